"""The knowledge that is in use: a folder, and folders of more rules."""

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document, collect, shipped, shown
from advisor.model import RuleBase


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A knowledge folder, None for the shipped one, and folders of more rules."""

    folder: Path | None
    added: tuple[Path, ...]

    @property
    def root(self) -> Path:
        """The folder that is named, or that of the shipped knowledge."""
        return self.folder or shipped()

    def load(self) -> RuleBase:
        """Return the rule base. Raises AdvisorError."""
        return self.load_with_documents()[0]

    def load_with_documents(self) -> tuple[RuleBase, tuple[Document, ...]]:
        """Return the rule base, and the files that it was read from. Raises AdvisorError."""
        collected = collect(self.root, self.added)
        return self.read(collected), collected.documents

    def read(self, collected: Collected) -> RuleBase:
        """Return the rule base in these files, by the name of this knowledge. Raises AdvisorError."""
        return read_documents(collected, shown(self.root), self.root.absolute().name)

    @property
    def words(self) -> tuple[str, ...]:
        """The options that name the same knowledge again; none for the shipped one."""
        chosen = (f"--knowledge {quote(str(self.folder))}",) if self.folder else ()
        return (*chosen, *(f"--rules {quote(str(folder))}" for folder in self.added))
