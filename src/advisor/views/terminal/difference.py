"""What tells two versions apart, as terminal text: verdict, interview, blame, share, edits."""

from collections.abc import Iterator, Sequence

from rich.console import Console

from advisor.authoring.compare.blame import Blame
from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.scope import VersionScope
from advisor.authoring.compare.share import Estimate
from advisor.authoring.compare.witness import Differs, NotDecided, Same
from advisor.explain.contrast import Contrast, Effects, answers_words, contrasts
from advisor.texts import count, listing, signed
from advisor.views.counts import rules_written
from advisor.views.terminal.edits import (
    bar_words,
    edit_line,
    held_words,
    percent,
    show_edits,
    show_share,
    told_apart,
)
from advisor.views.terminal.standings import headline
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, heading, say

MOST_RULES = 12
NO_EFFECTS = Effects({}, frozenset())
ALL_THE_SAME = "No. It is proved: every interview ends the same."
AS_FAR_AS_COMPARED = "Not with every question answered. It is proved: "
SAME_LEADERS = "in every interview that both versions can hold the same candidates lead or are certain to win"
EARLIER = (
    "Where answers are unknown, a result can be certain earlier in one of them: they do not leave the same "
    "answers possible."
)


def show_difference(console: Console, difference: Difference, names: tuple[str, str]) -> None:
    """Write everything that tells two versions apart; they go by the names that were typed."""
    for side, name, base in zip(difference.scope.sides, names, (difference.old, difference.new), strict=True):
        say(console, (f"{side}: ", STRONG), f"{name} ({base.title}, {rules_written(base)})")
    show_comparison(console, difference)
    heading(console, "IN SHORT")
    say(console, *in_short(difference), indent=2)


def show_comparison(console: Console, difference: Difference) -> None:
    """Write what only one version has, the verdict, how many interviews it concerns, and the edits."""
    difference = told_apart(difference)
    show_scope(console, difference)
    heading(console, "DOES ANY INTERVIEW END DIFFERENTLY?")
    show_verdict(console, difference)
    if not isinstance(difference.verdict, Same):
        show_share(console, difference)
    show_edits(console, difference.edits)


def show_scope(console: Console, difference: Difference) -> None:
    """Write what only one version has."""
    for side, own in difference.scope.sides.items():
        parts = [
            *(f"the decision {name}" for name in own.decisions),
            *(f"the candidate {name} of {decision}" for decision, name in own.candidates),
            *(f"the question {name}" for name in own.facts),
            *(f"the answer {value} to {name}" for name, value in own.values),
        ]
        if parts:
            say(console, f"Only the {side} version has {listing(parts)}.", hang=2)
    if difference.scope.whole:
        return
    say(console, f"Not compared: {'; '.join(uncompared_words(difference.scope))}.", hang=2)
    shares = [
        f"{percent(estimate.share)} % of all interviews of the {side} version ({bar_words(estimate)})"
        for side, estimate in zip(difference.scope.sides, difference.unheld, strict=True)
        if estimate and estimate.hits
    ]
    if shares:
        say(console, f"The other version cannot hold {listing(shares)}.", hang=2)


def uncompared_words(scope: VersionScope) -> Iterator[str]:
    """Yield what is in no interview that both versions can hold."""
    for side, own in scope.sides.items():
        for name, value in own.values:
            yield f"{name}={value}, only in the {side} version"
        for impossible in own.impossible:
            yield f"what only the {side} version calls impossible ({impossible.because.rstrip('.')})"
    for name in scope.reshaped:
        yield f"{name}, which takes one answer in one version and several in the other"


def show_verdict(console: Console, difference: Difference) -> None:
    """Write whether any interview ends differently, with the interview or what is proved."""
    match difference.verdict:
        case Differs():
            show_interview(console, difference, difference.verdict)
        case Same() if not difference.scope.decisions:
            say(console, ("The versions have no decision in common; nothing can be compared.", BAD), indent=2)
        case Same(throughout):
            proved = ALL_THE_SAME if throughout else f"{AS_FAR_AS_COMPARED}{SAME_LEADERS}."
            say(console, (proved, GOOD), indent=2)
            if not throughout:
                say(console, EARLIER, indent=2)
            if not difference.scope.same_decisions:
                say(console, "This goes for the decisions that both versions have.", indent=2)
            show_besides(console, difference)
        case NotDecided(seconds):
            say(
                console,
                (f"Not decided within {seconds:g} s; ", BAD),
                "give more time with --seconds.",
                indent=2,
            )


def show_besides(console: Console, difference: Difference) -> None:
    """Write what else may differ although interviews end the same: points, vetoes and advice."""
    if difference.same_points:
        say(console, "Points and vetoes are the same, too.", indent=2)
    elif difference.share:
        say(
            console,
            f"Points or vetoes differ in {points_words(difference, difference.share.points)}.",
            indent=2,
        )
    if difference.advice:
        say(console, f"Other advice can be given: {', '.join(difference.advice)}.", indent=2, hang=2)


def points_words(difference: Difference, estimate: Estimate) -> str:
    """Return in how many interviews points or vetoes differ."""
    if not estimate.hits:
        return f"none of {estimate.rows:,} interviews drawn at random, though it is not proved of all"
    return f"{percent(estimate.share)} % of interviews{held_words(difference)} ({bar_words(estimate)})"


def in_short(difference: Difference) -> tuple[str | tuple[str, str], ...]:
    """Return the verdict in one line."""
    match difference.verdict:
        case Same() if not difference.scope.same_decisions:
            return (("The versions do not decide the same things.", BAD),)
        case Same(throughout=True):
            return (("Every interview ends the same.", GOOD),)
        case Same():
            words = f"{SAME_LEADERS}; not compared: {'; '.join(uncompared_words(difference.scope))}."
            return ((f"{words[0].upper()}{words[1:]}", BAD),)
        case Differs(decisions=decisions):
            titles = listing([difference.new.decisions[name].title for name in decisions])
            return (("Some interviews end differently", BAD), f", such as the one above ({titles}).")
        case NotDecided():
            return (("It is not known whether any interview ends differently.", BAD),)


def show_interview(console: Console, difference: Difference, verdict: Differs) -> None:
    """Write the interview that ends differently, both ends, the rules that make the difference, and the blame."""
    say(console, *opening(verdict), indent=2)
    for fact, answer in answers_words(difference, verdict):
        say(console, f"{fact}: ", (answer, STRONG), indent=4, hang=2)
    if verdict.unknown_only:
        words = f"Interviews with every question answered{held_words(difference)} all end the same; this is proved."
        say(console, words, indent=2)
    for side, own in difference.scope.sides.items():
        if asked := [name for name in own.facts if name in verdict.profile]:
            say(console, f"Only the {side} version asks for {listing(asked)}.", indent=2)
    for name in verdict.decisions:
        say(console, "old  ", *headline(difference.old, verdict.before.outcomes[name]), indent=2, hang=5)
        say(console, "new  ", *headline(difference.new, verdict.after.outcomes[name]), indent=2, hang=5)
    show_contrasts(console, difference, contrasts(difference, verdict))
    if difference.blame:
        show_blame(console, difference.blame)


def opening(verdict: Differs) -> tuple[str | tuple[str, str], ...]:
    """Return the words before the answers."""
    if not verdict.profile:
        return (("Yes", BAD), ", before anything is answered:")
    answers = count(len(verdict.profile), "answer")
    if verdict.fewest:
        return (("Yes", BAD), f", with {answers}; with fewer, the same candidates lead:")
    return (("Yes", BAD), f", with {answers}; there may be shorter interviews:")


def show_contrasts(console: Console, difference: Difference, rules: Sequence[Contrast]) -> None:
    """Write the rules that do not do the same in both versions."""
    groups = {
        "Only the old version fires": [each for each in rules if not each.after],
        "Both fire, with other effects": [each for each in rules if each.before and each.after],
        "Only the new version fires": [each for each in rules if not each.before],
    }
    for words, group in groups.items():
        if group:
            say(console, f"{words}:", indent=2)
        for contrast in group[:MOST_RULES]:
            say(console, contrast.title, (f" [{contrast.rule}]", FAINT), indent=4, hang=2)
            say(console, "; ".join(contrast_words(difference, contrast)), indent=8)
        if len(group) > MOST_RULES:
            say(console, f"and {count(len(group) - MOST_RULES, 'more rule')}", indent=4)


def contrast_words(difference: Difference, contrast: Contrast) -> Iterator[str]:
    """Yield what a rule does that it does not do in both versions, and what it did before if it fires in both."""
    before, after = contrast.before or NO_EFFECTS, contrast.after or NO_EFFECTS
    groups: dict[tuple[str, str], list[str]] = {}
    for name in dict.fromkeys((*after.points, *before.points)):
        ways = effect_word(before, name), effect_word(after, name)
        if ways[0] != ways[1]:
            base = difference.new if name in difference.new.candidates else difference.old
            groups.setdefault(ways, []).append(base.candidates[name].title)
    for (did, does), names in groups.items():
        way = (
            f"{does or 'nothing'}, before: {did or 'nothing'}"
            if contrast.before and contrast.after
            else does or did
        )
        yield f"{listing(names)}: {way}"
    for name in sorted(before.findings ^ after.findings):
        base = difference.new if name in difference.new.findings else difference.old
        yield f"concludes: {base.findings[name].title}"


def effect_word(effects: Effects, candidate: str) -> str:
    """Return the points for a candidate, or that it is ruled out; nothing if the effects are not about it."""
    if candidate not in effects.points:
        return ""
    points = effects.points[candidate]
    return "ruled out" if points is None else signed(points)


def show_blame(console: Console, blame: Blame) -> None:
    """Write the edits that are to blame."""
    which = "each of these edits" if len(blame.alone) > 1 else "this edit"
    if blame.alone:
        say(
            console,
            (f"To blame is {which}: ", STRONG),
            "with it undone the interview ends as before.",
            indent=2,
        )
    elif blame.together:
        undone = "with all of them undone it ends as before."
        say(console, ("To blame are these edits together: ", STRONG), undone, indent=2)
    else:
        say(console, "Which edits are to blame was not found.", indent=2)
    for edit in (*blame.alone, *blame.together):
        say(console, *edit_line(edit), indent=4, hang=2)
    if blame.late:
        say(console, "There was no time to try every edit; give more with --seconds.", indent=2)
