"""A consultation of an agent, round by round.

Answers are the only state, and the journal has them: after every round the consultation is kept there as any interview
that is not over, so a server that starts anew goes on with it, and so does a person at a terminal. All that goes
through the client's hands is the name of the consultation, the questions of the form that it shows, and the number of
the round; the server seals these.

    asked for        what comes in                        what comes out
    -------------    ---------------------------------    ------------------------------------------
    a form           the form, filled in                  the next form, or the verdict
                     the form, declined or cancelled      a pause: the result so far, and the questions
    a text           answers as arguments of a call       the next questions, or the verdict

After as many forms as clients go along with, the questions come as a text. What is asked in a form that nobody
accepted stays unknown, and nothing is recorded of it. A consultation that is recorded already gives its verdict again:
a client may repeat a call whose answer was lost.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from advisor.agents.desk import Desk, origin
from advisor.agents.forms import Offered, answers_in
from advisor.agents.handed import Values, read_together, read_values, read_without
from advisor.explain.explanation import Explanation, explain
from advisor.interview.forms import form
from advisor.interview.outlook import look, offered
from advisor.interview.session import Session, answer, refusals
from advisor.journal.database import for_reading
from advisor.journal.replay import explained
from advisor.journal.store import named
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Fact, RuleBase, keeping_out
from advisor.problems import RequestError
from advisor.recommend import recommend
from advisor.usecases.beginning import take_up
from advisor.usecases.consultation import conclude
from advisor.usecases.journals import whole
from advisor.usecases.particulars import saying
from advisor.usecases.recorder import Recorder, Refusal

MOST_ROUNDS = 10
"""The forms that clients go along with before they give up."""
IN_A_FORM = "in a form"


class Unanswered(Enum):
    """What became of a form that nobody filled in."""

    DECLINED = "declined"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class FilledIn:
    """A form that somebody filled in, and the facts that it asked for."""

    facts: tuple[str, ...]
    content: Values


@dataclass(frozen=True, slots=True)
class Handed:
    """What an agent hands over with a call, as JSON values, and who said so, if it says that."""

    agent: str
    answers: Values
    said_by: str = ""
    without: Mapping[str, str] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class NextQuestions:
    """Questions that come next, of at most so many that are `left`; `refused` is what cannot be of what was answered."""

    base: RuleBase
    consultation: str
    facts: tuple[Fact, ...]
    offered: Offered
    left: int
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A verdict, the record of it, and why there is none, if it should be there."""

    explanation: Explanation
    record: str | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paused:
    """What the answers so far come to, as nobody answered the form, and the questions that it asked."""

    reply: Unanswered
    explanation: Explanation
    asking: NextQuestions


Turn = NextQuestions | Finished | Paused


def consult(desk: Desk, consultation: str, handed: Handed, reply: FilledIn | Unanswered | None) -> Turn:
    """Go on with a consultation, or begin one if it has no name yet. Raises RequestError, AdvisorError."""
    if consultation and (recorded := recorded_before(desk, consultation)):
        return recorded
    base, documents = desk.rules()
    with desk.recorder(handed.agent, base, documents) as recorder:
        if consultation:
            take_up(recorder, consultation)
            session, refused = answered(recorder, handed, reply)
        else:
            begin(recorder, handed)
            session, refused = recorder.session, ()
        keep(recorder, session)
        asking = next_questions(desk, recorder, refused)
        if isinstance(reply, Unanswered):
            return Paused(reply, explained_so_far(recorder), asking)
        return asking if asking.facts else concluded(desk, recorder)


def at_once(desk: Desk, handed: Handed) -> Finished:
    """Return what answers come to as they are, recorded; nobody is asked. Raises RequestError, AdvisorError."""
    base, documents = desk.rules()
    with desk.recorder(handed.agent, base, documents) as recorder:
        recorder.asks = False
        begin(recorder, handed)
        return concluded(desk, recorder)


def begin(recorder: Recorder, handed: Handed) -> None:
    """Begin with what an agent hands over. Raises RequestError."""
    recorder.base = base = keeping_out(recorder.base, read_without(recorder.base, handed.without))
    recorder.title, said_by = saying("the title", handed.title), saying("who said so", handed.said_by)
    given = read_together(base, handed.answers)
    recorder.begin_with(tuple(replace(each, origin=recorder.origin, said_by=said_by) for each in given))


def recorded_before(desk: Desk, name: str) -> Finished | None:
    """Return the verdict of a consultation that is recorded; None if it is not."""
    if not desk.journal.exists():
        return None
    journal = for_reading(desk.journal)
    try:
        entries = [entry for entry in named(journal, name) if entry.id == name]
        return Finished(explained(journal, whole(entries[0]))[1], name) if entries else None
    finally:
        journal.close()


def answered(
    recorder: Recorder, handed: Handed, reply: FilledIn | Unanswered | None
) -> tuple[Session, tuple[str, ...]]:
    """Return the session with what came in, and what of it cannot be. Raises RequestError for what an agent handed over."""
    base, session = recorder.base, recorder.session
    match reply:
        case FilledIn(facts, content):
            recorder.origin = origin(handed.agent, IN_A_FORM)
            given, wrong = answers_in(base, facts, content)
            session, contradicting = with_answers(base, session, given, "")
            return session, (*wrong, *contradicting)
        case Unanswered():
            return session, ()
        case None:
            said_by = saying("who said so", handed.said_by)
            session, contradicting = with_answers(base, session, read_values(base, handed.answers), said_by)
            if contradicting:
                raise RequestError("\n".join(contradicting))
            return session, ()


def with_answers(
    base: RuleBase, session: Session, given: Iterable[Given], said_by: str
) -> tuple[Session, tuple[str, ...]]:
    """Return the session with those answers that do not contradict the ones before them, and why the others do."""
    wrong: list[str] = []
    for each in given:
        after = answer(session, each.fact, each.answer, each.stated, said_by)
        if reasons := refusals(base, after.profile):
            wrong.append(f"{each.fact}: that contradicts your other answers: {' '.join(reasons)}")
        else:
            session = after
    return session, tuple(wrong)


def keep(recorder: Recorder, session: Session) -> None:
    """Keep the answers. Raises RequestError if the journal does not take them: they would be lost with this call."""
    if problems := recorder.keep(session):
        said = "; ".join(problem.what for problem in problems)
        raise RequestError(f"the answers cannot be kept, so the interview cannot go on: {said}")


def next_questions(desk: Desk, recorder: Recorder, refused: tuple[str, ...]) -> NextQuestions:
    base, session = recorder.base, recorder.session
    facts = form(base, session, desk.most)
    values = {fact.id: offered(base, session, fact) for fact in facts}
    return NextQuestions(base, recorder.id, facts, values, look(base, session).most, refused)


def explained_so_far(recorder: Recorder) -> Explanation:
    given = recorder.session.given
    return explain(recorder.base, given, recommend(recorder.base, profile_of(given)))


def concluded(desk: Desk, recorder: Recorder) -> Finished:
    """Return the verdict, recorded if the journal takes it."""
    explanation, refusal = conclude(recorder, ())
    return kept(desk, recorder, explanation, refusal)


def kept(desk: Desk, recorder: Recorder, explanation: Explanation, refusal: Refusal | None) -> Finished:
    if refusal:
        said = "; ".join(problem.what for problem in refusal.problems)
        return Finished(explanation, None, (f"It is not recorded: {said}.",))
    return Finished(explanation, recorder.id if desk.keeps else None)
