"""The picker: options with a cursor, which yields the replies of lines and leaves the transcript of lines behind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console

from advisor.cli.conversation.screens import Screen
from advisor.cli.interrupts import Interrupts
from advisor.cli.prompts.frame import frame
from advisor.cli.prompts.picking import Picking, begin
from advisor.cli.prompts.quiet import Quiet
from advisor.cli.prompts.transcript import begin_reply, show, show_reply
from advisor.views.writers.screen import refit

if TYPE_CHECKING:
    from advisor.cli.prompts.panel import Panel


@dataclass(slots=True)
class Picker:
    """Asks by a panel, which is loaded while the first question is read; `pasted` are lines that wait for theirs."""

    console: Console
    interrupts: Interrupts
    quiet: Quiet
    panel: "Panel | None" = None
    pasted: str = ""

    def ask(self, screen: Screen, meanwhile: Callable[[], object] | None = None) -> str:
        """Show a screen and return the line that answers it."""
        if not screen.options:
            show(self.console, screen)
        line = ""
        try:
            line = self.next_line(begin(screen, self.panel.picking if self.panel else None), meanwhile)
        finally:
            if not line:
                self.quiet.end()
            self.leave(screen, line)
        return line

    def leave(self, screen: Screen, line: str) -> None:
        """Write what lines would have left."""
        if screen.options:
            show(self.console, screen)
        begin_reply(self.console)
        if line:
            show_reply(self.console, line)

    def next_line(self, picking: Picking, meanwhile: Callable[[], object] | None) -> str:
        if "\n" not in self.pasted:
            self.pasted = self.panel_for(picking, meanwhile).ask(picking, self.pasted)
        elif meanwhile:
            meanwhile()
        line, end, self.pasted = self.pasted.partition("\n")
        return line + end

    def panel_for(self, picking: Picking, meanwhile: Callable[[], object] | None) -> "Panel":
        """Return the panel; what takes time is done while the question can be read."""
        if self.panel and not meanwhile:
            return self.panel
        shown = frame(self.console, picking, refit(self.console))
        self.console.file.write("\n".join((*shown.above, *shown.below)))
        self.console.file.flush()
        from advisor.cli.prompts.panel import Panel

        self.panel = self.panel or Panel(self.console, self.interrupts)
        if meanwhile:
            meanwhile()
        up = len(shown.above) + len(shown.below) - 1
        self.console.file.write((f"\x1b[{up}A" if up else "") + "\r\x1b[J")
        self.console.file.flush()
        return self.panel
