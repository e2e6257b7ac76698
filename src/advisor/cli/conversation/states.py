"""The conversation as a machine: what a person is asked, and what may come of a reply.

Its memory is a Course: the answers, how far to ask, whether the answers were looked over, and who answers. All else is computed from
that. It is in one of four states:

    Asking      a question; an answer leads to a new course
    Checking    all answers, before the verdict is given; Enter goes on
    Discussing  the verdict is on the screen, and can be asked about and changed
    Ending      it is over

A line that is typed leads to a Reply: what is said to it, and a state or a course; or to an Errand, for which the
conversation waits. A new course is kept before anything of it is shown, and only then is it looked at what comes next
(`proceed`); so wherever a conversation is interrupted, nothing that was answered is lost. A verdict is recorded before
it is shown. An answer that is changed afterwards begins a consultation that follows the recorded one.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from advisor.cli.command_table import Use
from advisor.interview.session import Session
from advisor.journal.unfinished import UnfinishedInterview
from advisor.model import Fact, Rule, RuleBase
from advisor.usecases.opening import Opening
from advisor.views.document.blocks import Blocks


class Ending(Enum):
    """How a conversation came to its end."""

    DONE = auto()
    QUIT = auto()
    END_OF_INPUT = auto()
    INTERRUPTED = auto()


class Depth(IntEnum):
    """How far to ask: no further, until a quick answer will do, until it is proved, for advice too, or everything."""

    ENOUGH = auto()
    QUICK = auto()
    PROVED = auto()
    ADVISED = auto()
    EVERY = auto()


@dataclass(frozen=True, slots=True)
class Conversation:
    """What stays the same: the rules, and whether the replies come from a pipe.

    `opening` is how an interview without answers begins, None if that is yet to be found; an earlier one may be
    `unfinished`, and can be resumed instead.
    """

    base: RuleBase
    piped: bool = True
    opening: Opening | None = None
    unfinished: UnfinishedInterview | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The answers so far, how far to ask, and whether the person has looked them over or seen the verdict.

    `speaker` is who says what is answered from here on; empty for nobody in particular.
    """

    session: Session
    depth: Depth = Depth.PROVED
    checked: bool = False
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and whether it is on the screen.

    An answer that the person is `changing` gives way to the new one; else that adds to what is known.
    `shown_rules` are those that the last `why` showed: None before the first, and nothing after it, which is in brief.
    Who was `helped` once is told everything.
    """

    course: Course
    fact: Fact
    shown: bool = False
    changing: bool = False
    shown_rules: tuple[Rule, ...] | None = None
    helped: bool = False

    @property
    def before(self) -> Session:
        """The answers without the one that is changed."""
        session = self.course.session
        return session.without(self.fact.id) if self.changing else session


@dataclass(frozen=True, slots=True)
class Checking:
    """All answers on one screen; it says too why no more is asked."""

    course: Course
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Discussing:
    """The verdict is on the screen, and recorded by this id; by none if nothing is to be recorded.

    What can be `asked` is told at length only once.
    """

    course: Course
    record: str = ""
    shown: bool = False
    asked: bool = False


Waiting = Asking | Checking | Discussing
State = Waiting | Ending


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to what was typed, and where that leads."""

    said: Blocks
    then: State | Course


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done outside the conversation, such as writing a file: a command, and the words behind it."""

    use: Use
    words: str
