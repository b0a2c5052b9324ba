"""XML of files that are brought in: nothing that it only refers to is fetched."""

from __future__ import annotations

from lxml import etree

from orgsim.importing.records import CannotImport
from orgsim.messages import message


def root_of(data: bytes, file: str, *, entities: bool = False) -> etree._Element:
    """The outermost element; CannotImport where the XML is damaged or too deep, with the name of the `file`.

    `entities`: those that the file itself declares are put in, as far as they do not blow it up.
    """
    parser = etree.XMLParser(
        resolve_entities="internal" if entities else False,  # type: ignore[arg-type]  # the stubs are of lxml 4
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # libxml2 has no number of its own for that: "Excessive depth in document", "Maximum tree depth exceeded".
        why = "import.too-nested" if "depth" in str(error) else "import.damaged"
        raise CannotImport(message(why, file=file)) from error
