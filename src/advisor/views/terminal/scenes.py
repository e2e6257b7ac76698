"""The interviews that show what a notice says: the answers, and how they end, by which rules."""

from collections.abc import Sequence

from rich.console import Console

from advisor.explain.scenes import ShownInterview
from advisor.explain.words import answer_words, name_of
from advisor.model import Profile, RuleBase, is_complete
from advisor.recommend import Outcome, Standing
from advisor.texts import count
from advisor.views.terminal.standings import headline
from advisor.views.writers.screen import FAINT, say

# So many rules are named as reasons, and those of so many who share the first place.
RULES, WINNERS = 4, 3


def show_scenes(console: Console, base: RuleBase, scenes: Sequence[ShownInterview]) -> None:
    """Write one or two interviews; the second by what differs in its answers."""
    before: Profile | None = None
    for scene in scenes:
        show_answers(console, base, scene.profile, before)
        for outcome in scene.outcomes:
            show_outcome(console, base, outcome, scene.focus)
        before = scene.profile


def show_answers(console: Console, base: RuleBase, profile: Profile, before: Profile | None) -> None:
    """Write answers; of those that follow on others only the ones that are new."""
    new = {fact: one for fact, one in profile.items() if before is None or before.get(fact) != one}
    say(console, introduction(base, profile, before), indent=4)
    for fact, answer in new.items():
        say(console, f"{name_of(fact)}: {answer_words(base.facts[fact], answer)}", indent=6, hang=2)


def introduction(base: RuleBase, profile: Profile, before: Profile | None) -> str:
    """Return what is said ahead of answers."""
    if before is not None:
        return (
            "And if the answers are these instead:"
            if profile.keys() <= before.keys()
            else "And with these also:"
        )
    if not profile:
        return "Whatever is answered:"
    return "With these answers" + (":" if is_complete(base, profile) else ", whatever else is answered:")


def show_outcome(console: Console, base: RuleBase, outcome: Outcome, focus: Sequence[str]) -> None:
    """Write how a decision ends, and the weightiest reasons; of several winners first those in focus."""
    say(console, *headline(base, outcome, certain=False), indent=4)
    for one in outcome.standings if not outcome.winners else ():
        show_vetoes(console, base, one)
    won = [one for one in outcome.standings if one.candidate in outcome.winners]
    for one in ([each for each in won if each.candidate in focus] or won)[:WINNERS]:
        show_evidence(console, base, one, named=len(won) > 1)


def show_evidence(console: Console, base: RuleBase, one: Standing, *, named: bool) -> None:
    """Write the weightiest rules for and against a candidate."""
    if named:
        say(console, f"{base.candidates[one.candidate].title}:", indent=6)
    for evidence in sorted(one.evidence, key=lambda each: -abs(each.points))[:RULES]:
        rule = (f" [{evidence.rule}]", FAINT)
        say(console, f"{evidence.points:+3d}  {base.rules[evidence.rule].title}", rule, indent=6, hang=5)
    if len(one.evidence) > RULES:
        say(console, f"and {count(len(one.evidence) - RULES, 'more rule')}", indent=11)


def show_vetoes(console: Console, base: RuleBase, one: Standing) -> None:
    """Write which rules rule a candidate out."""
    rules = ", ".join(one.ruled_out_by[:RULES])
    say(console, f"{base.candidates[one.candidate].title} is ruled out by {rules}", indent=6, hang=2)
