"""Why a case does not hold: what was expected, what came out, and which rules made it so."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from shlex import quote

from advisor.authoring.cases.verdicts import CaseVerdict, Failure, NotFired, OtherOutcome, Undecided, Won
from advisor.conditions import FALSE, TRUE, UNKNOWN
from advisor.explain.applied_words import apply_words, by_rules, state_words
from advisor.explain.endings import NOBODY, titles_of, winners_words
from advisor.explain.how import Part, how, keeping_silent
from advisor.explain.ledger import PointGap, differences
from advisor.model import RuleBase
from advisor.model.cases import Asked, Ending, Expectation, JustThese, NobodyLeft, Tie, Wins
from advisor.problems import Place
from advisor.recommend import AppliedList, Ended, Outcome

STATES = {TRUE: "yes", FALSE: "no", UNKNOWN: "not known"}

# More rules than these are for the command that looks closer.
MOST_RULES = 4


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as a case expects: where that stands, what is wrong, why, and what looks closer.

    `details` are lines with their depth; `look` are the words of a command after the program's name.
    """

    place: Place
    what: str
    details: tuple[tuple[int, str], ...]
    look: str


def mismatch(base: RuleBase, verdict: CaseVerdict, failure: Failure) -> Mismatch:
    answers = f"--answers {quote(verdict.case.place.file)}"
    match failure:
        case OtherOutcome(expectation, outcome):
            what = f"{expectation.decision}: expected {ending_words(base, expectation.ending)}"
            if isinstance(outcome, AppliedList):
                return unlike(
                    base, expectation, outcome, f"{what}, got {outcome_words(base, outcome)}", answers
                )
            rivals = expectation.ending.candidates if isinstance(expectation.ending, Wins) else ()
            details = (*standing_lines(base, outcome, rivals), *lead_lines(base, verdict, outcome, rivals))
            look = f"why-not {rivals[0]}" if rivals else "recommend"
            return Mismatch(
                expectation.place, f"{what}, got {outcome_words(base, outcome)}", details, f"{look} {answers}"
            )
        case NotFired(cited, rules):
            details = tuple(
                line for rule in rules[:MOST_RULES] for line in missing_lines(base, rule, verdict)
            )
            what = f"{cited.name} should fire and does not"
            return Mismatch(cited.place, what, details, f"how {cited.name} {answers}")
        case Won(excluded, outcome):
            if isinstance(outcome, AppliedList):
                lines = applied_lines(base, outcome, [excluded.name])
                what = f"{excluded.name} must not apply, and does"
                return Mismatch(excluded.place, what, lines, f"why-not {excluded.name} {answers}")
            what = f"{excluded.name} must not win, got {outcome_words(base, outcome)}"
            gains = [
                PointGap(gain.rule, base.rules[gain.rule].title, gain.points)
                for gain in outcome.standing(excluded.name).evidence
            ]
            by = rule_lines(f"{base.candidates[excluded.name].title} by", gains)
            details = (*standing_lines(base, outcome, ()), *by)
            return Mismatch(excluded.place, what, details, f"how {answers}")
        case Undecided(expectation, outcome):
            what = f"{expectation.decision}: not decided yet, got {outcome_words(base, outcome)}"
            return Mismatch(expectation.place, what, ended_lines(base, outcome), f"recommend {answers}")


def unlike(
    base: RuleBase, expectation: Expectation, applied: AppliedList, what: str, answers: str
) -> Mismatch:
    """Return in which candidates a list is not as a case expects, and why."""
    ending = expectation.ending
    wanted = ending.candidates if isinstance(ending, JustThese) else ()
    other = [each.candidate for each in applied.candidates if each.so_far is not (each.candidate in wanted)]
    return Mismatch(
        expectation.place, what, applied_lines(base, applied, other), f"why-not {other[0]} {answers}"
    )


def ended_lines(base: RuleBase, outcome: Ended) -> tuple[tuple[int, str], ...]:
    if isinstance(outcome, AppliedList):
        return applied_lines(base, outcome, outcome.so_far)
    return standing_lines(base, outcome, ())


def applied_lines(
    base: RuleBase, applied: AppliedList, names: Collection[str]
) -> tuple[tuple[int, str], ...]:
    """Return whether these candidates apply, and which rules make it so."""
    those = [each for each in applied.candidates if each.candidate in names]
    return tuple(
        (1, f"{base.candidates[each.candidate].title} {state_words(each)}, {by_rules(each)}")
        for each in those
    )


def ending_words(base: RuleBase, ending: Ending) -> str:
    match ending:
        case Wins(candidates):
            return " or ".join(titles_of(base, candidates))
        case Tie():
            return "a tie"
        case NobodyLeft():
            return NOBODY
        case JustThese(candidates):
            return f"that {apply_words(titles_of(base, candidates), most=len(candidates))}"
        case Asked():
            return "what comes out"


def outcome_words(base: RuleBase, outcome: Ended) -> str:
    """Return how a decision ended, with the lead where there is one, in the very words of format `advisor.test/1`."""
    if isinstance(outcome, AppliedList):
        return apply_words(titles_of(base, outcome.so_far), most=len(outcome.so_far))
    names = titles_of(base, outcome.winners)
    ahead = "" if outcome.ahead is None else f", {outcome.ahead} ahead"
    why = ahead if names else ", as every candidate is ruled out"
    return winners_words(names, most=len(names), join=" and ".join) + why


def standing_lines(base: RuleBase, outcome: Outcome, expected: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Return the standings of the winners, the next one, and those that were expected to win."""
    names = (standing.candidate for standing in outcome.standings)
    behind = [name for name in names if name not in outcome.winners]
    wanted = {*outcome.winners, *behind[:1], *expected}
    lines = []
    for standing in outcome.standings:
        if standing.candidate in wanted:
            out = f"ruled out by {', '.join(standing.ruled_out_by)}" if standing.ruled_out_by else ""
            mark = " (expected)" if standing.candidate in expected else ""
            title = base.candidates[standing.candidate].title
            lines.append((1, f"{title}: {out or standing.points}{mark}"))
    return tuple(lines)


def lead_lines(
    base: RuleBase, verdict: CaseVerdict, outcome: Outcome, rivals: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the rules that put the winner before the first of those that were expected to win."""
    rival = next((name for name in rivals if name not in outcome.winners), None)
    if rival is None or not outcome.winners or outcome.standing(rival).ruled_out_by:
        return
    winner = outcome.winners[0]
    names = f"{base.candidates[winner].title} before {base.candidates[rival].title}"
    yield from rule_lines(names, differences(base, verdict.result.trace, winner, rival))


def rule_lines(what: str, gaps: Iterable[PointGap]) -> Iterator[tuple[int, str]]:
    """Yield the weightiest of some rules with their points, and how many more there are."""
    ranked = sorted(gaps, key=lambda gap: -gap.points)
    if ranked:
        yield 1, f"{what}:"
    for gap in ranked[:MOST_RULES]:
        yield 2, f"{gap.points:+d}  {gap.title} ({gap.rule})"
    if rest := ranked[MOST_RULES:]:
        yield 2, f"{sum(gap.points for gap in rest):+d}  from {len(rest)} more rules"


def missing_lines(base: RuleBase, rule: str, verdict: CaseVerdict) -> Iterator[tuple[int, str]]:
    """Yield the parts of a rule's condition that keep it from firing; what is true of its outermost `and` does not."""
    shown = how(base, base.rules[rule], verdict.case.profile)
    yield 1, shown.rule.title
    yield from part_lines(keeping_silent(shown.condition), 2)


def part_lines(part: Part, depth: int) -> Iterator[tuple[int, str]]:
    rests_on = f"; {part.rests_on}" if part.rests_on else ""
    yield depth, f"{part.words} ({STATES[part.truth]}{rests_on})"
    for below in part.below:
        yield from part_lines(below, depth + 1)
