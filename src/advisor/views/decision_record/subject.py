"""What a decision record is about, its title, and its chapters with the marks of their sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from advisor.explain.applied_words import apply_words
from advisor.explain.brief import Brief, Conclusion, Leaning
from advisor.explain.endings import titles_of
from advisor.explain.explanation import Explanation
from advisor.explain.strength import Level
from advisor.explain.strength_words import lowered
from advisor.explain.winners import tellings
from advisor.formats.decision_record import mark_words
from advisor.model import Decision, RuleBase
from advisor.recommend import AdviceGiven, Outcome, advice_given, is_about_winners
from advisor.views.decisions_taken import DecidedOption
from advisor.views.document.blocks import Block, Blocks, Bullets, Heading, Sentence, Sign
from advisor.views.document.spans import Hidden
from advisor.views.headlines import choice_words


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision of a recommendation, in brief and with all explanations, and the id of its record in the journal.

    `decided` is what people decided in it, if they did.
    """

    explanation: Explanation
    brief: Brief
    decision: Decision
    record: str
    decided: DecidedOption | None = None

    @property
    def base(self) -> RuleBase:
        return self.brief.base

    @property
    def conclusion(self) -> Conclusion:
        return next(each for each in self.brief.conclusions if each.outcome.decision == self.decision.id)

    @property
    def outcome(self) -> Outcome:
        return self.conclusion.outcome

    @property
    def departed(self) -> DecidedOption | None:
        """What people chose, if it was not recommended."""
        recommended = () if isinstance(self.conclusion.standoff, Leaning) else self.outcome.winners
        return self.decided if self.decided and self.decided.candidate not in recommended else None

    @property
    def instead(self) -> str:
        """The candidate that people chose though it was not recommended; empty if there is none."""
        return self.departed.candidate if self.departed else ""

    @property
    def taken(self) -> Conclusion:
        """What the decision came to, with those as winners whose consequences are to be borne.

        That is whoever was chosen, or else whoever is recommended; nobody if what was chosen is no candidate.
        """
        if not self.departed:
            return self.conclusion
        outcome = replace(self.outcome, winners=tuple(filter(None, [self.instead])))
        return replace(self.conclusion, outcome=outcome, tellings=tuple(tellings(self.base, outcome)))


def advice_taken(brief: Brief, decided: Mapping[str, DecidedOption]) -> tuple[AdviceGiven, ...]:
    """Return the advice that is about whoever people chose, where they did, or about nobody; the former first."""
    result = brief.result
    won = {
        **{name: outcome.winners for name, outcome in result.outcomes.items()},
        **{name: applied.so_far for name, applied in result.lists.items()},
        **{name: tuple(filter(None, [option.candidate])) for name, option in decided.items()},
    }
    winners = tuple(name for names in won.values() for name in names)
    fired = [brief.base.rules[firing.rule] for firing in result.trace.firings]
    still = [given for given in brief.advice if is_about_winners(brief.base.advice[given.advice], winners)]
    known = {given.advice for given in still}
    added = (given for given in advice_given(brief.base, fired, winners) if given.advice not in known)
    return *added, *still


def title(record: DecisionRecord) -> str:
    if applied := record.brief.result.lists.get(record.decision.id):
        chosen = (
            record.decided.chosen if record.decided else apply_words(titles_of(record.base, applied.so_far))
        )
        return f"{record.decision.title}: {chosen}"
    if record.decided:
        return f"Use {record.decided.chosen} as {lowered(record.decision.title)}"
    names, level = titles_of(record.base, record.outcome.winners), record.conclusion.strength.level
    if len(names) == 1 and level is not Level.TOO_LITTLE_KNOWN:
        return f"Use {names[0]} as {lowered(record.decision.title)}"
    return f"{record.decision.title}: {choice_words(record.base, record.outcome, level)}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with its level, and the sentences under it."""

    heading: str
    sentences: tuple[Sentence, ...]
    level: int = 2


def sentence(text: str, rests_on: str) -> Sentence:
    return Sentence((" ".join(text.split()),), rests_on)


def blocks_of(chapters: Iterable[Chapter]) -> Blocks:
    """Return chapters as blocks; behind each sentence stands its mark, numbered on through all of them."""
    numbers = count(1)
    blocks: list[Block] = []
    for chapter in chapters:
        blocks.append(Heading((chapter.heading,), chapter.level))
        if chapter.sentences:
            blocks.append(Bullets(tuple((marked(each, next(numbers)),) for each in chapter.sentences)))
    return tuple(blocks)


def marked(each: Sentence, number: int) -> Sentence:
    line = (*each.line, " ", Hidden(mark_words(number, each.rests_on)))
    return replace(each, line=line, sign=Sign.NEITHER)
