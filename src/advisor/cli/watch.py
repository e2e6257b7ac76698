"""`advisor watch`: checks and tests again whenever a file is saved, and says what is news."""

import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

import click
from rich.console import Console

from advisor.authoring.watch.look import Round, look
from advisor.authoring.watch.news import news
from advisor.cli.limits import with_proofs
from advisor.cli.options import Knowledge, with_knowledge
from advisor.cli.saves import saves
from advisor.language.reading.cases import FOLDERS as CASES
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.documents import FOLDERS, Collected, collect
from advisor.model import RuleBase
from advisor.model.cases import Case
from advisor.problems import AdvisorError, Problem
from advisor.views.terminal.rounds import show_broken, show_first, show_news
from advisor.views.terminal.screen import say, screen

SECONDS = 10.0
TRIES = 5


@dataclass(frozen=True, slots=True)
class Held:
    """What the files held at one moment: knowledge, and cases."""

    knowledge: Collected
    cases: Collected


@dataclass(frozen=True, slots=True)
class State:
    """What the files held last, the last round in which they were in order, and what they held then."""

    held: Held | None = None
    good: Held | None = None
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class Watcher:
    """What stays the same while files are watched; `clock` tells the time of day."""

    knowledge: Knowledge
    seconds: float
    console: Console
    clock: Callable[[], datetime]

    @property
    def root(self) -> Path:
        """The knowledge folder."""
        return self.knowledge.root

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose files count, whether they are there or not."""
        return (*(self.root / name for name in (*FOLDERS, *CASES)), *self.knowledge.added)


@click.command("watch")
@with_knowledge
@with_proofs(SECONDS, "Time for proofs in a round.")
@click.pass_context
def command(context: click.Context, knowledge: Knowledge, seconds: float) -> None:
    """Check and test now, and again whenever a knowledge or case file is saved; Ctrl-C ends it.

    Each round says what was edited, what came and went, and which cases come out otherwise. A file that cannot be
    read is reported, and what was in order last stays what is compared with.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    watcher = Watcher(knowledge, seconds, screen(), lambda: datetime.now().astimezone())
    try:
        follow(watcher, saves(watcher.folders))
    except KeyboardInterrupt:
        watcher.console.print()
        say(watcher.console, "Stopped.")
    context.exit(0)


def follow(watcher: Watcher, changes: Iterable[None]) -> None:
    """Make a round now, and one for each change of what the files hold."""
    state = State()
    for _ in chain([None], changes):
        held = read_held(watcher)
        if held != state.held:
            state = replace(make_round(watcher, state, held), held=held)
            watcher.console.file.flush()


def read_held(watcher: Watcher, tries: int = TRIES) -> Held:
    """Return what the files hold; a folder may go while it is read, so that is tried again. Raises OSError."""
    problems: list[Problem] = []
    try:
        cases = documents_of(watcher.root, problems)
        return Held(collect(watcher.root, watcher.knowledge.added), Collected(cases, tuple(problems)))
    except OSError:
        if not tries:
            raise
    return read_held(watcher, tries - 1)


def make_round(watcher: Watcher, state: State, held: Held) -> State:
    """Look at what the files hold, write what is news, and return the state after it."""
    try:
        base = base_of(watcher, state, held)
        found = look(base, cases_of(held.cases, base), watcher.seconds, state.round)
    except AdvisorError as error:
        show_broken(watcher.console, watcher.clock(), error.problems, compared=state.round is not None)
        return state
    if state.round is None:
        show_first(watcher.console, watcher.clock(), found)
    else:
        mended = state.held != state.good
        what = news(state.round, found, watcher.seconds)
        show_news(watcher.console, watcher.clock(), (state.round, found), what, mended=mended)
    return State(held, held, found)


def base_of(watcher: Watcher, state: State, held: Held) -> RuleBase:
    """Return the rule base; the very one of the last round in order if its files hold the same. Raises AdvisorError."""
    if state.round and state.good and state.good.knowledge == held.knowledge:
        return state.round.base
    return watcher.knowledge.read(held.knowledge)


def cases_of(found: Collected, base: RuleBase) -> tuple[Case, ...]:
    """Return the cases. Raises AdvisorError with everything that is wrong with them."""
    if found.problems:
        raise AdvisorError(found.problems)
    return read_cases(found.documents, base)
