"""How long the next question takes where rules cut numbers in many places, beside the same rules with few cuts.

python benchmarks/thresholds.py [--interviews N] [--write]
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

from sections import digits, show, table

from advisor.evaluators.fire import fire
from advisor.evaluators.next_answer import next_answers
from advisor.evaluators.prove.changes import smallest_change
from advisor.evaluators.sweep import shares_of_wins
from advisor.interview.choice import information, next_advising, next_question
from advisor.interview.outlook import look
from advisor.interview.session import Session, answer, refusals
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document
from advisor.model import Fact, Numbers, RuleBase, Span, lower
from advisor.recommend import recommend

NUMBERS = ("income", "age", "began")
CANDIDATES = ("a", "b", "c", "d", "e")
HEAD = """\
knowledge: {title: Thresholds}
topics: {all: All, more: More}
facts:
  income: {topic: all, kind: money, unit: EUR, min: 0, max: 1000000, likely: [500, 8000], ask: Income?, why: So.}
  age: {topic: all, kind: number, unit: years, decimals: 1, min: 0, max: 120, ask: Age?, why: So.}
  began: {topic: more, kind: date, min: 2000-01-01, max: 2030-12-31, ask: Since when?, why: So.}
"""
FINDINGS = tuple(f"finding-{number}" for number in range(12))
VALUES = ("low", "middle", "high", "top")
CHOICES = tuple(f"choice-{number}" for number in range(8))
ADVICE = ("rest", "hurry")
IMPOSSIBLE = """\
impossible:
  - {{if: {{age: {{below: {age}}}, income: {{at_least: {income}}}}}, because: Children earn nothing.}}
  - {{if: {{choice-1: low, began: {{below: 2005-01-15}}}}, because: It was not offered then.}}
"""
RULES = 300


def generated(cuts: int, seed: int = 3) -> RuleBase:
    """Return a base of 300 rules over three numbers, each cut in so many places, eight choices and twelve findings."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    places = {name: [place(name, number / (cuts + 1)) for number in range(1, cuts + 1)] for name in NUMBERS}
    choices = (
        f"  {name}: {{topic: {chance.choice(('all', 'more'))}, kind: {chance.choice(('choice', 'scale'))}, "
        f"values: {{{', '.join(f'{value}: {value}' for value in VALUES)}}}, ask: A?, why: So.}}\n"
        for name in CHOICES
    )
    candidates = ", ".join(f"{name}: {{title: {name}}}" for name in CANDIDATES)
    findings = ", ".join(f"{name}: {{title: {name}}}" for name in FINDINGS)
    text = "".join(
        (
            HEAD,
            *choices,
            f"findings: {{{findings}}}\ndecisions: {{plan: {{title: Plan, candidates: {{{candidates}}}}}}}\n",
            f"advice: {{{', '.join(f'{name}: {{text: Do it.}}' for name in ADVICE)}}}\n",
            IMPOSSIBLE.format(age=places["age"][cuts // 9], income=places["income"][-1 - cuts // 9]),
            "rules:\n",
            *(
                f"  rule-{number}: {{title: T, because: B., if: {condition(number, places, chance)}, then: {effect(number, chance)}}}\n"
                for number in range(RULES)
            ),
        )
    )
    return read_documents(Collected((Document("rules/r.yaml", "r.yaml", text.encode()),)), "r.yaml", "made")


def place(name: str, share: float) -> str:
    """Return the number at this share of a fact's range, most of it where people are."""
    if name == "income":
        return f"{round(8000 * share):d}"
    return (
        f"{120 * share:.1f}" if name == "age" else f"20{int(30 * share):02}-{1 + int(360 * share) % 12:02}-15"
    )


def condition(number: int, places: dict[str, list[str]], chance: random.Random) -> str:
    """Return a condition with one threshold, each in turn, and now and then a choice or a finding beside it."""
    name = NUMBERS[number % len(NUMBERS)]
    threshold = places[name][number // len(NUMBERS) % len(places[name])]
    parts = [f"{{{name}: {{{chance.choice(('at_least', 'below'))}: {threshold}}}}}"]
    if chance.random() < 0.6:
        parts.append(f"{{{chance.choice(CHOICES)}: {chance.choice(VALUES)}}}")
    if number >= RULES // 3 and chance.random() < 0.6:
        parts.append(f"{{{chance.choice(FINDINGS)}: yes}}")
    return f"{{{chance.choice(('all', 'all', 'any'))}: [{', '.join(parts)}]}}"


def effect(number: int, chance: random.Random) -> str:
    """Return a finding for the first rules, points for others, a veto now and then."""
    if number < RULES // 3:
        return f"{{conclude: {chance.choice(FINDINGS)}}}"
    if number % 40 == 0:
        return f"{{advise: {chance.choice(ADVICE)}}}"
    if chance.random() < 0.03:
        return f"{{rule_out: {chance.choice(CANDIDATES)}}}"
    return f"{{{chance.choice(('favour', 'favour', 'weigh_against'))}: {{{chance.choice(CANDIDATES)}: {chance.choice(('slight', 'moderate', 'strong'))}}}}}"


def reply(fact: Fact, chance: random.Random) -> object:
    """Return an answer; a number as the prior has it."""
    if fact.measure is None:
        return chance.choice(fact.value_ids)
    span = fact.measure.likely if fact.measure.likely and chance.random() < 0.5 else fact.measure.span
    number = chance.randint(span.least, span.most)
    return lower(fact, Numbers((Span(number, number),)))


def walk(base: RuleBase, seed: int) -> Iterator[tuple[Session, float]]:
    """Yield the session after each answer of a random person, with the milliseconds to the next question."""
    chance, session = random.Random(seed), Session()  # noqa: S311  # chance, not secrecy
    base.prepared.pop(look.__wrapped__, None)
    fact = next_question(base, session)
    while fact:
        given = reply(fact, chance)
        while refusals(base, {**session.profile, fact.id: given}):
            given = reply(fact, chance)
        start = time.process_time()
        session = answer(session, fact.id, given)
        refusals(base, session.profile)
        fact = next_question(base, session) or next_advising(base, session)
        yield session, 1000 * (time.process_time() - start)


def milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def figures(cuts: int, interviews: int) -> dict[str, float]:
    """Return milliseconds by what was done, medians where it was done often."""
    start = time.process_time()
    base = generated(cuts)
    found = {"read the base": 1000 * (time.process_time() - start)}
    found["first question"] = milliseconds(lambda: next_question(base, Session()))
    walks = [list(walk(base, seed)) for seed in range(interviews)]
    times = [took for steps in walks for _, took in steps]
    found["questions asked, mean"] = statistics.mean(len(steps) for steps in walks)
    found["next question, median"] = statistics.median(times)
    found["next question, 95th of 100"] = statistics.quantiles(times, n=20)[-1]
    found["next question, worst"] = max(times)
    found["next question, share under 100 ms in %"] = 100 * sum(took < 100 for took in times) / len(times)
    halfway = [steps[len(steps) // 2][0] for steps in walks]
    found |= {name: median(work, halfway) for name, work in parts(base).items()}
    return found


def parts(base: RuleBase) -> dict[str, Callable[[Session], object]]:
    """Return what is done for a session, by name."""
    return {
        "rules fired": lambda session: fire(base, session.profile),
        "what the next question tells": lambda session: information(
            base, session, look(base, session), tuple(base.facts)
        ),
        "each answer to an open fact": lambda session: next_answers(base, session.profile),
        "a recommendation": lambda session: recommend(base, session.profile),
        "2,000 draws and who wins": lambda session: shares_of_wins(base, session.profile),
        "smallest change, first time": lambda session: smallest_change(base, session.profile, "a"),
        "smallest change": lambda session: smallest_change(base, session.profile, "b"),
    }


def median(work: Callable[[Session], object], sessions: Sequence[Session]) -> float:
    return statistics.median(milliseconds(lambda session=session: work(session)) for session in sessions)


def section(interviews: int) -> Iterator[str]:
    """Yield the lines of the section of the page of figures."""
    yield "## Thresholds"
    yield ""
    yield f"`benchmarks/thresholds.py`: 300 generated rules over three numbers, eight choices and twelve findings, for five candidates. Each number is cut in 100 places, or in 10 by the same rules. {interviews} interviews of random people, in milliseconds; the target is the next question in under 100."
    yield ""
    many, few = figures(100, interviews), figures(10, interviews)
    yield from table(("what", "300 cuts", "30 cuts", "ratio"), rows(many, few), figures=3)


def rows(many: dict[str, float], few: dict[str, float]) -> Iterable[tuple[str, ...]]:
    """Yield the rows of the table."""
    for name, figure in many.items():
        yield name, digits(figure), digits(few[name]), f"{figure / few[name]:.2f}" if few[name] else ""


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--interviews", type=int, default=20)
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    show("thresholds", section(chosen.interviews), write=chosen.write)


if __name__ == "__main__":
    main()
