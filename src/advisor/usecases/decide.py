"""What people decided about a record: read from what they typed, and kept as an entry of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from advisor.explain.endings import titles_of
from advisor.explain.strength import Level
from advisor.formats.applied import winners_in
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.decidable import decidable, decided_twice, departs, is_day, nonsense
from advisor.journal.decisions_taken import (
    Decisions,
    KeptDecision,
    decisions_about,
    in_force,
    keep_decision,
)
from advisor.journal.replay import rules_of
from advisor.journal.store import find
from advisor.model import RuleBase
from advisor.names import folded, spelt
from advisor.problems import RequestError, attempts
from advisor.texts import listing
from advisor.usecases.names import find_candidate, find_decision
from advisor.usecases.particulars import saying

LONGEST_REASON = 2000
AS_RECOMMENDED = {"yes", "y", "as recommended", "recommended"}
"""What people answer who take what was recommended."""


@dataclass(frozen=True, slots=True)
class RecordToDecide:
    """A record that can be decided about, with the rules that it was made by, and what was decided about it before."""

    entry: Entry
    base: RuleBase
    earlier: Decisions

    @property
    def recommended(self) -> dict[str, tuple[str, ...]]:
        """Who was recommended in each decision: several that are level, or nobody if too little was known."""
        return {
            end["decision"]: ()
            if end.get("level") == Level.TOO_LITTLE_KNOWN.value
            else tuple(winners_in(end))
            for end in self.entry.outcome
        }

    def decided(self, decision: str) -> str:
        """Return what was decided in a decision so far, by title or in words, and when; empty if nothing was."""
        taken = in_force(kept.taken for kept in self.earlier).get(decision)
        if not taken:
            return ""
        chosen = taken.chosen[decision]
        candidate = self.base.written_candidates.get(chosen)
        return f"{candidate.title if candidate else chosen} was decided on {taken.at[:10]}"


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """What people typed of a decision: `choose` and `other` are `DECISION=` and a candidate, or words."""

    choose: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    as_recommended: bool = False
    by: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()
    because: str = ""
    review: str = ""

    @property
    def chooses(self) -> bool:
        return bool(self.choose or self.other or self.as_recommended)


def record_to_decide(journal: Journal, name: str) -> RecordToDecide:
    """Return the record of this name. Raises AdvisorError if it cannot be read, RequestError if it was deleted."""
    entry = find(journal, name)
    if not entry.head:
        raise RequestError(f"the record {entry.id} is {entry.gone}; nothing can be decided about it")
    return RecordToDecide(entry, rules_of(journal, entry), decisions_about(journal, entry))


def read_decision(record: RecordToDecide, words: DecisionWords, at: str) -> DecisionTaken:
    """Return what was decided at this time. Raises RequestError with all that is wrong, a line for each."""
    wrong: list[str] = []
    choices = choices_in(record, words, wrong)
    taken = DecisionTaken(
        at,
        tuple(attempts(partial(said, "--by"), words.by, wrong)),
        tuple(choices),
        tuple(attempts(partial(said, "--approved-by"), words.approved_by, wrong)),
        "".join(attempts(partial(saying, "--because", longest=LONGEST_REASON), [words.because], wrong)),
        "".join(attempts(read_day, [words.review], wrong)),
        amended_by(record, choices),
    )
    if wrong := [*wrong, *lacking(record, words, taken), *nonsense(taken), *at_once(record, taken)]:
        raise RequestError("\n".join(wrong))
    return taken


def choices_in(record: RecordToDecide, words: DecisionWords, wrong: list[str]) -> list[ChosenOption]:
    """Return what was chosen; what is wrong with the rest is added."""
    choices = [
        *attempts(partial(chosen, record), words.choose, wrong),
        *attempts(partial(chosen_in_words, record), words.other, wrong),
    ]
    decided = {choice.decision for choice in choices}
    rest = [name for name in record.recommended if name not in decided] if words.as_recommended else ()
    lists = [name for name in rest if name in record.base.lists]
    alone = [name for name in rest if name not in lists]
    applying = [ChosenOption(name, candidate) for name in lists for candidate in record.recommended[name]]
    return [*choices, *attempts(partial(as_recommended, record), alone, wrong), *applying]


def at_once(record: RecordToDecide, taken: DecisionTaken) -> Iterator[str]:
    """Yield in which decisions several things were chosen, where only one can be."""
    known = decidable(record.entry)
    return decided_twice(known, taken) if known else iter(())


def chosen(record: RecordToDecide, typed: str) -> ChosenOption:
    """Return the candidate of a decision that is meant. Raises RequestError."""
    decision, name = parted(record, typed, "--choose")
    try:
        return candidate_of(record, decision, name)
    except RequestError as error:
        hint = f"to keep it in words: --other '{decision}={name}'"
        raise RequestError(f"{str(error).rstrip('.')}; {hint}") from error


def candidate_of(record: RecordToDecide, decision: str, name: str) -> ChosenOption:
    candidate = find_candidate(record.base, name)
    if candidate in record.base.written_decisions[decision].candidate_ids:
        return ChosenOption(decision, candidate)
    raise RequestError(f"{record.base.candidates[candidate].title} is no candidate of '{decision}'")


def chosen_in_words(record: RecordToDecide, typed: str) -> ChosenOption:
    """Return what was chosen besides the candidates of a decision. Raises RequestError."""
    decision, words = parted(record, typed, "--other")
    titles = {each.id: each.title for each in record.base.written_decisions[decision].candidates}
    if candidate := spelt(words, titles):
        raise RequestError(f"{titles[candidate]} is a candidate: --choose {decision}={candidate}")
    return ChosenOption(decision, other=said("--other", words))


def as_recommended(record: RecordToDecide, decision: str) -> ChosenOption:
    """Return the recommendation for a decision. Raises RequestError if there is not exactly one."""
    names = record.recommended[decision]
    if len(names) == 1:
        return ChosenOption(decision, *names)
    why = f"{listing(titles_of(record.base, names))} are level" if names else "nobody was recommended"
    raise RequestError(f"{why} in '{decision}'; say which was chosen")


def one_choice(record: RecordToDecide, decision: str, typed: str) -> ChosenOption:
    """Return what somebody answers who is asked for one decision. Raises RequestError."""
    if folded(typed) in AS_RECOMMENDED:
        return as_recommended(record, decision)
    before, colon, words = typed.partition(":")
    if colon and folded(before) == "other":
        return chosen_in_words(record, f"{decision}={words}")
    if len(begun := begun_with(record, decision, typed)) == 1:
        return ChosenOption(decision, *begun)
    try:
        return candidate_of(record, decision, typed)
    except RequestError as error:
        raise RequestError(f"{str(error).rstrip('.')}; or, in words, 'other: {typed}'") from error


def begun_with(record: RecordToDecide, decision: str, typed: str) -> list[str]:
    """Return the candidates of a decision whose id or title is this or begins so."""
    names = {each.id: each.title for each in record.base.written_decisions[decision].candidates}
    if exact := spelt(typed, names):
        return [exact]
    start = folded(typed)
    return [
        name
        for name, title in names.items()
        if folded(name).startswith(start) or folded(title).startswith(start)
    ]


def parted(record: RecordToDecide, typed: str, option: str) -> tuple[str, str]:
    """Return the decision that is meant and what was chosen in it; the only one need not be named.

    Raises RequestError.
    """
    name, equals, words = typed.partition("=")
    if equals:
        return find_decision(record.base, name.strip()), words.strip()
    if len(record.recommended) > 1:
        raise RequestError(f"{option} takes a decision, '=' and what was chosen; '{typed}' has no '='")
    return next(iter(record.recommended)), typed.strip()


def said(option: str, typed: str) -> str:
    """Return a name, a role, or other words that have to be there. Raises RequestError."""
    if line := saying(option, typed):
        return line
    raise RequestError(f"{option} says nothing")


def read_day(typed: str) -> str:
    """Return a day as it is kept; it may be empty. Raises RequestError."""
    day = typed.strip()
    if day and not is_day(day):
        raise RequestError(f"'{typed}' is not a day such as 2027-06-30")
    return day


def amended_by(record: RecordToDecide, choices: Iterable[ChosenOption]) -> str:
    """Return the id of the entry that decided last what is decided now; empty if none did."""
    current = in_force(kept.taken for kept in record.earlier)
    before = [current[choice.decision] for choice in choices if choice.decision in current]
    return next((kept.entry.id for kept in reversed(record.earlier) if kept.taken in before), "")


def lacking(record: RecordToDecide, words: DecisionWords, taken: DecisionTaken) -> Iterator[str]:
    """Yield what a decision does not say and should."""
    if not words.chooses:
        yield "say what was chosen: --choose DECISION=CANDIDATE, --other DECISION=WORDS or --as-recommended"
    if not words.by:
        yield "say who decided: --by NAME, a name or a role"
    if not taken.because and (names := departing(record, taken.choices)):
        yield f"{listing(names)} {'was' if len(names) == 1 else 'were'} not recommended: say why with --because"
    if taken.at < record.entry.head["finished"]:
        yield f"the record ended at {record.entry.head['finished']}, and by this clock it is {taken.at}"
    if record.earlier and taken.at < (last := record.earlier[-1].taken.at):
        yield f"the last decision was taken at {last}, and by this clock it is {taken.at}"


def departing(record: RecordToDecide, choices: Iterable[ChosenOption]) -> list[str]:
    """Return what was chosen and had not won, by title or in words."""
    about = decidable(record.entry)
    departed = [choice for choice in choices if about and departs(about, choice)]
    titles = {each.id: each.title for each in record.base.written_candidates.values()}
    return [titles.get(choice.candidate, choice.other) for choice in departed]


def decide(journal: Journal, record: RecordToDecide, words: DecisionWords, at: str) -> KeptDecision:
    """Return what was decided, kept in the journal. Raises RequestError, AdvisorError."""
    taken = read_decision(record, words, at)
    return KeptDecision(keep_decision(journal, record.entry, taken, record.earlier), taken)
