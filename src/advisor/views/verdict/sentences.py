"""The sentences of a verdict, each with what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from advisor.conditions import Answered
from advisor.explain.brief import Brief, Conclusion, DeadHeat, Favourite, Leaning, NoneLeft
from advisor.explain.reasons import Elimination, Reason
from advisor.explain.sayings import reason_said, support_said
from advisor.explain.strength_words import lowered, shares_words
from advisor.explain.winners import fewest
from advisor.model import Nature, RuleBase
from advisor.recommend import Outcome
from advisor.texts import listing, raised
from advisor.views.document.blocks import Sentence, Sign

IT, THEM = "{it}", "them"
MOST_STANDING = 4


def grounds(base: RuleBase, conclusion: Conclusion) -> Iterator[Sentence]:
    """Yield what speaks for a result, weightiest first."""
    match conclusion.standoff:
        case Favourite(reasons=for_it):
            yield from (speaking(base, reason, Sign.FOR) for reason in for_it)
        case DeadHeat(best) | Leaning(best):
            for candidate, reason in best.items():
                if reason:
                    about = base.candidates[candidate].title if len(best) > 1 else ""
                    yield speaking(base, reason, Sign.FOR, about)
        case NoneLeft():
            pass


def ruled_out(base: RuleBase, conclusion: Conclusion, of: str = "") -> Iterator[Sentence]:
    """Yield how many each veto rules out before anybody is compared, or whom if it is only one, and why."""
    start, among = raised(f"{of}ruled out first"), f"of {len(conclusion.outcome.standings)}"
    for each, rest in zip(conclusion.ruled_out, chain([among], repeat("more")), strict=False):
        out = each.veto.out
        who = f"{len(out)} {rest}" if out[1:] else base.candidates[out[0]].title
        words = f"{start}: {who}, because {veto_said(base, each)}."
        yield Sentence((words,), f"rule {each.veto.written}")


def least_cost(base: RuleBase, conclusion: Conclusion) -> Iterator[Sentence]:
    """Yield which of several winners has the fewest tradeoffs, if a single one has."""
    if ordered := fewest(conclusion.tradeoffs):
        first, *others = ordered
        of = {2: "two", 3: "three"}.get(len(ordered), str(len(ordered)))
        against = listing(str(other.number) for other in others)
        title = base.candidates[first.candidate].title
        words = f"Of the {of}, {title} has the fewest tradeoffs ({first.number} against {against})."
        yield Sentence((words,), f"candidate {first.candidate}")


def told(base: RuleBase, conclusion: Conclusion) -> Iterator[Sentence]:
    """Yield what the base tells of whoever wins."""
    for telling in conclusion.tellings:
        of = f", {base.candidates[telling.candidate].title}" if conclusion.outcome.winners[1:] else ""
        yield Sentence((f"{telling.title}{of}: {telling.words}",), f"candidate {telling.candidate}")


def safe(brief: Brief, conclusion: Conclusion) -> Iterator[Sentence]:
    """Yield why a candidate wins for which no rule speaks; if all others are ruled out, that is the reason."""
    words = f"{'Whatever is still answered, n' if brief.open_answers else 'N'}obody can overtake it."
    alone = "There is no other candidate."
    if conclusion.outcome.leading[1:] or not conclusion.ruled_out:
        yield Sentence((words if conclusion.outcome.standings[1:] else alone,), "result", Sign.FOR)


def speaking(base: RuleBase, reason: Reason, sign: Sign, about: str = "") -> Sentence:
    """Return a reason with the answers that it rests on; `about` names the candidate where it is not plain."""
    words = reason_said(base, reason.rules)
    about = "" if about in words else about
    return Sentence(
        (f"{f'{about}: ' if about else ''}{words}{in_brackets(base, reason.answers, reason)}.",),
        f"rule {reason.rules[0].written_as if reason.rules[1:] else reason.rules[0].id}",
        sign,
    )


def in_brackets(base: RuleBase, answers: Sequence[Answered], reason: Reason | None = None) -> str:
    """Return answers in brackets to stand behind what rests on them; nothing if it rests on none."""
    rule = reason.rules[0] if reason else None
    said = dict.fromkeys(support_said(base, answer, rule) for answer in answers)
    return f" ({'; '.join(said)})" if said else ""


def veto_said(base: RuleBase, elimination: Elimination) -> str:
    """Return why candidates are ruled out, about all of them at once."""
    rule = elimination.veto.rules[0]
    if elimination.is_own:
        return f"you have ruled it out yourselves ({rule.because.rstrip('.')})"
    pattern = rule.reason_pattern or rule.pattern
    several = (
        rule.each and elimination.veto.rules[1:] and not pattern.startswith(IT)
    )  # "them is" would be wrong
    words = pattern.replace(IT, THEM) if several else reason_said(base, elimination.veto.rules)
    named = words.startswith(tuple(candidate.title for candidate in base.candidates.values()))
    why = words if named else lowered(words)
    return f"{why.rstrip('.')}{in_brackets(base, elimination.answers)}"


def points_so_far(base: RuleBase, outcome: Outcome, open_answers: int) -> str:
    """Return the points of those that lead, and how many more there are, if any rule has given some."""
    decision, so_far = base.decisions[outcome.decision].title, " so far" if open_answers else ""
    left = [standing for standing in outcome.standings if standing.rank]
    if not any(standing.points for standing in left):
        return f"{decision}: no rule speaks for anybody{so_far}."
    named = [f"{base.candidates[each.candidate].title} {each.points}" for each in left[:MOST_STANDING]]
    more = f"; {len(left) - MOST_STANDING} more" if left[MOST_STANDING:] else ""
    return f"{decision}, points{so_far}: {', '.join(named)}{more}."


def so_far(brief: Brief, conclusion: Conclusion) -> Iterator[str]:
    """Yield where a decision stands that has no favourite: points, and who would be first in how many ways."""
    base = brief.base
    if isinstance(conclusion.standoff, DeadHeat | Leaning):
        if base.decisions[conclusion.outcome.decision].is_weighed:
            yield points_so_far(base, conclusion.outcome, brief.open_answers)
        if conclusion.strength.shares:
            yield shares_words(base, conclusion.strength)


def question(base: RuleBase, open_fact: str, conclusions: Iterable[Conclusion]) -> tuple[str, str]:
    """Return a label, and the fact to find out first, or else the first estimate on which results hang, if any."""
    ways = (conclusion.turn for conclusion in conclusions if conclusion.turn)
    turning = (change.fact for way in ways for change in way.changes)
    unsure = (fact for fact in turning if base.facts[fact].nature is Nature.ESTIMATE)
    return ("Find out first", open_fact) if open_fact else ("Make sure", next(unsure, ""))
