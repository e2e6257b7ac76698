"""What tells two versions apart: whether any interview ends differently, how many, and what was edited."""

from collections.abc import Iterator
from dataclasses import replace
from math import floor, log10

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.share import Estimate, Share
from advisor.authoring.compare.witness import Differs, NotDecided, Same
from advisor.language.reading.written import in_word
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.counts import rules_written
from advisor.views.difference.witness import held_words, witness_view
from advisor.views.document.blocks import Blocks, Heading, RowKind, Table, TableRow
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.edits import edits_view
from advisor.views.headlines import change, winners_named
from advisor.views.lists import labelled, paragraph, paragraphs

MOST_MOVES = 6
SAME_LEADERS = (
    "in every interview that both versions can hold, the same candidates lead or are certain to win"
)
EARLIER = (
    "While answers are unknown, one version may be certain of a result before the other is, since they do not "
    "leave the same answers possible."
)


def difference_view(difference: Difference, names: tuple[str, str]) -> Blocks:
    """Return everything that tells two versions apart; they go by the names that were typed."""
    sides = zip(difference.scope.sides, names, (difference.old, difference.new), strict=True)
    versions = ((side, f"{name} ({base.title}, {rules_written(base)})") for side, name, base in sides)
    told = labelled((side.capitalize(), paragraph(words)) for side, words in versions)
    return told, *comparison_view(difference)


def comparison_view(difference: Difference) -> Blocks:
    """Return what only one version has, the verdict, how many interviews it concerns, and the edits."""
    old, new = difference.old, difference.new
    difference = replace(difference, old=with_ids(old, new), new=with_ids(new, old))
    return (
        *paragraphs(scope_lines(difference)),
        Heading(("Does any interview end differently?",)),
        *verdict_view(difference),
        *(() if isinstance(difference.verdict, Same) else sample_view(difference)),
        *edits_view(difference),
    )


def scope_lines(difference: Difference) -> Iterator[Line]:
    """Yield what only one version has, and which interviews cannot be compared for that."""
    scope = difference.scope
    for side, (base, own) in difference.sides.items():
        parts = (
            *(f"the decision {name}" for name in own.decisions),
            *(f"the candidate {name} of {decision}" for decision, name in own.candidates),
            *(f"the question {name}" for name in own.facts),
            *(f"the answer {in_word(base.facts[name], value)} to {name}" for name, value in own.values),
        )
        if parts:
            yield (f"Only the {side} version has {listing(parts)}.",)
    if not scope.whole:
        yield (f"Not compared: {uncompared_words(difference)}.",)
    for side, estimate in zip(scope.sides, difference.unheld, strict=False):
        if estimate and estimate.hits:
            held = share_words(estimate, f"of the {side} version's interviews")
            yield (f"The other version cannot hold {held}.",)


def uncompared_words(difference: Difference) -> str:
    """Return what is in no interview that both versions can hold."""
    parts = [f"{name}, {reshaped_words(difference, name)}" for name in difference.scope.reshaped]
    for side, (base, own) in difference.sides.items():
        answers = (f"{name}={in_word(base.facts[name], value)}" for name, value in own.values)
        parts += (f"{answer}, only in the {side} version" for answer in answers)
        reasons = (impossible.because.rstrip(".") for impossible in own.impossible)
        parts += (f"what only the {side} version calls impossible ({reason})" for reason in reasons)
    return "; ".join(parts)


def reshaped_words(difference: Difference, name: str) -> str:
    """Return in what the versions do not ask alike for a fact."""
    old, new = difference.old.facts[name], difference.new.facts[name]
    if not old.measure and not new.measure:
        return "which takes one answer in one version and several in the other"
    if not old.measure or not new.measure:
        return "which is a number in one version and not in the other"
    parts = {"kind": "another kind", "unit": "another unit", "decimals": "another number of decimals"}
    differ = (
        words for part, words in parts.items() if getattr(old.measure, part) != getattr(new.measure, part)
    )
    return f"which has {listing(differ)} in the new version"


def verdict_view(difference: Difference) -> Blocks:
    """Return whether any interview ends differently, with the interview or what is proved."""
    match difference.verdict:
        case Differs() as verdict:
            return witness_view(difference, verdict)
        case NotDecided(seconds):
            late = Toned(f"Not decided within {seconds:g} s; ", Tone.BAD)
            return paragraph(late, "give more time with --seconds.")
        case Same() if not difference.scope.decisions:
            nothing = "The versions have no decision in common; nothing can be compared."
            return paragraph(Toned(nothing, Tone.BAD))
        case Same(throughout):
            return paragraphs(proved_lines(difference, throughout=throughout))


def proved_lines(difference: Difference, *, throughout: bool) -> Iterator[Line]:
    """Yield what is proved of interviews, and what may differ all the same: points, vetoes and advice."""
    if throughout:
        yield (Toned("No: every interview ends the same. This is proved.", Tone.GOOD),)
    else:
        yield (Toned(f"Not once every question is answered: {SAME_LEADERS}. This is proved.", Tone.GOOD),)
        yield (EARLIER,)
    if not difference.scope.same_decisions:
        yield ("This holds for the decisions that both versions have.",)
    if difference.same_points:
        yield ("Points and vetoes are the same, too.",)
    elif difference.share:
        yield (f"Points or vetoes differ in {points_words(difference, difference.share.points)}.",)
    if difference.advice:
        yield (f"Advice that only one version may give: {', '.join(difference.advice)}.",)


def sample_view(difference: Difference) -> Blocks:
    """Return how many interviews end differently, and from whom to whom."""
    heading = Heading(("How many interviews",))
    if difference.share is None:
        nothing = "No interview with every question answered can be held in both versions."
        return heading, *paragraph(nothing)
    drawn = f"{difference.share.points.rows:,} random interviews{held_words(difference)}"
    how = f"Of {drawn}, with every question answered and {evenly_words(difference)}:"
    rows = tuple(
        row for name in difference.share.winners for row in rows_of(difference, difference.share, name)
    )
    return heading, *paragraph(how), Table((("winner, old -> new",), ("interviews",)), rows)


def evenly_words(difference: Difference) -> str:
    """Return how often each answer is drawn."""
    facts = (*difference.old.facts.values(), *difference.new.facts.values())
    likely = any(fact.measure and fact.measure.likely for fact in facts)
    return "every answer equally likely" + (
        ", but half of the numbers among those that are likely" if likely else ""
    )


def rows_of(difference: Difference, share: Share, decision: str) -> Iterator[TableRow]:
    """Yield how many interviews end differently in a decision, and from whom to whom it went, most first."""
    estimate, moves = share.winners[decision], share.moves[decision]
    if decision in difference.alike:
        words = "none ends differently; this is proved"
    elif estimate.hits:
        words = share_words(estimate, "end differently")
    else:
        words = f"none ends differently (at most {percent(estimate.high)} % do, with 95 % confidence)"
    yield TableRow(
        (
            (
                f"{(difference.new.written_decisions.get(decision) or difference.new.decisions[decision]).title}: {words}",
            ),
        ),
        RowKind.GROUP,
    )
    for move in moves[:MOST_MOVES]:
        ends = ended(difference.old, decision, move.before), ended(difference.new, decision, move.after)
        yield TableRow(((change(*ends),), (f"{move.hits:,}",)))
    if rest := moves[MOST_MOVES:]:
        hits = sum(move.hits for move in rest)
        yield TableRow(((f"in {count(len(rest), 'other way')}",), (f"{hits:,}",)), RowKind.ASIDE)


def ended(base: RuleBase, decision: str, winners: tuple[str, ...]) -> str:
    """Return who won a decision, or whether a candidate of a list applies."""
    if not base.decisions[decision].of:
        return winners_named(base, decision, winners)
    return "applies" if base.decisions[decision].candidate_ids[0] in winners else "does not apply"


def points_words(difference: Difference, estimate: Estimate) -> str:
    """Return in how many interviews points or vetoes differ."""
    if not estimate.hits:
        return f"none of {estimate.rows:,} random interviews; that is not proved for all"
    return share_words(estimate, f"of interviews{held_words(difference)}")


def share_words(estimate: Estimate, whose: str) -> str:
    """Return a share with its error bar."""
    low, high = percent(estimate.low), percent(estimate.high)
    return f"{percent(estimate.share)} % {whose} ({low} to {high} %, with 95 % confidence)"


def percent(share: float) -> str:
    """Return a share in percent, with three digits that count."""
    if not share:
        return "0"
    digits = min(8, max(0, 2 - floor(log10(100 * share))))
    return f"{100 * share:.{digits}f}"


def with_ids(base: RuleBase, other: RuleBase) -> RuleBase:
    """Return a base in which candidates have their ids behind titles that the other base gives to other ids."""
    others = {candidate.title: candidate.id for candidate in other.candidates.values()}
    decisions = {}
    for name, decision in base.decisions.items():
        candidates = (
            replace(each, title=f"{each.title} ({each.id})")
            if others.get(each.title, each.id) != each.id
            else each
            for each in decision.candidates
        )
        decisions[name] = replace(decision, candidates=tuple(candidates))
    return replace(base, decisions=decisions)
