"""Conditions as experts write them: the keys of a mapping are joined by `and`."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.model import NO, YES, All, Any, AtLeast, AtMost, Candidate, Condition, Fact, Found, Is, Kind, Not
from advisor.problems import Problem, did_you_mean
from advisor.read.nodes import Entries, Items, Node, Text
from advisor.read.shapes import entries, no_such, words
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
    """What a condition may speak of: the names, and in an `each` rule the candidate that is `it`.

    `each` holds all candidates that the rule is made for, `it` among them.
    """

    names: Vocabulary
    problems: list[Problem]
    it: Candidate | None = None
    each: tuple[Candidate, ...] = ()

    def condition(self, node: Node) -> Condition:
        """Return the condition that a mapping states; an empty one is a problem."""
        parts = tuple(
            self.entry(key, value)
            for key, value in entries(node, "a condition", self.problems, "fact: value")
        )
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
        self.problems.append(no_such("fact or finding", key, (*self.names.readable, *GROUPS, "not")))
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
        if isinstance(node, Entries) and node.entries:
            parts = tuple(self.bound(fact, key, value) for key, value in node.entries)
            return parts[0] if len(parts) == 1 else All(parts)
        if node in (Entries((), node.place), Items((), node.place), Text("", node.place)):
            self.problems.append(Problem(node.place, f"no value of '{fact.id}' stands here"))
            return NOTHING
        found = words(node, f"the value of '{fact.id}'", self.problems)
        return Is(fact.id, tuple(value for word in found for value in self.values(fact, word)))

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
        before = len(self.problems)
        values = self.values(fact, node) if isinstance(node, Text) and node.text else ()
        if len(values) == 1:
            return BOUNDS[key.text](fact.id, values[0])
        if fact.value_ids and len(self.problems) == before:
            self.problems.append(Problem(node.place, f"'{key.text}' takes one value"))
        return NOTHING

    def values(self, fact: Fact, word: Text) -> tuple[str, ...]:
        """Return the values of a fact that a word stands for; those that it has not are problems."""
        meant = self.attribute(word) if word.text.startswith("it.") else (word.text,)
        known = fact.value_ids
        if not known:  # its definition is broken, and that is reported there
            return ()
        for value in set(meant).difference(known):
            what = f"'{fact.id}' has no value '{value}'"
            if self.it and value != word.text:
                what += f", which is in '{word.text}' of '{self.it.id}'"
            self.problems.append(Problem(word.place, what, did_you_mean(value, known)))
        return tuple(value for value in meant if value in known)

    def attribute(self, word: Text) -> tuple[str, ...]:
        """Return the words that `it.attribute` stands for."""
        if self.it is None:
            self.problems.append(only_with_each(word, word.text))
            return ()
        attribute = word.text.removeprefix("it.")
        lacking = [one.id for one in self.each if attribute not in one.attributes]
        if lacking:
            known = dict.fromkeys(other for one in self.each for other in one.attributes)
            hint = did_you_mean(attribute, tuple(known))
            if attribute in known:
                hint = "add it there, or choose other candidates with 'where'"
            what = f"the attribute '{attribute}' is missing in {', '.join(lacking)}"
            self.problems.append(Problem(word.place, what, hint))
        return self.it.attributes.get(attribute, ())


def only_with_each(node: Node, words: str) -> Problem:
    """Return the problem of words that speak of a candidate where there is none."""
    return Problem(node.place, f"'{words}' only means something in a rule with 'each'")
