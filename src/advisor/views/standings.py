"""The standings: who has how many points and is ruled out by which rule, and what other answers would lead to."""

from collections.abc import Iterator, Sequence

from advisor.explain.explanation import Explanation
from advisor.explain.people import Standpoint
from advisor.explain.vetoes import veto_title, vetoes
from advisor.explain.what_if import WhatIf
from advisor.model import Rule, RuleBase
from advisor.recommend import Outcome, Standing
from advisor.views.document.blocks import Bar, Bars, Block, Blocks, Fold, Heading, Paragraph, Sentence, Sign
from advisor.views.document.spans import Address, Code, Tone, Toned
from advisor.views.headlines import headline
from advisor.views.links import to_candidate, to_decision, to_rules
from advisor.views.lists import listed, paragraph, resting_on, under


def standings(base: RuleBase, now: Standpoint) -> Blocks:
    """Return for each decision who is ahead, by how much, and who is ruled out by which rule."""
    return tuple(
        block
        for name, outcome in now.result.outcomes.items()
        for block in (
            Heading(headline(base, outcome, now.strengths[name].level), 3),
            *scores(base, outcome),
        )
    )


def what_if(base: RuleBase, changed: WhatIf) -> Blocks:
    """Return how the decisions would end with other answers, and which rules would start and stop firing."""
    ends = tuple(
        block
        for name, outcome in changed.after.outcomes.items()
        for block in (
            Paragraph(headline(base, outcome, changed.strengths[name].level)),
            Bars(tuple(bar(base, standing, outcome) for standing in outcome.standings)),
        )
    )
    same = changed.before.outcomes == changed.after.outcomes
    return (
        Heading(("With these answers, of which nothing is stored:",), 3),
        *ends,
        *under("These rules would start to fire:", written(base, changed.starts)),
        *under("These rules would no longer fire:", written(base, changed.stops)),
        *(paragraph("No standing would change.") if same else ()),
    )


def written(base: RuleBase, rules: Sequence[Rule]) -> Blocks:
    """Return a list of rules, those made from one `each` rule as one."""
    return listed((resting_on(rule),) for rule in to_rules(base, rules))


def points(explanation: Explanation) -> Fold:
    """Return the standings of every decision; whoever is ruled out has none."""
    titles = [to_decision(explanation.base, outcome.decision) for outcome in explanation.outcomes]
    blocks = (
        block
        for outcome, title in zip(explanation.outcomes, titles, strict=True)
        for block in (Heading((title.title,), 3, title), *scores(explanation.base, outcome))
    )
    return Fold("points", ("All candidates with their points",), tuple(blocks))


def scores(base: RuleBase, outcome: Outcome) -> Iterator[Block]:
    """Yield the points of each candidate, and who is ruled out by which rule."""
    yield Bars(tuple(bar(base, standing, outcome) for standing in outcome.standings))
    sentences = (
        Sentence((f"{veto_title(base, veto)} ", Code(veto.written)), f"rule {veto.name}", Sign.AGAINST)
        for veto in vetoes(base, outcome)
    )
    yield from under(Toned("Ruled out by which rule:", Tone.STRONG), tuple(sentences))


def bar(base: RuleBase, standing: Standing, outcome: Outcome) -> Bar:
    link, url = to_candidate(base, standing.candidate), base.candidates[standing.candidate].url
    return Bar(
        (Address(link.title, url) if url else link.title,),
        standing.points if standing.rank else None,
        wins=standing.candidate in outcome.winners,
        note=() if standing.rank else ("ruled out",),
        anchor=link,
    )
