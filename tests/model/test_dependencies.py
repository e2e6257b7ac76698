"""What builds on what: rules on what they read, findings on the rules that conclude them."""

import pytest

from advisor.model import Conclude, Found, Is, Kind, builds_on, depths, resting_on
from builders import base, both, fact, rule, when

DARK, COLD = Is("dark", ("yes",)), Is("cold", ("yes",))
RULES = base(
    [fact("dark", Kind.YES_NO), fact("cold", Kind.YES_NO)],
    [
        rule("r/grim", both(Found("gloomy"), COLD), Conclude("grim")),
        rule("r/gloomy", DARK, Conclude("gloomy")),
        when(Found("grim"), a=1),
        rule("r/aside", COLD),
    ],
    findings=["gloomy", "grim", "unread"],
)


@pytest.mark.parametrize(
    ("among", "name", "below"),
    [
        ({"dark", "cold"}, "gloomy", {"dark"}),
        ({"dark", "cold"}, "grim", {"dark", "cold"}),
        ({"dark", "cold"}, "r/aside", {"cold"}),
        ({"gloomy", "r/gloomy"}, "r/grim", {"gloomy", "r/gloomy"}),
        ({"gloomy", "r/gloomy"}, "r/gloomy", set()),
        ({"dark"}, "unread", set()),
    ],
)
def test_a_name_builds_on_all_below_it_over_any_number_of_steps(
    among: set[str], name: str, below: set[str]
) -> None:
    assert builds_on(RULES, among)[name] == below


def test_what_rests_on_a_fact_are_the_rules_and_findings_that_it_can_change() -> None:
    last = next(name for name, each in RULES.rules.items() if each.condition == Found("grim"))
    assert resting_on(RULES, {"dark"}) == {"r/gloomy", "gloomy", "r/grim", "grim", last}


def test_a_finding_stands_one_level_above_those_that_it_builds_on() -> None:
    assert depths(RULES) == {"gloomy": 0, "grim": 1, "unread": 0}
