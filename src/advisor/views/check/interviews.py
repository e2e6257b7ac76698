"""The interviews that show what a notice says: the answers, and how they end, by which rules."""

from collections.abc import Iterator, Sequence

from advisor.authoring.check.notice import Notice
from advisor.authoring.check.violations import unwanted
from advisor.explain.applied_words import state_words
from advisor.explain.words import answer_words, name_of
from advisor.model import (
    Always,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Profile,
    RuleBase,
    Somebody,
    is_complete,
)
from advisor.recommend import Outcome, Standing, recommend
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Paragraph, Sentence, Sign
from advisor.views.headlines import headline
from advisor.views.links import to_made
from advisor.views.lists import codes, labelled, paragraph, resting_on
from advisor.views.why_applied import applied_of, firing

# The checks whose witnesses are whole interviews. An example is shown by its place, a tie by the notice.
SHOWN = (
    "guarantee-fails",
    "nobody-left",
    "shared-top",
    "rows-overlap",
    "row-missing",
    "two-values",
)
ENDING = ("guarantee-fails", "nobody-left")

# So many rules are named as reasons, and those of so many who share the first place.
MOST_RULES, MOST_WINNERS = 4, 3


def interviews(base: RuleBase, notice: Notice) -> Blocks:
    """Return the one or two interviews that show what a notice says; the second by what differs in its answers."""
    guarantee = base.guarantees.get(notice.subject)
    focus = unwanted(base, guarantee.requirement) if guarantee else ()
    about = decisions(base, notice) if notice.check in ENDING else ()
    blocks: list[Block] = []
    before: Profile | None = None
    for profile in (notice.witness, notice.other) if notice.check in SHOWN else ():
        if profile is not None:
            blocks.append(answers(base, profile, before))
            result = recommend(base, profile) if about else None
            outcomes = result.outcomes if result else {}
            for name in about:
                if name in outcomes:
                    blocks += [
                        Paragraph(headline(base, outcomes[name])),
                        *reasons(base, outcomes[name], focus),
                    ]
                elif result:
                    each = applied_of(result, base.decisions[name].candidate_ids[0])
                    blocks += paragraph(f"{base.decisions[name].title} {state_words(each)}.")
                    blocks += firing(base, each)
            before = profile
    return tuple(blocks)


def decisions(base: RuleBase, notice: Notice) -> Sequence[str]:
    """Return the decisions whose end shows what a notice says."""
    guarantee = base.guarantees.get(notice.subject)
    match guarantee.requirement if guarantee else None:
        case Never(candidates) | NeverRaisedTo(_, candidates):
            chosen = set(candidates)
            return [each.id for each in base.decisions.values() if chosen.intersection(each.candidate_ids)]
        case Always(decision, _):
            return [decision]
        case Somebody(decisions) | NeverBySilence(decisions):
            return decisions
        case None:
            return [notice.subject] if notice.subject in base.decisions else []


def answers(base: RuleBase, profile: Profile, before: Profile | None) -> Block:
    """Return answers; of those that follow on others only the ones that are new."""
    new = {fact: answer for fact, answer in profile.items() if before is None or before.get(fact) != answer}
    lead = introduction(base, profile, before)
    if not new:
        return Paragraph((f"{lead}:",))
    told = labelled((name_of(name), paragraph(answer_words(base.facts[name], new[name]))) for name in new)
    return labelled([(lead, (told,))])


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
            yield labelled([(base.candidates[standing.candidate].title, sentences)])
        else:
            yield from sentences


def evidence(base: RuleBase, standing: Standing) -> Iterator[Block]:
    """Yield the weightiest rules for and against a candidate."""
    for counted in sorted(standing.evidence, key=lambda each: -abs(each.points))[:MOST_RULES]:
        points = count(abs(counted.points), "point")
        sign = Sign.FOR if counted.points > 0 else Sign.AGAINST
        yield resting_on(to_made(base.rules[counted.rule]), f"{points}: ", sign)
    if rest := standing.evidence[MOST_RULES:]:
        yield from paragraph(f"and {count(len(rest), 'more rule')}")


def ruled_out(base: RuleBase, standing: Standing) -> Sentence:
    names = codes(standing.ruled_out_by[:MOST_RULES])
    title = base.candidates[standing.candidate].title
    return Sentence((f"{title} is ruled out ", *names), f"rule {standing.ruled_out_by[0]}", Sign.AGAINST)
