"""Several people's answers, out of files and records, side by side."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from advisor.explain.core import contradiction
from advisor.explain.people import Comparison, Person, compare_people, said_of, said_words, union_of
from advisor.formats.exclusions import exclusions_in
from advisor.interview.session import refusals
from advisor.journal.steps import resume
from advisor.journal.store import find
from advisor.model import Exclusion, RuleBase, keeping_out
from advisor.problems import AdvisorError, Place, Problem, RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.journals import existing, whole

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one person, and whom that person has kept out."""

    person: Person
    exclusions: tuple[Exclusion, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where the answers of several people are: files, which `read` gives as `Answers` wants it, and records of a journal.

    `remark` is told what of a record no longer fits the questions.
    """

    names: tuple[str, ...]
    journal: Path
    read: Callable[[Path], tuple[bytes, str]]
    remark: Callable[[str], object]

    def load(self, base: RuleBase) -> tuple[RuleBase, tuple[Person, ...]]:
        """Return the rules, without whom anybody has kept out, and the people. Raises AdvisorError, RequestError."""
        if twice := next((name for name in self.names if self.names.count(name) > 1), None):
            raise RequestError(f"'{twice}' is named twice")
        sheets = [self.sheet(base, name) for name in self.names]
        out = {exclusion.candidate: exclusion for sheet in sheets for exclusion in sheet.exclusions}
        return keeping_out(base, tuple(out.values())), tuple(sheet.person for sheet in sheets)

    def sheet(self, base: RuleBase, name: str) -> Sheet:
        """Return what a file or a record holds."""
        path = Path(name)
        if name == STANDARD_INPUT or path.exists() or is_path(path):
            return Sheet(Person(self.short(path), Answers(path, (), self.read).load(base)))
        if not self.journal.exists():
            raise RequestError(f"there is no file '{name}', and no journal with a record of that name")
        with closing(existing(self.journal)) as journal:
            entry = whole(find(journal, name))
        resumed = resume(base, entry.sections["steps"])
        for fact, reason in resumed.dropped:
            self.remark(f"{entry.id}: the answer to '{fact}' is left out; {reason}")
        return Sheet(Person(entry.id, resumed.session.given), exclusions_in(entry.sections["without"]))

    def short(self, path: Path) -> str:
        """Return the name of a file without folder and ending, or all of it where another is called the same."""
        same = [name for name in self.names if Path(name).stem == path.stem]
        return str(path) if same[1:] else path.stem


def is_path(path: Path) -> bool:
    """Return whether only a file can be meant: the name of a record has no dot and no slash."""
    return bool(path.suffix) or len(path.parts) > 1


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
