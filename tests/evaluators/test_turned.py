"""Without which rules a decision ends otherwise is what judging the base anew without each says."""

from advisor.evaluators.sweep import encode, turned
from bearing_leads import bearing_leads
from brute_force import winners
from effort import LONG

COUNT, SEED = (300 if LONG else 10), 20261201


def test_a_rule_that_adds_is_a_row_or_is_waited_for_is_missed_where_the_base_without_it_ends_otherwise() -> (
    None
):
    for lead in bearing_leads(COUNT, SEED):
        now = winners(lead.base, lead.profile)
        missed = {name for name in lead.base.rules if winners(lead.base.without(name), lead.profile) != now}
        rows = turned(lead.base, encode(lead.base, [lead.profile]), lead.base.rules)
        assert {name for name, row in rows.items() if row} == missed
