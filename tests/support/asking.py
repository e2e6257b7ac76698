"""A program that asks some screens by name and says what was replied: `python asking.py [--plain] [--busy] NAME...`.

When it is busy, it is so while the first screen is read, and before each other.
"""

import sys
import time
from dataclasses import replace
from functools import partial

from advisor.cli.conversation.screens import Option, Screen
from advisor.cli.interrupts import Interrupts
from advisor.cli.prompts.choice import prompt_for
from advisor.views.document.blocks import Blocks, Heading, Paragraph, Table, TableRow
from advisor.views.writers.screen import screen

MEALS = ("Broth with noodles", "Salad", "Sushi \u5bff\u53f8", "Cold \x1b[2J pizza")
COMMANDS = ("?", "why", "why-not", "undo", "unknown", "don't know", "resume", "quit")


def options(titles: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(title.split()[0].lower(), title, number) for number, title in enumerate(titles, 1))


def body(choices: tuple[Option, ...]) -> Blocks:
    rows = tuple(TableRow(((f"{choice.number:>2}",), (choice.reply,), (choice.title,))) for choice in choices)
    return (Table(((), (), ()), rows, wordy=True),)


def asked(name: str, question: str, titles: tuple[str, ...] = (), *, several: bool = False) -> Screen:
    choices = options(titles)
    words = (*(choice.reply for choice in choices), *COMMANDS)
    head = (Heading((name,), 3), Paragraph((question,)))
    return Screen(head, body(choices) if choices else (), choices, several, words=words)


SCREENS = {
    "meal": asked("Meal", "What would you like to eat?", MEALS),
    "drinks": asked("Drinks", "What do you drink with it?", ("Water", "Wine", "Tea"), several=True),
    "guests": asked("Guests", "How many guests will come?"),
    "places": asked(
        "Places", "Where are you from?", tuple(f"Town{number} by the sea" for number in range(1, 41))
    ),
}


def main() -> None:
    console, interrupts = screen(), Interrupts()
    interrupts.install()
    prompt = prompt_for(console, interrupts, plain="--plain" in sys.argv)
    work = partial(time.sleep, 0.3) if "--busy" in sys.argv else None
    for number, name in enumerate(name for name in sys.argv if name in SCREENS):
        another = replace(SCREENS[name], words=(*SCREENS[name].words, f"question-{number}"))
        try:
            line = prompt.ask(another, work)
        except KeyboardInterrupt:
            line = "interrupted"
        console.print(f"  = {line!r}")
        if not line.endswith("\n"):
            break


if __name__ == "__main__":
    main()
