"""What stands under a fact in a condition, or under a finding with values or a sum: values, bounds, operators of sets."""

import re
from collections.abc import Iterable

from advisor.language.grammar.conditions import COUNT, KINDS
from advisor.language.grammar.shapes import Field
from advisor.language.reading.bounds import BOUNDED, no_number, read_bound
from advisor.language.reading.lowering import NOTHING, counted, in_set, sum_within
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.numbers import MEANT, read_span
from advisor.language.reading.sets import SET_OPERATORS, read_count
from advisor.language.reading.shapes import entries, fields
from advisor.language.reading.terms import Terms
from advisor.language.reading.words import OTHER_KIND, words
from advisor.model import AtLeast, AtMost, Condition, Fact, Is, Kind, Not, Span, all_of, lying_in
from advisor.names import did_you_mean
from advisor.problems import BAD_SHAPE, BAD_VALUE, Cause, Problem

BOUNDS: dict[str, type[AtLeast | AtMost]] = {"at_least": AtLeast, "at_most": AtMost}
LIST_THEM = "list the values instead: [one, another]"
OF_NUMBERS = (*BOUNDED, *(name for name, operator in SET_OPERATORS.items() if Kind.NUMBER in operator.kinds))


def compared(fact: Fact, node: Node, terms: Terms) -> Condition:
    """Return what a condition says of one fact: a value, one of a list, or what stands in a mapping, all of it."""
    if isinstance(node, Entries) and node.entries:
        before = len(terms.problems)
        # Among numbers, what YAML has split at a comma is no entry of its own.
        written = entries(node, "bounds", terms.problems) if fact.measure else node.entries
        is_whole = len(terms.problems) == before
        parts = (compared_by(fact, key, value, terms) for key, value in written if is_whole)
        return all_of(part for part in parts if part is not NOTHING)
    if isinstance(node, Entries) or node == Items((), node.place):
        terms.problems.append(nothing_compared(fact, node))
        return NOTHING
    return among(fact, node, terms)


def nothing_compared(fact: Fact, node: Node) -> Problem:
    if fact.measure:
        return no_number(fact, node.place)
    return Problem(node.place, f"there is no value of '{fact.id}' here", check=BAD_SHAPE)


def among(fact: Fact, node: Node, terms: Terms) -> Condition:
    """Return that the answer is one of some words, or that one of them is in it."""
    if fact.measure:
        return within(fact, spans_of(fact, node, terms), node, terms)
    chosen = words(node, f"the value of '{fact.id}'", terms.problems)
    return Is(fact.id, tuple(value for word in chosen for value in terms.values(fact, word)))


def spans_of(fact: Fact, node: Node, terms: Terms) -> tuple[Span, ...]:
    """Return the numbers that words are."""
    chosen = words(terms.without_it(node), f"the value of '{fact.id}'", terms.problems)
    if fact.id in terms.names.partial:  # ranges of it are broken, and that is reported there
        chosen = tuple(word for word in chosen if re.search("[0-9]", word.text))
    return tuple(filter(None, [read_span(fact, word, terms.problems) for word in chosen]))


def within(fact: Fact, spans: Iterable[Span], node: Node, terms: Terms) -> Condition:
    """Return that a number, or a sum, lies in one of these spans, each of which begins and ends at a cut."""
    spans = tuple(spans)
    if fact.id in terms.names.findings:
        return sum_within(terms.names, fact, spans, node.place) if spans else NOTHING
    measure = fact.measure
    ends = [(measure.region(span.least), measure.region(span.most)) for span in spans] if measure else ()
    chosen = [fact.value_ids[at] for at in sorted({at for low, high in ends for at in range(low, high + 1)})]
    return lying_in(fact, chosen) if chosen else NOTHING  # where no number could be read


def compared_by(fact: Fact, key: Text, node: Node, terms: Terms) -> Condition:
    """Return what one key under a fact says: a bound, or an operator of sets."""
    if not fact.measure and not fact.value_ids:  # its definition is broken, and that is reported there
        return NOTHING
    operator = SET_OPERATORS.get(key.text)
    if operator and (fact.kind in operator.kinds or key.text not in BOUNDED):
        return by_operator(fact, operator, key, node, terms)
    if fact.measure and key.text in BOUNDED:
        span = read_bound(fact, key, terms.without_it(node), terms.problems)
        return within(fact, [span], node, terms) if span else NOTHING
    if unfit := unfit_bound(fact, key):
        terms.problems.append(unfit)
        return NOTHING
    return bounded_by(fact, key, node, terms)


def unfit_bound(fact: Fact, key: Text) -> Problem | None:
    """Return the problem of a key that is no bound, or none of facts of this kind."""
    kind, cause = KINDS[fact.kind].words, Cause(OTHER_KIND, fact.id)
    if key.text not in BOUNDED:
        what = f"'{key.text}' is not a kind of condition on '{fact.id}'"
        own = [name for name, operator in SET_OPERATORS.items() if fact.kind in operator.kinds]
        known = OF_NUMBERS if fact.measure else dict.fromkeys((*own, *(BOUNDS if fact.is_ordered else ())))
        meant = MEANT.get(key.text.replace(" ", "_").casefold(), key.text)
        return Problem(key.place, what, did_you_mean(meant, tuple(known)), BAD_SHAPE)
    if key.text not in BOUNDS:
        what = f"'{key.text}' needs a number; '{fact.id}' is {kind}"
        hint = "write at_least or at_most" if fact.is_ordered else LIST_THEM
        return Problem(key.place, what, hint, BAD_VALUE, cause)
    if not fact.is_ordered:
        what = f"'{key.text}' needs a scale; '{fact.id}' is {kind}"
        return Problem(key.place, what, LIST_THEM, BAD_VALUE, cause)
    return None


def bounded_by(fact: Fact, key: Text, node: Node, terms: Terms) -> Condition:
    """Return `at_least` or `at_most` over a scale."""
    values = terms.values(fact, node) if isinstance(node, Text) and node.text else None
    if values is None or len(values) > 1:
        terms.problems.append(Problem(node.place, f"'{key.text}' takes one value", check=BAD_SHAPE))
    return BOUNDS[key.text](fact.id, values[0]) if values else NOTHING


def by_operator(fact: Fact, operator: Field, key: Text, node: Node, terms: Terms) -> Condition:
    """Return what is in a set, or that a single value or number is none of some."""
    if fact.kind not in operator.kinds:
        terms.problems.append(unfit_operator(fact, operator, key))
        return NOTHING
    before = len(terms.problems)
    if operator.takes is COUNT:
        return count_of(fact, node, terms)
    if node == Items((), node.place):
        terms.problems.append(nothing_compared(fact, node))
    chosen = among(fact, node, terms)
    if len(terms.problems) > before:
        return NOTHING
    return in_set(fact, key.text, chosen.values) if isinstance(chosen, Is) else Not(chosen)


def unfit_operator(fact: Fact, operator: Field, key: Text) -> Problem:
    if fact.measure:
        known = ", ".join(OF_NUMBERS)
        return Problem(
            key.place,
            f"'{key.text}' is not a kind of condition on '{fact.id}'",
            f"known are: {known}",
            BAD_SHAPE,
        )
    needed = "values of its own" if Kind.CHOICE in operator.kinds else "a set of several values"
    what = f"'{key.text}' needs {needed}; '{fact.id}' is {KINDS[fact.kind].words}"
    hint = (
        "write yes or no" if fact.kind is Kind.YES_NO else f"write {fact.id}: [one, another] for any of them"
    )
    return Problem(key.place, what, hint, BAD_VALUE, Cause(OTHER_KIND, fact.id))


def count_of(fact: Fact, node: Node, terms: Terms) -> Condition:
    """Return that at least so many of some values are in a set."""
    before = len(terms.problems)
    if isinstance(node, Text | Items):
        what, hint = "'at_least' of a set counts its values", "write {count: 2, of: [one, another]}"
        terms.problems.append(Problem(node.place, what, hint, BAD_SHAPE))
        return NOTHING
    written = fields(node, COUNT, terms.problems)
    of = written.get("of")
    if isinstance(of, Items) and not of.items:
        terms.problems.append(nothing_compared(fact, of))
    named = words(of, f"the value of '{fact.id}'", terms.problems)
    chosen = tuple(dict.fromkeys(value for word in named for value in terms.values(fact, word)))
    if len(terms.problems) > before or "count" not in written:
        return NOTHING
    speaks_of_it = any(word.text.startswith("it.") for word in named)  # some candidates may have fewer
    most = len(fact.value_ids) if speaks_of_it else len(chosen)
    least = read_count(written["count"], most, terms.problems)
    return counted(terms.names, fact, least, chosen) if least else NOTHING
