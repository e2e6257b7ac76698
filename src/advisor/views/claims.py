"""Whether a claim holds: what is proved of the candidate, then of each reason the rules that carry it."""

from collections.abc import Iterator, Mapping

from advisor.explain.claimed_reasons import ClaimedReason, RuleGroups
from advisor.explain.claims import Beaten, CheckedClaim, Clash, Supported, Undetermined
from advisor.explain.sayings import answer_said
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import DecisionKind, Partial, RuleBase
from advisor.texts import listing, raised
from advisor.views.contest import ruling_out
from advisor.views.document.blocks import Block, Blocks, Heading
from advisor.views.document.spans import Code, Line, Link, Tone, Toned
from advisor.views.links import to_joint
from advisor.views.lists import listed, paragraph, points, resting_on, under

WINS: Mapping[DecisionKind, str] = {
    DecisionKind.POINTS: "be first",
    DecisionKind.CHOICE: "be chosen",
    DecisionKind.APPLIES: "apply",
}
MOST_RULES = 5
MOST_FACTS = 6
"""So many are named, the others counted."""

SAID_BY = {
    (True, False): "rules say so",
    (False, True): "rules say the opposite",
    (True, True): "rules speak for it and against it",
    (False, False): "no rule says so",
}
"""By whether rules carry a reason, and whether any count against it."""

SUPPORTED = Toned("Supported: ", Tone.GOOD)
CONTRADICTED = Toned("Contradicted: ", Tone.BAD)
UNDETERMINED = Toned("Undetermined: ", Tone.WARNING)


def claim_view(base: RuleBase, claim: CheckedClaim) -> Blocks:
    """Return what becomes of a claim."""
    return (
        Heading((f"{base.candidates[claim.candidate].title}?",), 3),
        *judgement_view(base, claim),
        *reasons_view(base, claim),
    )


def judgement_view(base: RuleBase, claim: CheckedClaim) -> Iterator[Block]:
    title, wins = base.candidates[claim.candidate].title, WINS[base.taken_by[claim.candidate]]
    match claim.judgement:
        case Supported() as supported:
            yield from paragraph(
                SUPPORTED,
                f"{title} is bound to {wins}{shared(base, supported)}, whatever is still answered; proved.",
            )
        case Beaten() as beaten:
            yield from paragraph(CONTRADICTED, f"{title} cannot {wins}, whatever is still answered; proved.")
            yield from beaten_view(base, claim.candidate, beaten)
        case Clash() as clash:
            yield from paragraph(CONTRADICTED, "what is said to speak for it contradicts the answers.")
            yield from points(clash_lines(base, claim, clash))
        case Undetermined() as undetermined:
            yield from undetermined_view(base, claim, undetermined)


def shared(base: RuleBase, supported: Supported) -> str:
    """Return with whom it shares the first place, if it does, or may."""
    if not supported.beside:
        return ""
    names = listing(
        [base.candidates[name].title for name in supported.beside], "and" if supported.always else "or"
    )
    return f", level with {names}" if supported.always else f", maybe level with {names}"


def beaten_view(base: RuleBase, candidate: str, beaten: Beaten) -> Iterator[Block]:
    yield from ruling_out(base, candidate, beaten.ruled_out_by)
    if beaten.ahead:
        gaps = (
            (resting_on(Link("rule", gap.rule, gap.title), f"+{gap.points}: "),) for gap in beaten.differences
        )
        ahead = f"What puts {base.candidates[beaten.ahead].title} ahead of it so far:"
        yield from under(ahead, listed(gaps, MOST_RULES))


def clash_lines(base: RuleBase, claim: CheckedClaim, clash: Clash) -> Iterator[Line]:
    """Yield what is claimed and what was answered, and why answers cannot be together."""
    answered = {each.fact: each for each in claim.given}
    for reason in clash.claimed:
        now = answer_words(base.facts[reason.fact], answered[reason.fact].statement)
        yield (f"{claimed_said(base, reason)}; but the answer is: {now}",)
    yield from ((why,) for why in clash.impossible)


def undetermined_view(base: RuleBase, claim: CheckedClaim, undetermined: Undetermined) -> Iterator[Block]:
    title, wins = base.candidates[claim.candidate].title, WINS[base.taken_by[claim.candidate]]
    both = f"{title} can still {wins}, and may not."
    yield from paragraph(
        UNDETERMINED,
        both if undetermined.proved else f"it is not known in time whether {title} is bound to {wins}.",
    )
    unsure = {each.fact for each in claim.given if each.statement is None}
    lines: list[Line] = [
        (base.facts[fact].ask, " ", Code(fact), *([" (asked, and not known)"] if fact in unsure else []))
        for fact in undetermined.facts
    ]
    yield from under("It depends on these, the most telling first:", points(lines, MOST_FACTS))
    if undetermined.late:
        yield from paragraph(
            f"Whether it depends on {listing(map(name_of, undetermined.late))} is not known in time."
        )


def reasons_view(base: RuleBase, claim: CheckedClaim) -> Iterator[Block]:
    """Yield each reason with the rules that carry it or count against it, and whether the result needs them all."""
    for reason in claim.reasons:
        yield from reason_view(base, reason)
    if claim.reasons[1:] and claim.needed is not None:
        yield from paragraph(need_words(needed=claim.needed, them="them"))


def reason_view(base: RuleBase, reason: ClaimedReason) -> Iterator[Block]:
    connected = SAID_BY[bool(reason.backing), bool(reason.against)]
    need = f" {need_words(needed=reason.needed, them='it')}" if reason.needed is not None else ""
    said = raised(claimed_said(base, reason.given))
    yield from paragraph("Reason: ", Toned(said, Tone.STRONG), f": {connected}.{need}")
    yield from rule_lines(base, "For it", reason.backing)
    yield from rule_lines(base, "Against it", reason.against)
    yield from rule_lines(base, "Of others only", reason.elsewhere)


def claimed_said(base: RuleBase, given: Given) -> str:
    """Return what a reason says; of a set what is in it."""
    fact = base.facts[given.fact]
    match given.answer:
        case None:
            return f"{name_of(fact.id)}: not known"
        case Partial(must=must) if must:
            return answer_said(fact, must)
        case answer:
            return answer_said(fact, answer)


def need_words(*, needed: bool, them: str) -> str:
    return (
        f"Without {them} the result would not be proved."
        if needed
        else f"The result stands without {them} too."
    )


def rule_lines(base: RuleBase, side: str, groups: RuleGroups) -> Blocks:
    return listed(((resting_on(to_joint(base, rules), f"{side}: "),) for rules in groups), MOST_RULES)
