"""Conditions as experts write them: the keys of a mapping are joined by `and`."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.model import NO, YES, All, Any, AtLeast, AtMost, Candidate, Condition, Fact, Found, Is, Kind, Not
from advisor.problems import Problem, did_you_mean
from advisor.read.nodes import Entries, Items, Node, Text
from advisor.read.shapes import entries, words
from advisor.read.vocabulary import Vocabulary

BOUNDS: Mapping[str, type[AtLeast | AtMost]] = {"at_least": AtLeast, "at_most": AtMost}
GROUPS: Mapping[str, type[Any | All]] = {"any": Any, "all": All}
KIND_WORDS: Mapping[Kind, str] = {
    Kind.YES_NO: "a yes/no question",
    Kind.CHOICE: "a choice without an order",
    Kind.SCALE: "a scale",
    Kind.SEVERAL: "a set of several values",
}
NOTHING = All(())


@dataclass(frozen=True, slots=True)
class Reader:
    """What a condition may speak of: the names, and in an `each` rule the candidate that is `it`."""

    names: Vocabulary
    problems: list[Problem]
    it: Candidate | None = None

    def condition(self, node: Node) -> Condition:
        """Return the condition that a mapping states; an empty one is a problem."""
        parts = tuple(self.entry(key, value) for key, value in entries(node, "a condition", self.problems))
        if isinstance(node, Entries) and not parts:
            self.problems.append(Problem(node.place, "this condition is empty", "name a fact or a finding"))
        return parts[0] if len(parts) == 1 else All(parts)

    def entry(self, key: Text, value: Node) -> Condition:
        """Return the condition of one key."""
        if key.text in GROUPS:
            return GROUPS[key.text](self.group(key, value))
        if key.text == "not":
            return Not(self.condition(value))
        if key.text in self.names.facts:
            return self.over_fact(self.names.facts[key.text], value)
        if key.text in self.names.findings:
            return self.over_finding(key, value)
        hint = did_you_mean(key.text, (*self.names.readable, *GROUPS, "not"))
        self.problems.append(Problem(key.place, f"there is no fact or finding '{key.text}'", hint))
        return NOTHING

    def group(self, key: Text, node: Node) -> tuple[Condition, ...]:
        """Return the parts of an `any` or `all`, which must be a list of conditions."""
        if not isinstance(node, Items) or not node.items:
            what = f"'{key.text}' must be a list of conditions"
            self.problems.append(Problem(key.place, what, "start each line with '- '"))
            return ()
        return tuple(self.condition(item) for item in node.items)

    def over_finding(self, key: Text, node: Node) -> Condition:
        """Return that a finding is true (yes) or false (no)."""
        match node:
            case Text(text="yes"):
                return Found(key.text)
            case Text(text="no"):
                return Not(Found(key.text))
            case _:
                what = f"'{key.text}' is a finding: it is {YES} or {NO}"
                self.problems.append(Problem(node.place, what))
                return NOTHING

    def over_fact(self, fact: Fact, node: Node) -> Condition:
        """Return a condition over one fact: a value, one of a list, or bounds on a scale."""
        if isinstance(node, Entries):
            parts = tuple(self.bound(fact, key, value) for key, value in node.entries)
            return parts[0] if len(parts) == 1 else All(parts)
        found = tuple(value for word in words(node, "a value", self.problems) for value in self.meant(word))
        if not found and isinstance(node, Items) and not node.items:
            self.problems.append(Problem(node.place, "an empty list of values is never true"))
        self.require(fact, node, found)
        return Is(fact.id, found)

    def bound(self, fact: Fact, key: Text, node: Node) -> Condition:
        """Return `at_least` or `at_most` over a scale."""
        if key.text not in BOUNDS:
            hint = did_you_mean(key.text, tuple(BOUNDS))
            what = f"'{key.text}' is no kind of condition on '{fact.id}'"
            self.problems.append(Problem(key.place, what, hint))
            return NOTHING
        if fact.kind is not Kind.SCALE:
            what = f"'{key.text}' needs a scale; '{fact.id}' is {KIND_WORDS[fact.kind]}"
            self.problems.append(Problem(key.place, what, "list the values instead: [one, another]"))
            return NOTHING
        if not isinstance(node, Text):
            self.problems.append(Problem(node.place, f"'{key.text}' takes one value"))
            return NOTHING
        if not self.require(fact, node, (node.text,)):
            return NOTHING
        return BOUNDS[key.text](fact.id, node.text)

    def meant(self, word: Text) -> tuple[str, ...]:
        """Return the values that a word stands for: itself, or the attribute in `it.attribute`."""
        if not word.text.startswith("it."):
            return (word.text,)
        attribute = word.text.removeprefix("it.")
        if self.it is None:
            self.problems.append(
                Problem(word.place, f"'{word.text}' only means something in a rule with 'each'")
            )
            return ()
        if attribute not in self.it.attributes:
            what = f"the candidate '{self.it.id}' has no attribute '{attribute}'"
            self.problems.append(
                Problem(word.place, what, did_you_mean(attribute, tuple(self.it.attributes)))
            )
            return ()
        return self.it.attributes[attribute]

    def require(self, fact: Fact, node: Node, values: tuple[str, ...]) -> bool:
        """Return whether the fact has all these values; those it has not are problems."""
        known = fact.value_ids
        if not known:  # its definition is broken, and that is reported there
            return False
        bad = [value for value in values if value not in known]
        for value in bad:
            place = next(
                (word.place for word in words(node, "a value", []) if word.text == value), node.place
            )
            what = f"'{fact.id}' has no value '{value}'"
            self.problems.append(Problem(place, what, did_you_mean(value, known)))
        return not bad
