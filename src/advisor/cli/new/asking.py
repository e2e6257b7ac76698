"""Options for what a draft says, and questions on a terminal for what is blank in it, one for each."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import click
from rich.console import Console

from advisor.cli.interrupts import looking_up
from advisor.language.grammar.shapes import Fields
from advisor.language.reading.nodes import reading
from advisor.problems import AdvisorError, cut
from advisor.views.writers.screen import BAD, FAINT, STRONG, say, screen, styled

INTRODUCTION = "Enter leaves a blank that can be filled in later; Ctrl-C ends, and nothing is written."
EACH_LINE = " One line each; an empty line ends."


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for a field of a draft, which its key names.

    `read` returns what goes into the field, and raises AdvisorError for what it cannot. With `line` the answer has
    several lines: each is read by it at once, and what it returns is only shown. `known` can be named in an answer, and
    `more` is shown to whoever types '?'.
    """

    key: str
    what: str
    read: Callable[[Any], Any] = str
    line: Callable[[str], str | None] | None = None
    known: Sequence[str] = ()
    more: Sequence[str] = ()

    @property
    def title(self) -> str:
        return self.key.replace("_", " ").capitalize()


def questions_of(entry: Fields, *special: Question) -> list[Question]:
    """Return a question for each blank of a draft, in the order in which it is written; some are special."""
    own = {question.key: question for question in special}
    return [own.get(field.key) or Question(field.key, field.blank) for field in entry.fields if field.blank]


@dataclass(slots=True)
class Asker:
    """Somebody at a terminal who can be asked; the heading is written before the first question."""

    console: Console
    heading: str
    introduction: str = INTRODUCTION

    def fill(self, known: dict[str, Any], questions: Iterable[Question]) -> None:
        """Add what is answered to what is known already, for which nothing is asked."""
        for question in questions:
            if not known.get(question.key):
                known[question.key] = self.ask(question)

    def ask(self, question: Question) -> Any:
        """Return what is answered; an empty answer is an empty text. What cannot be read is asked again."""
        self.show(question)
        typed = self.lines(question) if question.line else self.line()
        if typed == "?" and question.more:
            return self.ask(replace(question, known=question.more, more=()))
        try:
            return question.read(typed) if typed else ""
        except AdvisorError as error:
            self.refuse(error)
        return self.ask(question)

    def show(self, question: Question) -> None:
        self.begin()
        self.console.print()
        say(
            self.console,
            (f"{question.title}: ", STRONG),
            question.what + (EACH_LINE if question.line else ""),
        )
        for line in question.known:
            say(self.console, (line, FAINT), indent=4, hang=2)

    def begin(self) -> None:
        """Write the heading and what can be typed, once."""
        if self.heading:
            self.console.print(styled((self.heading, STRONG)), soft_wrap=True)  # a path in it can be copied
            say(self.console, self.introduction)
            self.heading = ""

    def lines(self, question: Question) -> tuple[str, ...]:
        """Return the lines up to an empty one that are part of an answer."""
        taken: list[str] = []
        while typed := self.line():
            taken += [typed] if self.takes(question, typed) else []
        return tuple(taken)

    def takes(self, question: Question, typed: str) -> bool:
        """Return whether a line is part of an answer; what it asks for, or what is wrong with it, is shown."""
        try:
            said = question.line(typed) if question.line else None
        except AdvisorError as error:
            self.refuse(error)
            return False
        if said:
            say(self.console, said, indent=4, hang=2)
        return not said

    def refuse(self, error: AdvisorError) -> None:
        for problem in error.problems:
            say(
                self.console,
                (cut(problem.what), BAD),
                f"; {cut(problem.hint)}" if problem.hint else "",
                indent=2,
            )

    def line(self) -> str:
        """Return the next line that is typed. Raises Abort at the end of input."""
        self.console.print("  > ", end="")
        self.console.file.flush()
        with looking_up(), reading("standard input"):
            typed = sys.stdin.readline()
        if not typed:
            self.console.print()
            raise click.Abort
        return typed.strip()


@contextmanager
def questions(title: str, introduction: str = INTRODUCTION) -> Iterator[Asker]:
    """Give somebody who can be asked; whoever stops is told that nothing was written."""
    console = screen()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield Asker(console, title, introduction)
    except (click.Abort, KeyboardInterrupt) as stopped:
        console.print()
        say(console, "Nothing was written.")
        raise click.Abort from stopped
    finally:
        signal.signal(signal.SIGINT, before)


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that forbids questions; the command gets as `ask` whether there is somebody to ask."""
    return click.option(
        "--no-input",
        "ask",
        is_flag=True,
        flag_value=True,
        callback=lambda _context, _option, forbidden: not forbidden and on_terminal(),
        help="Ask nothing; leave blanks.",
    )(command)


def on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def text(name: str, what: str, parameter: str = "") -> Callable[..., Any]:
    """Return an option for a text; however it was typed, it is one line."""
    return click.option(
        name,
        parameter or name.removeprefix("--").replace("-", "_"),
        default="",
        metavar="TEXT",
        callback=lambda _context, _option, given: " ".join(given.split()),
        help=what,
    )


def one_word(name: str, metavar: str, what: str) -> Callable[..., Any]:
    return click.option(name, default="", metavar=metavar, help=what)


def many(name: str, parameter: str, metavar: str, what: str) -> Callable[..., Any]:
    """Return an option that can be given several times."""
    return click.option(name, parameter, metavar=metavar, multiple=True, help=f"{what}; repeatable.")
