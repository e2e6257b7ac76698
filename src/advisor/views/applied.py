"""What applies of a list by name, with the rules that make it so."""

from advisor.model import RuleBase
from advisor.recommend import Applied, AppliedList, Applies
from advisor.texts import listing
from advisor.views.document.blocks import Blocks, Sign
from advisor.views.document.spans import Tone, Toned
from advisor.views.links import to_made
from advisor.views.lists import points, resting_on, under

NAMES = {Applies.YES: "Applies", Applies.OPEN: "Open", Applies.NO: "Does not apply"}


def what_applies(base: RuleBase, applied: AppliedList) -> Blocks:
    """Return every candidate of a list by name, with the rules that make it so."""
    return tuple(
        block
        for state, name in NAMES.items()
        for block in under(
            Toned(f"{name}:", Tone.STRONG),
            points((candidate_words(base, each),) for each in applied.those(state)),
        )
    )


def rules_that_count(base: RuleBase, applied: AppliedList) -> Blocks:
    """Return which rules include or exclude candidates of a list, each with its id."""
    return tuple(
        resting_on(to_made(base.rules[rule]), f"{base.candidates[each.candidate].title}: ", sign)
        for each in applied.candidates
        for sign, rules in ((Sign.AGAINST, each.excludes), (Sign.FOR, each.includes))
        for rule in rules
    )


def candidate_words(base: RuleBase, each: Applied) -> str:
    title = base.candidates[each.candidate].title
    so_far = ", applies so far" if each.state is Applies.OPEN and each.so_far else ""
    rules = [base.rules[rule].title for rule in each.rules]
    why = f" ({'excluded: ' if each.excludes else ''}{listing(rules)})" if rules else ""
    return f"{title}{so_far}{why}"
