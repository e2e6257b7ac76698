"""Completion in a shell, by click's own scripts for bash, zsh and fish: what names a word may become.

Whatever goes wrong completes nothing and says nothing, and nothing is written. What a completion needs is imported
when it is asked for: the options of every command name the functions here.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

import click
from click.shell_completion import BashComplete, CompletionItem, get_completion_class

from advisor.model import Kind, RuleBase
from advisor.names import folded
from advisor.texts import clean
from advisor.usecases.names import find_decision, find_fact

VARIABLE = "_ADVISOR_COMPLETE"

# What a file has at the start of a line that declares anything but rules: most files have none, and reading them
# would take most of the time.
DECLARES = re.compile(
    rb"^[\"'{ ]*(topics|factors|facts|findings|advice|decisions|candidates|sources|passages)\b", re.MULTILINE
)

Completed = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


class Bash(BashComplete):
    """bash parts words at each '=', and takes what is offered for the last part alone."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and that one, each whole again."""
        before, last = super().get_completion_args()
        words = [*before, last]
        for place in range(len(words) - 1, 0, -1):
            if words[place] and "=" in (words[place][0], words[place - 1][-1:]):
                words[place - 1 : place + 1] = [words[place - 1] + words[place]]
        self.typed = words[-1].partition("=")[2] if words[-1].startswith("-") else words[-1]
        return words[:-1], words[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Return an offer without what stands before the last '=' that is typed."""
        item.value = item.value.removeprefix(self.typed[: self.typed.rfind("=") + 1])
        return super().format_completion(item)


def answer(instruction: str) -> None:
    """Write what the script of a shell asks for: `bash_source` is the script itself, `bash_complete` the offers."""
    from advisor.cli import main

    shell, _, asked = instruction.partition("_")
    kind = Bash if shell == "bash" else get_completion_class(shell)
    with suppress(Exception):
        if kind:
            script = kind(main, {}, "advisor", VARIABLE)
            click.echo(script.source() if asked == "source" else script.complete())


def begun(
    names: Mapping[str, str] | Iterable[str], incomplete: str, before: str = "", end: str = ""
) -> list[CompletionItem]:
    """Return the names that begin as a word does, however it is spelt, with their titles and what surrounds them."""
    titles = names if isinstance(names, Mapping) else dict.fromkeys(names, "")
    start = folded(f"{incomplete}x")[:-1]  # so that what parts words counts at the end of one too
    return [
        CompletionItem(clean(f"{before}{name}{end}"), help=clean(title) or None)
        for name, title in titles.items()
        if folded(name).startswith(start)
    ]


def base_in(context: click.Context, *, rules: bool = False) -> RuleBase:
    """Return the knowledge that the line names so far, without rules unless they are wanted. Raises AdvisorError."""
    from dataclasses import replace

    from advisor.language.reading.documents import collect
    from advisor.usecases.knowledge import Knowledge

    knowledge = Knowledge(context.params.get("knowledge"), tuple(context.params.get("rules") or ()))
    collected = collect(knowledge.root, knowledge.added)
    if rules:
        return knowledge.read(collected)
    declaring = tuple(document for document in collected.documents if DECLARES.search(document.content))
    return knowledge.read(replace(collected, documents=declaring))


def titled(nouns: Mapping[str, Any], title: str) -> Mapping[str, str]:
    """Return the names of what a rule base holds, each with the attribute that says what it is."""
    return {name: getattr(noun, title) for name, noun in nouns.items()}


def completing(
    names: Callable[[click.Context], Mapping[str, str] | Iterable[str]], end: str = ""
) -> Completed:
    """Return what completes a word to one of the names that a line so far leads to."""
    return lambda context, _parameter, incomplete: begun(names(context), incomplete, end=end)


candidates = completing(lambda context: titled(base_in(context).written_candidates, "title"))
exclusions = completing(lambda context: titled(base_in(context).written_candidates, "title"), "=")
sayings = completing(lambda context: titled(base_in(context).facts, "ask"), "=")
decisions = completing(lambda context: titled(base_in(context).written_decisions, "title"))
facts = completing(lambda context: titled(base_in(context).facts, "ask"))
passages = completing(lambda context: titled(base_in(context).citable, "says"))


@completing
def rules(context: click.Context) -> Mapping[str, str]:
    written = base_in(context, rules=True).written_rules
    return {rule.written_as: rule.pattern or rule.title for rule in written}


@completing
def checks(_context: click.Context) -> Iterable[str]:
    from advisor.authoring.check.catalogue import CHECKS

    return "all", *CHECKS


@completing
def records(context: click.Context) -> Mapping[str, str]:
    from advisor.cli.options import default_journal
    from advisor.journal.ids import last_titles
    from advisor.journal.store import LATEST

    return {LATEST: "", **last_titles(context.params.get("journal") or default_journal())}


def endings(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return decisions, or the candidates of the decision before '='."""
    base, (name, equals, typed) = base_in(context), incomplete.partition("=")
    if not equals:
        return begun(titled(base.written_decisions, "title"), name, end="=")
    candidates = base.written_decisions[find_decision(base, name)].candidates
    return begun({candidate.id: candidate.title for candidate in candidates}, typed, f"{name}=")


def compared(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return candidates, and that a file will do too."""
    return [
        *candidates(context, parameter, incomplete),
        *parameter.type.shell_complete(context, parameter, incomplete),
    ]


def answers(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return facts, or the values of the fact before '='; of a set, also after others and a comma; of a number the names that some have."""
    from advisor.views.typed_numbers import range_words

    base, (name, equals, typed) = base_in(context), incomplete.partition("=")
    if not equals:
        matching = begun(titled(base.facts, "ask"), name, end="=")
        if len(matching) != 1:
            return matching
        name = matching[0].value.removesuffix("=")
    fact = base.facts[find_fact(base, name)]
    before, comma, last = typed.rpartition(",") if fact.kind is Kind.SEVERAL else ("", "", typed)
    begins = f"{name}={before}{comma}"
    if fact.measure:
        return begun(
            {each.name: range_words(fact.measure, each) for each in fact.measure.ranges}, last, begins
        )
    left = [value for value in fact.values if value.id not in before.split(",")]
    return begun({value.id: value.title for value in left}, last, begins) or [
        begun({value.id: value.title}, value.id, begins)[0] for value in left if begun(value.synonyms, last)
    ]
