"""Random conditions, and cells of tables, over facts and findings of every kind; drawn by a seeded generator."""

from collections.abc import Mapping, Sequence
from random import Random

from naive_questions import NUMBERS, Question, Written
from number_conditions import Conditions, some

DASH = ("-", "")
INTERVALS = ("[{}..{}]", "[{}..{})", "({}..{}]", "]{}..{}[", "[{}..{}[", "({}..{})")


class LanguageConditions(Conditions):
    """Draws conditions in which findings have values, sets are compared in every way."""

    def __init__(
        self, chance: Random, facts: Mapping[str, Question], findings: Mapping[str, Written]
    ) -> None:
        super().__init__(chance, facts)
        self.findings = findings
        self.totals: dict[str, range] = {}

    def kind(self, name: str) -> str:
        return str(self.findings[name]["kind"]) if name in self.findings else self.facts[name].kind

    def values(self, name: str) -> list[str]:
        """Return the values from which a condition on a name chooses."""
        if name in self.findings:
            return list(self.findings[name].get("values", ("yes", "no")))
        order = ("yes", "no", "v", "w", "x", "z")
        return [value for value in order if value in self.facts[name].options]

    def value(self, name: str) -> Written:
        """Draw what stands under a name."""
        kind, values, chance = self.kind(name), self.values(name), self.chance
        if kind == "sum":
            return self.of_sum(name)
        if kind in NUMBERS:
            return self.of_number(name)
        if name in self.findings and kind == "yes_no":
            return chance.choice(values)
        if kind == "yes_no" or chance.random() < 0.4:
            return chance.choice(values) if chance.random() < 0.7 else some(chance, values, 1, 2)
        if kind == "scale" and chance.random() < 0.7:
            low, high = sorted(chance.choices(values, k=2), key=values.index)
            return chance.choice(({"at_least": low}, {"at_most": high}, {"at_least": low, "at_most": high}))
        if kind == "several":
            return self.of_set(values)
        return {"none_of": self.one_or_more(values)}

    def of_set(self, values: Sequence[str]) -> Written:
        operators = some(
            self.chance, ("all_of", "any_of", "none_of", "only"), 1, self.chance.choice((1, 1, 2))
        )
        drawn: Written = {key: self.one_or_more(values) for key in operators}
        if len(values) > 1 and self.chance.random() < 0.3:
            of = some(self.chance, values, 2, 3)
            drawn["at_least"] = {"count": str(self.chance.randint(1, len(of))), "of": of}
        return drawn

    def one_or_more(self, values: Sequence[str]) -> Written:
        few = some(self.chance, values, 1, 2)
        return few[0] if len(few) == 1 and self.chance.random() < 0.5 else few

    def of_sum(self, name: str) -> Written:
        (low, high), totals = self.two_totals(name), self.totals[name]
        single = (
            {self.chance.choice(("at_least", "below")): high},
            {self.chance.choice(("at_most", "above")): low},
        )
        ends = [str(totals[0]), str(totals[-1])]
        spans = [[low, high]] if [low, high] != ends else []
        between = [{"between": span} for span in spans]
        none = ({"none_of": low}, {"none_of": [low, high]})
        return self.chance.choice((low, [low, high], *none, *single, *single, *between))

    def two_totals(self, name: str) -> list[str]:
        """Return two totals, of which the first is not the highest, and the second not the lowest."""
        totals = self.totals[name]
        low, high = sorted((self.chance.choice(totals[:-1]), self.chance.choice(totals[1:])))
        return [str(low), str(high)]

    def cell(self, name: str) -> str:
        """Draw what a row asks of a name, in a cell."""
        kind, values, chance = self.kind(name), self.values(name), self.chance
        if chance.random() < 0.4:
            return chance.choice(DASH)
        if kind == "sum" or kind in NUMBERS:
            return self.number_cell(name)
        few = some(chance, values, 1, 1 if kind == "yes_no" else 2)
        if kind == "scale" and chance.random() < 0.3:
            return f"{chance.choice(('>=', '<='))} {few[0]}"
        if kind == "scale" and chance.random() < 0.3:
            low, *_, high = sorted(few * 2, key=values.index)
            form = chance.choice(INTERVALS)
            apart = values.index(high) - values.index(low)
            return (form if apart + (form[0] == "[") + (form[-1] == "]") > 1 else INTERVALS[0]).format(
                low, high
            )
        joined = chance.choice(("|", " | ")).join(few)
        return f"not({joined})" if chance.random() < 0.3 else joined

    def number_cell(self, name: str) -> str:
        chance, is_sum = self.chance, name in self.findings
        low, high = self.two_totals(name) if is_sum else self.span(name)
        shape = chance.random()
        if shape < 0.2:
            return low
        if shape < 0.3:
            return f"{low}|{high}"
        if shape < 0.6:
            form = chance.choice(INTERVALS)
            if self.leaves_some(name, form, low, high):
                return form.format(low, high)
        sign = chance.choice((">=", "<=", ">", "<"))
        if is_sum:
            return f"{sign} {high if sign in ('>=', '<') else low}"
        fact = self.facts[name]
        key = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below"}[sign]
        return f"{sign} {low}" if fact.bounded(key, low) else low

    def leaves_some(self, name: str, form: str, low: str, high: str) -> bool:
        """Return whether some number lies in an interval."""
        if name in self.findings:
            return 1 < int(high) - int(low) < len(self.totals[name]) - 1
        fact = self.facts[name]
        ends = (
            ("at_least" if form[0] == "[" else "above", low),
            ("at_most" if form[-1] == "]" else "below", high),
        )
        return bool(frozenset.intersection(*(fact.bounded(*end) for end in ends)))
