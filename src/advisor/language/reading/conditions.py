"""Conditions as experts write them: the keys of a mapping are joined by `and`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from advisor.language.grammar.conditions import COUNT, KINDS, OPERATORS, OTHERWISE
from advisor.language.reading.bounds import BOUNDED, no_number, read_bound
from advisor.language.reading.findings import as_fact
from advisor.language.reading.foreign import comparison_hint
from advisor.language.reading.lowering import counted, in_set, on_values, over_others, sum_within
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import MEANT, read_span
from advisor.language.reading.sets import SET_OPERATORS, read_count
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import OTHER_KIND, no_attribute, no_such, no_value, without_each, words
from advisor.model import (
    NO,
    NUMBERS,
    YES,
    All,
    Any,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    Fact,
    Found,
    Guarded,
    Is,
    Kind,
    Not,
    Span,
    lying_in,
)
from advisor.names import did_you_mean
from advisor.problems import BAD_SHAPE, BAD_VALUE, UNKNOWN_NAME, Cause, Place, Problem

BOUNDS: Mapping[str, type[AtLeast | AtMost]] = {"at_least": AtLeast, "at_most": AtMost}
GROUPS: Mapping[str, type[Any | All]] = {"any": Any, "all": All}
LIST_THEM = "list the values instead: [one, another]"
NOTHING = All(())
NAMELESS = Text("", Place(""))


@dataclass(frozen=True, slots=True)
class Reader:
    """What a condition may speak of: the names, and in an `each` rule the `candidate` that is `it`.

    `each` holds all candidates that the rule is made for, `it` among them, and `where` says which those are;
    `key` is the rule's short name, and `stem` the name of its file.
    """

    names: Vocabulary
    problems: list[Problem]
    candidate: Candidate | None = None
    each: tuple[Candidate, ...] = ()
    where: Node | None = None
    key: Text = NAMELESS
    stem: str = ""

    def condition(self, node: Node) -> Condition:
        """Return the condition that a mapping states; an empty one is a problem."""
        parts = tuple(
            self.entry(key, value)
            for key, value in entries(node, "a condition", self.problems, "fact: value")
        )
        if isinstance(node, Entries) and not parts:
            hint = "name a fact or a finding"
            self.problems.append(Problem(node.place, "this condition is empty", hint, BAD_SHAPE))
        return parts[0] if len(parts) == 1 else All(parts)

    def entry(self, key: Text, value: Node) -> Condition:
        """Return the condition of one key."""
        if key.text in GROUPS:
            return GROUPS[key.text](self.group(key, value))
        if key.text == "not":
            return Not(self.condition(value))
        if key.text == OTHERWISE.key:
            return over_others(value, self.names, self.stem, self.problems)
        if key.text in self.names.facts:
            fact = self.names.facts[key.text]
            if (
                fact.kind in NUMBERS and not fact.measure
            ):  # its definition is broken, and that is reported there
                return NOTHING
            condition = self.over_number(fact, value) if fact.measure else self.over_fact(fact, value)
            return Guarded((fact.ask_if, condition)) if fact.ask_if else condition
        if key.text in self.names.findings:
            return self.over_finding(key, value)
        known = (*self.names.readable, *OPERATORS)
        self.problems.append(no_such("fact or finding", key, known, self.problems))
        return NOTHING

    def group(self, key: Text, node: Node) -> tuple[Condition, ...]:
        """Return the parts of an `any` or `all`, which must be a list of conditions."""
        if not isinstance(node, Items) or not node.items:
            what = f"'{key.text}' must be a list of conditions"
            hint = "write [{...}, {...}], or start each condition with '- '"
            self.problems.append(Problem(key.place, what, hint, BAD_SHAPE))
            return ()
        return tuple(self.condition(item) for item in node.items)

    def over_finding(self, key: Text, node: Node) -> Condition:
        """Return that a finding is true (yes) or false (no), that it has a value, or that a sum is so much."""
        finding = self.names.findings[key.text]
        match finding.kind:
            case Kind.YES_NO:
                return self.yes_or_no(key, node)
            case Kind.SUM:
                return self.over_number(as_fact(finding), node)
            case _ if not finding.values:  # its definition is broken, and that is reported there
                return NOTHING
            case _:
                return on_values(finding, self.over_fact(as_fact(finding), node))

    def yes_or_no(self, key: Text, node: Node) -> Condition:
        match node:
            case Text("yes"):
                return Found(key.text)
            case Text("no"):
                return Not(Found(key.text))
            case _:
                what = f"'{key.text}' is a finding: it is {YES} or {NO}"
                self.problems.append(Problem(node.place, what, check=BAD_VALUE))
                return NOTHING

    def over_fact(self, fact: Fact, node: Node) -> Condition:
        """Return a condition over one fact: a value, one of a list, or bounds on a scale."""
        if isinstance(node, Entries) and node.entries:
            parts = tuple(self.bound(fact, key, value) for key, value in node.entries)
            return parts[0] if len(parts) == 1 else All(parts)
        if isinstance(node, Entries) or node == Items((), node.place):
            self.problems.append(
                Problem(node.place, f"there is no value of '{fact.id}' here", check=BAD_SHAPE)
            )
            return NOTHING
        chosen = words(node, f"the value of '{fact.id}'", self.problems)
        return Is(fact.id, tuple(value for word in chosen for value in self.values(fact, word)))

    def over_number(self, fact: Fact, node: Node) -> Condition:
        """Return a condition over a number: the number, one of a list, or bounds."""
        if isinstance(node, Entries) and node.entries:
            read = [
                self.number_bound(fact, key, self.without_it(value))
                for key, value in entries(node, "bounds", self.problems)
            ]
            parts = tuple(part for part in read if part)
            return parts[0] if len(parts) == 1 else All(parts)
        if isinstance(node, Entries) or node == Items((), node.place):
            self.problems.append(no_number(fact, node.place))
            return NOTHING
        chosen = words(self.without_it(node), f"the value of '{fact.id}'", self.problems)
        read_each = [read_span(fact, word, self.problems) for word in chosen]
        return self.within(fact, filter(None, read_each), node)

    def number_bound(self, fact: Fact, key: Text, value: Node) -> Condition | None:
        """Return what one bound of a mapping says, or that a number is none of some; None if it is in the problems."""
        if key.text == "none_of":
            chosen = words(value, f"the value of '{fact.id}'", self.problems)
            spans = [span for word in chosen if (span := read_span(fact, word, self.problems))]
            return Not(self.within(fact, spans, value)) if spans else None
        span = number_bound(fact, key, value, self.problems)
        return self.within(fact, [span], value) if span else None

    def within(self, fact: Fact, spans: Iterable[Span], node: Node) -> Condition:
        """Return that a number, or a sum, lies in one of these spans."""
        if fact.id in self.names.findings:
            return sum_within(self.names, fact, tuple(spans), node.place)
        return within(fact, spans)

    def without_it(self, node: Node) -> Node:
        """Return a number, or a list, with the words of the candidate in the place of `it.attribute`."""
        match node:
            case Text(word) if word.startswith("it."):
                meant = tuple(Text(number, node.place) for number in self.attribute(node))
                return meant[0] if len(meant) == 1 else Items(meant, node.place)
            case Items(items):
                filled = (self.without_it(item) for item in items)
                flat = (
                    part for item in filled for part in (item.items if isinstance(item, Items) else (item,))
                )
                return Items(tuple(flat), node.place)
            case _:
                return node

    def bound(self, fact: Fact, key: Text, node: Node) -> Condition:
        """Return `at_least` or `at_most` over a scale."""
        if key.text in BOUNDED and not fact.value_ids:  # its definition is broken, and that is reported there
            return NOTHING
        if key.text in SET_OPERATORS and (fact.kind is Kind.SEVERAL or key.text not in BOUNDS):
            return self.over_set(fact, key, node)
        if key.text in BOUNDED and key.text not in BOUNDS:
            what = f"'{key.text}' needs a number; '{fact.id}' is {KINDS[fact.kind].words}"
            hint = "write at_least or at_most" if fact.is_ordered else LIST_THEM
            self.problems.append(Problem(key.place, what, hint, BAD_VALUE, Cause(OTHER_KIND, fact.id)))
            return NOTHING
        if key.text not in BOUNDS:
            what = f"'{key.text}' is not a kind of condition on '{fact.id}'"
            known = [name for name, operator in SET_OPERATORS.items() if fact.kind in operator.kinds]
            hint = did_you_mean(key.text, (*known, *BOUNDS))
            self.problems.append(Problem(key.place, what, hint, BAD_SHAPE))
            return NOTHING
        if not fact.is_ordered:
            what = f"'{key.text}' needs a scale; '{fact.id}' is {KINDS[fact.kind].words}"
            self.problems.append(Problem(key.place, what, LIST_THEM, BAD_VALUE, Cause(OTHER_KIND, fact.id)))
            return NOTHING
        values = self.values(fact, node) if isinstance(node, Text) and node.text else None
        if values is None or len(values) > 1:
            self.problems.append(Problem(node.place, f"'{key.text}' takes one value", check=BAD_SHAPE))
        return BOUNDS[key.text](fact.id, values[0]) if values else NOTHING

    def over_set(self, fact: Fact, key: Text, node: Node) -> Condition:
        """Return what is in a set, or that a single value is none of some."""
        operator, count = SET_OPERATORS[key.text], key.text in BOUNDS
        if fact.kind not in operator.kinds:
            needed = "values" if fact.value_ids else "a set of several values"
            what = f"'{key.text}' needs {needed}; '{fact.id}' is {KINDS[fact.kind].words}"
            hint = f"write {fact.id}: [one, another] for any of them"
            self.problems.append(Problem(key.place, what, hint, BAD_VALUE, Cause(OTHER_KIND, fact.id)))
            return NOTHING
        before = len(self.problems)
        written = fields(node, COUNT, self.problems) if count else {"of": node}
        named = words(written.get("of"), f"the value of '{fact.id}'", self.problems)
        if isinstance(written.get("of"), Items) and not named:
            self.problems.append(
                Problem(node.place, f"there is no value of '{fact.id}' here", check=BAD_SHAPE)
            )
        least = read_count(written["count"], len(named), self.problems) if "count" in written else 0
        chosen = tuple(dict.fromkeys(value for word in named for value in self.values(fact, word)))
        if len(self.problems) > before:
            return NOTHING
        return counted(self.names, fact, least, chosen) if count else in_set(fact, key.text, chosen)

    def values(self, fact: Fact, word: Text) -> tuple[str, ...]:
        """Return the values of a fact that a word stands for; those that it has not are problems."""
        if not fact.value_ids:  # its definition is broken, and that is reported there
            return ()
        if word.text.startswith("it."):
            return self.values_of_it(fact, word)
        if word.text in fact.value_ids:
            return (word.text,)
        problem = no_value(fact, word, self.problems)
        self.problems.append(replace(problem, hint=comparison_hint(f"{fact.id} {word.text}") or problem.hint))
        return ()

    def values_of_it(self, fact: Fact, word: Text) -> tuple[str, ...]:
        """Return the values of a fact among the words of an attribute; a word that is wrong is reported where it stands.

        If no candidate has a value of the fact in it, another attribute is meant, and that is wrong here.
        """
        attribute, known = word.text.removeprefix("it."), set(fact.value_ids)
        meant = self.attribute(word)
        strange = set(meant) - known
        is_about = any(known.intersection(other.attributes.get(attribute, ())) for other in self.each)
        if strange and self.candidate and is_about:
            for written in self.names.written[self.candidate.id, attribute][1]:
                if written.text in strange:
                    self.problems.append(no_value(fact, written, self.problems))
        elif strange:
            what = f"'{fact.id}' has none of the values in '{word.text}'"
            hint = "its values are: " + ", ".join(fact.value_ids)
            self.problems.append(Problem(word.place, what, hint, UNKNOWN_NAME))
        return tuple(value for value in meant if value in known)

    def attribute(self, word: Text) -> tuple[str, ...]:
        """Return the words that `it.attribute` stands for."""
        if self.candidate is None:
            self.problems.append(without_each(word, word.text, self.key))
            return ()
        attribute = word.text.removeprefix("it.")
        lacking = [candidate for candidate in self.each if attribute not in candidate.attributes]
        if sure := [candidate for candidate in lacking if candidate.id not in ("", *self.names.partial)]:
            known = tuple(dict.fromkeys(name for candidate in self.each for name in candidate.attributes))
            problem = no_attribute(Text(attribute, word.place), sure, known, self.problems)
            hint = "add it there, or choose other candidates with 'where'"
            self.problems.append(replace(problem, hint=hint) if attribute in known else problem)
        return self.candidate.attributes.get(attribute, ())


def number_bound(fact: Fact, key: Text, value: Node, problems: list[Problem]) -> Span | None:
    """Return the numbers that one bound of a mapping leaves; None if it is in the problems."""
    if key.text in BOUNDED:
        return read_bound(fact, key, value, problems)
    what = f"'{key.text}' is not a kind of condition on '{fact.id}'"
    meant = MEANT.get(key.text.replace(" ", "_").casefold(), key.text)
    problems.append(Problem(key.place, what, did_you_mean(meant, (*BOUNDED, "none_of")), BAD_SHAPE))
    return None


def within(fact: Fact, spans: Iterable[Span]) -> Condition:
    """Return that a number lies in one of these spans, each of which begins and ends at a cut."""
    spans = tuple(spans)
    chosen = [
        value
        for value, region in zip(fact.value_ids, fact.measure.regions if fact.measure else (), strict=True)
        if any(region.meets(span) for span in spans)
    ]
    if not chosen:  # no number could be read
        return NOTHING
    return lying_in(fact, chosen)
