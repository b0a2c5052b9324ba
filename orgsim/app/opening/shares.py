"""Whether the system tells of changes in a folder: of those that others make on a share it does not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_SILENT = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "afpfs", "ncpfs", "9p", "ceph", "glusterfs", "davfs"),
        *("webdav", "drvfs", "vboxsf", "virtiofs", "prl_fs", "vmhgfs", "osxfuse", "macfuse"),
    )
)
_REMOTE_DRIVE = 4
"""`DRIVE_REMOTE` of Windows."""


def tells_of_changes(folder: Path) -> bool:
    """Whether the system tells of every change in `folder`, by whichever machine."""
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(os.path.abspath(folder))[0]  # noqa: PTH100 -- as Windows names it
        return not drive.startswith("\\\\") and ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") != _REMOTE_DRIVE
    kind = QStorageInfo(str(folder)).fileSystemType().toStdString().lower()
    # What lies behind FUSE, such as SSH or a cloud, tells only of what passes through this machine.
    return kind not in _SILENT and not kind.startswith("fuse")
