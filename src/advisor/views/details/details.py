"""The folds of a recommendation: only here are rules, findings and passages told with their ids."""

from collections.abc import Callable, Collection

from advisor.explain.explanation import Explanation
from advisor.views.details import NAMES
from advisor.views.details.answers import answers, open_questions
from advisor.views.details.reasons import changes, reasons, why_others_lost
from advisor.views.details.rules import advice, findings, rules
from advisor.views.details.sources import promises, sources
from advisor.views.document.blocks import Fold
from advisor.views.document.contents import EVERY
from advisor.views.standings import points

MAKERS: tuple[Callable[[Explanation], Fold], ...] = (
    points,
    reasons,
    why_others_lost,
    answers,
    open_questions,
    changes,
    advice,
    findings,
    promises,
    rules,
    sources,
)
FOLDS = dict(zip(NAMES, MAKERS, strict=True))


def details(explanation: Explanation, names: Collection[str] = (EVERY,)) -> tuple[Fold, ...]:
    """Return the folds of these names that say something, in their order; no other is worked out."""
    folds = (make(explanation) for name, make in FOLDS.items() if name in names or EVERY in names)
    return tuple(fold for fold in folds if fold.blocks)
