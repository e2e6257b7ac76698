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
a client may repeat a call whose answer was lost. Only the id of a consultation names it, not its beginning or title:
nobody goes on with the interview of somebody else by mistake.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace

from advisor.agents.desk import Desk, origin
from advisor.agents.forms import Offered
from advisor.agents.handed import read_together, read_without
from advisor.agents.received import IN_A_FORM, FilledIn, Handed, Reply, Unanswered, came_in, said_by_whom
from advisor.explain.explanation import Explanation, explain_answers
from advisor.interview.forms import form
from advisor.interview.outlook import all_offered, look
from advisor.interview.session import Session, take_in
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal, for_reading
from advisor.journal.replay import explained
from advisor.journal.store import entry_of
from advisor.journal.unfinished import Draft, OvertakenError, draft_of
from advisor.model import Fact, RuleBase, Statement, keeping_out
from advisor.problems import RequestError, briefly, cut
from advisor.usecases.beginning import go_on
from advisor.usecases.consultation import conclude
from advisor.usecases.journals import whole
from advisor.usecases.particulars import saying
from advisor.usecases.recorder import Recorder
from advisor.views.document.words import plain
from advisor.views.interview.opening import lost

MOST_ROUNDS = 10
"""The forms that clients go along with before they give up."""


@dataclass(frozen=True, slots=True)
class NextQuestions:
    """Questions that come next, of at most so many that are `left`; `refused` is what of the answers cannot be."""

    base: RuleBase
    consultation: str
    facts: tuple[Fact, ...]
    offered: Offered
    left: int
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A verdict, the record of it, and what is to be known of how it came about: why there is no record, if there is none."""

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


def consult(desk: Desk, consultation: str, handed: Handed, reply: Reply) -> Turn:
    """Go on with a consultation, or begin one if it has no name yet. Raises RequestError, AdvisorError."""
    if not consultation:
        with recorder_for(desk, handed) as recorder:
            begin(recorder, handed)
            return next_turn(desk, recorder, recorder.session, reply, ())
    with closing(journal_that_has(desk, consultation)) as journal:
        if entry := recorded_as(journal, consultation):
            return once_more(desk, journal, entry, handed, reply)
        draft = draft_of(journal, consultation)
    if not draft:
        raise unknown(consultation)
    with recorder_for(desk, handed) as recorder, suppress(OvertakenError):
        remarks = taken_up(recorder, draft)
        session, refused = answered(recorder, handed, reply)
        return next_turn(desk, recorder, session, reply, (*remarks, *refused))
    return consult(desk, consultation, handed, reply)  # from what somebody else made of it in between


def at_once(desk: Desk, handed: Handed) -> Finished:
    """Return what answers come to as they are, recorded; nobody is asked. Raises RequestError, AdvisorError."""
    with recorder_for(desk, handed) as recorder:
        recorder.asks = False
        begin(recorder, handed)
        return concluded(desk, recorder, ())


@contextmanager
def recorder_for(desk: Desk, handed: Handed) -> Iterator[Recorder]:
    """Give the recorder of a consultation that has the title, and keeps those out, that an agent says. Raises RequestError."""
    base, documents = desk.rules()
    with desk.recorder(handed.agent, base, documents) as recorder:
        recorder.base = keeping_out(base, read_without(base, handed.without))
        recorder.title = saying("the title", handed.title)
        yield recorder


def begin(recorder: Recorder, handed: Handed) -> None:
    """Begin with what an agent hands over. Raises RequestError."""
    given = said_by_whom(read_together(recorder.base, handed.answers), handed)
    recorder.begin_with(tuple(replace(each, origin=recorder.origin) for each in given))


def journal_that_has(desk: Desk, consultation: str) -> Journal:
    """Return the journal, if there is any. Raises RequestError, AdvisorError."""
    if not desk.journal.exists():
        raise unknown(consultation)
    return for_reading(desk.journal)


def unknown(consultation: str) -> RequestError:
    return RequestError(f"there is no consultation '{cut(consultation)}'; without one, a new one begins")


def recorded_as(journal: Journal, consultation: str) -> Entry | None:
    """Return the record of a consultation that has its verdict. Raises AdvisorError."""
    entry = entry_of(journal, consultation)
    return entry if entry and entry.sort is EntryKind.CONSULTATION else None


def once_more(desk: Desk, journal: Journal, entry: Entry, handed: Handed, reply: Reply) -> Finished:
    """Return the verdict that is recorded. Raises RequestError if other answers come in, AdvisorError."""
    base, explanation = explained(journal, whole(entry))
    before = Session(explanation.given)
    given, _ = came_in(base, before, handed, reply)
    if others := [each.fact for each in given if each.statement != statement_in(before, each.fact)]:
        raise RequestError(
            f"{entry.id} is over and recorded, so its answers stay (to {', '.join(others)});"
            " ask what_if for what others would change, or begin a new consultation"
        )
    return Finished(explanation, entry.id if desk.keeps else None)


def statement_in(session: Session, fact: str) -> Statement | None:
    given = session.answer_to(fact)
    return given.statement if given else None


def taken_up(recorder: Recorder, draft: Draft) -> tuple[str, ...]:
    """Go on with an interview that is not over; return what no longer fits of it. Raises RequestError."""
    resumed, recorder.goes_on_from = go_on(recorder, draft), draft
    changed = draft.fingerprint != recorder.base.fingerprint
    return tuple(map(plain, lost(resumed.dropped, changed=changed)))


def answered(recorder: Recorder, handed: Handed, reply: Reply) -> tuple[Session, tuple[str, ...]]:
    """Return the session with what came in, and what of it cannot be. Raises RequestError for what an agent handed over."""
    if isinstance(reply, FilledIn):
        recorder.origin = origin(handed.agent, IN_A_FORM)
    given, wrong = came_in(recorder.base, recorder.session, handed, reply)
    session, contradicting = take_in(recorder.base, recorder.session, given)
    if contradicting and not reply:
        raise RequestError("\n".join(contradicting))
    return session, (*wrong, *contradicting)


def next_turn(
    desk: Desk,
    recorder: Recorder,
    session: Session,
    reply: Reply,
    remarks: tuple[str, ...],
) -> Turn:
    """Keep the answers, and return what comes next. Raises RequestError if the journal does not take them."""
    keep(recorder, session)
    asking = next_questions(desk, recorder, remarks)
    if not asking.facts:
        return concluded(desk, recorder, remarks)
    if isinstance(reply, Unanswered):
        return Paused(reply, explain_answers(recorder.base, recorder.session.given), asking)
    return asking


def keep(recorder: Recorder, session: Session) -> None:
    """Keep the answers. Raises RequestError if the journal does not take them: they would be lost with this call."""
    if problems := recorder.keep(session):
        raise RequestError(
            f"the answers are not kept, so the interview cannot go on: {briefly(problems)}; recommend takes them all at once"
        )


def next_questions(desk: Desk, recorder: Recorder, refused: tuple[str, ...]) -> NextQuestions:
    base, session = recorder.base, recorder.session
    facts = form(base, session, desk.most)
    values = all_offered(base, session, tuple(fact.id for fact in facts))
    left = look(base, session, advice=False).most
    return NextQuestions(base, recorder.id, facts, values, left, refused)


def concluded(desk: Desk, recorder: Recorder, remarks: tuple[str, ...]) -> Finished:
    """Return the verdict, recorded if the journal takes it."""
    explanation, refusal = conclude(recorder, ())
    if not refusal:
        return Finished(explanation, recorder.id if desk.keeps else None, remarks)
    again = f" Call again with consultation '{recorder.id}' to try it again." if recorder.asks else ""
    return Finished(explanation, None, (*remarks, f"It is not recorded: {briefly(refusal.problems)}.{again}"))
