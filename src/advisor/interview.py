"""The interview as a state machine without I/O: answers are its only state, all else is computed from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.conditions import broken
from advisor.evaluators.bounds import OPEN, Reach, Truths, most_gained, open_rules, reach, touches
from advisor.model import Answer, Fact, Profile, Rule, RuleBase, facts_read, findings_read
from advisor.read.answers import Given, profile_of
from advisor.recommend import Outcome, decide


@dataclass(frozen=True, slots=True)
class Session:
    """The answers in the order given, and the answers before each step, oldest first."""

    given: tuple[Given, ...] = ()
    past: tuple[tuple[Given, ...], ...] = ()

    @property
    def profile(self) -> Profile:
        """The known answers."""
        return profile_of(self.given)

    def answer_to(self, fact: str) -> Given | None:
        """Return what was answered to a fact, or None if it was not asked."""
        return next((one for one in self.given if one.fact == fact), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is still in play: candidates of each decision that may still win, and questions left at most."""

    in_play: tuple[tuple[str, int], ...]
    questions: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a session has come to, and what may still come of it."""

    reached: Reach
    open: tuple[Rule, ...]
    outcomes: Mapping[str, Outcome]
    fired: tuple[Rule, ...]


def answer(session: Session, fact: str, value: Answer | None) -> Session:
    """Return the session with this answer; an answer to the same fact is replaced where it stood."""
    new = Given(fact, value)
    if session.answer_to(fact):
        given = tuple(new if one.fact == fact else one for one in session.given)
    else:
        given = (*session.given, new)
    return replace(session, given=given, past=(*session.past, session.given))


def undo(session: Session) -> Session | None:
    """Return the session before the last step; None at the beginning."""
    if not session.past:
        return None
    return Session(session.past[-1], session.past[:-1])


def refusals(base: RuleBase, session: Session) -> tuple[str, ...]:
    """Return why the answers cannot all be true: the reasons of the impossibilities that they meet."""
    return broken(base, session.profile)


def look(base: RuleBase, session: Session) -> Outlook:
    """Return what is known and what may come; what was answered "don't know" stays unknown."""
    stuck = [one.fact for one in session.given if one.answer is None]
    reached = reach(base, session.profile, stuck)
    fired = [rule for rule in base.rules.values() if reached.fires(rule.id)]
    return Outlook(reached, open_rules(base, reached), decide(base, fired, reached), tuple(fired))


def next_question(base: RuleBase, session: Session, *, every: bool = False) -> Fact | None:
    """Return the first open question: topics in their order, and each finished before the next."""
    return next(iter(questions(base, session, every=every)), None)


def questions(base: RuleBase, session: Session, *, every: bool = False) -> tuple[Fact, ...]:
    """Return the facts not asked yet that some rule that could still count reads, or with `every` all of them."""
    asked = {one.fact for one in session.given}
    wanted = set(base.facts) if every else relevant(base, look(base, session))
    return tuple(fact for fact in base.facts.values() if fact.id in wanted - asked)


def relevant(base: RuleBase, outlook: Outlook) -> set[str]:
    """Return the facts read by rules that could still count, directly or through findings."""
    rules = list(counting(base, outlook))
    findings = {finding for rule in rules for finding in findings_read(rule.condition)}
    for finding in reversed(list(base.findings)):
        if finding in findings and unsettled(outlook.reached.findings[finding]):
            behind = [rule for rule in base.concluding[finding] if unsettled(outlook.reached.rules[rule.id])]
            rules += behind
            findings.update(one for rule in behind for one in findings_read(rule.condition))
    return {fact for rule in rules for fact in facts_read(rule.condition)}


def unsettled(truths: Truths) -> bool:
    """Return whether something may still become true and may still become false."""
    return truths >= OPEN


def counting(base: RuleBase, outlook: Outlook) -> Iterator[Rule]:
    """Yield the open rules that could still change a decision that is not settled, or add advice."""
    undecided = [base.decisions[one.decision] for one in outlook.outcomes.values() if not one.settled]
    given = {advice for rule in outlook.fired for advice in rule.advises}
    for rule in outlook.open:
        if rule.advises - given or any(touches(base, rule, decision) for decision in undecided):
            yield rule


def progress(base: RuleBase, session: Session) -> Progress:
    """Return how many candidates may still win each decision, and how many questions are left at most."""
    outlook = look(base, session)
    asked = {one.fact for one in session.given}
    in_play = tuple(
        (
            one.decision,
            sum(may_win(base, one, standing.candidate, outlook.open) for standing in one.standings),
        )
        for one in outlook.outcomes.values()
    )
    return Progress(in_play, len(relevant(base, outlook) - asked))


def may_win(base: RuleBase, outcome: Outcome, candidate: str, rules: Iterable[Rule]) -> bool:
    """Return whether a candidate can still reach the top, as far as bounds tell; a shared top counts."""
    own = outcome.standing(candidate)
    threatened = {veto for rule in rules for veto in rule.vetoes}
    rivals = [outcome.standing(name) for name in outcome.leading if name not in threatened | {candidate}]
    return own.rank is not None and all(
        own.points + most_gained(base, rules, candidate, rival.candidate) >= rival.points for rival in rivals
    )
