"""Files, and what they would hold in their one layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.language.fmt.canonical import canonical
from advisor.language.fmt.files import at, in_base
from advisor.language.reading.documents import Document
from advisor.problems import AdvisorError, Problem
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file, and its text in the canonical layout."""

    document: Document
    text: str

    @property
    def changed(self) -> bool:
        """Whether the file would change."""
        return self.document.content != self.text.encode()


def formatted(knowledge: Knowledge, paths: Sequence[Path]) -> tuple[list[Formatted], list[Problem]]:
    """Return the files in the paths, or of the knowledge and its cases, each once; and what is wrong with the others."""
    files, problems = list[Formatted](), list[Problem]()
    if paths:
        documents = tuple(document for path in paths for document in at(path, problems))
    else:
        documents = in_base(knowledge.root, knowledge.added, problems)
    for document in {document.shown: document for document in documents}.values():
        try:
            files.append(Formatted(document, canonical(document.content, document.shown)))
        except AdvisorError as error:  # noqa: PERF203  # each file has problems of its own
            problems += error.problems
    return files, problems
