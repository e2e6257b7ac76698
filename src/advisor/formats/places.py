"""Places as machines read them."""

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from advisor.problems import Place


def path_of(place: Place) -> str:
    """Return the path of a place with forward slashes; it is as people saw it, so below the working folder if it can be."""
    return PurePath(place.file).as_posix()


def place_document(place: Place) -> dict[str, Any]:
    return {"file": path_of(place), "line": place.line, "column": place.column}


def uri_of(place: Place) -> str:
    """Return the path of a place as a URI: a relative one if the path is."""
    path = PurePath(place.file)
    # The name of a file may be bytes that are no text.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
