"""Random rules for one thing: some by themselves, in a group of which the first counts, or in a table; drawn by a seeded generator."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count

from language_conditions import LanguageConditions
from naive_questions import NUMBERS, Written
from number_conditions import GIVEN, some

CSV_FORMS = ((",", "", "."), (";", "", "."), (";", "\ufeff", ","), ("\t", "", "."))
"""What separates cells, what stands before the first, and what before decimals."""
HITS = (None, "unique", "first", "first", "each")

Effects = Callable[[], Mapping[str, str]]
"""Draws the output of a row: for each output column a cell; as the effects of a rule the same stands under `then`."""


def then_of(effects: Mapping[str, str]) -> Written:
    """Return effects as they stand under `then`."""
    then: dict[str, Written] = {}
    for column, cell in effects.items():
        key, _, target = column.partition(" ")
        if not target or (key, cell) == ("conclude", "yes"):
            then[key] = target or cell
        else:
            then.setdefault(key, {})[target] = cell.split("|") if "|" in cell else cell
    return then


class Blocks:
    """Rules for one thing after another: some by themselves, in a group of which the first counts, or in a table."""

    def __init__(self, draw: LanguageConditions) -> None:
        self.chance, self.conditions = draw.chance, draw
        self.rules: dict[str, Written] = {}
        self.tables: dict[str, Written] = {}
        self.numbers = count()

    def with_rules(self, document: Written) -> Written:
        written = {"rules": self.rules, "tables": self.tables}
        return {**document, **{section: rules for section, rules in written.items() if rules}}

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
        unless = {"unless": self.condition(readable, 1)} if chance.random() < 0.2 else {}
        condition = self.condition(readable, chance.choice((0, 1, 1, 2)))
        return {**self.said(), "if": condition, **unless, "then": then}

    def condition(self, readable: Sequence[str], depth: int) -> Written:
        """Draw a condition in which now and then `otherwise` names what stands before."""
        valued = [name for name in readable if "values" in self.conditions.findings.get(name, {})]
        before, drawn = [*valued, *self.tables, *self.groups], self.conditions.condition(readable, depth)
        if not before or self.chance.random() < 0.85:
            return drawn
        waits = {"otherwise": self.chance.choice(before)}
        return self.chance.choice((waits, {**waits, **drawn}, {"not": waits}, {"any": [waits, drawn]}))

    @property
    def groups(self) -> list[str]:
        return [name for name, rule in self.rules.items() if "first_of" in rule]

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
        reads, outputs = some(chance, readable, 1, chance.choice((1, 2, 3))), list(effects())
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
            **({"if": self.condition(readable, 1)} if chance.random() < 0.3 else {}),
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
        decision, effect = chance.choice(
            (
                ("choice", {"favour": {"it": "slight"}}),
                ("choice", {"rule_out": "it"}),
                ("style", {"choose": {"style": "it"}}),
                ("extras", {"include": "it"}),
                ("extras", {"exclude": "it"}),
            )
        )
        where = chance.choice(
            ({}, {"class": "second"}, {"not": {"class": "second"}}, {"not": {"class": "first"}})
        )
        about = {} if draw.kind(draw.about) in NUMBERS else {draw.about: f"it.{GIVEN}"}
        self.rules[f"each-{next(self.numbers)}"] = {
            "each": decision,
            **({"where": where} if where else {}),
            **self.said(),
            "title": '"{it}"',
            "if": {"all": [self.condition(readable, 1), *([about] if about else [])]},
            "then": effect,
        }
