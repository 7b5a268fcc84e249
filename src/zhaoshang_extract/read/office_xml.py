"""The XML parts of Office files, read as they pass by: no tree is kept, and no entity is followed."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from xml.parsers import expat

from zhaoshang_extract.read.archive import inflate
from zhaoshang_extract.read.failure import DocumentError

MAX_DEPTH = 500
Start = Callable[[str, dict[str, str]], None]


def parse_part(
    archive: zipfile.ZipFile,
    part: str,
    name: str,
    start: Start,
    end: Callable[[str], None] = lambda tag: None,
    characters: Callable[[str], None] = lambda words: None,
) -> bool:
    """Call the handlers for a part, with tags and attributes without their namespaces; False without it.

    Raises DocumentError for XML that is damaged, and for a bomb.
    """
    info = archive.NameToInfo.get(part)
    if info is None:
        return False
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise DocumentError("bomb", f"{name}: is nested over {MAX_DEPTH} deep; it is not read")
        start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(tag))

    def refused(*_: object) -> None:
        # Word writes none; entities that stand for entities are how XML bombs are made.
        told = f"{part} declares entities, as no Word document does; it is not read"
        raise DocumentError("bomb", f"{name}: {told}")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = characters, refused
    try:
        parser.Parse(inflate(archive, info, name), True)
    except (LookupError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        told = f"{part} is in an encoding that Word does not write ({error}); save it again as DOCX"
        raise DocumentError("damaged", f"{name}: {told}") from error
    except expat.ExpatError as error:
        told = f"{part} is no whole XML ({error}); save it again as DOCX"
        raise DocumentError("damaged", f"{name}: {told}") from error
    return True


def _local(tag: str) -> str:
    return tag.rpartition(" ")[2]
