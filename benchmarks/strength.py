"""Whether "it stays first in 85 of 100 ways" comes true, and how long it takes to say it.

python benchmarks/strength.py [--sessions N] [--write]

Random people answer what the interview asks, and after each answer it is noted who leads, and in what share of
completions. Who wins in the end is what becomes of all their answers.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from interview import counted
from sections import show, table

from advisor.evaluators.prior import Prior
from advisor.evaluators.sweep import Codes, decode, drawn, sample, shares_of_wins
from advisor.explain.strength import strengths
from advisor.interview.choice import next_question
from advisor.interview.session import Session, answer
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import documents_of, read_cases
from advisor.model import Profile, RuleBase
from advisor.recommend import Recommendation, recommend

SEED, WITHIN, MOST_MS, RUNS = 11, 0.1, 100, 5
BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)
# Minimum results of a bin that something can be said of, and questions after which interviews are left at the latest.
FEWEST, LONGEST = 30, 14
# Times that answers of each case are left out at random.
LEFT_OUT = 6
HEAD = (
    "who answers",
    "it stays in a share of",
    "results",
    "mean of the shares",
    "is the final winner",
    "within 0.1",
)
PREFACE = """
`benchmarks/strength.py` lets random people answer what the interview asks, until they leave after some questions, at most {longest}. After each answer it is noted, for each decision that is not settled, who leads, and in what share of 2,000 completions; the final winner is that of all their answers, of a tie each in part. Those people are drawn by the prior that shares are told by, with another seed; then with every value of a set as likely as not; and they are the agreed cases in `tests/cases/`, of which answers are left out at random, {left_out} times each.
"""

People: TypeAlias = Sequence[Profile]


@dataclass(frozen=True, slots=True)
class Claim:
    """In what share of completions a leader was said to win, and to what part it did in the end."""

    stay: float
    won: float


def walk(base: RuleBase, person: Profile, chance: random.Random) -> Iterator[Profile]:
    """Yield what is known after each question, until the interview is over or left."""
    session = Session()
    for _ in range(chance.randint(1, LONGEST)):
        yield session.profile
        fact = next_question(base, session)
        if fact is None:
            return
        session = answer(session, fact.id, person[fact.id])


def claims(base: RuleBase, known: Profile, end: Recommendation) -> Iterator[Claim]:
    """Yield what is claimed of each open decision that somebody leads alone."""
    now = recommend(base, known)
    shares = {} if now.settled else shares_of_wins(base, known)
    for name, outcome in now.outcomes.items():
        if not outcome.settled and len(outcome.winners) == 1 and shares:
            (leader,), winners = outcome.winners, end.outcomes[name].winners
            yield Claim(shares[leader], (leader in winners) / max(1, len(winners)))


def claims_of_people(base: RuleBase, people: People, what: str) -> list[Claim]:
    """Return what is claimed along the interviews of these people."""
    chance = random.Random(SEED)  # noqa: S311  # chance, not secrecy
    return [
        claim
        for person in counted(what, people)
        for end in [recommend(base, person)]
        for known in walk(base, person, chance)
        for claim in claims(base, known, end)
    ]


def claims_of_cases(base: RuleBase, cases: People) -> list[Claim]:
    """Return what is claimed when answers of cases are left out."""
    chance = random.Random(SEED)  # noqa: S311  # chance, not secrecy
    return [
        claim
        for case in counted("cases", cases)
        for end in [recommend(base, case)]
        for _ in range(LEFT_OUT)
        for claim in claims(base, some_of(case, chance), end)
    ]


def some_of(case: Profile, chance: random.Random) -> Profile:
    """Return answers of a case, each left out with the same chance, which is drawn first."""
    kept = chance.random()
    return {fact: given for fact, given in case.items() if chance.random() < kept}


def decoded(base: RuleBase, rows: Codes) -> People:
    return [decode(base, row) for row in rows]


def agreed_cases(base: RuleBase) -> People:
    """Return the answers of the cases that people agreed on."""
    return [case.profile for case in read_cases(documents_of(Path.cwd(), []), base)]


def calibration(who: str, all_claims: Sequence[Claim]) -> Iterator[tuple[str, ...]]:
    """Yield for each bin of shares how often the leader is the final winner."""
    for low, high in pairwise(BINS):
        some = [claim for claim in all_claims if low <= claim.stay < high or claim.stay == high == 1]
        if len(some) < FEWEST:
            yield who, f"{low:.2f} to {high:.2f}", str(len(some)), "", "", "too few"
            continue
        stay, won = statistics.fmean(each.stay for each in some), statistics.fmean(each.won for each in some)
        close = "yes" if abs(stay - won) <= WITHIN else "no"
        yield who, f"{low:.2f} to {high:.2f}", str(len(some)), f"{stay:.2f}", f"{won:.2f}", close


def time_rows(base: RuleBase, cases: People) -> Iterator[tuple[str, ...]]:
    """Yield how long it takes to tell the strength of both decisions, once what is kept with the base is there."""
    times = []
    for case in cases:
        outcomes = recommend(base, case).outcomes
        strengths(base, case, outcomes)  # so that all that is kept is there
        start = time.process_time()
        for _ in range(RUNS):
            strengths(base, case, outcomes)
        times.append(1000 * (time.process_time() - start) / RUNS)
    median, met = statistics.median(times), "yes" if statistics.median(times) < MOST_MS else "no"
    yield (
        f"strength of a case, ms of the processor, median of {len(times)}",
        f"{median:.0f} ms",
        f"below {MOST_MS} ms",
        met,
    )
    yield "strength of a case, ms of the processor, longest", f"{max(times):.0f} ms", "", ""


def section(sessions: int) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    base = read_base()
    cases = agreed_cases(base)
    drawn_people = decoded(base, drawn(base, {}, Prior(1, SEED))[:sessions])
    even_people = decoded(base, sample(base, {}, sessions, SEED))
    yield "## How strong a result is"
    yield ""
    yield PREFACE.format(longest=LONGEST, left_out=LEFT_OUT).strip()
    yield ""
    yield from table(("what", "figure", "target", "met"), time_rows(base, cases), figures=2)
    yield ""
    who = f"{len(drawn_people)} people, drawn by the prior"
    rows = list(calibration(who, claims_of_people(base, drawn_people, who)))
    who = f"{len(even_people)} people, every tick even"
    rows += calibration(who, claims_of_people(base, even_people, who))
    who = f"{len(cases)} agreed cases, answers left out"
    rows += calibration(who, claims_of_cases(base, cases))
    yield from table(HEAD, rows, figures=len(HEAD) - 1)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sessions", type=int, default=400, help="interviews with each kind of people")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("strength", section(chosen.sessions), write=chosen.write)


if __name__ == "__main__":
    main()
