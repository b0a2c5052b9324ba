"""The start page: what ships and what lies in recent folders, as cards."""
