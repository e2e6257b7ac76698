"""How far cases and examples cover a rule base: what is open is named."""

from collections.abc import Iterable, Iterator

from advisor.authoring.cases.coverage import Coverage, RuleCoverage, Seen, Unnoticed
from advisor.authoring.cases.goals import Goal
from advisor.authoring.cases.removals import Noticed
from advisor.authoring.cases.suggest import Suggestions
from advisor.explain.coverage_words import NOTICES, goal_words
from advisor.model import grouped
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Heading, RowKind, Table, TableRow, Tree, TreeNode
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraph, paragraphs


def coverage_view(coverage: Coverage, *, every: bool = False) -> Blocks:
    """Return how much is covered, and the rules of which something is open, or all of them."""
    nodes = tuple(rule_node(coverage, rule) for rule in coverage.rules)
    shown = tuple(node for node in nodes if every or node.below)
    what = "All rules" if every else "What is open"
    return *summary_view(coverage), *((Heading((what,)), Tree(shown)) if shown else ())


def rule_node(coverage: Coverage, rule: RuleCoverage) -> TreeNode:
    seen = f": {seen_words(rule.in_cases)} in cases, {seen_words(rule.in_examples)} in examples"
    return TreeNode((Code(rule.rule), seen), tuple(TreeNode(line) for line in open_lines(coverage, rule)))


def seen_words(seen: Seen) -> str:
    return f"{seen.fired} fired and {seen.silent} silent"


def open_lines(coverage: Coverage, rule: RuleCoverage) -> Iterator[Line]:
    """Yield what is open of a rule, and what is proved."""
    is_open = Toned("open: ", Tone.BAD)
    for goal in rule.open:
        never = goal in coverage.impossible
        yield Toned("no profile: ", Tone.FAINT) if never else is_open, goal_words(coverage, rule, goal)
    gaps = {gap.rule for gap in coverage.gaps if isinstance(gap, Unnoticed)}
    unnoticed = grouped((removal.noticed, removal.rule) for removal in rule.removals if removal.rule in gaps)
    for noticed, rules in unnoticed.items():
        names = ", ".join(name.removeprefix(f"{rule.rule}/") for name in rules)
        made = f" ({names})" if len(rule.rules) > 1 else ""
        yield is_open, f"{NOTICES[noticed]} notices when it is gone{made}"


def summary_view(coverage: Coverage) -> Blocks:
    """Return how much of each kind is covered, and what is proved."""
    report, covered = coverage.report, coverage.wanted - len(coverage.gaps)
    examples = {verdict.example.place for verdict in report.examples}
    by = f"{count(len(report.cases), 'case')} and {count(len(examples), 'example')}"
    percent = Toned(f"{coverage.percent} %", Tone.BAD if coverage.gaps else Tone.GOOD)
    rows = [TableRow(((words,), (f"{met} of {wanted}",))) for words, met, wanted in kinds(coverage)]
    total = TableRow((("together",), (f"{covered} of {coverage.wanted}, ", percent)), RowKind.SUM)
    table = Table(((f"covered by {by}",), ("",)), (*rows, total))
    return table, *paragraphs((words,) for words in remarks(coverage))


def kinds(coverage: Coverage) -> Iterator[tuple[str, int, int]]:
    """Yield each kind of thing to cover, how much of it is covered, and how much there is."""
    goals = [goal for rule in coverage.rules for goal in rule.goals if goal not in coverage.impossible]
    opened = {gap for gap in coverage.gaps if isinstance(gap, Goal)}
    ways = {"rules that fire, and stay silent": True, "conditions that decide, both ways": False}
    for words, whole in ways.items():
        alike = [goal for goal in goals if (goal.leaf is None) is whole]
        yield words, sum(goal not in opened for goal in alike), len(alike)
    missed, noticed = len(coverage.missed), len(coverage.missed) - len(coverage.unnoticed)
    cited = sum(removal.noticed is Noticed.CITED for removal in coverage.missed)
    yield "rules that are noticed when they are gone", noticed, missed
    yield "of these, not only because a case cites them", noticed - cited, missed


def remarks(coverage: Coverage) -> Iterator[str]:
    """Yield how rules are counted, and what is proved or not known, with the names of what it is about."""
    written, made = len(coverage.rules), len(coverage.removals)
    if written < made:
        are = "1 written rule is" if written == 1 else f"{written} written rules are"
        yield f"An 'each' rule is one rule per candidate, so {are} {made} rules; those are counted where one is gone."
    failing = [verdict.case.place.file for verdict in coverage.report.cases if not verdict.holds]
    failing += sorted({verdict.rule.id for verdict in coverage.report.examples if not verdict.holds})
    named = {
        "These fail, and notice nothing": failing,
        "Proved to change nothing that is recommended": coverage.without_effect,
        "Not known in time whether they change anything": coverage.not_known,
    }
    yield from (f"{words}: {', '.join(names)}" for words, names in named.items() if names)


def suggestions_view(suggestions: Suggestions, paths: Iterable[str]) -> Blocks:
    left = f"{count(len(suggestions.left), 'gap')} not closed in time"
    return (
        *paragraphs(
            (Toned("Wrote ", Tone.GOOD), Code(path), f": would close {count(len(case.closes), 'gap')}")
            for path, case in zip(paths, suggestions.cases, strict=True)
        ),
        *(paragraph(Toned(left, Tone.BAD)) if suggestions.left else ()),
    )
