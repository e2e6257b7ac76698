"""Rule bases as bytes, kept in the user's cache, so that the same documents are read only once.

The bytes are a pickle in which no class and no function is named: every value of the model stands in it as a
number and its fields. Such a pickle can be wrong, but it cannot do anything; the digest in front of each entry
(`cache`) finds what is wrong. The texts of the documents are not in it, nor the folder they are in: whoever
asks has both.
"""

import hashlib
import io
import json
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any, NoReturn

from advisor import model
from advisor.model import Kind, RuleBase
from advisor.problems import Place
from advisor.read.cache import cache_folder, fetch, store
from advisor.read.digests import code_digest
from advisor.read.documents import Collected, Document
from advisor.read.garbage import without_collecting

# What stands in the bytes as its number here, with its fields after it.
MADE: Sequence[type[Any]] = [
    *(one for one in map(vars(model).get, model.__all__) if isinstance(one, type) and is_dataclass(one)),
    Kind,
    Place,
]
PLACE = MADE.index(Place)

# The parts of the program that make a rule base.
READER = ("__init__.py", "read", "model", "problems.py")
PROTOCOL = 5

Parts = Callable[[Any], tuple[Any, ...]]


def read_compiled(found: Collected, place: str, name: str) -> RuleBase:
    """Return the rule base of these documents, as `read_documents` does, from the cache where it is there.

    Raises AdvisorError with everything that is wrong; only a base without problems is kept.
    """
    folder = None if found.problems else cache_folder()
    key = key_of(found.documents, name) if folder else None
    content = fetch(folder, key) if folder and key else None
    base = decompiled(content, found.documents) if content else None
    if base:
        return base
    from advisor.read.base import read_documents  # reading takes many modules, and an entry none of them

    base = read_documents(found, place, name)
    if folder and key and (new := compiled(base, found.documents)):
        store(folder, key, new)
    return base


def key_of(documents: Iterable[Document], name: str) -> str | None:
    """Return a digest of all that a rule base comes of: documents, name, and what reads them; None if unknown."""
    files = [(one.path, hashlib.sha256(one.content).hexdigest()) for one in documents]
    reader = code_digest(READER, ["yaml"])
    if not reader:
        return None
    whole = json.dumps([reader, name, files])
    return hashlib.sha256(whole.encode()).hexdigest()


def compiled(base: RuleBase, documents: Sequence[Document]) -> bytes | None:
    """Return a rule base as bytes; None if something in it does not stand in the documents."""
    written = io.BytesIO()
    try:
        Writer(written, documents).dump(base)
    except LookupError:
        return None
    return written.getvalue()


def decompiled(content: bytes, documents: Sequence[Document]) -> RuleBase | None:
    """Return the rule base that was compiled from these documents; None if the bytes hold none."""
    try:
        with without_collecting():
            base = Reader(content, documents).load()
    except Exception:  # noqa: BLE001  # bytes that hold no base can fail in any way
        return None
    return base if isinstance(base, RuleBase) else None


class Writer(pickle.Pickler):
    """Writes values of the model as numbers and fields, and places by the number of their document."""

    def __init__(self, file: io.BytesIO, documents: Sequence[Document]) -> None:
        super().__init__(file, PROTOCOL)
        self.texts: dict[str, tuple[int, str]] = {}
        self.documents = {one.shown: (number, one) for number, one in enumerate(documents)}
        self.parts: dict[type, Parts] = {one: parts_of(one) for one in MADE[:PLACE]} | {Place: self.place}

    def persistent_id(self, value: Any) -> tuple[Any, ...] | None:
        """Return the number and the fields of a value of the model; None for text, tuples and the like."""
        parts = self.parts.get(type(value))
        return parts(value) if parts else None

    def place(self, place: Place) -> tuple[Any, ...]:
        """Return a place without its text. Raises LookupError if that is not the text of a document."""
        if place.file not in self.texts:
            number, document = self.documents[place.file]
            if place.text != text_of(document):
                raise LookupError(place.file)
            self.texts[place.file] = number, place.text
        number, text = self.texts[place.file]
        if place.text is not text and place.text != text:
            raise LookupError(place.file)
        return PLACE, number, place.line, place.column, place.width


class Reader(pickle.Unpickler):
    """Makes values of the model from numbers and fields; nothing else can be made."""

    def __init__(self, content: bytes, documents: Sequence[Document]) -> None:
        super().__init__(io.BytesIO(content))
        self.documents = [(one.shown, text_of(one)) for one in documents]

    def persistent_load(self, parts: Any) -> Any:
        """Return the value of the model with this number and these fields."""
        if parts[0] == PLACE:
            _, number, line, column, width = parts
            file, text = self.documents[number]
            return Place(file, line, column, text, width)
        return MADE[parts[0]](*parts[1:])

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse every name. Raises UnpicklingError."""
        raise pickle.UnpicklingError(f"{module}.{name}")


def parts_of(made: type[Any]) -> Parts:
    """Return the function that gives the number and the fields of a value of this class."""
    number = MADE.index(made)
    names = [one.name for one in fields(made)] if is_dataclass(made) else ["value"]
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda value: (number, one(value))
    several = attrgetter(*names)
    return lambda value: (number, *several(value))


def text_of(document: Document) -> str:
    """Return the text of a document as its places hold it."""
    return document.content.decode("utf-8-sig")
