"""The terms that a condition or an effect is written in: the names, and the candidate that is `it`."""

from dataclasses import dataclass, replace

from advisor.language.reading.foreign import comparison_hint
from advisor.language.reading.nodes import Items, Node, Text
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import no_attribute, no_value, without_each
from advisor.model import Candidate, Fact
from advisor.problems import UNKNOWN_NAME, Place, Problem

NAMELESS = Text("", Place(""))


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be spoken of: the names, and in an `each` rule the `candidate` that is `it`.

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
