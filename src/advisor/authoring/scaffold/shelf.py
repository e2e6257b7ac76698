"""The knowledge files that a draft is added to, the names in them, and what a change would make worse."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.authoring.scaffold.blanks import Known, Marked, Tree, blanks_in, lines_of, text_of
from advisor.authoring.scaffold.insertion import insert
from advisor.language.reading.base import read_documents, vocabulary_of
from advisor.language.reading.documents import Collected, Document
from advisor.language.reading.files import File, read_files
from advisor.language.reading.nodes import decode
from advisor.language.reading.vocabulary import Vocabulary
from advisor.model import RuleBase
from advisor.problems import Place, Problem, attempted


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to hold: what it held before (None if it is new), and the blanks in it that are new.

    `path` is its place in the knowledge folder, such as rules/python.yaml; `first` and `last` are the new lines.
    """

    path: str
    shown: str
    before: bytes | None
    after: bytes
    blanks: tuple[Marked, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Target:
    """The file that a draft goes into; without a document it is to be made, with a heading of comments.

    `path` and `shown` are as in a document, `today` is the date of review of a new rule file.
    """

    path: str
    shown: str
    document: Document | None
    heading: tuple[str, ...] = ()
    today: str = ""


@dataclass(frozen=True)
class Shelf:
    """The knowledge files of a base; `place` and `name` are those of the whole, as for the reader."""

    collected: Collected
    place: str
    name: str

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The files that can be composed."""
        return tuple(read_files(self.collected.documents, []))

    @cached_property
    def names(self) -> Vocabulary:
        """The names that rules may use; what cannot be read yet is left out."""
        return vocabulary_of(self.files, [])

    @cached_property
    def rules(self) -> Mapping[str, Place]:
        """The ids of all rules as they are written, with their places."""
        return {f"{file.stem}/{key.text}": key.place for file in self.files for key, _ in file.rules}

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they are."""
        return self.problems_with(())

    def base_with(self, changes: Iterable[Change]) -> RuleBase:
        """Return the rule base as it would be with changes. Raises AdvisorError."""
        documents = {document.shown: document for document in self.collected.documents}
        documents.update(
            {change.shown: Document(change.path, change.shown, change.after) for change in changes}
        )
        collected = Collected(tuple(documents.values()), self.collected.problems)
        return read_documents(collected, self.place, self.name)

    def problems_with(self, changes: Iterable[Change]) -> tuple[Problem, ...]:
        """Return what would be wrong with changes."""
        return attempted(lambda: self.base_with(changes))[1]

    def document(self, name: str) -> Document | None:
        """Return the document that people know by this name."""
        return next((document for document in self.collected.documents if document.shown == name), None)


def added_to(document: Document, where: Sequence[str], tree: Mapping[str, Tree]) -> Change:
    """Return the change that adds entries to a section of a file. Raises AdvisorError if it has no place for them."""
    text = decode(document.content, document.shown)
    lines = lines_of(tree, where)
    insertion = insert(text, document.shown, where, lines)
    mark = BOM_UTF8 if document.content.startswith(BOM_UTF8) else b""
    last = insertion.line + len(lines) - 1
    after = mark + insertion.text.encode()
    return Change(
        document.path,
        document.shown,
        document.content,
        after,
        blanks_in(lines, insertion.line),
        insertion.line,
        last,
    )


def new_file(target: Target, tree: Mapping[str, Tree]) -> Change:
    text = text_of(tree, target.heading)
    lines = text.split("\n")[:-1]
    return Change(target.path, target.shown, None, text.encode(), blanks_in(lines), 1, len(lines))


def put(target: Target, section: str, entries: Known, above: Known | None = None) -> Change:
    """Return the change that adds entries at the end of a section of a file, or makes it with what stands above them.

    Raises AdvisorError.
    """
    if target.document:
        return added_to(target.document, (section,), entries)
    return new_file(target, {**(above or {}), section: entries})


def both(first: Change, then: Change) -> Change:
    """Return two changes of one file as one, of which the second was made of what the first left."""
    more = then.last - then.first + 1
    moved = tuple(
        replace(blank, line=blank.line + (more if blank.line >= then.first else 0)) for blank in first.blanks
    )
    return replace(
        then, before=first.before, blanks=tuple(sorted((*moved, *then.blanks), key=lambda blank: blank.line))
    )


def made_worse(shelf: Shelf, changes: Sequence[Change]) -> tuple[Problem, ...]:
    """Return what changes would make wrong, apart from their blanks."""
    return worse(shelf.problems, shelf.problems_with(changes), changes)


def worse(
    before: Iterable[Problem], after: Iterable[Problem], changes: Iterable[Change]
) -> tuple[Problem, ...]:
    """Return the problems that are new and come of no blank: each blank is one problem, and not a fault."""
    known = Counter(map(said, before))
    blanks = {(change.shown, blank.line) for change in changes for blank in change.blanks}
    new = []
    for problem in after:
        known[said(problem)] -= 1
        if known[said(problem)] < 0 and (problem.place.file, problem.place.line) not in blanks:
            new.append(problem)
    return tuple(new)


def said(problem: Problem) -> tuple[str, str]:
    """Return what tells a problem from others when lines have moved."""
    return problem.place.file, problem.what
