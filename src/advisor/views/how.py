"""How a rule stands on a profile, part by part, and the whole derivation of a recommendation, step by step."""

from collections.abc import Iterable, Iterator, Mapping

from advisor.conditions import Truth
from advisor.explain.derivation import Node, derive
from advisor.explain.how import Part, RuleOnProfile
from advisor.explain.joint import marked
from advisor.model import Rule, RuleBase, together
from advisor.recommend import Recommendation
from advisor.texts import count, listing
from advisor.views.clauses import effect_words
from advisor.views.document.blocks import Block, Blocks, Card, Tree, TreeNode
from advisor.views.document.spans import Code, Line, Span, Tone, Toned
from advisor.views.headlines import endings
from advisor.views.links import to_made
from advisor.views.lists import labelled, paragraph, paragraphs
from advisor.views.standings import filtered

MARKS: Mapping[Truth, Span] = {
    Truth.TRUE: Toned("yes", Tone.GOOD),
    Truth.FALSE: "no",
    Truth.UNKNOWN: Toned("not known", Tone.FAINT),
}
HOLDS: Mapping[Truth, Span] = {
    Truth.TRUE: Toned("holds", Tone.GOOD),
    Truth.FALSE: Toned("does not hold", Tone.BAD),
    Truth.UNKNOWN: Toned("not known", Tone.FAINT),
}
ENDINGS = {
    Truth.TRUE: Toned("It fires here.", Tone.GOOD),
    Truth.FALSE: Toned("It does not fire here.", Tone.BAD),
    Truth.UNKNOWN: Toned("It does not fire here: too little is known.", Tone.FAINT),
}
OTHERS = {
    Truth.TRUE: "The same rule fires here for",
    Truth.FALSE: "The same rule does not fire here for",
    Truth.UNKNOWN: "The same rule does not fire here, as too little is known, for",
}


def rules(base: RuleBase, found: Iterable[RuleOnProfile]) -> Blocks:
    """Return rules and how they stand; of those made from one `each` rule the first, and how it is for the others."""
    shown = {each.rule.id: each for each in found}
    return tuple(
        block
        for first, *alike in together(each.rule for each in shown.values())
        for block in (rule(base, shown[first.id]), *others(base, [shown[each.id] for each in alike]))
    )


def others(base: RuleBase, alike: list[RuleOnProfile]) -> Iterator[Block]:
    for truth, words in OTHERS.items():
        if names := [base.candidates[each.rule.each].title for each in alike if each.truth is truth]:
            yield from paragraph(f"{words} {listing(names)}.")


def rule(base: RuleBase, shown: RuleOnProfile) -> Card:
    """Return a rule with its reason, source and place, and how each part of it stands."""
    blocks = labelled(said(base, shown)), *paragraph(ENDINGS[shown.truth])
    return Card(to_made(shown.rule), (str(shown.rule.place),), blocks)


def said(base: RuleBase, shown: RuleOnProfile) -> Iterator[tuple[str, Blocks]]:
    rule: Rule = shown.rule
    yield "If", (condition(shown.condition),)
    yield "Then", paragraph("; ".join(effect_words(base, effect) for effect in rule.effects))
    yield from weighed(base, rule)
    for name in rule.source:
        yield f"Source {name}", paragraph(base.citable[name].says) if name in base.citable else ()
    if rule.reviewed:
        yield "Reviewed", paragraph(str(rule.reviewed))


def weighed(base: RuleBase, rule: Rule) -> Iterator[tuple[str, Blocks]]:
    """Yield why a rule counts, and from which point of view."""
    yield "Because", paragraph(marked(rule, rule.because))
    if rule.factor:
        yield "Factor", paragraph(base.factors[rule.factor].title)


def condition(whole: Part) -> Tree:
    """Return a condition, each part below the words that join it with others."""
    return Tree((part_node(whole),))


def part_node(part: Part) -> TreeNode:
    """Return a part and whether it holds, with the answer it rests on where that says something else."""
    answer = f" ({part.rests_on})" if part.rests_on not in ("", part.words) else ""
    line = (f"{part.words} - ", HOLDS[part.truth], answer)
    return TreeNode(line, tuple(map(part_node, part.below)))


def derivation(base: RuleBase, result: Recommendation, *decisions: str) -> Blocks:
    """Return who is ruled out, then each winner with the steps that carry it, down to the answers; of all or some."""
    outcomes = [result.outcomes[name] for name in decisions or result.outcomes if name in result.outcomes]
    winners = derive(base, result, *decisions)
    nodes = tuple(TreeNode(won(winner), tuple(map(step, winner.below))) for winner in winners)
    shown = (Tree(nodes),) if nodes else paragraphs(endings(base, result, {}))
    return filtered(base, result, outcomes, shown)


def won(winner: Node) -> Line:
    """Return a decision with its winner and the points of that, if there are points in it."""
    points = f", {count(winner.points, 'point')}" if winner.weighed else ""
    return (Toned(f"{winner.words}{points}", Tone.STRONG),)


def step(node: Node) -> TreeNode:
    """Return one step, with its points and its rule; what was taken apart before is not again."""
    points = f"{node.points:+d}: " if node.points else ""
    again = ", as above" if node.repeated else ", and so on" if node.cut_off else ""
    rule = (" ", Code(node.rule)) if node.rule else ()
    return TreeNode((f"{points}{node.words}{again}", *rule), tuple(map(step, node.below)))
