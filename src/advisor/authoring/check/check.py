"""All checks, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.authoring.check.accepted import Checked, sift
from advisor.authoring.check.applying import guard_notices, impossible_notices, unasked_notices
from advisor.authoring.check.closeness import close_notices
from advisor.authoring.check.consequences import gathered
from advisor.authoring.check.decisions import crowded_notices, decision_notices
from advisor.authoring.check.examined import Examined, examine
from advisor.authoring.check.examples import example_notices
from advisor.authoring.check.fates import fate_notices
from advisor.authoring.check.findings import truth_notices, unread_notices
from advisor.authoring.check.guarantees import guarantee_notices
from advisor.authoring.check.moot import moot_notices
from advisor.authoring.check.notice import Notice, in_order
from advisor.authoring.check.numbers import number_notices
from advisor.authoring.check.outside import OF_OUTSIDE, Outside, outside_notices
from advisor.authoring.check.questions import question_notices
from advisor.authoring.check.redundancy import redundancy_notices
from advisor.authoring.check.rows import row_notices
from advisor.authoring.check.style import example_style_notices, factor_notices, source_notices, title_notices
from advisor.authoring.check.values import value_notices
from advisor.evaluators.prove.possible import has_completion
from advisor.evaluators.thresholds import at_thresholds
from advisor.model import RuleBase

SECONDS = 30.0
"""How long all proofs together may take if the caller does not say."""

Checks = Callable[[Examined], Iterable[Notice]]

PLAIN: Sequence[Checks] = (
    example_notices,
    source_notices,
    factor_notices,
    example_style_notices,
    title_notices,
    unread_notices,
    number_notices,
    unasked_notices,
)
# With the shares of the time that they may take; what one leaves is for those after it.
PROVED: Mapping[Checks, int] = {
    fate_notices: 1,
    truth_notices: 1,
    row_notices: 2,
    value_notices: 1,
    guard_notices: 1,
    impossible_notices: 1,
    redundancy_notices: 2,
    moot_notices: 1,
    decision_notices: 3,
    question_notices: 2,
    guarantee_notices: 5,
    close_notices: 1,
    crowded_notices: 1,
}


def check(base: RuleBase, seconds: float = SECONDS, outside: Outside | None = None) -> Checked:
    """Return all that there is to say of a rule base; without seconds nothing that needs proof.

    What depends on the date or on commands is only said if it is known what is outside.
    """
    examined = examine(base, seconds)
    if not examined.all_profiles and has_completion(base, {}, seconds=max(seconds, 1)) is False:
        what = "no complete interview is possible: every combination of answers is declared impossible"
        hint, place = "look at the lines under 'impossible'", base.impossible[0].place
        return Checked((Notice("no-interview", "impossible", place, what, hint),), ())
    notices = gathered(base, tuple(with_numbers(base, notice) for notice in said(examined)))
    notices += tuple(outside_notices(base, outside)) if outside else ()
    checked = sift(base, notices, proving=examined.proving, unseen=() if outside else OF_OUTSIDE)
    return Checked(in_order(checked.notices), checked.accepted)


def with_numbers(base: RuleBase, notice: Notice) -> Notice:
    """Return a notice of which the answers that show it are numbers where they were found as regions."""
    shown = (notice.witness, notice.other)
    witness, other = (profile and at_thresholds(base.facts, profile) for profile in shown)
    return replace(notice, witness=witness, other=other)


def said(examined: Examined) -> Iterator[Notice]:
    """Yield what is said without proof, and what proof brings up, if anything is to be proved."""
    unproved = (*PLAIN, *(() if examined.proving else (truth_notices, question_notices)))
    for notices in unproved:
        yield from notices(examined)
    left = sum(PROVED.values())
    for notices, share in PROVED.items() if examined.proving else ():
        yield from notices(examined.given(examined.deadline.left * share / left))
        left -= share
