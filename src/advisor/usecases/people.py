"""Several people's answers, out of files and records, side by side."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from advisor.explain.core import contradiction
from advisor.explain.people import Comparison, Person, compare_people, said_of, said_words, union_of
from advisor.interview.session import refusals
from advisor.journal.steps import resume
from advisor.journal.store import find, named
from advisor.model import RuleBase, absent, grouped, left_out
from advisor.names import spelt
from advisor.problems import AdvisorError, Place, Problem, RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.journals import existing, whole

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where the answers of several people are: files, which `read` gives as `Answers` wants it, and records of a journal.

    `remark` is told what of a record no longer fits the questions.
    """

    names: tuple[str, ...]
    journal: Path
    read: Callable[[Path], tuple[bytes, str]]
    remark: Callable[[str], object]

    def load(self, base: RuleBase) -> tuple[Person, ...]:
        """Return the people. Raises AdvisorError, and RequestError if a file or a record is named twice, or a candidate."""
        require_people(base, [name for name in self.names if not self.has(name)])
        require_once(map(realpath, self.names), self.names)
        people = tuple(self.person(base, name) for name in self.names)
        require_once((person.name for person in people), self.names)
        return people

    def has(self, name: str) -> bool:
        """Return whether a name is that of a file, or of a record in the journal. Raises AdvisorError."""
        if is_file(name) or not self.journal.exists():
            return is_file(name)
        with closing(existing(self.journal)) as journal:
            return bool(named(journal, name))

    def person(self, base: RuleBase, name: str) -> Person:
        """Return what a file or a record holds."""
        path = Path(name)
        if is_file(name):
            return Person(self.short(path), Answers(path, (), self.read).load(base))
        if not self.journal.exists():
            raise RequestError(f"there is no file '{name}', and no journal with a record of that name")
        with closing(existing(self.journal)) as journal:
            entry = whole(find(journal, name))
        resumed = resume(base, entry.sections["steps"])
        for fact, reason in resumed.dropped:
            self.remark(f"{entry.id}: the answer to '{fact}' is left out; {reason}")
        out = tuple(exclusion for exclusion in entry.exclusions if not absent(base, [exclusion]))
        for exclusion in entry.exclusions:
            if exclusion not in out:
                self.remark(f"{entry.id}: '{exclusion.candidate}', which was kept out, no longer exists")
        return Person(entry.id, resumed.session.given, out)

    def short(self, path: Path) -> str:
        """Return the name of a file without folder and ending, or all of it where another is called the same."""
        same = [name for name in self.names if Path(name).stem == path.stem]
        return str(path) if same[1:] else path.stem


def require_people(base: RuleBase, names: Iterable[str]) -> None:
    """Raise RequestError if names are those of candidates, or of what is not covered."""
    wrong = []
    for name in names:
        if entry := left_out(name, base.not_covered):
            wrong.append("; ".join(entry.told))
        elif candidate := spelt(name, {each.id: each.title for each in base.written_candidates.values()}):
            wrong.append(
                f"'{name}' is a candidate, and no file of answers or record; ask 'compare {candidate}'"
            )
    if wrong:
        raise RequestError("\n".join(wrong))


def require_once(places: Iterable[Hashable], names: Iterable[str]) -> None:
    """Raise RequestError if two of these names mean the same place."""
    for first, *others in grouped(zip(places, names, strict=True)).values():
        if others:
            raise RequestError(
                f"'{first}' is named twice" + ("" if others[0] == first else f", also as '{others[0]}'")
            )


def is_file(name: str) -> bool:
    """Return whether a file is meant: it is there, or the name has a dot or a slash, as no record has."""
    path = Path(name)
    return name == STANDARD_INPUT or path.exists() or bool(path.suffix) or len(path.parts) > 1


def compare(base: RuleBase, people: Sequence[Person]) -> Comparison:
    """Return what becomes of people's answers. Raises AdvisorError if these cannot be put together."""
    union = union_of(base, people)
    if reasons := refusals(base, union):
        facts = contradiction(base, union)
        words = [
            said_words(base, fact, said_of(fact, people))
            for fact in (facts if isinstance(facts, tuple) else ())
        ]
        what = f"the people's answers contradict each other: {', '.join(words)}"
        raise AdvisorError(Problem(Place("together"), what, reason) for reason in reasons)
    return compare_people(base, people)
