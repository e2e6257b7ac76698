"""How good a quick interview is, and how honest it is to say that there are about six more questions.

python benchmarks/quick.py [--sessions N] [--write]

The people are those of benchmarks/interview.py. What a quick interview comes to is compared with what becomes of all
their answers; each number of questions that is told on the way, with how many there were.
"""

import argparse
import os
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from interview import Choose, Person, Row, counted, people
from sections import show, table

from advisor.evaluators.sweep import encode, sweep
from advisor.interview.choice import next_question
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import look
from advisor.interview.quick import STAY, enough, next_quick
from advisor.interview.session import Session, answer
from advisor.language.reading.base import read_base
from advisor.model import Fact, RuleBase
from advisor.recommend import recommend

# What is told is near if it is wrong by so many questions at most.
NEAR = 3
TOLD_HEAD = (
    "what is told",
    "at the opening",
    "asked, mean",
    "told later",
    "mean error",
    "mean size of an error",
    f"wrong by {NEAR} at most",
    "up by more than 1",
)
PREFACE = """
`benchmarks/quick.py` lets the people of `benchmarks/interview.py` answer. A quick interview asks the opening and then what tells most, of whatever topic, until each decision is settled or its leader stays first in {stay:.0%} of 2,000 completions; "in the order of topics" stops so too. It is right about a decision if it names the winners that all answers of the person lead to. After each answer it is told about how many questions are left; an error is what is told less what there were.
"""


@dataclass(frozen=True, slots=True)
class Way:
    """An interview to its end: how many questions were said to be left before each, and milliseconds to say so."""

    session: Session
    told: tuple[int, ...]
    took: tuple[float, ...]

    @property
    def errors(self) -> list[int]:
        """By how many questions what was told after each answer was wrong."""
        return [
            told - left for told, left in zip(self.told[1:], range(len(self.told) - 1, 0, -1), strict=True)
        ]

    @property
    def rises(self) -> list[bool]:
        """Whether after each answer but the first more than one question more was told than before."""
        return [later > before + 1 for before, later in pairwise(self.told[1:])]


def in_topic_order(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question of a quick interview that goes by topics."""
    return None if enough(base, session) else next_question(base, session)


def way(base: RuleBase, person: Person, choose: Choose, *, quick: bool) -> Way:
    """Return the interview of a person, with what is told on the way."""
    session, told, took = Session(), [], []
    while fact := choose(base, session):  # so that what is kept of this session is there
        start = time.process_time()
        told.append(questions_left(base, session, quick=quick))
        took.append(1000 * (time.process_time() - start))
        session = answer(session, fact.id, person[fact.id])
    return Way(session, tuple(told), tuple(took))


def right(base: RuleBase, session: Session, person: Person) -> list[bool]:
    """Return for each decision whether the result names the winners that all answers of a person lead to."""
    now, wins = recommend(base, session.profile), sweep(base, encode(base, [person])).winners_of(0)
    return [
        set(outcome.winners) == wins.intersection(base.decisions[name].candidate_ids)
        for name, outcome in now.outcomes.items()
    ]


def quick_row(base: RuleBase, what: str, ways: Sequence[Way], everybody: Sequence[Person]) -> Row:
    """Return how long quick interviews are, and in what share they are right."""
    all_right = [right(base, each.session, person) for each, person in zip(ways, everybody, strict=True)]
    mean = statistics.fmean(len(each.told) for each in ways)
    shares = [*map(statistics.fmean, zip(*all_right, strict=True)), statistics.fmean(map(all, all_right))]
    return what, str(len(ways)), f"{mean:.1f}", *(f"{share:.0%}" for share in shares)


def told_row(what: str, ways: Sequence[Way]) -> Row:
    """Return how far what was told is from what was so."""
    errors = [error for each in ways for error in each.errors]
    near = statistics.fmean(abs(error) <= NEAR for error in errors)
    rises = statistics.fmean(rise for each in ways for rise in each.rises)
    opening, mean = ways[0].told[0], statistics.fmean(len(each.told) for each in ways)
    figures = f"{statistics.fmean(errors):+.1f}", f"{statistics.fmean(map(abs, errors)):.1f}"
    return what, str(opening), f"{mean:.1f}", str(len(errors)), *figures, f"{near:.0%}", f"{rises:.0%}"


def time_rows(what: str, took: Sequence[float]) -> Iterator[Row]:
    yield f"{what}, median of {len(took)}", f"{statistics.median(took):.0f} ms"
    yield f"{what}, 95th percentile", f"{statistics.quantiles(took, n=20)[-1]:.0f} ms"


def times_of_enough(base: RuleBase, ways: Iterable[Way]) -> Iterator[float]:
    """Yield the milliseconds of the processor to see whether enough is known, once who can win is known."""
    for each in ways:
        for state in each.session.past:
            session = Session(state)
            look(base, session)
            start = time.process_time()
            enough(base, session)
            yield 1000 * (time.process_time() - start)


def section(sessions: int) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    base = read_base()
    everybody = people(base, sessions)
    whole = [way(base, person, next_question, quick=False) for person in counted("whole", everybody)]
    quick = [way(base, person, next_quick, quick=True) for person in counted("quick", everybody)]
    by_topics = [way(base, person, in_topic_order, quick=True) for person in counted("by topics", everybody)]
    titles = [f"right: {decision.title}" for decision in base.decisions.values()]
    yield "## Quick interviews, and how many questions are left"
    yield ""
    yield PREFACE.format(stay=STAY).strip()
    yield ""
    head = ("how questions are chosen", "sessions", "questions", *titles, "right: all")
    rows = [
        quick_row(base, what, ways, everybody)
        for what, ways in (
            ("quick", quick),
            ("quick, in the order of topics", by_topics),
            ("until nothing can change a winner", whole),
        )
    ]
    yield from table(head, rows, figures=len(head) - 1)
    yield ""
    told = [told_row("until nothing can change a winner", whole), told_row("until the quick end", quick)]
    yield from table(TOLD_HEAD, told, figures=len(TOLD_HEAD) - 1)
    yield ""
    times = [
        *time_rows("about how many are left", [took for each in whole for took in each.took]),
        *time_rows(
            "about how many are left until the quick end", [took for each in quick for took in each.took]
        ),
        *time_rows("whether enough is known", list(times_of_enough(base, quick[: len(quick) // 4]))),
    ]
    yield from table(("milliseconds of the processor", "figure"), times, figures=1)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sessions", type=int, default=200)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("quick", section(chosen.sessions), write=chosen.write)


if __name__ == "__main__":
    main()
