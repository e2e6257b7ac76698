"""What people decided about a record, beside what was recommended: who, what, why, and when to look at it again."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from advisor.explain.strength import Level
from advisor.formats.applied import chose_nothing, is_list, winners_in
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry
from advisor.journal.decisions_taken import Decisions, KeptDecision, in_force
from advisor.model import RuleBase
from advisor.texts import listing
from advisor.views.document.blocks import Blocks, Fold
from advisor.views.document.spans import Code, Line, Moment, Tone, Toned
from advisor.views.headlines import choice
from advisor.views.lists import paragraph, paragraphs, points


@dataclass(frozen=True, slots=True)
class DecidedOption:
    """What people decided in one decision, the name of what they chose and how that compares, and by which entry.

    `candidate` is empty if what they chose is none.
    """

    taken: DecisionTaken
    chosen: str
    beside: str
    entry: str
    candidate: str = ""


def kept_view(record: Entry, base: RuleBase, kept: KeptDecision) -> Blocks:
    """Return what was just decided, and by which entry it is kept."""
    entry = kept.entry
    return (
        *decision_view(record, base, kept, kept.taken.chosen),
        *paragraph(
            "Kept about the record ", Code(record.id), f" as entry {entry.number}, ", Code(entry.id), "."
        ),
        *paragraph(f"head {entry.hash}"),
    )


def decided_view(record: Entry, base: RuleBase | None, decisions: Decisions) -> Blocks:
    """Return what is decided about a record: of each decision what was decided last."""
    current = in_force(kept.taken for kept in decisions)
    return tuple(
        block
        for kept in decisions
        if (names := [name for name in kept.taken.chosen if current[name] is kept.taken])
        for block in decision_view(record, base, kept, names)
    )


def decided_options(record: Entry, base: RuleBase, decisions: Decisions) -> Mapping[str, DecidedOption]:
    """Return for each decision what is decided in it, beside the recommendation, and the entry that says so."""
    return {
        chosen.decision: DecidedOption(
            kept.taken,
            listing(
                chosen_name(base, each) for each in kept.taken.choices if each.decision == chosen.decision
            ),
            beside_list(record, kept.taken, chosen)
            if chosen.decision in base.lists
            else beside_recommendation(record, base, chosen),
            kept.entry.id,
            chosen.candidate,
        )
        for kept in decisions
        for chosen in kept.taken.choices
    }


def beside_list(record: Entry, taken: DecisionTaken, chosen: ChosenOption) -> str:
    """Return how all that was chosen of a list compares with what was recommended."""
    end = next(end for end in record.outcome if end["decision"] == chosen.decision)
    names = {each.candidate for each in taken.choices if each.decision == chosen.decision}
    return "as recommended" if names == set(winners_in(end)) else "which is not all as recommended"


def history(record: Entry, base: RuleBase | None, decisions: Decisions) -> tuple[Fold, ...]:
    """Return all that was ever decided about a record, each with the entry that says so, if anything was."""
    blocks = (
        block
        for kept in decisions
        for block in (
            *decision_view(record, base, kept, kept.taken.chosen),
            *paragraph(
                f"Entry {kept.entry.number}, ",
                Code(kept.entry.id),
                " with the hash ",
                Code(kept.entry.hash),
                ".",
            ),
        )
    )
    return (Fold("decisions", ("What was decided, and amended",), tuple(blocks)),) if decisions else ()


def decision_view(record: Entry, base: RuleBase | None, kept: KeptDecision, names: Collection[str]) -> Blocks:
    """Return an act of deciding, with what was chosen in these decisions."""
    taken = kept.taken
    amends: Line = (", in place of ", Code(taken.amends)) if taken.amends else ()
    return (
        *paragraph(Toned("Decided ", Tone.STRONG), Moment(taken.at), f" {people_words(taken)}", *amends),
        *points((chosen_words(record, base, each),) for each in taken.choices if each.decision in names),
        *paragraphs((words,) for words in reasons_words(taken)),
    )


def people_words(taken: DecisionTaken) -> str:
    approved = f", approved by {listing(taken.approved_by)}" if taken.approved_by else ""
    return f"by {listing(taken.decided_by)}{approved}"


def reasons_words(taken: DecisionTaken) -> Iterator[str]:
    """Yield why it was decided so, and when to look at it again."""
    if taken.because:
        yield f"Because: {taken.because.rstrip('.')}."
    if taken.review:
        yield f"To be looked at again on {taken.review}."


def chosen_words(record: Entry, base: RuleBase | None, chosen: ChosenOption) -> str:
    """Return what was chosen in one decision, and how that compares with the recommendation."""
    decision = base.written_decisions[chosen.decision].title if base else chosen.decision
    return f"{decision}: {chosen_name(base, chosen)}, {beside_recommendation(record, base, chosen)}"


def chosen_name(base: RuleBase | None, chosen: ChosenOption) -> str:
    return title_of(base, chosen.candidate) if chosen.candidate else chosen.other


def title_of(base: RuleBase | None, candidate: str) -> str:
    return base.candidates[candidate].title if base else candidate


def beside_recommendation(record: Entry, base: RuleBase | None, chosen: ChosenOption) -> str:
    """Return how a choice compares with what the record recommended, to follow upon its name."""
    end = next(end for end in record.outcome if end["decision"] == chosen.decision)
    winners = [title_of(base, winner) for winner in winners_in(end)]
    if is_list(end):
        return "as recommended" if chosen.candidate in winners_in(end) else "which was not recommended"
    if end.get("level") == Level.TOO_LITTLE_KNOWN.value:
        return "where too little was known for a recommendation"
    if chose_nothing(end):
        return "where nothing was chosen"
    if not winners:
        return "where nobody was left"
    if chosen.candidate not in winners_in(end):
        return f"instead of {choice(winners)}"
    return f"one of {len(winners)} that were level" if winners[1:] else "as recommended"
