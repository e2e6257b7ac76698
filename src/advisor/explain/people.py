"""Several people's answers side by side: what they dispute, which of it is worth a meeting, and what would come of it.

The union is what is left if any of them may be right. Who knows nothing of a fact does not widen it. Whom any of them keeps
out is out for all together, but not for the others alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.conditions import not_applying, open_questions
from advisor.evaluators.prove.possible import SECONDS, NoProfile, prospects_so_far
from advisor.evaluators.prove.program import Unproven
from advisor.evaluators.prove.resolving import Agenda, agenda, fewest_deciding
from advisor.explain.strength import Strength, strengths
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given, profile_of
from advisor.model import (
    Answer,
    Exclusion,
    Fact,
    Numbers,
    Profile,
    RuleBase,
    grouped,
    joined,
    keeping_out,
    lower,
    spans_of,
)
from advisor.recommend import Recommendation, recommend
from advisor.texts import listing


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's answers, the name that they are compared under, and whom this person keeps out."""

    name: str
    given: tuple[Given, ...]
    exclusions: tuple[Exclusion, ...] = ()

    @property
    def profile(self) -> Profile:
        return profile_of(self.given)

    def keeps_out(self, candidate: str) -> bool:
        return any(exclusion.candidate == candidate for exclusion in self.exclusions)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What some answers come to: what is recommended, and how strong it is, by decision."""

    result: Recommendation
    strengths: Mapping[str, Strength]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A fact of which people know different things: what each of them said, by name."""

    fact: str
    said: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A candidate that people keep out, and the names of those who do for this reason."""

    candidate: str
    reason: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What becomes of people's answers: each alone, by name, and the result of all with what they dispute left open.

    `unanswered` is what nobody knows anything of although it may apply; `missing` is what is not known and not disputed, and keeps a
    decision open whatever is agreed on. Together, all that anybody keeps out is out. `contested` are the candidates that
    only some keep out, and that could win if these did not; in doubt they could.
    """

    people: tuple[Person, ...]
    alone: Mapping[str, Standpoint]
    disputes: tuple[Dispute, ...]
    unanswered: tuple[str, ...]
    union: Profile
    together: Standpoint
    agenda: Agenda | Unproven
    missing: tuple[str, ...]
    kept_out: tuple[KeptOut, ...]
    contested: tuple[str, ...]

    @property
    def meeting(self) -> bool:
        """Whether anything needs a meeting, or may."""
        return bool(self.to_meet_about or self.contested)

    @property
    def to_meet_about(self) -> tuple[Dispute, ...]:
        """The disputes that are on the agenda; all of them if it is not known in time."""
        facts = None if isinstance(self.agenda, Unproven) else self.agenda.facts
        return tuple(dispute for dispute in self.disputes if facts is None or dispute.fact in facts)

    @property
    def moot(self) -> tuple[Dispute, ...]:
        """The disputes that change nothing once the others are resolved, proved for all of them together."""
        return tuple(dispute for dispute in self.disputes if dispute not in self.to_meet_about)

    @property
    def kept_out_by_some(self) -> tuple[str, ...]:
        return kept_out_by_some(self.people)


def compare_people(base: RuleBase, people: Sequence[Person]) -> Comparison:
    """Return what becomes of people's answers, some completion of which there must be."""
    said = {fact: said_of(fact, people) for fact in base.facts}
    disputes = tuple(
        Dispute(name, by_name) for name, by_name in said.items() if is_disputed(base.facts[name], by_name)
    )
    union = union_of(base, people)
    idle = not_applying(base, union)
    narrowed = without_any(base, people)
    wanted = agenda(narrowed, union, [dispute.fact for dispute in disputes])
    return Comparison(
        people=tuple(people),
        alone={
            person.name: standpoint(keeping_out(base, person.exclusions), person.profile) for person in people
        },
        disputes=disputes,
        unanswered=tuple(fact for fact, by_name in said.items() if not by_name and fact not in idle),
        union=union,
        together=standpoint(narrowed, union),
        agenda=wanted,
        missing=missing(narrowed, union, disputes, wanted),
        kept_out=kept_out(people),
        contested=contested(base, people, union),
    )


def kept_out(people: Iterable[Person]) -> tuple[KeptOut, ...]:
    """Return whom people keep out, one for each reason, those for which one candidate is out beside each other."""
    by = grouped((exclusion, person.name) for person in people for exclusion in person.exclusions)
    alike = grouped((exclusion.candidate, exclusion) for exclusion in by)
    return tuple(
        KeptOut(candidate, exclusion.reason, by[exclusion])
        for candidate, exclusions in alike.items()
        for exclusion in exclusions
    )


def kept_out_by_some(people: Sequence[Person]) -> tuple[str, ...]:
    """Return the candidates that some of them keep out and others do not."""
    candidates = dict.fromkeys(out.candidate for out in kept_out(people))
    return tuple(name for name in candidates if not all(person.keeps_out(name) for person in people))


def without_any(base: RuleBase, people: Iterable[Person], *, but: str | None = None) -> RuleBase:
    """Return the rules without whom any of them keeps out, for all the reasons; one candidate can be let in again."""
    reasons = grouped((out.candidate, out.reason) for out in kept_out(people) if out.candidate != but)
    return keeping_out(base, tuple(Exclusion(name, "; ".join(why)) for name, why in reasons.items()))


def contested(base: RuleBase, people: Sequence[Person], union: Profile) -> tuple[str, ...]:
    """Return the candidates that only some keep out, and that could win if these did not; in doubt they could.

    With the fewest rivals, so all others stay out: if none of them could win then, letting any of them in changes nothing.
    """
    return tuple(
        name for name in kept_out_by_some(people) if can_win(without_any(base, people, but=name), union, name)
    )


def can_win(base: RuleBase, profile: Profile, candidate: str) -> bool:
    """Return whether a candidate is among the winners of some completion; in doubt it is."""
    so_far = prospects_so_far(base, profile, seconds=SECONDS)
    return not isinstance(so_far, NoProfile) and any(
        candidate in prospect.winners for prospect in so_far.values()
    )


def standpoint(base: RuleBase, profile: Profile) -> Standpoint:
    result = recommend(base, profile)
    return Standpoint(result, strengths(base, profile, result.outcomes))


def said_of(fact: str, people: Iterable[Person]) -> Mapping[str, Given]:
    """Return what those said of a fact, by name, who know anything of it."""
    return {
        person.name: given
        for person in people
        for given in person.given
        if given.fact == fact and given.answer is not None
    }


def is_disputed(fact: Fact, said: Mapping[str, Given]) -> bool:
    """Return whether two people know different things, however they said it; numbers may differ where rules do not."""
    return len({spans_of(fact, each.answer) if fact.measure else each.answer for each in said.values()}) > 1


def union_of(base: RuleBase, people: Iterable[Person]) -> Profile:
    """Return what is known if each of them who knows anything of a fact may be right."""
    known = grouped(pair for person in people for pair in person.profile.items())
    joint = {fact: joint_answer(base.facts[fact], known[fact]) for fact in base.facts if fact in known}
    return {fact: answer for fact, answer in joint.items() if answer is not None}


def joint_answer(fact: Fact, answers: Iterable[Answer]) -> Answer | None:
    """Return what is known of an answer that one of these is true of, numbers as they were stated."""
    if fact.measure:
        return lower(fact, Numbers(joined(span for answer in answers for span in spans_of(fact, answer))))
    limits = [fact.limits(answer) for answer in answers]
    must = frozenset.intersection(*(known.must for known in limits))
    return fact.narrowed(must, frozenset[str]().union(*(known.may for known in limits)))


def missing(
    base: RuleBase, union: Profile, disputes: Iterable[Dispute], wanted: Agenda | Unproven
) -> tuple[str, ...]:
    """Return the facts beside the disputes whose answers can still change who wins; in doubt they can."""
    if isinstance(wanted, Agenda) and wanted.settles:
        return ()
    disputed = {dispute.fact for dispute in disputes}
    left = tuple(fact for fact in open_questions(base, union) if fact not in disputed)
    deciding = wanted if isinstance(wanted, Unproven) else fewest_deciding(base, union, left)
    return left if isinstance(deciding, Unproven) else deciding


def said_words(base: RuleBase, fact: str, said: Mapping[str, Given]) -> str:
    """Return what people said of a fact, each answer with the names of those who gave it."""
    answers = grouped((answer_words(base.facts[fact], given.statement), name) for name, given in said.items())
    return (
        f"{name_of(fact)}: {'; '.join(f'{answer} ({listing(names)})' for answer, names in answers.items())}"
    )
