"""Facts that are numbers of every kind, and hypothesis strategies for what can be stated of them."""

from datetime import date

from hypothesis import strategies as st

from advisor.model import Cut, Fact, Kind, Measure, Numbers, Span, joined, parted
from builders import HERE


def number_fact(name: str, measure: Measure, *cuts: int) -> Fact:
    """Return a fact whose answers are parted at these first numbers, counted in steps."""
    whole = Fact(name, "all", measure.kind, f"{name}?", f"why {name}", (), (), HERE, measure=measure)
    return parted(whole, (Cut(first, first) for first in cuts))


DAY = date(2024, 2, 28).toordinal()

AGE = number_fact("age", Measure(Kind.NUMBER, Span(0, 120), unit="years"), 18, 25)
FEE = number_fact("fee", Measure(Kind.MONEY, Span(0, 10**8), 2, "EUR"), 100050, 250000)
SHARE = number_fact("share", Measure(Kind.PERCENT, Span(0, 1000), 1), 200)
FROST = number_fact("frost", Measure(Kind.NUMBER, Span(-500, 500), 1, "degrees"), 0, 1)
TRACE = number_fact("trace", Measure(Kind.NUMBER, Span(0, 10**7), 6, "g"), 1, 20)
START = number_fact("start", Measure(Kind.DATE, Span(DAY - 400, DAY + 800)), DAY, DAY + 2)
MEASURED = (AGE, FEE, SHARE, FROST, TRACE, START)


def numbers_about(fact: Fact) -> st.SearchStrategy[Numbers]:
    """Draw whatever can be stated of a number: itself, a span, or several of both."""
    assert fact.measure
    span = fact.measure.span
    near = sorted(
        {
            *(n + d for n in (*fact.measure.firsts, *range(0, 5000, 997)) for d in (-1, 0, 1)),
            *(span.least, span.most),
        }
    )
    number = st.sampled_from([n for n in near if n in span]) | st.integers(span.least, span.most)
    spans = st.one_of(
        st.builds(lambda n: Span(n, n), number),
        st.builds(lambda a, b: Span(min(a, b), max(a, b)), number, number),
    )
    return st.lists(spans, min_size=1, max_size=3).map(lambda drawn: Numbers(joined(drawn)))


STATED = st.sampled_from(MEASURED).flatmap(lambda fact: st.tuples(st.just(fact), numbers_about(fact)))
"""A fact that is a number, and what is stated of it."""
