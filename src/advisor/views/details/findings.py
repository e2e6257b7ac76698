"""What was concluded from the answers, and by which rules."""

from collections.abc import Iterator

from advisor.conditions import FALSE, TRUE, UNKNOWN, Concluded
from advisor.explain.explanation import Explanation
from advisor.explain.ledger import beneath
from advisor.views.document.blocks import Block, Fold, Paragraph, Table, TableRow
from advisor.views.document.spans import Span
from advisor.views.how import MARKS
from advisor.views.links import fired, to_finding, to_rules, to_support
from advisor.views.lists import joined


def findings(explanation: Explanation) -> Fold:
    """Return the findings that are known, true ones first, each with what made it so; then those that are not."""
    base, truths = explanation.base, explanation.result.trace.findings
    rows = tuple(
        row(explanation, name) for truth in (TRUE, FALSE) for name in base.findings if truths[name] is truth
    )
    blocks: list[Block] = [Table((("",), ("so?",), ("because of",)), rows, wordy=True)] if rows else []
    if open_ := [base.findings[name].title for name in base.findings if truths[name] is UNKNOWN]:
        blocks.append(Paragraph((f"Not known: {'; '.join(open_)}.",)))
    return Fold("findings", ("What was concluded from your answers",), tuple(blocks))


def row(explanation: Explanation, name: str) -> TableRow:
    link, truth = to_finding(explanation.base, name), explanation.result.trace.findings[name]
    return TableRow(((link.title,), (MARKS[truth],), joined(made_so(explanation, name), "; ")), anchor=link)


def made_so(explanation: Explanation, finding: str) -> Iterator[Span]:
    """Yield the rules that concluded a finding, or what refutes all that could."""
    base, trace = explanation.base, explanation.result.trace
    if trace.findings[finding] is TRUE:
        yield from to_rules(base, (rule for rule in fired(explanation) if finding in rule.concludes))
    else:
        for support in beneath(base, trace, Concluded(finding, trace.findings[finding])):
            yield to_support(base, support)
