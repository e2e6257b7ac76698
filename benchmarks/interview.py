"""How good the interview is: right when it stops, short, true to its topics, and quick.

python benchmarks/interview.py [--sessions N] [--compared N] [--large N] [--completions N] [--write]

Random people answer each fact evenly, of several values each with a chance of 0.3; replies that cannot
be together are drawn again. Every way to choose questions meets the same people, in the same order.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TypeAlias, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from sections import show, table
from speed import many_rules, some_answer

from advisor.conditions import broken
from advisor.evaluators.sweep import sample, sweep
from advisor.interview.choice import information, next_question
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import look
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.base import read_base
from advisor.model import Answer, Fact, RuleBase, grouped
from advisor.recommend import recommend

SEED, DOUBT = 7, 0.1
SAVED, FROM_BEFORE, QUICK_MS, LARGE_MS = 0.35, 2.5, 100, 400  # the targets
BEFORE, LEFT_BELOW = "the most telling topic", 0.3
DOUBTFUL = "shipped, each reply unknown with a chance of 0.1"
HEAD = (
    "how questions are chosen",
    "sessions",
    "questions",
    "saved",
    "topics",
    "switches",
    "sessions with more switches than topics",
)
PREFACE = """
`benchmarks/interview.py` lets random people answer: each fact evenly, of a fact with several values each with a chance of 0.3; replies that cannot be together are drawn again. Every way to choose questions meets the same people. "Until settled" stops when nothing can change a winner; "what can count" also leaves out questions on the way; "pure greedy" asks for the most information, of whatever topic; "the most telling topic", the choice before topics had an order, stays in a topic until it tells little, and goes on to the one that tells most; the shipped choice asks the opening and then topic by topic, in the order of the base. At each stop {completions:,} completions are drawn: a settled decision is wrong if any of them has other winners than the result names. Times are of the processor, and what is said to be left is worked out in them.
"""

Person: TypeAlias = Mapping[str, Answer | None]
Choose: TypeAlias = Callable[[RuleBase, Session], Fact | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Walk:
    """An interview to its end, and the processor's milliseconds from each answer to the next question."""

    session: Session
    times: tuple[float, ...]

    def topics(self, base: RuleBase) -> list[str]:
        """Return the topic of each question, in the order asked."""
        return [base.facts[one.fact].topic for one in self.session.given]

    def visited(self, base: RuleBase) -> int:
        """Return how many topics were asked about."""
        return len(set(self.topics(base)))

    def switches(self, base: RuleBase) -> int:
        """Return how often a question was of another topic than the one before."""
        return sum(one != other for one, other in pairwise(self.topics(base)))


def people(base: RuleBase, count: int, doubt: float = 0.0) -> list[Person]:
    """Return random people; with doubts they are the same, but do not know some of their answers."""
    chance, doubts = random.Random(SEED), random.Random(SEED + 1)  # noqa: S311  # chance, not secrecy
    found = [person(base, chance) for _ in range(count)]
    return [{fact: None if doubts.random() < doubt else one for fact, one in each.items()} for each in found]


def person(base: RuleBase, chance: random.Random) -> Person:
    """Return an answer to every fact; together they are possible."""
    profile: dict[str, Answer] = {}
    for fact in base.facts.values():
        profile[fact.id] = some_answer(chance, fact)
        while broken(base, profile):
            profile[fact.id] = some_answer(chance, fact)
    return profile


def walk(base: RuleBase, person: Person, choose: Choose) -> Walk:
    """Return the interview of a person. Choosing looks at who can still win, so that is in the times."""
    base.prepared.pop(look.__wrapped__, None)
    session, times = Session(), []
    fact = choose(base, session)
    while fact:
        start = time.process_time()
        session = answer(session, fact.id, person[fact.id])
        refusals(base, session.profile)
        fact = choose(base, session)
        times.append(1000 * (time.process_time() - start))
    return Walk(session, tuple(times))


def shipped(base: RuleBase, session: Session) -> Fact | None:
    """Return the next question, and work out about how many are left, as an interview does."""
    fact = next_question(base, session)
    questions_left(base, session)
    return fact


def in_order_until_settled(base: RuleBase, session: Session) -> Fact | None:
    """Return the next fact in the order written, whether it can count or not, while any can."""
    return next_question(base, session, every=True) if look(base, session).deciding else None


def in_order(base: RuleBase, session: Session) -> Fact | None:
    """Return the first fact that can still count, in the order written."""
    return next((base.facts[fact] for fact in look(base, session).deciding), None)


def at_random(base: RuleBase, session: Session, *, chance: random.Random) -> Fact | None:
    """Return any fact that can still count."""
    deciding = look(base, session).deciding
    return base.facts[chance.choice(deciding)] if deciding else None


def greedy(base: RuleBase, session: Session) -> Fact | None:
    """Return the fact that tells most about the open decisions, of whatever topic."""
    outlook = look(base, session)
    if not outlook.deciding:
        return None
    told = information(base, session, outlook, outlook.deciding)
    return base.facts[max(outlook.deciding, key=lambda fact: told[fact])]


def most_telling_topic(base: RuleBase, session: Session) -> Fact | None:
    """Return what tells most in the topic asked about last, until that tells little, then in the most telling topic."""
    outlook = look(base, session)
    told = information(base, session, outlook, outlook.ready) if outlook.ready else {}
    bits = grouped((base.facts[fact].topic, gain) for fact, gain in told.items())
    topics = [base.facts[fact].topic for fact in session.asked]
    fresh = {topic: gains for topic, gains in bits.items() if topic not in topics}
    here = topics[-1] if topics else base.facts[max(told, key=lambda fact: told[fact])].topic
    if (
        fresh
        and {*topics} & {*bits} == {here}
        and max(bits[here]) < LEFT_BELOW * max(map(max, fresh.values()))
    ):
        here = ""
    if told and here not in bits:
        here = max(fresh or bits, key=lambda topic: statistics.fmean(bits[topic]))
    inside = [fact for fact in told if base.facts[fact].topic == here]
    return base.facts[max(inside, key=lambda fact: told[fact])] if inside else None


def verdict(base: RuleBase, session: Session, count: int, seed: int) -> tuple[int, int]:
    """Return how many decisions the result calls settled, and for how many a completion has other winners."""
    result = recommend(base, session.profile)
    swept = sweep(base, sample(base, session.profile, count, seed))
    settled = [one for one in result.outcomes.values() if one.settled]
    wrong = 0
    for outcome in settled:
        ids = {one.id for one in base.decisions[outcome.decision].candidates}
        columns = [number for number, name in enumerate(swept.candidates) if name in ids]
        told = [swept.candidates[number] in outcome.winners for number in columns]
        wrong += bool((swept.winners[:, columns] != told).any())
    return len(settled), wrong


def counted(what: str, these: Sequence[T]) -> Iterator[T]:
    """Yield these, counting on standard error."""
    for number, one in enumerate(these, 1):
        print(f"\r{what}: {number} of {len(these)} ", end="", file=sys.stderr, flush=True)
        yield one
    print(file=sys.stderr)


def walks(base: RuleBase, people: Sequence[Person], what: str, choose: Choose) -> list[Walk]:
    """Return the interviews of all these people."""
    return [walk(base, one, choose) for one in counted(what, people)]


def mean_questions(these: Iterable[Walk]) -> float:
    """Return the mean number of questions."""
    return statistics.fmean(len(one.session.given) for one in these)


Row: TypeAlias = tuple[str, ...]


def lengths(base: RuleBase, asked: Mapping[str, Sequence[Walk]]) -> Iterator[Row]:
    """Yield how long interviews are, and how often they leave a topic."""
    for what, these in asked.items():
        mean = mean_questions(these)
        visited = statistics.fmean(walk.visited(base) for walk in these)
        switches = statistics.fmean(walk.switches(base) for walk in these)
        more = sum(walk.switches(base) > walk.visited(base) for walk in these)
        saved = 1 - mean / len(base.facts)
        figures = f"{mean:.1f}", f"{saved:.0%}", f"{visited:.1f}", f"{switches:.1f}", str(more)
        yield what, str(len(these)), *figures


def wrong_row(base: RuleBase, these: Sequence[Walk], count: int, what: str) -> Row:
    """Return what completions say of the winners at the stop."""
    verdicts = [verdict(base, walk.session, count, SEED) for walk in counted(f"at the stop, {what}", these)]
    settled, wrong = (sum(column) for column in zip(*verdicts, strict=True))
    of = f"{settled} settled decisions of {len(these) * len(base.decisions)}"
    return row(f"wrong winners, {what}: {of}", str(wrong), "0", met=not wrong)


def row(what: str, figure: str, target: str = "", *, met: bool | None = None) -> Row:
    """Return a figure, with its target if it has one."""
    return what, figure, target, "" if met is None else "yes" if met else "no"


def length_rows(base: RuleBase, asked: Mapping[str, Sequence[Walk]]) -> Iterator[Row]:
    """Yield how the shipped choice compares; with others over the same people."""
    now, before = asked["shipped"], asked[BEFORE]
    saved = 1 - mean_questions(now) / len(base.facts)
    yield row("questions saved", f"{saved:.1%}", f"at least {SAVED:.0%}", met=saved >= SAVED)
    more = mean_questions(now[: len(before)]) - mean_questions(before)
    what = f"questions more than with {BEFORE}, mean of {len(before)} sessions"
    yield row(what, f"{more:.1f}", f"at most {FROM_BEFORE}", met=more <= FROM_BEFORE)
    most = max(walk.switches(base) - walk.visited(base) for walk in now)
    yield row("topic switches less topics visited, the most", str(most), "at most 0", met=most <= 0)


def time_rows(these: Iterable[Walk], what: str, most: int) -> Iterator[Row]:
    """Yield how long the next question takes."""
    times = [time_ for walk in these for time_ in walk.times]
    what = f"answer to next question, {what}"
    yield row(f"{what}, median of {len(times)}", f"{statistics.median(times):.0f} ms")
    late = statistics.quantiles(times, n=20)[-1]
    yield row(f"{what}, 95th percentile", f"{late:.0f} ms", f"below {most} ms", met=late < most)
    yield row(f"{what}, longest", f"{max(times):.0f} ms")


def all_walks(base: RuleBase, everybody: Sequence[Person], compared: int) -> Mapping[str, Sequence[Walk]]:
    """Return the interviews by how questions are chosen; all but the shipped choice meet the first people only."""
    some = everybody[:compared]
    chance = random.Random(SEED + 2)  # noqa: S311  # chance, not secrecy
    ways: Mapping[str, Choose] = {
        "in the order of the files, all": partial(next_question, every=True),
        "in order, all until settled": in_order_until_settled,
        "in order, only what can count": in_order,
        "at random, only what can count": partial(at_random, chance=chance),
        "pure greedy": greedy,
        BEFORE: most_telling_topic,
    }
    asked = {what: walks(base, some, what, choose) for what, choose in ways.items()}
    asked["shipped"] = walks(base, everybody, "shipped", shipped)
    doubters = people(base, compared, DOUBT)
    asked[DOUBTFUL] = walks(base, doubters, DOUBTFUL, next_question)
    return asked


def section(sessions: int, compared: int, large: int, completions: int) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    base = read_base()
    with many_rules(base) as folder:
        more = read_base(added=[folder])
    asked = all_walks(base, people(base, sessions), min(compared, sessions))
    yield "## The interview"
    yield ""
    yield PREFACE.format(completions=completions).strip()
    yield ""
    yield from table(HEAD, lengths(base, asked), figures=len(HEAD) - 1)
    yield ""
    rows = [wrong_row(base, asked[what], completions, what) for what in ("shipped", DOUBTFUL)]
    rows += length_rows(base, asked)
    rows += time_rows(asked["shipped"], f"{len(base.rules)} rules", QUICK_MS)
    many = walks(more, people(more, large), f"{len(more.rules)} rules", shipped)
    rows += time_rows(many, f"{len(more.rules)} rules", LARGE_MS)
    yield from table(("what", "figure", "target", "met"), rows, figures=2)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sessions", type=int, default=500, help="with the shipped choice")
    options.add_argument("--compared", type=int, default=200, help="with each other way to choose")
    options.add_argument("--large", type=int, default=12, help="with many rules")
    options.add_argument("--completions", type=int, default=100_000, help="drawn at each stop")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    lines = section(chosen.sessions, chosen.compared, chosen.large, chosen.completions)
    show("interview", lines, write=chosen.write)


if __name__ == "__main__":
    main()
