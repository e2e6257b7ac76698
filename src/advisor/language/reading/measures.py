"""What an answer to a fact that is a number may be."""

from collections.abc import Mapping
from dataclasses import replace

from advisor.language.grammar.sections import DECIMALS, FACT
from advisor.language.reading.bounds import read_ends
from advisor.language.reading.nodes import Node, Text
from advisor.language.reading.numbers import MOST_DIGITS, number_in
from advisor.language.reading.ranges import read_ranges
from advisor.language.reading.words import short
from advisor.model import Fact, Kind, Measure, Span, parted
from advisor.problems import BAD_VALUE, Problem, cut

IT = "{it}"

DECIMALS_OF = {Kind.MONEY: 2}

# What may be answered until min and max are read: any number that can be written.
ANY = Span(-(10**MOST_DIGITS), 10**MOST_DIGITS)


def with_measure(fact: Fact, written: Mapping[str, Node], problems: list[Problem]) -> Fact:
    """Return a fact that is a number with what it may be; without, if that is in the problems."""
    decimals = read_decimals(fact.kind, written.get("decimals"), problems)
    said = read_number_said(written.get("said"), problems)
    unit = short(written.get("unit"), "the unit", FACT.by_key["unit"].longest, problems)
    measure = Measure(fact.kind, ANY, decimals, unit, said=said)
    ends = [read_end(measure, written[end], problems) for end in ("min", "max") if end in written]
    read = [end for end in ends if end is not None]
    if len(read) < len(("min", "max")):
        return fact
    if read[0] >= read[1]:
        what = f"'min' of '{fact.id}' is not below its 'max'"
        hint = "swap them" if read[0] > read[1] else "make 'max' higher"
        problems.append(Problem(written["max"].place, what, hint, BAD_VALUE))
        return fact
    measure = replace(measure, span=Span(*read))
    whole = replace(fact, measure=measure)
    likely = read_ends(whole, written["likely"], problems) if "likely" in written else None
    ranges = read_ranges(whole, measure, written["ranges"], problems) if "ranges" in written else ()
    return parted(replace(fact, measure=replace(measure, likely=likely, ranges=ranges)), ())


def read_number_said(node: Node | None, problems: list[Problem]) -> str:
    """Return how a number reads inside a sentence."""
    said = short(node, "what it is said as", FACT.by_key["said"].longest, problems)
    if node and said and said.count(IT) != 1:
        hint = f"write {IT} where it belongs, such as: the way takes {IT}"
        problems.append(Problem(node.place, "the number has no place, or several, in this", hint, BAD_VALUE))
    return said


def read_end(measure: Measure, node: Node, problems: list[Problem]) -> int | None:
    """Return the lowest or highest number."""
    if not isinstance(node, Text):
        problems.append(Problem(node.place, "one number belongs here", check=BAD_VALUE))
        return None
    number, problem = number_in(measure, node)
    problems += [problem] if problem else []
    return number


def read_decimals(kind: Kind, node: Node | None, problems: list[Problem]) -> int:
    """Return how many decimals a number may have."""
    written = node.text if isinstance(node, Text) else ""
    if node is None:
        return DECIMALS_OF.get(kind, 0)
    if not written.isdecimal() or not written.isascii() or int(written[:3]) > DECIMALS:
        what = (
            f"'{cut(written)}' is no number of decimals" if written else "the number of decimals is missing"
        )
        problems.append(Problem(node.place, what, f"write a number from 0 to {DECIMALS}", BAD_VALUE))
        return DECIMALS_OF.get(kind, 0)
    return int(written)
