"""Every rule that fired: how each part of it stood, what it rested on, what it did, and why."""

from collections.abc import Iterator

from advisor.conditions import Known, Support
from advisor.explain.explanation import Explanation
from advisor.explain.how import part_of
from advisor.explain.words import effect_words
from advisor.model import Advise, Effect, Rule, RuleBase, together
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Bullets, Card, Fold, Heading, Pairs, Paragraph
from advisor.views.document.spans import Line, Link
from advisor.views.handbook.clauses import effect_line
from advisor.views.how import condition
from advisor.views.links import cited, fired, known, to_joint, to_made, to_support
from advisor.views.lists import joined


def rules(explanation: Explanation) -> Fold:
    """Return the rules that fired, in order; those made from one stand together and count as it."""
    base, read = explanation.base, known(explanation)
    supports = {firing.rule: firing.supports for firing in explanation.result.trace.firings}
    groups = together(fired(explanation))
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
    return Card(
        to_made(rule),
        (f"{file}, line {rule.place.line}{reviewed}",),
        (Pairs(tuple(pairs(base, rule, read, supports))),),
    )


def pairs(
    base: RuleBase, rule: Rule, read: Known, supports: tuple[Support, ...]
) -> Iterator[tuple[Line, Blocks]]:
    yield ("If",), (condition(part_of(base, rule.condition, read)),)
    if supports:
        yield ("Rested on",), (Paragraph(joined((to_support(base, support) for support in supports), "; ")),)
    yield ("Then",), (Bullets(tuple((Paragraph(effect(base, each)),) for each in rule.effects)),)
    yield ("Because",), (Paragraph((rule.because,)),)
    if rule.source:
        yield ("Source",), (Paragraph(joined(cited(base, rule.source))),)


def effect(base: RuleBase, effect: Effect) -> Line:
    """Return what a rule did; advice is told in full."""
    return (effect_words(base, effect),) if isinstance(effect, Advise) else effect_line(base, effect, "")
