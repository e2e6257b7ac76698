"""The exponents that the page of figures tells."""

import pytest
from curves import Curve


def test_what_grows_with_the_square_has_the_exponent_two() -> None:
    curve = Curve("pairs", "s", {size: 3.0 * size**2 for size in (10, 100, 1000)})
    assert curve.exponent == pytest.approx(2)


def test_the_upper_half_shows_growth_that_a_fixed_cost_hides() -> None:
    curve = Curve("start and pairs", "s", {size: 1000 + size**2 for size in (1, 3, 10, 300, 1000, 3000)})
    assert curve.exponent < 1.5
    assert curve.exponent_above > 1.9
