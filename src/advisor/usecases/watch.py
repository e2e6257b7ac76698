"""Watching: what `check` and `test` say of the files now, and again whenever they hold something else.

An event only says "look". The state is the snapshot of the last look: what every knowledge and case file held. A
snapshot that equals the last one is no round, so a save without a change, a rename and a folder that goes and comes
back need no case of their own. A round knows nothing of the one before it: it says what the commands would.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from advisor.authoring.cases.verdicts import SuiteReport, run
from advisor.authoring.check.outside import Outside
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import Collected, collect
from advisor.problems import Problem, attempted
from advisor.usecases.checking import Check, check_base
from advisor.usecases.knowledge import Knowledge

TRIES = 5


@dataclass(frozen=True, slots=True)
class Round:
    """What there is to say of the files: the check if the knowledge can be read, the tests if the cases can, and problems."""

    check: Check | None
    report: SuiteReport | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the files held at one moment."""

    knowledge: Collected
    cases: Collected


def rounds(
    knowledge: Knowledge, seconds: float, outside: Callable[[], Outside], saves: Iterable[None]
) -> Iterator[Round]:
    """Yield a round now, and one after each save with which the files hold something else. Raises OSError.

    What is outside is asked in each round, since the day may change between two of them.
    """
    last = None
    for _ in chain([None], saves):
        snapshot = take_snapshot(knowledge)
        if snapshot != last:
            yield look(knowledge, snapshot, seconds, outside())
        last = snapshot


def take_snapshot(knowledge: Knowledge, tries: int = TRIES) -> Snapshot:
    """Return what the files hold; a folder may go while it is read, so that is tried again. Raises OSError."""
    problems: list[Problem] = []
    try:
        cases = documents_of(knowledge.root, problems)
        return Snapshot(collect(knowledge.root, knowledge.added), Collected(cases, tuple(problems)))
    except OSError:
        if not tries:
            raise
    return take_snapshot(knowledge, tries - 1)


def look(knowledge: Knowledge, snapshot: Snapshot, seconds: float, outside: Outside) -> Round:
    """Return what there is to say of a snapshot."""
    base, problems = attempted(lambda: knowledge.read(snapshot.knowledge))
    if base is None:
        return Round(None, None, problems)
    cases, wrong = attempted(lambda: read_cases(snapshot.cases.documents, base))
    problems = (*snapshot.cases.problems, *wrong)
    examples = [rule for rule in base.rules.values() if rule.examples]
    checked = check_base(base, seconds, outside)
    return Round(checked, None if problems else run(base, cases or (), examples), problems)
