"""Rule bases read naively from their YAML and CSV, with conditions as they are written; what they mean is `Interview`'s.

It shares nothing with the program, and nothing is made of anything: a row is a row, a sum a sum. None stands for
unknown throughout.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import inf
from typing import TypeAlias

import yaml

from naive_questions import Left, Written, listed, question, stretches
from naive_tables import OTHERWISE, rows_of

Known: TypeAlias = Mapping[str, Left]
"""What is known of facts; what is not in it is unknown."""

PARTED = ("any", "all", "not")


@dataclass(frozen=True, eq=False)
class NaiveRule:
    """A rule: it fires where its condition is true and those before it, of which the first counts, are not."""

    condition: Written
    then: Written
    before: tuple[Written, ...] = ()
    group: str = ""

    @property
    def is_otherwise(self) -> bool:
        return OTHERWISE in names_in(self.condition)

    def conclusions(self) -> Iterator[tuple[str, str]]:
        """Yield the findings that it concludes, each with a value."""
        for written in listed(self.then.get("conclude", [])):
            under = written.items() if isinstance(written, dict) else [(written, "yes")]
            yield from ((name, value) for name, values in under for value in listed(values))

    def chosen(self, key: str) -> Iterator[str]:
        """Yield the candidates that stand under `choose`, `include` or `exclude`, with or without their decision."""
        for written in listed(self.then.get(key, [])):
            for name in [written] if isinstance(written, str) else written.values():
                yield from listed(name)


class NaiveBase:
    """What one document says, with the tables beside it; in conditions what they accept stands under each fact."""

    def __init__(self, text: str, stem: str, files: Mapping[str, str] | None = None) -> None:
        document = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # it makes words of everything
        self.stem, self.files = stem, files or {}
        self.facts = {name: question(fact) for name, fact in document["facts"].items()}
        self.named: dict[str, list[Left]] = {name: [] for name in self.facts}
        self.findings: Mapping[str, Written] = document.get("findings", {})
        self.decisions = {name: each["candidates"] for name, each in document["decisions"].items()}
        self.lists = [name for name, each in document["decisions"].items() if is_list(each)]
        self.guards = {
            name: self.read(fact["ask_if"]) for name, fact in document["facts"].items() if "ask_if" in fact
        }
        self.rules = dict(self.every_rule(document))
        self.impossible = [self.read(each["if"]) for each in document.get("impossible", ())]

    def every_rule(self, document: Written) -> Iterator[tuple[str, NaiveRule]]:
        for slug, written in document.get("rules", {}).items():
            name = f"{self.stem}/{slug}"
            yield from self.group(name, written) if "first_of" in written else self.made(name, written)
        for slug, table in document.get("tables", {}).items():
            yield from self.rows(f"{self.stem}/{slug}", table)

    def made(self, name: str, written: Written) -> Iterator[tuple[str, NaiveRule]]:
        """Yield a rule; with `each`, one for each candidate."""
        if "each" not in written:
            yield name, NaiveRule(self.condition(written), written["then"])
            return
        for candidate, about in self.candidates(written["each"]):
            has = about.get("attributes", {})
            if matches(has, written.get("where", {})):
                meant = put({"it": candidate, **{f"it.{key}": word for key, word in has.items()}}, written)
                yield f"{name}/{candidate}", NaiveRule(self.condition(meant), meant["then"])

    def candidates(self, named: Written) -> Iterator[tuple[str, Written]]:
        for decision in listed(named):
            yield from self.decisions[decision].items()

    def condition(self, written: Written, group: str = "") -> Written:
        """Return all of what is written in a rule about when it fires."""
        parts = [written["if"]] if "if" in written else []
        parts += [{"not": written["unless"]}] if "unless" in written else []
        parts += [{OTHERWISE: group}] if OTHERWISE in written else []
        return self.read({"all": parts})

    def group(self, name: str, written: Written) -> Iterator[tuple[str, NaiveRule]]:
        """Yield rules of which the first that applies counts."""
        before: tuple[Written, ...] = ()
        for entry, rule in written["first_of"].items():
            condition = self.condition(rule, name)
            yield f"{name}/{entry}", NaiveRule(condition, rule["then"], before, name)
            before += (condition,)

    def rows(self, name: str, table: Written) -> Iterator[tuple[str, NaiveRule]]:
        before: tuple[Written, ...] = ()
        for row in rows_of(table, self.files):
            parts = [*([table["if"]] if "if" in table else []), *row.asks]
            condition = self.read({"all": [*parts, *([{OTHERWISE: name}] if row.otherwise else [])]})
            yield f"{name}/{row.name}", NaiveRule(condition, row.then, before, name)
            before += (condition,) if table.get("hit") == "first" else ()

    def read(self, condition: Written) -> Written:
        """Return a condition with what it accepts under each fact, of which note is taken."""
        if isinstance(condition, list):
            return [self.read(part) for part in condition]
        return {key: self.read_under(key, value) for key, value in condition.items()}

    def read_under(self, key: str, value: Written) -> Written:
        if key not in self.facts:
            return self.read(value) if key in PARTED else value
        under = self.facts[key].under(value)
        self.named[key] += under.parts
        return under

    @cached_property
    def parts(self) -> dict[str, list[Left]]:
        """For each fact the answers that no condition tells apart; each by itself where they are no numbers."""
        return {
            name: stretches(
                fact.answers,
                self.named[name] if fact.is_number else [frozenset({each}) for each in fact.answers],
            )
            for name, fact in self.facts.items()
        }

    def tells(self, fact: str, left: Left) -> bool:
        """Return whether it tells the rules anything that these answers are left: not if all of their parts are."""
        touched = [part for part in self.parts[fact] if part & left]
        return len(touched) == 1 or len(touched) < len(self.parts[fact])

    def named_by(self, named: str) -> list[NaiveRule]:
        """Return the rules that `otherwise` speaks of: those for a decision, of a finding, or in a group."""
        return [rule for rule in self.rules.values() if not rule.is_otherwise and self.is_for(rule, named)]

    def is_for(self, rule: NaiveRule, named: str) -> bool:
        if named in self.findings:
            return named in [finding for finding, _ in rule.conclusions()]
        if named in self.decisions:
            chosen = [name for key in ("choose", "include") for name in rule.chosen(key)]
            return not self.decisions[named].keys().isdisjoint([*chosen, *rule.then.get("favour", {})])
        return rule.group in (named, f"{self.stem}/{named}")

    @property
    def listed(self) -> dict[str, str]:
        """The list of each candidate that applies or does not, whatever the others do."""
        return {each: name for name in self.lists for each in self.decisions[name]}

    @cached_property
    def endings(self) -> dict[str, tuple[str, ...]]:
        """What can be won: a decision by its candidates; for each candidate of a list, that it applies or does not."""
        weighed = {name: tuple(each) for name, each in self.decisions.items() if name not in self.lists}
        return weighed | {f"{name}={each}": (each, f"{each}=no") for each, name in self.listed.items()}

    def ends(self, name: str, word: str) -> tuple[float, float]:
        """Return the lowest and the highest total that a word means under a sum: one and the same unless it names a range."""
        bounds = self.findings[name].get("ranges", {}).get(word)
        if bounds is None:
            return int(word), int(word)
        low, high = bounds.get("between", (-inf, inf))
        lows = (low, bounds.get("at_least", -inf), float(bounds.get("above", -inf)) + 1)
        highs = (high, bounds.get("at_most", inf), float(bounds.get("below", inf)) - 1)
        return max(map(float, lows)), min(map(float, highs))

    def choices(self) -> Iterator[Known]:
        """Yield all complete answers, impossible ones too."""
        each = [[frozenset({answer}) for answer in fact.answers] for fact in self.facts.values()]
        return (dict(zip(self.facts, answers, strict=True)) for answers in product(*each))


def names_in(condition: Written) -> set[str]:
    """Return every name under which something stands in a condition."""
    parts = [part for key in PARTED for part in listed(condition.get(key, []))]
    return {*condition}.union(*map(names_in, parts))


def is_list(decision: Written) -> bool:
    return bool(decision.get("kind") == "all_that_apply")


def matches(has: Mapping[str, Written], where: Mapping[str, Written]) -> bool:
    """Return whether a candidate with these attributes is meant."""
    return all(
        not matches(has, value) if key == "not" else not {*listed(value)}.isdisjoint(listed(has.get(key, [])))
        for key, value in where.items()
    )


def put(meant: Mapping[str, Written], written: Written) -> Written:
    """Return a part of a document with words put in the place of `it` and its attributes."""
    match written:
        case dict():
            return {meant.get(key, key): put(meant, value) for key, value in written.items()}
        case list():
            return [put(meant, part) for part in written]
        case word:
            return meant.get(word, word)
