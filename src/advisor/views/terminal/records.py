"""Records as people read them: in a list, in short, and in full."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console

from advisor.explain.endings import CERTAINTY, lead_words, winners_words
from advisor.formats.exclusions import exclusions_in
from advisor.texts import count
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, heading, say, screen

Values = Mapping[str, Any]


def show_list(console: Console, records: Iterable[tuple[str, Values]]) -> None:
    """Write a line for each record: id, when, and who won."""
    number = 0
    for name, sections in records:
        number += 1
        say(console, (name, STRONG), f"  {line(sections)}", hang=4)
    say(console, count(number, "record") if number else "No matching records.")


def line(sections: Values) -> str:
    """Return when a consultation ended and who won, on one line."""
    head = sections["head"]
    if head is None:
        return "deleted"
    won = "; ".join(
        f"{one['decision']}: {winners_words(one['winners'])}" for one in sections["outcome"] if one
    )
    return f"{head['finished'][:16].replace('T', ' ')}  {won}"


def show_record(console: Console, name: str, sections: Values, *, full: bool) -> None:
    """Write a record: what came of it and what was answered; in full also every step and every firing."""
    head = sections["head"]
    say(console, (f"Record {name}", STRONG))
    if head is None:
        say(console, "It was deleted; the chain still holds its place.", indent=2)
        return
    say(console, f"{head['started']} to {head['finished']}, advisor {head['advisor']}", indent=2)
    knowledge = head["knowledge"]
    say(console, f"{knowledge['name']}, {knowledge['fingerprint']}", indent=2)
    show_outcomes(console, sections)
    show_answers(console, sections)
    if full:
        show_steps(console, sections["steps"])
        show_result(console, sections["result"])
        show_engines(console, head)


def show_outcomes(console: Console, sections: Values) -> None:
    """Write how each decision ended, with points where they are known, and whom people kept out themselves."""
    result = sections["result"]
    for ending in filter(None, sections["outcome"]):
        name = ending["decision"]
        lead = lead_words(ending["margin"]) if ending["status"] == "winner" else ""
        won = (winners_words(ending["winners"]), GOOD)
        say(console, f"{name}: ", won, f"{lead}{CERTAINTY[ending['settled']]}", indent=2)
        if result:
            standings = result["decisions"][name]["standings"]
            points = ", ".join(f"{each['candidate']} {each['points']}" for each in standings if each["rank"])
            say(console, (points, FAINT), indent=4)
    for exclusion in exclusions_in(sections["without"]):
        say(console, f"{exclusion.candidate} was kept out: {exclusion.reason}", indent=2)


def show_answers(console: Console, sections: Values) -> None:
    """Write the answers in the order given."""
    heading(console, "ANSWERS")
    for one in sections["answers"]:
        if one is None:
            say(console, ("an answer was taken out", BAD), indent=2)
        else:
            say(console, f"{one['fact']}: {value_words(one['answer'])}", indent=2)


def value_words(value: str | Sequence[str] | Values | None) -> str:
    """Return an answer as it is stored, in words."""
    match value:
        case None:
            return "don't know"
        case str():
            return value
        case {"one_of": values}:
            return " or ".join(values)
        case {"at_least": least, "at_most": most}:
            return f"{least} to {most}"
        case {"at_least": least}:
            return f"{least} or more"
        case {"at_most": most}:
            return f"{most} or less"
        case Mapping():
            left_open = ["others open"] if "has" in value else []
            excluded = (f"not {name}" for name in value.get("not", ()))
            return ", ".join((*value.get("has", ()), *excluded, *left_open))
        case _:
            return ", ".join(value) or "none of these"


def show_steps(console: Console, steps: Sequence[Values | None]) -> None:
    """Write every step with its time."""
    heading(console, "STEPS")
    for one in steps:
        if one is None:
            say(console, ("a step was taken out", BAD), indent=2)
        else:
            deed = one["deed"].replace("_", " ")
            say(
                console, f"{one['at']}  {deed}  {one['fact']}: {value_words(one['answer'])}", indent=2, hang=4
            )


def show_result(console: Console, result: Values | None) -> None:
    """Write every firing with what it rests on, the points it gave, and the advice."""
    heading(console, "FIRED")
    if result is None:
        say(console, ("The full result was taken out.", BAD), indent=2)
        return
    for one in result["fired"]:
        rests_on = ", ".join(support_words(support) for support in one["supports"])
        say(console, f"{one['rule']}  ", (rests_on, FAINT), indent=2, hang=4)
    heading(console, "STANDINGS")
    for name, decision in result["decisions"].items():  # in the order of canonical JSON
        say(console, (name, STRONG), indent=2)
        for one in decision["standings"]:
            evidence = ", ".join(f"{each['rule']} {each['points']:+d}" for each in one["evidence"])
            out = f"ruled out by {', '.join(one['ruled_out_by'])}" if one["ruled_out_by"] else ""
            say(console, f"{one['candidate']} {one['points']}  ", (out or evidence, FAINT), indent=4, hang=4)
    heading(console, "ADVICE")
    for one in result["advice"]:
        say(console, f"- {one['text']} [{', '.join(one['rules'])}]", indent=2, hang=2)


def support_words(support: Values) -> str:
    """Return what a firing rests on."""
    if "fact" in support:
        return f"{support['fact']}: {value_words(support['value'])}"
    return f"{support['finding']}: {support['value']}"


def show_engines(console: Console, head: Values) -> None:
    """Write what the result rests on: engines, and the digest of every knowledge file."""
    heading(console, "RESTS ON")
    say(console, ", ".join(f"{name} {version}" for name, version in head["engines"].items()), indent=2)
    for one in head["knowledge"]["files"]:
        say(console, f"{one['path']}  {one['digest']}", indent=2, hang=4)


def show_removals(console: Console, removals: Iterable[Values]) -> None:
    """Write when and why something was taken out of a record."""
    for one in removals:
        facts = f": {', '.join(one['facts'])}" if one.get("facts") else ""
        because = f"; {one['because']}" if one["because"] else ""
        say(console, (f"Taken out {one['at']}{facts}{because}", BAD), indent=2)


def show_unfinished(console: Console, names: Sequence[str]) -> None:
    """Write which interviews are not finished, and how they go on."""
    for name in names:
        say(console, f"Not finished: {name}; 'advisor interview --resume {name}' goes on.")


def show_verified(number: int, head: str, wrong: Iterable[tuple[str, str]]) -> None:
    """Write what is wrong with a journal, where, and the head of its chain."""
    console = screen()
    wrong = list(wrong)
    show_faults(console, wrong)
    say(console, f"{count(number, 'entry', 'entries')}, {'NOT whole' if wrong else 'whole'}.")
    console.print(f"head {head or 'unknown: the last entry cannot be read'}", soft_wrap=True)


def show_damage(wrong: Iterable[tuple[str, str]]) -> None:
    """Write to standard error what is wrong with a journal, if anything is, and how many entries that is in."""
    wrong, console = list(wrong), screen(sys.stderr)
    show_faults(console, wrong)
    if wrong:
        are = count(len({where for where, _ in wrong}), "entry is", "entries are")
        say(console, f"The journal is NOT whole: {are} damaged; what cannot be believed is left out.")


def show_faults(console: Console, wrong: Iterable[tuple[str, str]]) -> None:
    """Write what is wrong with a journal, and where."""
    for where, what in wrong:
        say(console, (f"{where}: ", STRONG), (what, BAD))
