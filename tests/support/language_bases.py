"""Random rule bases in the whole language, as the text of a document and of tables beside it; drawn by a seeded generator."""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from itertools import count
from random import Random

from language_conditions import LanguageConditions
from naive_questions import Written, question
from number_bases import draw_impossible, draw_number, draw_other, plain_facts, text_of
from number_conditions import GIVEN, some

MOST = 96
"""How many complete profiles a base may have."""
VALUES = ("low", "mid", "high")
WEIGHED, CHOSEN, ALL = ("a", "b", "c"), ("plain", "fancy"), ("food", "rent")
CANDIDATES = {"choice": WEIGHED, "style": CHOSEN, "extras": ALL}
POINTS = ("slight", "moderate", "strong", "1", "3")
CSV_FORMS = ((",", ""), (";", ""), (";", "\ufeff"), ("\t", ""))
HITS = (None, "unique", "first", "first", "each")

Effects = Callable[[], Mapping[str, str]]
"""Draws the output of a row: for each output column a cell; as the effects of a rule the same stands under `then`."""


def draw_document(chance: Random) -> dict[str, Written]:
    """Draw a base; what is concluded, and what stands under `ask_if`, reads what comes before it in some order."""
    facts, findings = draw_facts(chance), draw_findings(chance)
    order = chance.sample([*facts, *findings], len(facts) + len(findings))
    asked = {name: question(fact) for name, fact in facts.items()}
    draw = LanguageConditions(chance, asked, findings)
    for place, name in enumerate(order):
        if name in facts and place and chance.random() < 0.4:
            facts[name]["ask_if"] = draw.condition(order[:place], 2)
    draw.about = chance.choice(list(facts))
    blocks = Blocks(draw)
    for place, name in enumerate(order):
        if name in findings:
            blocks.draw(name, order[:place], effects_on(chance, name, findings[name]))
    for decision in CANDIDATES:
        for _ in range(chance.choice((1, 1, 2))):
            blocks.draw(decision, order, effects_for(chance, decision))
    if chance.random() < 0.4:
        blocks.draw_each(order)
    impossible = draw_impossible(draw, plain_facts(facts))
    document = {
        "knowledge": {"title": "Drawn"},
        "topics": {"all": "All"},
        "facts": facts,
        "findings": {name: {"title": name.upper(), **finding} for name, finding in findings.items()},
        "decisions": {name: draw_decision(draw, name, each) for name, each in CANDIDATES.items()},
        "rules": blocks.rules,
        "tables": blocks.tables,
        "impossible": impossible,
    }
    return {key: value for key, value in document.items() if value}


def draw_facts(chance: Random) -> dict[str, dict[str, Written]]:
    """Draw two to four facts, one of them a number of few steps."""
    facts, size = dict[str, dict[str, Written]](), 1
    for number in range(chance.randint(2, 4)):
        fact = draw_number(chance) if number == 1 else draw_other(chance)
        choices = len(question(fact).answers)
        if size * choices <= MOST:
            name, size = f"fact_{number}", size * choices
            facts[name] = {"topic": "all", "ask": name, "why": name, **fact}
    return dict(chance.sample(list(facts.items()), len(facts)))


def draw_findings(chance: Random) -> dict[str, dict[str, Written]]:
    """Draw findings of one to four kinds."""
    kinds = some(chance, ("yes_no", "scale", "choice", "several", "sum"), 1, 4)
    return {f"of_{kind}": draw_finding(chance, kind) for kind in kinds}


def draw_finding(chance: Random, kind: str) -> dict[str, Written]:
    if kind in ("yes_no", "sum"):
        return {"kind": kind}
    values = VALUES[: chance.choice((2, 3))]
    default = {"default": chance.choice(values)} if chance.random() < 0.5 else {}
    return {"kind": kind, **default, "values": {value: value.title() for value in values}}


def draw_decision(draw: LanguageConditions, name: str, candidates: Sequence[str]) -> Written:
    kind = {"kind": "all_that_apply"} if candidates is ALL else {}
    return {"title": name.upper(), **kind, "candidates": draw.candidates(candidates)}


def effects_on(chance: Random, name: str, finding: Written) -> Effects:
    """Return what draws an effect on a finding."""
    if finding["kind"] == "sum":
        return lambda: {f"add {name}": str(chance.choice((-4, -1, 1, 2, 3, 5)))}
    values = list(finding.get("values", ("yes",)))
    return lambda: {f"conclude {name}": chance.choice(values)}


def effects_for(chance: Random, decision: str) -> Effects:
    """Return what draws an effect on a decision."""
    candidates = CANDIDATES[decision]
    if decision == "style":
        return lambda: {"choose style": chance.choice(candidates)}
    if decision == "extras":
        return lambda: {chance.choice(("include", "include", "exclude")): chance.choice(candidates)}

    def weigh() -> Mapping[str, str]:
        few = some(chance, candidates, 1, 2)
        weighed = {
            f"{chance.choice(('favour', 'favour', 'weigh_against'))} {each}": chance.choice(POINTS)
            for each in few
        }
        return weighed | ({"rule_out": chance.choice(candidates)} if chance.random() < 0.1 else {})

    return weigh


def then_of(effects: Mapping[str, str]) -> Written:
    """Return effects as they stand under `then`."""
    then: dict[str, Written] = {}
    for column, cell in effects.items():
        key, _, target = column.partition(" ")
        if not target or (key, cell) == ("conclude", "yes"):
            then[key] = target or cell
        else:
            then.setdefault(key, {})[target] = cell
    return then


class Blocks:
    """Rules for one thing after another: some by themselves, in a group of which the first counts, or in a table."""

    def __init__(self, draw: LanguageConditions) -> None:
        self.chance, self.conditions = draw.chance, draw
        self.rules: dict[str, Written] = {}
        self.tables: dict[str, Written] = {}
        self.numbers = count()

    def draw(self, name: str, readable: Sequence[str], effects: Effects) -> None:
        """Draw rules for a finding or a decision."""
        shape = self.chance.random()
        if not readable or shape < 0.4:
            self.draw_rules(name, readable, effects)
        elif shape < 0.6:
            self.draw_group(readable, effects)
        else:
            self.draw_table(readable, effects)

    def draw_rules(self, name: str, readable: Sequence[str], effects: Effects) -> None:
        rules = [self.rule(readable, effects) for _ in range(self.chance.randint(1, 3))]
        if name not in ("of_yes_no", "of_sum") and self.chance.random() < 0.3:
            rules.append({**self.said(), "if": {"otherwise": name}, "then": then_of(effects())})
        for rule in rules:
            if "if" in rule or "add" in rule["then"]:
                self.rules[f"rule-{next(self.numbers)}"] = rule

    def rule(self, readable: Sequence[str], effects: Effects) -> Written:
        then, chance = then_of(effects()), self.chance
        if not readable or ("add" in then and chance.random() < 0.1):
            return {**self.said(), "then": then}
        valued = [name for name in readable if "values" in self.conditions.findings.get(name, {})]
        if valued and chance.random() < 0.1:
            beside = self.conditions.condition(readable, 1) if chance.random() < 0.5 else {}
            return {**self.said(), "if": {"otherwise": chance.choice(valued), **beside}, "then": then}
        unless = {"unless": self.conditions.condition(readable, 1)} if chance.random() < 0.2 else {}
        return {**self.said(), "if": self.conditions.condition(readable, 2), **unless, "then": then}

    def said(self) -> Written:
        return {"title": "T", "because": "B"}

    def draw_group(self, readable: Sequence[str], effects: Effects) -> None:
        entries = {
            f"step-{number}": self.rule(readable, effects) for number in range(self.chance.randint(2, 3))
        }
        entries = {name: rule for name, rule in entries.items() if "if" in rule}
        if self.chance.random() < 0.5:
            entries["rest"] = {**self.said(), "otherwise": "yes", "then": then_of(effects())}
        if entries:
            self.rules[f"group-{next(self.numbers)}"] = {"first_of": entries}

    def draw_table(self, readable: Sequence[str], effects: Effects) -> None:
        """Draw a table that a document holds, or a file of one of the forms that spreadsheets write."""
        chance = self.chance
        in_file = chance.random() < 0.5
        reads, outputs = some(chance, readable, 1, 3), list(effects())
        rows = [
            [*(self.conditions.cell(name) for name in reads), *self.outputs(outputs, effects)]
            for _ in range(chance.randint(1, 4))
        ]
        if chance.random() < 0.4:
            rows.append(
                ["otherwise", *([""] * (len(reads) - 1) if in_file else []), *self.outputs(outputs, effects)]
            )
        named = in_file or chance.random() < 0.3
        if named:
            names = some(chance, ("one", "two", "r3", "r4", "last"), 5, 5)
            rows = [[name, *row] for name, row in zip(names, rows, strict=False)]
        hit = chance.choice(HITS)
        table = {
            **self.said(),
            **({"if": self.conditions.condition(readable, 1)} if chance.random() < 0.3 else {}),
            **({"hit": hit} if hit else {}),
            **({"file": chance.choice(CSV_FORMS)} if in_file else {}),
            "columns": [*(["row"] if named else []), *reads, *outputs],
            "rows": rows,
        }
        self.tables[f"table-{next(self.numbers)}"] = table

    def outputs(self, columns: Sequence[str], effects: Effects) -> list[str]:
        """Draw what a row does in each output column; now and then nothing, but in one of them."""
        drawn = self.values_under(columns, effects)
        kept = self.chance.randrange(len(columns))
        return [
            cell if place == kept or self.chance.random() < 0.7 else "-" for place, cell in enumerate(drawn)
        ]

    def values_under(self, columns: Sequence[str], effects: Effects) -> list[str]:
        cells: dict[str, str] = {}
        while not cells.keys() >= {*columns}:
            cells |= effects()
        return [cells[column] for column in columns]

    def draw_each(self, readable: Sequence[str]) -> None:
        """Draw a rule for each candidate, of some decision, that has certain attributes."""
        chance, draw = self.chance, self.conditions
        effect = {"favour": {"it": "slight"}} if chance.random() < 0.6 else {"include": "it"}
        decision = "choice" if "favour" in effect else "extras"
        about = (
            {draw.about: f"it.{GIVEN}"}
            if draw.kind(draw.about) not in ("number", "money", "percent", "date")
            else {}
        )
        self.rules[f"each-{next(self.numbers)}"] = {
            "each": decision,
            **self.said(),
            "title": '"{it}"',
            "if": {"all": [draw.condition(readable, 1), *([about] if about else [])]},
            "then": effect,
        }


def texts_of(document: Mapping[str, Written]) -> tuple[str, dict[str, str]]:
    """Return the text of a document, and those of the tables beside it by the names of their files."""
    tables, files = {}, {}
    for name, table in document.get("tables", {}).items():
        if "file" not in table:
            tables[name] = {**table, "rows": [[f'"{cell}"' for cell in row] for row in table["rows"]]}
            continue
        files[f"{name}.csv"] = sheet(table)
        about = {key: value for key, value in table.items() if key not in ("columns", "rows")}
        tables[name] = {**about, "file": f"{name}.csv"}
    return text_of({**document, **({"tables": tables} if tables else {})}), files


def sheet(table: Written) -> str:
    separator, mark = table["file"]
    lines = StringIO()
    csv.writer(lines, delimiter=separator, lineterminator="\n").writerows([table["columns"], *table["rows"]])
    return mark + lines.getvalue()
