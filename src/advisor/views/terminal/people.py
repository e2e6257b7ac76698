"""Several people's answers side by side, as terminal text: first what to meet about, then what it rests on."""

from collections.abc import Iterable

from rich.console import Console

from advisor.evaluators.prove.program import Unproven
from advisor.explain.people import Comparison, Dispute, Standpoint, said_words
from advisor.explain.words import name_of
from advisor.model import RuleBase
from advisor.texts import count, listing
from advisor.views.terminal.screen import BAD, FAINT, GOOD, STRONG, heading, say
from advisor.views.terminal.standings import headline


def show_comparison(console: Console, base: RuleBase, compared: Comparison) -> None:
    """Write what several people should meet about, what is moot, and what each of them would be recommended."""
    say(console, *verdict(compared))
    show_disputes(console, base, "To agree on", compared.to_meet_about)
    say(console, after_words(compared), indent=2, hang=2)
    show_disputes(console, base, "Moot, proved for all of it together", compared.moot)
    if rest := [name_of(fact) for fact in compared.unanswered if fact not in compared.missing]:
        say(console, (f"Nobody knows, and it changes nothing: {listing(rest)}.", FAINT), indent=2, hang=2)
    heading(console, "WITH ALL OF THAT LEFT OPEN")
    show_standpoint(console, base, compared.together, indent=2)
    heading(console, "EACH ALONE")
    for name, standpoint in compared.alone.items():
        say(console, (name, STRONG), indent=2)
        show_standpoint(console, base, standpoint, indent=4)


def show_standpoint(console: Console, base: RuleBase, standpoint: Standpoint, *, indent: int) -> None:
    """Write how each decision ended, and how much that can be relied upon."""
    for name, outcome in standpoint.result.outcomes.items():
        level = standpoint.strengths[name].level
        say(console, *headline(base, outcome), f" ({level.value})" if level else "", indent=indent, hang=2)


def verdict(compared: Comparison) -> tuple[str | tuple[str, str], ...]:
    """Return whether anything needs a meeting, in one line."""
    disputes = count(len(compared.disputes), "dispute")
    if isinstance(compared.agenda, Unproven):
        return ("What needs a meeting is not known in time", BAD), f": all of {disputes} may."
    if not compared.disputes:
        return ("Nothing needs a meeting", GOOD), ": nobody disputes anything."
    if not compared.to_meet_about:
        return ("Nothing needs a meeting", GOOD), f": {disputes}, and none of it can change who wins."
    return (f"{len(compared.to_meet_about)} of {disputes} to be agreed on", BAD), "."


def after_words(compared: Comparison) -> str:
    """Return whether everything is settled once the agenda is resolved, and if not, what else it hangs on."""
    if isinstance(compared.agenda, Unproven):
        return "Whether it hangs on anything else is not known in time either."
    left_open = "Whatever they agree on" if compared.disputes else "With what they know"
    resolved = "Once that is resolved" if compared.agenda.facts else left_open
    if compared.agenda.settles:
        return f"{resolved}, every decision is settled, proved."
    names = listing(name_of(fact) for fact in compared.missing)
    return f"{resolved}, it still hangs on what nobody knows: {names}."


def show_disputes(console: Console, base: RuleBase, title: str, disputes: Iterable[Dispute]) -> None:
    """Write what people said of each fact that they dispute."""
    disputes = tuple(disputes)
    if disputes:
        say(console, (f"{title}:", STRONG), indent=2)
    for dispute in disputes:
        say(console, said_words(base, dispute.fact, dispute.said), indent=4, hang=2)
