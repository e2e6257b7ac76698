"""What stands at a prompt, in a form that plain lines and a picker can both show; whatever shows it returns a line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from advisor.views.document.blocks import Blocks


@dataclass(frozen=True, slots=True)
class Option:
    """What can be picked: the reply that stands for it, how it is called, its number in the body, other words for it."""

    reply: str
    title: str
    number: int | None = None
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """What is asked, what can be picked, and what else can be typed.

    Lines show `head` and `body`; a picker draws the options itself in place of the `body`, which it leaves behind when
    something was chosen, so that both leave the same transcript. Of `several` options any number can be ticked, and
    those `ticked` are so from the beginning. `words` are what Tab completes. What is `shown` already stands on the screen.
    """

    head: Blocks
    body: Blocks = ()
    options: tuple[Option, ...] = ()
    several: bool = False
    ticked: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown: bool = False


class Prompt(Protocol):
    """A way to ask a person: lines, or a picker."""

    def ask(self, screen: Screen, meanwhile: Callable[[], object] | None = None) -> str:
        """Show a screen and return the line that answers it, with its line break; empty at the end of input.

        What is to be done `meanwhile` is done once the screen can be read, before anything typed is looked at.
        Raises KeyboardInterrupt.
        """
        ...
