"""The standings: who has how many points and is ruled out by which rule, and what other answers would lead to."""

from collections.abc import Iterable, Sequence

from advisor.explain.applied_words import changed_words
from advisor.explain.endings import titles_of
from advisor.explain.explanation import Explanation
from advisor.explain.people import Standpoint
from advisor.explain.reasons import elimination
from advisor.explain.vetoes import veto_title, vetoes
from advisor.explain.what_if import WhatIf
from advisor.model import DecisionKind, Rule, RuleBase
from advisor.recommend import Outcome, Recommendation, Standing
from advisor.views.applied import what_applies
from advisor.views.document.blocks import Bar, Bars, Blocks, Fold, Heading, Paragraph, Sentence, Sign
from advisor.views.document.spans import Address, Code, Line, Tone, Toned
from advisor.views.headlines import applied_headline, headline
from advisor.views.links import to_candidate, to_decision, to_made, to_rules
from advisor.views.lists import listed, paragraph, resting_on, under
from advisor.views.verdict.sentences import in_brackets


def standings(base: RuleBase, now: Standpoint) -> Blocks:
    """Return for each decision who is ahead, by how much, and who is ruled out by which rule."""
    return tuple(
        block
        for name, outcome in now.result.outcomes.items()
        for block in (
            Heading(headline(base, outcome, now.strengths[name].level), 3),
            *scores(base, now.result, outcome),
        )
    ) + tuple(
        block
        for applied in now.result.lists.values()
        for block in (Heading(applied_headline(base, applied), 3), *what_applies(base, applied))
    )


def what_if(base: RuleBase, changed: WhatIf) -> Blocks:
    """Return how the decisions would end with other answers, and which rules would start and stop firing."""
    ends = tuple(
        block
        for name, outcome in changed.after.outcomes.items()
        for block in (
            Paragraph(headline(base, outcome, changed.strengths[name].level)),
            *scores(base, changed.after, outcome),
        )
    )
    ends += tuple(
        Paragraph(line)
        for name, applied in changed.after.lists.items()
        for line in (
            applied_headline(base, applied),
            *(
                (f"{words}.",)
                for words in changed_words(
                    titles_of(base, changed.before.lists[name].so_far), titles_of(base, applied.so_far)
                )
            ),
        )
    )
    same = changed.before.ended == changed.after.ended
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
    base, result = explanation.base, explanation.result
    titles = [to_decision(base, outcome.decision) for outcome in explanation.outcomes]
    blocks = (
        block
        for outcome, title in zip(explanation.outcomes, titles, strict=True)
        for block in (Heading((title.title,), 3, title), *scores(base, result, outcome))
    )
    lists = tuple(
        block
        for name, applied in result.lists.items()
        for block in (
            Heading((base.lists[name].title,), 3, to_decision(base, name)),
            *what_applies(base, applied),
        )
    )
    weighed = any(base.decisions[name].is_weighed for name in result.outcomes)
    title = "All candidates with their points" if weighed else "All candidates"
    return Fold("points", (title,), (*blocks, *lists))


def scores(base: RuleBase, result: Recommendation, outcome: Outcome) -> Blocks:
    """Return who is ruled out first, then the points of each candidate that is left; where rules choose, which do."""
    if base.decisions[outcome.decision].kind is DecisionKind.CHOICE:
        rules = {award.rule: base.rules[award.rule] for each in outcome.standings for award in each.evidence}
        chosen = tuple(resting_on(to_made(rule), "Chosen by ") for rule in rules.values())
        out = any(standing.ruled_out_by for standing in outcome.standings)
        return filtered(base, result, [outcome], chosen) if out else chosen
    bars = tuple(bar(base, standing, outcome) for standing in outcome.standings if standing.rank)
    return filtered(base, result, [outcome], (Bars(bars),) if bars else ())


def filtered(base: RuleBase, result: Recommendation, outcomes: Iterable[Outcome], compared: Blocks) -> Blocks:
    """Return who is ruled out first, by which rule and answers, then what is told of those who are left."""
    every = (elimination(base, result, veto) for outcome in outcomes for veto in vetoes(base, outcome))
    sentences = tuple(
        Sentence(
            (f"{veto_title(base, out.veto)}{in_brackets(base, out.answers)} ", Code(out.veto.written)),
            f"rule {out.veto.name}",
            Sign.AGAINST,
        )
        for out in every
    )
    if not sentences:
        return compared
    first, then = Toned("Ruled out first:", Tone.STRONG), Toned("Compared:", Tone.STRONG)
    return *under(first, sentences), *under(then, compared)


def bar(base: RuleBase, standing: Standing, outcome: Outcome) -> Bar:
    link, url = to_candidate(base, standing.candidate), base.candidates[standing.candidate].url
    title: Line = (Address(link.title, url) if url else link.title,)
    return Bar(title, standing.points, wins=standing.candidate in outcome.winners, anchor=link)
