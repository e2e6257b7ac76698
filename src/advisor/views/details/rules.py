"""Every rule that fired: what it rested on, what it did, and why; then what was concluded and advised."""

from collections.abc import Iterator, Mapping

from advisor.conditions import FALSE, TRUE, UNKNOWN, Concluded, Known, Support, Truth
from advisor.explain.behind import BY_DEFAULT, applying
from advisor.explain.explanation import Explanation
from advisor.explain.how import part_of
from advisor.explain.ledger import beneath
from advisor.explain.shares import addend_words, shares, total_words
from advisor.model import Advise, Effect, Kind, Rule, RuleBase, has_value, together
from advisor.recommend import AdviceGiven
from advisor.texts import count
from advisor.views.clauses import effect_line, effect_words
from advisor.views.document.blocks import (
    Block,
    Blocks,
    Card,
    Fold,
    Heading,
    Paragraph,
    Sentence,
    Table,
    TableRow,
)
from advisor.views.document.spans import Line, Link, Span
from advisor.views.how import MARKS, condition, weighed
from advisor.views.links import cited, to_finding, to_joint, to_made, to_rules, to_support
from advisor.views.lists import joined, labelled, listed, paragraph, points, with_id


def rules(explanation: Explanation) -> Fold:
    """Return the rules that fired, in order; those made from one stand together and count as it."""
    base, read = explanation.base, explanation.known
    supports = {firing.rule: firing.supports for firing in explanation.result.trace.firings}
    groups = together(explanation.fired)
    blocks: list[Block] = []
    for made in groups:
        if made[1:]:
            link = Link("rule", made[0].written_as, to_joint(base, made).title)
            blocks.append(Heading((link.title,), 3, link))
        blocks += [card(base, rule, read, supports[rule.id]) for rule in made]
    title = f"The {count(len(groups), 'rule')} that fired" if groups else ""
    return Fold("rules", (title,), tuple(blocks))


def card(base: RuleBase, rule: Rule, read: Known, supports: tuple[Support, ...]) -> Card:
    file = rule.place.file.replace("\\", "/").rpartition("/")[2]
    reviewed = f", reviewed {rule.reviewed}" if rule.reviewed else ""
    line = f", line {rule.place.line}" if rule.place.line else ""
    about = (f"{file}{line}{reviewed}",)
    return Card(to_made(rule), about, (labelled(said(base, rule, read, supports)),))


def said(
    base: RuleBase, rule: Rule, read: Known, supports: tuple[Support, ...]
) -> Iterator[tuple[str, Blocks]]:
    yield "If", (condition(part_of(base, rule.condition, read)),)
    if supports:
        yield "Rested on", paragraph(*joined((to_support(base, support) for support in supports), "; "))
    yield "Then", points(effect(base, each) for each in rule.effects)
    yield from weighed(base, rule)
    if rule.source:
        yield "Source", paragraph(*joined(cited(base, rule.source)))


def effect(base: RuleBase, effect: Effect) -> Line:
    """Return what a rule did; advice is told in full."""
    return (effect_words(base, effect),) if isinstance(effect, Advise) else effect_line(base, effect, "")


def findings(explanation: Explanation) -> Fold:
    """Return the findings that are known, those that are so first, each with what made it so; then those that are not."""
    base, truths = explanation.base, explanation.result.trace.findings
    telling = [name for name in base.public if is_telling(base, name, truths)]
    rows = (
        *(
            finding_row(explanation, name)
            for truth in (TRUE, FALSE)
            for name in telling
            if truths[name] is truth
        ),
        *sum_rows(explanation),
    )
    blocks: list[Block] = [Table((("",), ("so?",), ("because of",)), rows, wordy=True)] if rows else []
    if open_ := [base.propositions[name].title for name in telling if truths[name] is UNKNOWN]:
        blocks.append(Paragraph((f"Not known: {'; '.join(open_)}.",)))
    return Fold("findings", ("What was concluded from your answers",), tuple(blocks))


def is_telling(base: RuleBase, name: str, truths: Mapping[str, Truth]) -> bool:
    """Return whether it is told apart: one that is yes or no, or a value, and that it is not so only if none is so."""
    proposition = base.propositions[name]
    finding = base.findings[proposition.finding]
    values = [has_value(finding.id, value.id) for value in finding.values]
    if finding.kind is Kind.YES_NO or (finding.kind is Kind.SEVERAL and name in values):
        return True
    return name in values and (truths[name] is not FALSE or all(truths[value] is FALSE for value in values))


def finding_row(explanation: Explanation, name: str) -> TableRow:
    link, truth = to_finding(explanation.base, name), explanation.result.trace.findings[name]
    return TableRow(((link.title,), (MARKS[truth],), joined(made_so(explanation, name), "; ")), anchor=link)


def sum_rows(explanation: Explanation) -> Iterator[TableRow]:
    """Yield what each sum comes to, and what gives most of it."""
    for finding in explanation.base.findings.values():
        if finding.kind is Kind.SUM:
            parts = shares(explanation.base, finding.id, explanation.known)
            line = (finding.title,), (total_words(parts),), ("; ".join(addend_words(parts)),)
            yield TableRow(line, anchor=Link("finding", finding.id, finding.title))


def made_so(explanation: Explanation, name: str) -> Iterator[Span]:
    """Yield the rules that concluded a finding, or what refutes all that could."""
    base, trace = explanation.base, explanation.result.trace
    if rules := applying(base, name, explanation.known):
        yield from to_rules(base, rules)
    elif trace.findings[name] is TRUE:
        yield BY_DEFAULT
    else:
        for support in beneath(base, trace, Concluded(name, trace.findings[name])):
            yield to_support(base, support)


def advice(explanation: Explanation) -> Fold:
    pieces = explanation.advice
    title = f"The {count(len(pieces), 'piece')} of advice" if pieces[1:] else "The advice"
    blocks = listed(piece(explanation.base, given) for given in pieces)
    return Fold("advice", (title,), blocks)


def piece(base: RuleBase, given: AdviceGiven) -> Blocks:
    links = to_rules(base, (base.rules[rule] for rule in given.rules))
    close = ((f"{base.decisions[name].title} is close",) for name in given.close)
    line = tuple(span for origin in (*close, *map(with_id, links)) for span in ("; ", *origin))
    rests_on = f"rule {given.rules[0]}" if given.rules else "result"
    return (Sentence((base.advice[given.advice].text,), rests_on), Paragraph(line[1:]))
