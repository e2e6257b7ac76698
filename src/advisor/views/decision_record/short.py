"""What a reader of a decision record needs, in at most 60 lines."""

from collections.abc import Iterator
from itertools import islice

from advisor.explain.brief import Favourite, Leaning
from advisor.explain.endings import MOST_NAMED, titles_of
from advisor.explain.joint import joint_name
from advisor.explain.reasons import reasons
from advisor.explain.sayings import deed
from advisor.explain.strength_words import lowered, openness
from advisor.model.dependencies import facts_beneath
from advisor.texts import at_most, count, listing, raised
from advisor.views.decision_record.context import context
from advisor.views.decision_record.subject import Chapter, DecisionRecord, sentence
from advisor.views.decisions_taken import people_words, reasons_words
from advisor.views.document.blocks import Sentence, Sign
from advisor.views.document.spans import Code
from advisor.views.document.words import plain
from advisor.views.flips import none_turns, turning
from advisor.views.verdict.sentences import grounds, least_cost, question, ruled_out, so_far, speaking, told
from advisor.views.verdict.verdict import MOST_ACTIONS, MOST_REASONS, choice_of

MOST_LINES = 60
MOST_LISTED = 12
"""Maximum candidates named of those that are not in play."""
MOST_SIDES = 2
"""Maximum sentences for the runner-up, and as many against it."""


def short_chapters(record: DecisionRecord) -> Iterator[Chapter]:
    """Yield the chapters in the order of MADR, without those that have nothing to say."""
    chapters = (
        Chapter("Context and Problem Statement", tuple(context(record))),
        Chapter("Decision Drivers", tuple(drivers(record))),
        Chapter("Considered Options", tuple(options(record))),
        Chapter("Decision Outcome", tuple(outcome(record))),
        Chapter("Consequences", tuple(consequences(record)), 3),
        Chapter("Confirmation", tuple(confirmation(record)), 3),
    )
    yield from (chapter for chapter in chapters if chapter.sentences)
    yield from runner_up(record)


def drivers(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what rules others out, be it by people themselves, what speaks for the result, and what most against it."""
    base, standoff, out = record.base, record.conclusion.standoff, record.conclusion.ruled_out
    yield from (sentence(words, "result") for words in whose_drivers(record))
    said = tuple(zip(out, ruled_out(base, record.conclusion), strict=True))
    by_rules = [words for each, words in said if not each.is_own][:MOST_SIDES]
    by_people = [words for each, words in said if each.is_own][:MOST_REASONS]
    most = max(0, MOST_REASONS + (not record.departed) - len(by_rules) - len(by_people))
    yield from (*by_rules, *by_people, *islice(grounds(base, record.conclusion), most))
    for reason in standoff.against[:1] if isinstance(standoff, Favourite) else ():
        yield speaking(base, reason, Sign.AGAINST, "But")
    yield from least_cost(base, record.conclusion)


def whose_drivers(record: DecisionRecord) -> Iterator[str]:
    """Yield for whom the rules speak, where people chose another."""
    if option := record.departed:
        names = listing(titles_of(record.base, record.outcome.winners))
        speak = "lean to" if isinstance(record.conclusion.standoff, Leaning) else "recommend"
        rules = f"The rules {speak} {names}, as follows; why" if names else "Why"
        yield f"{rules} {option.chosen} was chosen stands under Decision Outcome."


def options(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield who is ruled out first and who else was compared, then those in play, each with what it is."""
    base, leading = record.base, record.outcome.leading
    first = leading[: max(2, min(len(record.outcome.winners), MOST_NAMED))]
    in_play = dict.fromkeys(filter(None, (*first, record.instead)))
    others = titles_of(base, [name for name in leading if name not in in_play])
    out = titles_of(base, [each.candidate for each in record.outcome.standings if each.ruled_out_by])
    rest = {"Ruled out first": out, "Compared, and further behind": others}
    if words := ". ".join(
        f"{label}: {at_most(names, MOST_LISTED)}" for label, names in rest.items() if names
    ):
        yield sentence(f"{words}.", "result")
    yield from (option(record, name) for name in in_play)


def option(record: DecisionRecord, name: str) -> Sentence:
    candidate = record.base.candidates[name]
    words = f"{candidate.title}: {candidate.summary}" if candidate.summary else f"{candidate.title}."
    return sentence(words, f"candidate {name}")


def outcome(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what people decided, if they did, beside what was recommended.

    That is the choice with its level and strength, and what open answers can change, as the verdict has them.
    """
    yield from decided(record)
    chosen = choice_of(record.brief, record.conclusion)
    strength = ": ".join(filter(None, (chosen.level, plain(chosen.strength))))
    open_words = "; ".join(openness(record.brief, record.decision.id))
    words = (f"{chosen.decision}: {plain(chosen.choice)}", raised(strength), raised(open_words))
    yield sentence(". ".join(filter(None, words)) + ".", "result")
    yield from (sentence(words, "result") for words in so_far(record.brief, record.conclusion))


def decided(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what people decided, why, and when to look at it again."""
    if option := record.decided:
        taken = option.taken
        words = f"Decided on {taken.at[:10]} {people_words(taken)}: {option.chosen}, {option.beside}."
        yield sentence(" ".join((words, *reasons_words(taken))), f"decision {option.entry}")


def consequences(record: DecisionRecord, *, every: bool = False) -> Iterator[Sentence]:
    """Yield what to watch out for with whoever was chosen, or else is recommended, and what to do first.

    With `every` that is every piece of advice.
    """
    base, taken, option = record.base, record.taken, record.departed
    if option and not option.candidate:
        words = f"{raised(option.chosen)}: the rules have no such candidate and tell nothing of it."
        yield sentence(words, f"decision {option.entry}")
    borne = () if isinstance(taken.standoff, Leaning) and not option else taken.outcome.winners
    watched = [base.candidates[name] for name in borne if base.candidates[name].watch_out]
    for candidate in watched if every else watched[:MOST_NAMED]:
        about = f"Bad about {candidate.title}" if borne[1:] else "Bad"
        yield sentence(f"{about}: {candidate.watch_out}", f"candidate {candidate.id}")
    if tellings := [plain(telling.line) for telling in told(base, taken)]:
        yield sentence(" ".join(tellings), "result")
    advice = record.brief.advice
    for given in advice if every else advice[:MOST_ACTIONS]:
        said = base.advice[given.advice]
        rule = f"rule {base.rules[given.rules[0]].written_as}" if given.rules else "result"
        yield sentence(said.text if every else f"{deed(said)}.", rule)


def confirmation(record: DecisionRecord) -> Iterator[Sentence]:
    """Yield what turns the result, what to find out or to make sure of, and where all reasons stand."""
    base, turn = record.base, record.conclusion.turn
    if turn:
        yield turning(base, turn)
    elif not isinstance(record.conclusion.standoff, Leaning):
        flips = record.explanation.flips[record.decision.id]
        way_out = record.explanation.ways_out.get(record.decision.id)
        words = none_turns(base, record.brief.result.trace.profile, flips, way_out)
        yield sentence(f"Of the recommendation: {lowered(words)}" if record.departed else words, "result")
    label, fact = question(base, to_find_out(record), (record.conclusion,))
    if fact:
        yield sentence(f"{label}: {base.facts[fact].ask}", f"answer {fact}")
    command = Code(f"advisor report {record.record} --html report.html")
    yield Sentence(("The whole derivation: ", command, "."), "result")


def to_find_out(record: DecisionRecord) -> str:
    """Return the open fact that tells most about a decision, before all others one that can turn it by itself."""
    if record.outcome.settled:
        return ""
    reading = read_by_rules_about(record)
    mattering = [unknown for unknown in record.explanation.unknowns.to_find_out if unknown.fact in reading]
    turning = (
        unknown
        for unknown in mattering
        if any(turned.decision == record.decision.id for turned in unknown.turnings)
    )
    first = next(turning, mattering[0] if mattering else None)
    return first.fact if first else ""


def read_by_rules_about(record: DecisionRecord) -> frozenset[str]:
    """Return the facts that rules about candidates of a decision build on."""
    below, own = facts_beneath(record.base), set(record.decision.candidate_ids)
    return frozenset().union(
        *(below[rule.id] for rule in record.base.rules.values() if own.intersection(rule.touches))
    )


def runner_up(record: DecisionRecord) -> Iterator[Chapter]:
    """Yield what speaks for whoever was chosen instead, or else for the runner-up, and against it, if there is one."""
    match record.conclusion.standoff:
        case Favourite(winner=winner, rival=second) if rival := record.instead or second:
            yield Chapter("Pros and Cons of the Options", ())
            yield Chapter(standing_words(record, rival, winner), tuple(sides(record, rival, winner)), 3)


def standing_words(record: DecisionRecord, rival: str, winner: str) -> str:
    """Return a candidate with how far it is behind the winner, or that it is ruled out."""
    standing, title = record.outcome.standing(rival), record.base.candidates[rival].title
    gap = record.outcome.standing(winner).points - standing.points
    if standing.ruled_out_by:
        return f"{title}, ruled out"
    if not gap:
        return f"{title}, level on points"
    return f"{title}, {count(abs(gap), 'point')} {'behind' if gap > 0 else 'ahead so far'}"


def sides(record: DecisionRecord, rival: str, winner: str) -> Iterator[Sentence]:
    """Yield what rules a candidate out, or else what puts it furthest before the winner and behind it."""
    base = record.base
    for rule in record.outcome.standing(rival).ruled_out_by[:1]:
        yield sentence(f"Bad: {base.rules[rule].because}", f"rule {rule}")
        return
    title = base.candidates[winner].title
    yield from apart(record, rival, winner, ("Good", f"Against {title}"))
    yield from apart(record, winner, rival, (f"For {title}", "Bad"))


def apart(record: DecisionRecord, better: str, worse: str, labels: tuple[str, str]) -> Iterator[Sentence]:
    """Yield what puts one candidate furthest before another; labels tell what helps the one from what harms the other."""
    weighed = sorted(
        reasons(record.base, record.brief.result, better, worse), key=lambda reason: -reason.ahead
    )
    most = MOST_SIDES if record.decided is None else MOST_SIDES - 1  # what was decided takes two lines
    for reason in [reason for reason in weighed if reason.ahead > 0][:most]:
        label = labels[0] if reason.points > 0 else labels[1]
        yield sentence(f"{label}: {reason.rules[0].because}", f"rule {joint_name(reason.rules)}")
