"""The picker on the terminal, drawn below the transcript and erased when something was picked.

The only file that knows prompt_toolkit. Theory of operation: while the panel is up, a signal never interrupts what it
draws: Interrupts tells it, and its loop ends as by a key, so the terminal is as before. A signal wakes that loop because
prompt_toolkit listens through it for a changed size.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input.defaults import create_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.containers import ConditionalContainer, HSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.layout import Layout
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from rich.console import Console

from advisor.cli.interrupts import Interrupts
from advisor.cli.prompts.completing import completed, completions
from advisor.cli.prompts.frame import MARK, Frame, frame
from advisor.cli.prompts.keys import AT_ONCE, replies
from advisor.cli.prompts.picking import Picking, Step, press, searching
from advisor.cli.prompts.transcript import PROMPT
from advisor.views.writers.screen import refit

# What keys that are no letters are called.
NAMES: Mapping[str, str] = {
    **dict.fromkeys(("up", "c-p"), "up"),
    **dict.fromkeys(("down", "c-n"), "down"),
    **dict.fromkeys(("c-m", "c-j"), "enter"),
    **dict.fromkeys(("escape", "c-u"), "escape"),
    **{name: name for name in ("pageup", "pagedown", "home", "end", "c-z")},
    "c-h": "backspace",
    " ": "space",
}

# How long the rest of what a key sends may be on its way, and how often a terminal that has gone is looked for.
KEY_SECONDS = 0.1
LOOK_SECONDS = 0.5


class Panel:
    """Asks for one reply at a time."""

    def __init__(self, console: Console, interrupts: Interrupts) -> None:
        self.console, self.interrupts = console, interrupts
        self.picking: Picking
        self.frame = Frame((), (), 0)
        self.hints: tuple[str, ...] = ()
        self.line = Buffer(history=InMemoryHistory(), multiline=False, accept_handler=self.on_line)
        above = FormattedTextControl(
            lambda: ANSI("\n".join(self.frame.above)),
            focusable=True,
            get_cursor_position=lambda: Point(MARK, self.frame.cursor),
        )
        self.list = Window(above, dont_extend_height=True)
        self.app = self.application()

    def ask(self, picking: Picking, text: str) -> str:
        """Return the reply, which may be several lines if they were pasted; empty at the end of input.

        It begins with a text that somebody typed before it could be asked. Raises KeyboardInterrupt.
        """
        self.line.reset()
        self.step(picking if picking.writing else searching(picking, text) if text else picking)
        if picking.writing:
            self.line.insert_text(text)
        with self.interrupts.telling(self.wake):
            try:
                return self.app.run(pre_run=self.watch, set_exception_handler=False, handle_sigint=False)
            except EOFError:
                return ""

    def application(self) -> Application[str]:
        writing = Condition(lambda: self.picking.writing)
        control = BufferControl(self.line, input_processors=[BeforeInput(PROMPT)])
        parts = (
            ConditionalContainer(self.list, Condition(lambda: bool(self.frame.above))),
            ConditionalContainer(Window(control, height=1), writing),
            Window(FormattedTextControl(lambda: ANSI("\n".join(self.frame.below))), dont_extend_height=True),
        )
        output = create_output(self.console.file)  # type: ignore[arg-type]
        if isinstance(output, Vt100_Output):
            output.enable_cpr = False  # where the cursor is does not matter, and not every terminal answers
        app: Application[str] = Application(
            Layout(HSplit(parts), self.list),
            key_bindings=self.bindings(writing),
            erase_when_done=True,
            before_render=self.draw,
            input=create_input(sys.stdin),
            output=output,
        )
        app.ttimeoutlen = app.timeoutlen = KEY_SECONDS
        return app

    def bindings(self, writing: Condition) -> KeyBindings:
        keys = KeyBindings()
        for name in (*NAMES, Keys.Any):
            keys.add(name, filter=~writing, eager=name == "escape")(self.on_key)
        empty = Condition(lambda: not self.line.text)
        listless = Condition(lambda: not self.picking.screen.options)
        for name in ("escape", "backspace"):
            keys.add(name, filter=writing & empty, eager=name == "escape")(self.on_leaving)
        for name in AT_ONCE:
            keys.add(name, filter=writing & empty & listless)(self.on_reply)
        keys.add("tab", filter=writing)(self.on_tab)
        keys.add("c-c")(lambda _event: self.end(error=KeyboardInterrupt()))
        keys.add("c-d", filter=~writing | empty)(lambda _event: self.end(error=EOFError()))
        keys.add(Keys.BracketedPaste)(self.on_paste)
        return keys

    def on_key(self, event: KeyPressEvent) -> None:
        key = event.key_sequence[0].key
        named = NAMES.get(key.value if isinstance(key, Keys) else key)
        if named or not isinstance(key, Keys):
            self.step(press(self.picking, named or key, replies(self.picking.screen)))

    def on_leaving(self, _event: KeyPressEvent) -> None:
        if self.picking.screen.options:
            self.step(replace(self.picking, writing=False))

    def on_reply(self, event: KeyPressEvent) -> None:
        if reply := replies(self.picking.screen).get(event.data):
            self.end(f"{reply}\n")

    def on_tab(self, _event: KeyPressEvent) -> None:
        before = self.line.document.text_before_cursor
        start, fitting = completions(before, self.picking.screen.words)
        self.line.delete_before_cursor(len(before))
        self.line.insert_text(completed(before, fitting, start))
        self.hints = tuple(fitting) if len(fitting) > 1 else ()

    def on_line(self, line: Buffer) -> bool:
        """Take a line that was written; an empty one leads back to the options."""
        if line.text or not self.picking.screen.options:
            self.end(f"{line.text}\n")
        else:
            self.step(replace(self.picking, writing=False))
        return False

    def on_paste(self, event: KeyPressEvent) -> None:
        """Take what was pasted as if it were typed, line after line."""
        text = event.data.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" in text:
            self.end((self.line.text if self.picking.writing else self.picking.text) + text)
        elif self.picking.writing:
            self.line.insert_text(text)
        else:
            self.step(searching(self.picking, self.picking.text + text))

    def step(self, step: Step) -> None:
        """Go on with what a key led to."""
        self.hints = ()
        if isinstance(step, str):
            self.end(f"{step}\n")
            return
        self.picking = step
        self.app.layout.focus(self.line if step.writing else self.list)

    def end(self, reply: str = "", error: BaseException | None = None) -> None:
        """End the wait, unless it has ended."""
        if self.app.is_running and not self.app.is_done:
            if error:
                self.app.exit(exception=error)
            else:
                self.app.exit(result=reply)

    def draw(self, _app: Application[str]) -> None:
        self.frame = frame(self.console, self.picking, refit(self.console), self.hints)

    def wake(self) -> None:
        """Let the loop end; called by a signal."""
        if self.app.loop:
            self.app.loop.call_soon_threadsafe(lambda: self.end(error=KeyboardInterrupt()))

    def watch(self) -> None:
        """Let what goes wrong in the loop end it, and a terminal that has gone; called in the loop as it begins."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self.fail)
        self.app.create_background_task(self.look())
        if self.interrupts.requested:
            self.wake()

    def fail(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.end(error=context.get("exception") or RuntimeError(context["message"]))

    async def look(self) -> None:
        while os.isatty(self.app.input.fileno()):  # noqa: ASYNC110  # nothing tells when it goes
            await asyncio.sleep(LOOK_SECONDS)
        self.end(error=EOFError())
