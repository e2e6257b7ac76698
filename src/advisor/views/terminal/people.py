"""Several people's answers side by side, as terminal text: first what to meet about, then what it rests on."""

from collections.abc import Iterable

from rich.console import Console

from advisor.evaluators.prove.program import Unproven
from advisor.explain.people import Comparison, Dispute, Standpoint, said_words
from advisor.explain.words import name_of
from advisor.model import RuleBase, grouped
from advisor.texts import count, listing
from advisor.views.terminal.standings import headline
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, heading, say


def show_comparison(console: Console, base: RuleBase, compared: Comparison) -> None:
    """Write what several people should meet about, what is moot, and what each of them would be recommended."""
    say(console, *verdict(compared))
    by_some = {name: out_words(base, compared, name) for name in compared.kept_out_by_some}
    contested = [by_some.pop(name) for name in compared.contested]
    show_disputes(console, base, "To agree on", compared.to_meet_about, contested)
    say(console, after_words(base, compared), indent=2, hang=2)
    with_out = f" with {titles(base, compared.contested)} kept out" if contested else ""
    moot = f"Moot{with_out}, proved for all of it together"
    show_disputes(console, base, moot, compared.moot, by_some.values())
    if rest := [name_of(fact) for fact in compared.unanswered if fact not in compared.missing]:
        say(
            console,
            (f"Nobody knows, and it changes nothing{with_out}: {listing(rest)}.", FAINT),
            indent=2,
            hang=2,
        )
    heading(console, "WITH ALL OF THAT LEFT OPEN")
    for out in compared.kept_out:
        who = f"{titles(base, [out.candidate])}, by {listing(out.by)}"
        say(console, f"Kept out: {who}: {out.reason}", indent=2, hang=2)
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
    to_agree_on = len(compared.to_meet_about) + len(compared.contested)
    disputes = count(len(compared.disputes) + len(compared.kept_out_by_some), "dispute")
    if isinstance(compared.agenda, Unproven):
        return ("What needs a meeting is not known in time", BAD), f": all of {disputes} may."
    if not compared.disputes and not compared.kept_out_by_some:
        return ("Nothing needs a meeting", GOOD), ": nobody disputes anything."
    if not to_agree_on:
        return ("Nothing needs a meeting", GOOD), f": {disputes}, and none of it can change who wins."
    return (f"{to_agree_on} of {disputes} to be agreed on", BAD), "."


def after_words(base: RuleBase, compared: Comparison) -> str:
    """Return whether everything is settled once the agenda is resolved, and if not, what else it hangs on."""
    if isinstance(compared.agenda, Unproven):
        return "Whether it hangs on anything else is not known in time either."
    left_open = "Whatever they agree on" if compared.disputes else "With what they know"
    resolved = "Once that is resolved" if compared.agenda.facts else left_open
    if names := titles(base, compared.contested):
        resolved = f"{resolved} and {names} kept out" if compared.agenda.facts else f"With {names} kept out"
    if compared.agenda.settles:
        return f"{resolved}, every decision is settled, proved."
    names = listing(name_of(fact) for fact in compared.missing)
    return f"{resolved}, it still hangs on what nobody knows: {names}."


def show_disputes(
    console: Console, base: RuleBase, title: str, disputes: Iterable[Dispute], outs: Iterable[str]
) -> None:
    """Write what people said of each fact that they dispute, then the lines about those that only some keep out."""
    lines = [*(said_words(base, dispute.fact, dispute.said) for dispute in disputes), *outs]
    if lines:
        say(console, (f"{title}:", STRONG), indent=2)
    for line in lines:
        say(console, line, indent=4, hang=2)


def titles(base: RuleBase, candidates: Iterable[str]) -> str:
    return listing(base.candidates[candidate].title for candidate in candidates)


def out_words(base: RuleBase, compared: Comparison, candidate: str) -> str:
    """Return who keeps a candidate out and who does not."""
    names = grouped((person.keeps_out(candidate), person.name) for person in compared.people)
    return f"{titles(base, [candidate])}: kept out ({listing(names[True])}); not ({listing(names[False])})"
