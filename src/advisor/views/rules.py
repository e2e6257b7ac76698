"""Rules: what they say, why, from where, and how they stand on a profile."""

from collections.abc import Iterable, Iterator

from advisor.conditions import Truth
from advisor.explain.how import RuleOnProfile
from advisor.explain.words import effect_words
from advisor.model import RuleBase, together
from advisor.texts import listing
from advisor.views.condition import condition
from advisor.views.document.blocks import Block, Blocks, Card, Pairs, Paragraph
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.links import to_made

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
            yield Paragraph((f"{words} {listing(names)}.",))


def rule(base: RuleBase, shown: RuleOnProfile) -> Card:
    """Return a rule with its reason, source and place, and how each part of it stands."""
    written = shown.rule
    pairs: list[tuple[str, Blocks]] = [
        ("If", (condition(shown.parts),)),
        ("Then", (Paragraph(("; ".join(effect_words(base, effect) for effect in written.effects),)),)),
        ("Because", (Paragraph((written.because,)),)),
        *((f"Source {passage}", source(base, passage)) for passage in written.source),
    ]
    if written.reviewed:
        pairs.append(("Reviewed", (Paragraph((str(written.reviewed),)),)))
    said: tuple[tuple[Line, Blocks], ...] = tuple(((label,), blocks) for label, blocks in pairs)
    return Card(to_made(written), (str(written.place),), (Pairs(said), Paragraph((ENDINGS[shown.truth],))))


def source(base: RuleBase, passage: str) -> Blocks:
    return (Paragraph((base.passages[passage].says,)),) if passage in base.passages else ()
