"""Notices as people read them: place, what is so, the line, why, answers that show it, and what to do."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console

from advisor.check.accepted import Checked
from advisor.check.catalogue import CHECKS, Severity
from advisor.check.notice import Notice
from advisor.explain.scenes import Scene, scenes
from advisor.explain.words import answer_words, condition_words, name_of
from advisor.model import RuleBase
from advisor.problems import cut
from advisor.recommend import Outcome
from advisor.render.problems import show_line
from advisor.render.screen import BAD, FAINT, STRONG, count, say
from advisor.render.standings import headline

STYLES: Mapping[Severity, str] = {Severity.ERROR: BAD, Severity.WARNING: "yellow", Severity.NOTE: FAINT}
MOST = 50
RULES = 4


def show_notices(console: Console, base: RuleBase, notices: Sequence[Notice]) -> None:
    """Write notices, and how many more there are than fit."""
    for one in notices[:MOST]:
        show_notice(console, base, one)
    if len(notices) > MOST:
        say(console, f"... and {len(notices) - MOST} more")


def show_notice(console: Console, base: RuleBase, one: Notice) -> None:
    """Write one notice."""
    problem, style = one.problem, STYLES[one.severity]
    label = (f"{one.severity.value}: ", style)
    say(console, (f"{problem.place}: ", STRONG), label, cut(problem.what), (f" [{one.check}]", FAINT))
    show_line(console, problem.place)
    if len(one.parts) > 1:
        say(console, "These can never be true together:", indent=4)
        for part in one.parts:
            say(console, f"- {condition_words(base, part)}", indent=6)
    for scene in scenes(base, one):
        show_scene(console, base, scene)
    if problem.hint:
        say(console, cut(problem.hint), indent=4)


def show_scene(console: Console, base: RuleBase, scene: Scene) -> None:
    """Write the answers of an interview, and how it ends, by which rules."""
    say(console, "With these answers, whatever else is answered:", indent=4)
    for fact, answer in scene.profile.items():
        say(console, f"{name_of(fact)}: {answer_words(base.facts[fact], answer)}", indent=6)
    if not scene.profile:
        say(console, "none at all", indent=6)
    for outcome in scene.outcomes:
        say(console, *headline(base, outcome), indent=4)
        if len(outcome.winners) < 2:
            show_reasons(console, base, outcome)


def show_reasons(console: Console, base: RuleBase, outcome: Outcome) -> None:
    """Write the weightiest rules for each winner, or the vetoes if nobody is left."""
    for one in outcome.standings:
        if one.candidate in outcome.winners:
            for evidence in sorted(one.evidence, key=lambda each: -abs(each.points))[:RULES]:
                title = base.rules[evidence.rule].title
                say(
                    console,
                    f"{evidence.points:+3d}  {title}",
                    (f" [{evidence.rule}]", FAINT),
                    indent=6,
                    hang=5,
                )
        elif not outcome.winners:
            rules = ", ".join(one.ruled_out_by[:RULES])
            say(console, f"{base.candidates[one.candidate].title} is ruled out by {rules}", indent=6, hang=2)


def show_summary(console: Console, base: RuleBase, checked: Checked, *, proving: bool) -> None:
    """Write what was looked at, and what came of it, in one paragraph."""
    examples = sum(len(rule.examples) for rule in base.rules.values())
    counted = ((base.facts, "fact"), (base.findings, "finding"), (base.rules, "rule"))
    parts = [*(count(len(found), noun) for found, noun in counted), count(examples, "example")]
    if base.guarantees:
        parts.append(count(len(base.guarantees), "guarantee"))
    say(
        console,
        f"{base.title}: {', '.join(parts)}; {ending(checked)}{'' if proving else '; nothing was proved'}.",
    )


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


def show_page(console: Console, check: str, page: str) -> None:
    """Write the page of help of a check."""
    say(console, (f"{check} ", STRONG), (f"({CHECKS[check].severity.value})", FAINT))
    for line in page.splitlines()[1:]:
        console.print(
            line, markup=False, highlight=False, soft_wrap=True
        ) if line.strip() else console.print()
