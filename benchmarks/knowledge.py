"""What the rules recommend to random people: in what share each candidate wins, and each level is told.

python benchmarks/knowledge.py [--knowledge DIR] [--before DIR] [--complete N] [--sessions N] [--write]

With another version of the rules before, both stand side by side, each worked out on a core of its own.
"""

import argparse
import os
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from string import ascii_lowercase
from typing import TypeAlias

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from interview import counted, people, walks
from sections import show, table

from advisor.evaluators.prior import Prior
from advisor.evaluators.sweep import Codes, decode, drawn, winning_shares
from advisor.explain.strength import Level, strengths
from advisor.interview.choice import next_question
from advisor.language.reading.base import read_base
from advisor.model import Decision, Profile, Rule, RuleBase
from advisor.recommend import recommend

SEED, NO_LEVEL = 11, "wins whatever is still answered"
# What moved between the two versions, and by which passages: to be read again with every new figure.
WHY = Path(__file__).with_suffix(".md")
# How many rules are named that move a share most, and from which change of it on.
SHOWN, LEAST = 3, 0.002
WITHOUT = "Over the complete interviews, without one rule at a time: by how many points of a hundred the share would be lower, or higher."
PREFACE = """
`benchmarks/knowledge.py` asks two kinds of random people. The complete interviews are {complete:,} answers to every question, drawn by the prior that shares are told by, with another seed. The simulated ones are {sessions:,} of the random people of `benchmarks/interview.py`, asked until both results are proved, in {questions} questions in the mean. Of a tie of n each has a share of 1/n. These people are no sample of anybody: shares show what rules do, not how often something should be chosen.
"""


Shares: TypeAlias = Mapping[tuple[str, str], float]
"""Of each decision, and each candidate or level: in what share of people it comes out."""


@dataclass(frozen=True, slots=True)
class Census:
    """What the rules recommend in complete and in simulated interviews, and how many questions the latter take."""

    complete: Shares
    simulated: Shares
    questions: float


def census(knowledge: Path | None, complete: int, sessions: int) -> Census:
    """Return what one version of the rules recommends."""
    base = read_base(knowledge)
    everything = [decode(base, row) for row in drawn(base, {}, Prior(1, SEED))[:complete]]
    asked = [walk.session.profile for walk in walks(base, people(base, sessions), "asked", next_question)]
    questions = sum(map(len, asked)) / len(asked)
    return Census(shares(base, everything, "complete"), shares(base, asked, "simulated"), questions)


def shares(base: RuleBase, profiles: Sequence[Profile], what: str) -> Shares:
    """Return what is recommended to people who answer like this."""
    counts: Counter[tuple[str, str]] = Counter()
    for profile in counted(what, profiles):
        outcomes = recommend(base, profile).outcomes
        for name, strength in strengths(base, profile, outcomes).items():
            winners = outcomes[name].winners
            for winner in winners:
                counts[name, winner] += 1 / len(winners)
            counts[name, strength.level.value if strength.level else NO_LEVEL] += 1
    return {key: count / len(profiles) for key, count in counts.items()}


def rows(decision: Decision, columns: Sequence[Shares]) -> Iterator[tuple[str, ...]]:
    """Yield the candidates of a decision, then the levels that occur."""
    titles = {candidate.id: candidate.title for candidate in decision.candidates}
    levels = {level: f"*{level}*" for level in (*(level.value for level in Level), NO_LEVEL)}
    for key, words in (titles | levels).items():
        figures = [column.get((decision.id, key), 0.0) for column in columns]
        if key in titles or any(figures):
            yield words, *(f"{figure:.1%}" for figure in figures)


def pulls(base: RuleBase, codes: Codes) -> Iterator[tuple[str, ...]]:
    """Yield for each candidate the rules without which it would win most less, and most more, often."""
    whole = winning_shares(base, codes)
    without = {
        rules[0]: winning_shares(replace(base, rules=others(base, rules)), codes)
        for rules in base.written.values()
        if rules[0].touches
    }
    for name, candidate in base.candidates.items():
        pull = {rule: whole[name] - shares[name] for rule, shares in without.items()}
        order = sorted(pull, key=lambda rule: -pull[rule])
        up = [words(rule, pull[rule]) for rule in order[:SHOWN] if pull[rule] >= LEAST]
        down = [words(rule, pull[rule]) for rule in order[: -SHOWN - 1 : -1] if pull[rule] <= -LEAST]
        yield candidate.title, "; ".join(up), "; ".join(down)


def others(base: RuleBase, rules: Collection[Rule]) -> Mapping[str, Rule]:
    return {name: rule for name, rule in base.rules.items() if rule not in rules}


def words(rule: Rule, pull: float) -> str:
    """Return a rule with its passages, and by how many points of a hundred it moves a share."""
    passages = dict.fromkeys(clause.rstrip(ascii_lowercase) for clause in rule.source)
    return f"{rule.written_as.rpartition('/')[2]} ({', '.join(passages)}) {100 * pull:+.1f}"


def section(versions: Mapping[str, Path | None], complete: int, sessions: int) -> Iterator[str]:
    """Yield the lines of the section, for versions of the rules by name."""
    with ProcessPoolExecutor(len(versions)) as pool:
        work = partial(census, complete=complete, sessions=sessions)
        each = dict(zip(versions, pool.map(work, versions.values()), strict=True))
    questions = " and ".join(f"{version.questions:.1f} ({name})" for name, version in each.items())
    yield "## What the rules recommend"
    yield ""
    yield PREFACE.format(complete=complete, sessions=sessions, questions=questions).strip()
    head = [f"{kind}, {name}" for kind in ("complete", "simulated") for name in each]
    columns = [
        *(version.complete for version in each.values()),
        *(version.simulated for version in each.values()),
    ]
    base = read_base(next(reversed(versions.values())))
    for decision in base.decisions.values():
        yield ""
        yield from table((decision.title, *head), rows(decision, columns), len(head))
    yield ""
    yield WITHOUT
    yield ""
    pulled = pulls(base, drawn(base, {}, Prior(1, SEED))[:complete])
    yield from table(("candidate", "lifted most by", "held down most by"), pulled, 0)
    if len(versions) > 1:
        yield ""
        yield WHY.read_text(encoding="utf-8").rstrip()


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--knowledge", type=Path, help="a folder of facts and rules; those of the program otherwise"
    )
    options.add_argument("--before", type=Path, help="an earlier version, to stand beside it")
    options.add_argument("--complete", type=int, default=2000, help="complete interviews, at most 2,000")
    options.add_argument("--sessions", type=int, default=400, help="simulated interviews")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    versions = {"before": chosen.before} if chosen.before else {}
    versions["now"] = chosen.knowledge
    show("knowledge", section(versions, chosen.complete, chosen.sessions), write=chosen.write)


if __name__ == "__main__":
    main()
