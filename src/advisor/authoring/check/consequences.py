"""What follows plainly from something else that is said of the same rule, decision or question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor.authoring.check.chains import blamed, should_fire
from advisor.authoring.check.notice import Notice
from advisor.authoring.check.paths import counting, reached, rivals
from advisor.model import Decision, RuleBase, Somebody


@dataclass(frozen=True, slots=True)
class Said:
    """All notices, each with its number; and for each check and what it is about the number of the notice."""

    base: RuleBase
    notices: tuple[Notice, ...]
    numbers: Mapping[tuple[str, str], int]

    def of(self, check: str, *names: str) -> tuple[int, ...]:
        """Return the numbers of the notices that a check has of any of these names."""
        found = (self.numbers[check, name] for name in names if (check, name) in self.numbers)
        return tuple(dict.fromkeys(found))

    def all_of(self, check: str, *names: str) -> tuple[int, ...]:
        """Return the numbers of the notices that a check has of these names; none unless it has one of each."""
        return self.of(check, *names) if all((check, name) in self.numbers for name in names) else ()


def follows_plainly(base: RuleBase, notices: tuple[Notice, ...]) -> Mapping[int, tuple[int, ...]]:
    """Return for each notice that plainly follows from others their numbers."""
    numbers = {(one.check, name): number for number, one in enumerate(notices) for name in one.about}
    said = Said(base, notices, numbers)
    found = {
        number: CAUSES[one.check](said, one) for number, one in enumerate(notices) if one.check in CAUSES
    }
    plain = {number: causes for number, causes in found.items() if causes}
    return {**plain, **blamed(base, notices)}


def of_example(said: Said, one: Notice) -> tuple[int, ...]:
    """Return why an example fails: the rule can never fire, or always does."""
    should = should_fire(said.base, one)
    return said.of("never-fires" if should else "always-fires", one.subject)


def of_loser(said: Said, one: Notice) -> tuple[int, ...]:
    """Return why a candidate never wins: another always does."""
    return said.of("always-wins", *rivals(said.base, one.subject))


def of_winner(said: Said, one: Notice) -> tuple[int, ...]:
    """Return why a candidate always wins: all others are always ruled out."""
    others = [name for name in rivals(said.base, one.subject) if name != one.subject]
    return said.all_of("unavoidable-veto", *others)


def of_nobody(said: Said, one: Notice) -> tuple[int, ...]:
    """Return why nobody is left: all are always ruled out; or what promises that somebody is, and fails."""
    promised = [
        guarantee.id
        for guarantee in said.base.guarantees.values()
        if isinstance(guarantee.requirement, Somebody) and one.subject in guarantee.requirement.decisions
    ]
    vetoed = said.all_of("unavoidable-veto", *said.base.decisions[one.subject].candidate_ids)
    return vetoed or said.of("guarantee-fails", *promised)


def of_guarantee(said: Said, one: Notice) -> tuple[int, ...]:
    """Return what says the same of a guarantee that was made of the same written one, if that comes first."""
    home = said.base.guarantees[one.subject].written_as
    same = [each.id for each in said.base.guarantees.values() if each.written_as == home]
    (first, *_), own = said.of(one.check, *same), said.of(one.check, one.subject)
    return () if (first,) == own else (first,)


def of_question(said: Said, one: Notice) -> tuple[int, ...]:
    """Return why no answer matters: all that it reaches always ends the same, or nothing reads it."""
    base, rules = said.base, reached(said.base, one.subject)
    decided = [each for each in base.decisions.values() if rules & counting(base, each.candidate_ids)]
    if decided:
        causes = [settled(said, each) for each in decided]
        return tuple(dict.fromkeys(number for found in causes for number in found)) if all(causes) else ()
    if any(base.rules[rule].advises for rule in rules):
        return ()
    return said.of("unread-finding", *(finding for rule in rules for finding in base.rules[rule].concludes))


def settled(said: Said, decision: Decision) -> tuple[int, ...]:
    """Return the notices that say that a decision always ends the same; none if it does not."""
    names = decision.candidate_ids
    together = said.of("inseparable", *names)
    if found := said.of("always-wins", *names) or said.all_of("unavoidable-veto", *names):
        return found
    losers = {name for name in names if said.of("cannot-win", name) or said.of("unavoidable-veto", name)}
    return tuple(one for one in together if losers.union(said.notices[one].members) == set(names))


CAUSES: Mapping[str, Callable[[Said, Notice], tuple[int, ...]]] = {
    "example-fails": of_example,
    "cannot-win": of_loser,
    "always-wins": of_winner,
    "nobody-left": of_nobody,
    "idle-question": of_question,
    "guarantee-fails": of_guarantee,
    "unproved-guarantee": of_guarantee,
    "empty-guarantee": of_guarantee,
}
