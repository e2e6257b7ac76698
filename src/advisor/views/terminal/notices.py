"""Notices as people read them: place, what is so, the line, why, answers that show it, and what to do."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.catalogue import CHECKS, Severity
from advisor.authoring.check.notice import Conflict, Notice
from advisor.authoring.check.written import home
from advisor.explain.scenes import scenes
from advisor.explain.words import condition_words
from advisor.model import Condition, RuleBase, findings_read
from advisor.problems import cut
from advisor.texts import at_most, count
from advisor.views.terminal.problems import show_hint, show_line
from advisor.views.terminal.scenes import show_scenes
from advisor.views.writers.screen import BAD, FAINT, STRONG, say

STYLES: Mapping[Severity, str] = {Severity.ERROR: BAD, Severity.WARNING: "yellow", Severity.NOTE: FAINT}

# So many notices of one check are shown one by one, so many with the interviews that show them, and so many
# of what follows from one.
MOST = 50
ACTED = 10
FOLLOWING = 8

# Warnings of one check about which there is nothing to show are told together if they are more, and so many listed.
ALONE, TOGETHER = 3, 10


def show_notices(console: Console, base: RuleBase, notices: Sequence[Notice]) -> None:
    """Write notices; of one check no more than are read one by one, and then how many more there are."""
    seen: Counter[str] = Counter()
    plain = Counter(notice.check for notice in notices if is_plain(notice))
    crowds = [check for check, number in plain.items() if number > ALONE]
    for check in crowds:
        show_together(console, [notice for notice in notices if notice.check == check and is_plain(notice)])
    for notice in notices:
        if notice.check in crowds and is_plain(notice):
            continue
        seen[notice.check] += 1
        if seen[notice.check] <= MOST:
            show_notice(console, base, notice, acted=seen[notice.check] <= ACTED)
    for check, number in seen.items():
        if number > MOST:
            more = count(number - MOST, "more notice")
            say(console, f"... and {more} of the same kind: {CHECKS[check].title}", (f" [{check}]", FAINT))
    if any(number > MOST for number in seen.values()):
        say(console, "--format json lists them all.")


def is_plain(notice: Notice) -> bool:
    """Return whether a notice is a warning that says all there is to say in one sentence."""
    more = notice.witness is not None or notice.conflict or notice.follows
    return notice.severity is Severity.WARNING and not more


def show_together(console: Console, notices: Sequence[Notice]) -> None:
    """Write many warnings of one check as one."""
    first, check = notices[0], notices[0].check
    named = at_most([f"{notice.subject} ({notice.place})" for notice in notices], TOGETHER)
    label = (f"{first.severity.value}, {len(notices)} times: ", STYLES[first.severity])
    say(console, label, f"{CHECKS[check].title}: {named}", (f" [{check}]", FAINT))
    say(console, cut(first.problem.hint), indent=4)


def show_notice(console: Console, base: RuleBase, notice: Notice, *, acted: bool = True) -> None:
    """Write one notice, with the interviews that show it if they are to be `acted`."""
    problem = notice.problem
    label = (f"{notice.severity.value}: ", STYLES[notice.severity])
    say(console, (f"{notice.place}: ", STRONG), label, cut(problem.what), (f" [{notice.check}]", FAINT))
    show_line(console, problem.place)
    if notice.conflict:
        show_conflict(console, base, notice.conflict)
    show_scenes(console, base, scenes(base, notice) if acted else ())
    show_follows(console, base, notice)
    if problem.hint:
        show_hint(console, problem.hint)


def show_conflict(console: Console, base: RuleBase, found: Conflict) -> None:
    """Write which parts of a condition exclude each other, and what makes it so."""
    alone = len(found.parts) == 1
    say(console, "This can never be true:" if alone else "These can never be true together:", indent=4)
    for part in found.parts:
        say(console, f"- {condition_words(base, part)}", (origin(base, part), FAINT), indent=6, hang=2)
    for one in found.impossible:
        say(console, f"It is declared impossible at {one.place}: {cut(one.because)}", indent=4)


def origin(base: RuleBase, part: Condition) -> str:
    """Return which rules conclude the findings that a condition reads."""
    rules = [rule.written_as for one in sorted(findings_read(part)) for rule in base.concluding[one]]
    if rules:
        return f" (concluded by {at_most(tuple(dict.fromkeys(rules)), 3)})"
    return " (concluded by no rule)" if findings_read(part) else ""


def show_follows(console: Console, base: RuleBase, one: Notice) -> None:
    """Write what else is so in the same way, and what follows from a notice."""
    own = home(base, one.subject)
    same = [each for each in one.follows if each.check == one.check and home(base, each.subject) == own]
    show_more(console, "The same goes for more of its kind:", same)
    show_more(console, "From this follows:", [each for each in one.follows if each not in same])


def show_more(console: Console, words: str, notices: Sequence[Notice]) -> None:
    """Write notices as points of a list; of very many how many more there are."""
    if notices:
        say(console, words, indent=4)
    for one in notices[:FOLLOWING]:
        where = f" ({one.place})" if one.check == "example-fails" else ""
        said = (f"- {cut(one.problem.what)}{where}", (f" [{one.check}]", FAINT))
        say(console, *said, indent=6, hang=2)
    if len(notices) > FOLLOWING:
        say(console, f"- and {len(notices) - FOLLOWING} more", indent=6)


def show_summary(
    console: Console, base: RuleBase, checked: Checked, paths: Sequence[str], *, proving: bool
) -> None:
    """Write what was looked at, and what came of it, in one paragraph; of some paths only what came of it."""
    proofs = "" if proving else "; nothing was proved"
    if paths:
        say(console, f"{', '.join(paths)}: {ending(checked)}{proofs}.")
        return
    examples = sum(len(rule.examples) for rule in base.rules.values())
    counted = ((base.facts, "fact"), (base.findings, "finding"), (base.rules, "rule"))
    parts = [*(count(len(things), noun) for things, noun in counted), count(examples, "example")]
    if base.guarantees:
        parts.append(count(len(base.guarantees), "guarantee"))
    say(console, f"{base.title}: {', '.join(parts)}; {ending(checked)}{proofs}.")


def ending(checked: Checked) -> str:
    """Return how a check ended."""
    found = Counter(one.severity for one in checked.notices)
    said = [count(found[one], one.value) for one in Severity if found[one]]
    accepted = [f"{count(len(checked.accepted), 'warning')} accepted"] if checked.accepted else []
    good = [] if found[Severity.ERROR] or found[Severity.WARNING] else ["all is well"]
    return ", ".join((*good, *said, *accepted))


def show_accepted(console: Console, checked: Checked) -> None:
    """Write what is accepted, with the reasons."""
    for one, accepted in checked.accepted:
        say(console, (f"{accepted.place}: ", STRONG), f"{one.check} accepted: {accepted.because}", hang=4)
