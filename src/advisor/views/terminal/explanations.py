"""Why not, what if, and the derivation tree."""

from collections.abc import Iterable, Sequence

from rich.console import Console

from advisor.explain.changes import change_words
from advisor.explain.derivation import Node
from advisor.explain.joint import joint_name, joint_title
from advisor.explain.ledger import PointGap
from advisor.explain.what_if import WhatIf
from advisor.explain.why_not import MOST_MISSES, WhyNot, behind_words, outcome_of
from advisor.model import Rule, RuleBase, together
from advisor.recommend import Recommendation
from advisor.texts import count
from advisor.views.terminal.standings import headline, show_bars
from advisor.views.writers.screen import BAD, FAINT, STRONG, say


def show_first(console: Console, base: RuleBase, result: Recommendation, candidate: str) -> None:
    """Write what is said of a candidate that there is nobody to set against: it is first, or nobody is."""
    outcome = outcome_of(result, candidate)
    title = base.candidates[candidate].title
    if outcome.winners:
        place = "shares the first place" if outcome.winners[1:] else "is first itself"
        say(console, f"{title} {place}.")
        return
    say(console, f"Nobody is left to win, and {title} is ruled out like all others.")
    show_vetoes(console, [base.rules[rule] for rule in outcome.standing(candidate).ruled_out_by])


def show_vetoes(console: Console, rules: Iterable[Rule]) -> None:
    """Write the rules that rule a candidate out."""
    for rule in rules:
        say(console, ("Ruled out: ", BAD), rule.title, (f" [{rule.id}]", FAINT), indent=2)


def show_why_not(console: Console, base: RuleBase, against: WhyNot) -> None:
    """Write why a candidate is not the winner: vetoes first, then the gap, then what it missed by one answer."""
    candidate, winner = (base.candidates[one].title for one in (against.candidate, against.winner))
    say(console, (f"Why not {candidate}? ", STRONG), behind_words(against, winner))
    show_vetoes(console, against.vetoes)
    show_differences(console, against.differences, winner, candidate)
    if against.near_misses:
        say(console, f"With one other answer {candidate} would have gained on {winner}:", indent=2)
    for miss in against.near_misses[:MOST_MISSES]:
        say(console, f"{miss.points:+3d}  {miss.rule.title}", (f" [{miss.rule.id}]", FAINT), indent=4, hang=4)
        say(console, f"with {change_words(base, miss.change)}", indent=8)
    if rest := against.near_misses[MOST_MISSES:]:
        say(
            console,
            f"and {count(len(rest), 'more rule')}: {', '.join(one.rule.id for one in rest)}",
            indent=4,
        )


def show_differences(console: Console, found: Sequence[PointGap], winner: str, candidate: str) -> None:
    """Write every rule that counts differently for the two, and their sum."""
    for one in found:
        side = winner if one.points > 0 else candidate
        say(
            console, f"{-one.points:+3d}  {one.title}", (f" [{one.rule}] for {side}", FAINT), indent=4, hang=5
        )
    if found:
        say(console, f"{-sum(one.points for one in found):+3d}  together", indent=4)


def show_what_if(console: Console, base: RuleBase, found: WhatIf) -> None:
    """Write what other answers would lead to."""
    say(console, ("Nothing is stored. With these answers:", STRONG))
    for outcome in found.after.outcomes.values():
        say(console, *headline(base, outcome), indent=2)
        show_bars(console, base, outcome)
    show_rules(console, base, "These rules would start", found.starts)
    show_rules(console, base, "These rules would stop", found.stops)
    if found.before.outcomes == found.after.outcomes:
        say(console, "No standing would change.", indent=2)


def show_rules(console: Console, base: RuleBase, words: str, rules: Sequence[Rule]) -> None:
    """Write a list of rules, those made from one `each` rule as one."""
    if rules:
        say(console, f"{words}:", indent=2)
    for group in together(rules):
        say(console, joint_title(base, group), (f" [{joint_name(group)}]", FAINT), indent=4)


def show_tree(console: Console, nodes: Sequence[Node], depth: int = 0) -> None:
    """Write a derivation, each step below what it carries."""
    for node in nodes:
        points = f"{node.points:+d}  " if node.points else ""
        rule = f" [{node.rule}]" if node.rule else ""
        again = " (see above)" if node.repeated else " (and so on)" if node.cut_off else ""
        style = "" if depth else STRONG
        say(console, (points + node.words, style), (rule + again, FAINT), indent=2 * depth, hang=4)
        show_tree(console, node.below, depth + 1)
