"""A recommendation as it is shown: the verdict, then the folds that were asked for."""

from collections.abc import Collection

from advisor.explain.brief import brief
from advisor.explain.explanation import Explanation
from advisor.views.document.blocks import Blocks
from advisor.views.document.contents import opened
from advisor.views.verdict.verdict import verdict


def recommendation(explanation: Explanation, names: Collection[str] = ()) -> Blocks:
    """Return the verdict on a recommendation, then the folds of these names, opened."""
    in_brief = verdict(brief(explanation))
    if not names:
        return in_brief
    from advisor.views.details.details import details  # most of the time nobody asks for them

    return (*in_brief, *opened(details(explanation, names), names))
