"""Lines: what is asked is written, and a line is read. The same for a person, a screen reader, a pipe and a transcript."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console

from advisor.cli.conversation.screens import Screen
from advisor.cli.interrupts import Interrupts
from advisor.cli.prompts.editing import Editor, edited_line
from advisor.cli.prompts.transcript import begin_reply, show, show_reply


@dataclass(frozen=True, slots=True)
class Lines:
    """Asks by lines, which an `editor` reads where there is one and a terminal for it."""

    console: Console
    interrupts: Interrupts
    editor: Editor | None = None

    def ask(self, screen: Screen, meanwhile: Callable[[], object] | None = None) -> str:
        """Show a screen and return the line that answers it; from a pipe it is written out."""
        show(self.console, screen)
        begin_reply(self.console)
        if meanwhile:
            meanwhile()
        if self.editor:
            self.console.file.write("\r")  # the editor writes the prompt itself
            self.console.file.flush()
            return edited_line(self.interrupts, self.editor, screen.words)
        line = self.interrupts.read_line().removeprefix(
            "\ufeff"
        )  # some programs mark what they pipe as UTF-8
        if not self.console.is_terminal:
            show_reply(self.console, line)
        return line
