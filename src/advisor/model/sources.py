"""The texts that the knowledge rests on, the passages in them, and the points of view that they weigh by."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from advisor.problems import Place


@dataclass(frozen=True, slots=True)
class Source:
    """A text that the knowledge rests on; the passages in its file are taken from it."""

    id: str
    title: str
    author: str
    date: str
    publisher: str
    place: Place
    url: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the source; `guidance` says that the knowledge must cover it.

    With `clauses`, by letter, each of them must be covered: a rule rests on `P14a`, the first clause of `P14`.
    """

    id: str
    says: str
    guidance: bool
    place: Place
    clauses: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_to_cover(self) -> bool:
        """Whether something must rest on it: with guidance, and not on its clauses in its place."""
        return self.guidance and not self.clauses

    @property
    def parts(self) -> tuple["Passage", ...]:
        """Its clauses, each under the name by which it is cited."""
        return tuple(
            replace(self, id=self.id + key, says=says, clauses={}) for key, says in self.clauses.items()
        )


@dataclass(frozen=True, slots=True)
class Factor:
    """A point of view from which candidates are weighed; each rule that counts may name one."""

    id: str
    title: str
    says: str
    source: tuple[str, ...]
    place: Place
