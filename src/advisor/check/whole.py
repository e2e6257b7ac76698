"""All checks, in order."""

from collections.abc import Callable, Iterable

from advisor.check.accepted import Checked, sift
from advisor.check.decisions import crowded_notices, decision_notices
from advisor.check.examined import Examined, examine
from advisor.check.examples import example_notices
from advisor.check.findings import truth_notices, unread_notices
from advisor.check.guarantees import guarantee_notices
from advisor.check.notice import Notice, in_order, notice
from advisor.check.questions import question_notices
from advisor.check.rules import fate_notices, redundancy_notices
from advisor.check.style import example_style_notices, source_notices, title_notices
from advisor.evaluators.prove.possible import has_completion
from advisor.model import RuleBase

SECONDS = 30.0
"""How long all proofs together may take if the caller does not say."""

Checks = Callable[[Examined], Iterable[Notice]]

PLAIN: tuple[Checks, ...] = (
    example_notices,
    source_notices,
    example_style_notices,
    title_notices,
    unread_notices,
    truth_notices,
    question_notices,
)
PROVED: tuple[Checks, ...] = (
    guarantee_notices,
    fate_notices,
    redundancy_notices,
    decision_notices,
    crowded_notices,
)


def check(base: RuleBase, seconds: float = SECONDS) -> Checked:
    """Return all that there is to say of a rule base; without seconds nothing that needs proof."""
    examined = examine(base, seconds)
    if not examined.all_profiles and has_completion(base, {}, seconds=max(seconds, 1)) is False:
        return Checked((no_interview(base),), ())
    checks = (*PLAIN, *PROVED) if examined.proving else PLAIN
    found = sift(base, [one for each in checks for one in each(examined)])
    return Checked(in_order(found.notices), found.accepted)


def no_interview(base: RuleBase) -> Notice:
    """Return that no complete profile is possible."""
    what = "no complete interview is possible: every combination of answers is declared impossible"
    hint = "look at the lines under 'impossible'"
    return notice("no-interview", "impossible", base.impossible[0].place, what, hint)
