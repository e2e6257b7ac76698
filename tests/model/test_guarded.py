"""A condition on a fact that may not apply knows its fact, whatever is said of it."""

import pytest

from advisor.model import Any, Condition, Found, Guarded, Is, Not, Said

READING = Is("uses", ("read",))
TWO = Said((Found("uses@2-of-read+cook"),), "two of them", "fewer than two of them")


@pytest.mark.parametrize("condition", [READING, Not(READING), TWO, Not(TWO), Any((READING, TWO))])
def test_a_guarded_condition_is_about_one_fact_also_where_it_counts_values(condition: Condition) -> None:
    assert Guarded((Is("dark", ("yes",)), condition)).fact == "uses"
