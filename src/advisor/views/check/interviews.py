"""The interviews that show what a notice says: the answers, and how they end, by which rules."""

from collections.abc import Iterator, Sequence

from advisor.explain.scenes import ShownInterview
from advisor.explain.words import answer_words, name_of
from advisor.model import Profile, RuleBase, is_complete
from advisor.recommend import Evidence, Outcome, Standing
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Pairs, Paragraph, Sentence, Sign
from advisor.views.document.spans import Code, Line
from advisor.views.headlines import headline
from advisor.views.links import to_made

# So many rules are named as reasons, and those of so many who share the first place.
MOST_RULES, MOST_WINNERS = 4, 3


def interviews(base: RuleBase, shown: Sequence[ShownInterview]) -> Blocks:
    """Return one or two interviews; the second by what differs in its answers."""
    blocks: list[Block] = []
    before: Profile | None = None
    for interview in shown:
        blocks.append(answers(base, interview.profile, before))
        for outcome in interview.outcomes:
            blocks += [Paragraph(headline(base, outcome)), *reasons(base, outcome, interview.focus)]
        before = interview.profile
    return tuple(blocks)


def answers(base: RuleBase, profile: Profile, before: Profile | None) -> Block:
    """Return answers; of those that follow on others only the ones that are new."""
    new = {fact: answer for fact, answer in profile.items() if before is None or before.get(fact) != answer}
    told = Pairs(
        tuple(
            ((name_of(fact),), (Paragraph((answer_words(base.facts[fact], answer),)),))
            for fact, answer in new.items()
        )
    )
    lead = introduction(base, profile, before)
    return Pairs((((lead,), (told,)),)) if new else Paragraph((f"{lead}:",))


def introduction(base: RuleBase, profile: Profile, before: Profile | None) -> str:
    if before is not None:
        changed = profile.keys() <= before.keys()
        return "And if the answers are these instead" if changed else "And with these as well"
    if not profile:
        return "Whatever is answered"
    return "With these answers" + ("" if is_complete(base, profile) else ", whatever else is answered")


def reasons(base: RuleBase, outcome: Outcome, focus: Sequence[str]) -> Iterator[Block]:
    """Yield the weightiest reasons for an ending; of several winners first those in focus."""
    for standing in outcome.standings if not outcome.winners else ():
        yield ruled_out(base, standing)
    won = [standing for standing in outcome.standings if standing.candidate in outcome.winners]
    for standing in ([each for each in won if each.candidate in focus] or won)[:MOST_WINNERS]:
        sentences = tuple(evidence(base, standing))
        if len(won) > 1:
            yield Pairs((((base.candidates[standing.candidate].title,), sentences),))
        else:
            yield from sentences


def evidence(base: RuleBase, standing: Standing) -> Iterator[Block]:
    """Yield the weightiest rules for and against a candidate."""
    for counted in sorted(standing.evidence, key=lambda each: -abs(each.points))[:MOST_RULES]:
        yield Sentence(
            points_line(base, counted),
            f"rule {counted.rule}",
            Sign.FOR if counted.points > 0 else Sign.AGAINST,
        )
    if len(standing.evidence) > MOST_RULES:
        yield Paragraph((f"and {count(len(standing.evidence) - MOST_RULES, 'more rule')}",))


def points_line(base: RuleBase, counted: Evidence) -> Line:
    points = count(abs(counted.points), "point")
    return (f"{points}: ", to_made(base.rules[counted.rule]), " ", Code(counted.rule))


def ruled_out(base: RuleBase, standing: Standing) -> Sentence:
    """Return which rules rule a candidate out."""
    names = [span for rule in standing.ruled_out_by[:MOST_RULES] for span in (", ", Code(rule))]
    title = base.candidates[standing.candidate].title
    return Sentence((f"{title} is ruled out ", *names[1:]), f"rule {standing.ruled_out_by[0]}", Sign.AGAINST)
