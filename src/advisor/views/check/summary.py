"""What a check looked at, what came of it, and what is accepted."""

from collections import Counter
from collections.abc import Sequence

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.catalogue import Severity
from advisor.model import RuleBase
from advisor.texts import count
from advisor.views.counts import counts
from advisor.views.document.blocks import Blocks, Diagnostic, Paragraph


def summary(base: RuleBase, checked: Checked, paths: Sequence[str], *, proving: bool) -> Paragraph:
    """Return what was looked at, and what came of it; of some paths only what came of it."""
    proofs = "" if proving else "; nothing was proved"
    if paths:
        return Paragraph((f"{', '.join(paths)}: {ending(checked)}{proofs}.",))
    return Paragraph((f"{base.title}: {counts(base)}; {ending(checked)}{proofs}.",))


def ending(checked: Checked) -> str:
    """Return how a check ended."""
    numbers = Counter(notice.severity for notice in checked.notices)
    parts = [count(numbers[severity], severity.value) for severity in Severity if numbers[severity]]
    accepted = [f"{count(len(checked.accepted), 'warning')} accepted"] if checked.accepted else []
    good = [] if numbers[Severity.ERROR] or numbers[Severity.WARNING] else ["all is well"]
    return ", ".join((*good, *parts, *accepted))


def acceptances(checked: Checked) -> Blocks:
    """Return what is accepted, with the reasons."""
    return tuple(
        Diagnostic(str(accepted.place), (), (f"{notice.check} accepted: {accepted.because}",))
        for notice, accepted in checked.accepted
    )
