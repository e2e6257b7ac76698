"""A line that is edited at a terminal, with readline: arrows, the history of this session, and Tab.

Theory of operation. Readline waits for keys in a select() of its own, in C. A signal that comes while it waits there
ends that wait, and Interrupts raises KeyboardInterrupt. One that comes just before, or while a key is taken, would be
heard only at the next key. So a clock interrupts the wait a few times a second, and Python looks whether a signal came.
What is pasted is as if typed: each of its lines is an answer in turn.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import ModuleType

from advisor.cli.interrupts import Interrupts, looking_up
from advisor.cli.prompts.completing import completions
from advisor.cli.prompts.quiet import Quiet, be_quiet
from advisor.cli.prompts.transcript import PROMPT

PARTS = " \t\n,=/"


@dataclass(frozen=True, slots=True)
class Editor:
    """Readline, and the terminal that is quiet wherever no line is edited."""

    readline: ModuleType
    quiet: Quiet


def editor() -> Editor | None:
    """Return readline where there is one, set up for the words of an interview, on a terminal that is quiet from now on."""
    if sys.platform == "win32":
        return None
    try:
        import readline
    except ImportError:  # Python can be built without
        return None
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    if not libedit:
        readline.parse_and_bind("set enable-bracketed-paste off")
    readline.set_completer_delims(PARTS)
    return Editor(readline, be_quiet())


def edited_line(interrupts: Interrupts, editor: Editor, words: Sequence[str]) -> str:
    """Return the next line with its line break; empty at the end of input. Raises KeyboardInterrupt."""
    editor.readline.set_completer(completer(editor.readline, words))
    editor.quiet.show_keys()
    line = ""
    try:
        with interrupts.interrupting(), looking_up(), suppress(EOFError):
            line = input(PROMPT) + "\n"
    finally:
        (editor.quiet.go_on if line else editor.quiet.end)()
    return line


def completer(editor: ModuleType, words: Sequence[str]) -> Callable[[str, int], str | None]:
    """Return what readline asks for the words that the end of its line may become, one after the other.

    Of a word that began before what readline calls a word, it wants only the rest.
    """

    def complete(_text: str, number: int) -> str | None:
        start, fitting = completions(editor.get_line_buffer()[: editor.get_endidx()], words)
        return fitting[number][editor.get_begidx() - start :] if number < len(fitting) else None

    return complete
