"""What tells two versions apart, as terminal text: verdict, interview, blame, share, edits."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from advisor.compare.scope import Scope
from advisor.compare.share import Estimate
from advisor.compare.whole import Difference
from advisor.compare.witness import Differs, NotDecided, Same
from advisor.explain.contrast import Contrast, Effects, answers_words, contrasts
from advisor.render.edits import bar_words, edit_words, held_words, percent, show_edits, show_share
from advisor.render.screen import BAD, FAINT, GOOD, STRONG, count, heading, listing, say, signed
from advisor.render.standings import headline

MOST_RULES = 12
SIDES = ("old", "new")
NO_EFFECTS = Effects({}, frozenset())
ALL_THE_SAME = "No. It is proved: every interview ends the same."
AS_FAR_AS_COMPARED = "Not with every question answered. It is proved: "
SAME_LEADERS = "in every interview that both versions can hold the same candidates lead"
EARLIER = (
    "Where answers are unknown, a result can be certain earlier in one of them: they do not leave the same "
    "answers possible."
)


def show_difference(console: Console, found: Difference, names: tuple[str, str]) -> None:
    """Write everything that tells two versions apart; they go by the names that were typed."""
    for side, name, base in zip(SIDES, names, (found.old, found.new), strict=True):
        say(console, (f"{side}: ", STRONG), f"{name} ({base.title}, {count(len(base.rules), 'rule')})")
    show_comparison(console, found)
    heading(console, "IN SHORT")
    say(console, *in_short(found), indent=2)


def show_comparison(console: Console, found: Difference) -> None:
    """Write what only one version has, the verdict, how many interviews it concerns, and the edits."""
    show_scope(console, found)
    heading(console, "DOES ANY INTERVIEW END DIFFERENTLY?")
    show_verdict(console, found)
    if not isinstance(found.verdict, Same):
        show_share(console, found)
    show_edits(console, found.edits)


def show_scope(console: Console, found: Difference) -> None:
    """Write what only one version has."""
    for side, own in zip(SIDES, (found.scope.old, found.scope.new), strict=True):
        parts = [
            *(f"the decision {name}" for name in own.decisions),
            *(f"the candidate {name} of {decision}" for decision, name in own.candidates),
            *(f"the question {name}" for name in own.facts),
            *(f"the answer {value} to {name}" for name, value in own.values),
        ]
        if parts:
            say(console, f"Only the {side} version has {listing(parts)}.", hang=2)
    if found.scope.whole:
        return
    say(console, f"Not compared: {'; '.join(uncompared_words(found.scope))}.", hang=2)
    shares = [
        f"{percent(estimate.share)} % of all interviews of the {side} version ({bar_words(estimate)})"
        for side, estimate in zip(SIDES, found.unheld, strict=True)
        if estimate and estimate.hits
    ]
    if shares:
        say(console, f"The other version cannot hold {listing(shares)}.", hang=2)


def uncompared_words(scope: Scope) -> Iterator[str]:
    """Yield what is in no interview that both versions can hold."""
    for side, own in zip(SIDES, (scope.old, scope.new), strict=True):
        for name, value in own.values:
            yield f"{name}={value}, only in the {side} version"
        for impossible in own.impossible:
            yield f"what only the {side} version calls impossible ({impossible.because.rstrip('.')})"
    for name in scope.reshaped:
        yield f"{name}, which takes one answer in one version and several in the other"


def show_verdict(console: Console, found: Difference) -> None:
    """Write whether any interview ends differently, with the interview or what is proved."""
    match found.verdict:
        case Differs():
            show_interview(console, found, found.verdict)
        case Same() if not found.scope.decisions:
            say(console, ("The versions have no decision in common; nothing can be compared.", BAD), indent=2)
        case Same(throughout):
            proved = ALL_THE_SAME if throughout else f"{AS_FAR_AS_COMPARED}{SAME_LEADERS}."
            say(console, (proved, GOOD), indent=2)
            if not throughout:
                say(console, EARLIER, indent=2)
            if not found.scope.same_decisions:
                say(console, "This goes for the decisions that both versions have.", indent=2)
            show_besides(console, found)
        case NotDecided(seconds):
            say(
                console,
                (f"Not decided within {seconds:g} s; ", BAD),
                "give more time with --seconds.",
                indent=2,
            )


def show_besides(console: Console, found: Difference) -> None:
    """Write what else may differ although interviews end the same: points, vetoes and advice."""
    if found.same_points:
        say(console, "Points and vetoes are the same, too.", indent=2)
    elif found.share:
        say(console, f"Points or vetoes differ in {points_words(found, found.share.points)}.", indent=2)
    if found.advice:
        say(console, f"Other advice can be given: {', '.join(found.advice)}.", indent=2, hang=2)


def points_words(found: Difference, estimate: Estimate) -> str:
    """Return in how many interviews points or vetoes differ."""
    if not estimate.hits:
        return f"none of {estimate.rows:,} interviews drawn at random, though it is not proved of all"
    return f"{percent(estimate.share)} % of interviews{held_words(found)} ({bar_words(estimate)})"


def in_short(found: Difference) -> tuple[str | tuple[str, str], ...]:
    """Return the verdict in one line."""
    match found.verdict:
        case Same() if not found.scope.same_decisions:
            return (("The versions do not decide the same things.", BAD),)
        case Same(throughout=True):
            return (("Every interview ends the same.", GOOD),)
        case Same():
            words = f"{SAME_LEADERS}; not compared: {'; '.join(uncompared_words(found.scope))}."
            return ((f"{words[0].upper()}{words[1:]}", BAD),)
        case Differs(decisions=decisions):
            titles = listing([found.new.decisions[name].title for name in decisions])
            return (("Some interviews end differently", BAD), f", such as the one above ({titles}).")
        case NotDecided():
            return (("It is not known whether any interview ends differently.", BAD),)


def show_interview(console: Console, found: Difference, verdict: Differs) -> None:
    """Write the interview that ends differently, both ends, the rules that make the difference, and the blame."""
    say(console, *opening(verdict), indent=2)
    for fact, answer in answers_words(found, verdict):
        say(console, f"{fact}: ", (answer, STRONG), indent=4, hang=2)
    if verdict.unknown_only:
        words = (
            f"Interviews with every question answered{held_words(found)} all end the same; this is proved."
        )
        say(console, words, indent=2)
    show_new_answers(console, found, verdict)
    for name in verdict.decisions:
        say(console, "old  ", *headline(found.old, verdict.before.outcomes[name]), indent=2, hang=5)
        say(console, "new  ", *headline(found.new, verdict.after.outcomes[name]), indent=2, hang=5)
    show_contrasts(console, found, contrasts(found, verdict))
    show_blame(console, found)


def opening(verdict: Differs) -> tuple[str | tuple[str, str], ...]:
    """Return the words before the answers."""
    if not verdict.profile:
        return (("Yes", BAD), ", before anything is answered:")
    answers = count(len(verdict.profile), "answer")
    if verdict.fewest:
        return (("Yes", BAD), f", with {answers}; with fewer, the same candidates lead:")
    return (("Yes", BAD), f", with {answers}; there may be shorter interviews:")


def show_new_answers(console: Console, found: Difference, verdict: Differs) -> None:
    """Write which of the answers only one version asks for."""
    for side, own in zip(SIDES, (found.scope.old, found.scope.new), strict=True):
        if asked := [name for name in own.facts if name in verdict.profile]:
            say(console, f"Only the {side} version asks for {listing(asked)}.", indent=2)


def show_contrasts(console: Console, found: Difference, rules: Sequence[Contrast]) -> None:
    """Write the rules that do not do the same in both versions."""
    groups = {
        "Only the old version fires": [one for one in rules if not one.after],
        "Both fire, with other effects": [one for one in rules if one.before and one.after],
        "Only the new version fires": [one for one in rules if not one.before],
    }
    for words, told in groups.items():
        if told:
            say(console, f"{words}:", indent=2)
        for one in told[:MOST_RULES]:
            say(console, one.title, (f" [{one.rule}]", FAINT), indent=4, hang=2)
            say(console, contrast_words(found, one), indent=8)
        if len(told) > MOST_RULES:
            say(console, f"and {count(len(told) - MOST_RULES, 'more rule')}", indent=4)


def contrast_words(found: Difference, one: Contrast) -> str:
    """Return what a rule does that it does not do in both versions, and what it did before if it fires in both."""
    before, after = one.before or NO_EFFECTS, one.after or NO_EFFECTS
    groups: dict[tuple[str, str], list[str]] = {}
    for name in dict.fromkeys((*after.points, *before.points)):
        ways = effect_word(before, name), effect_word(after, name)
        if ways[0] != ways[1]:
            base = found.new if name in found.new.candidates else found.old
            groups.setdefault(ways, []).append(base.candidates[name].title)
    both = bool(one.before and one.after)
    points = [f"{listing(names)}: {way_words(*ways, both=both)}" for ways, names in groups.items()]
    return "; ".join((*points, *finding_words(found, before.findings ^ after.findings)))


def way_words(before: str, after: str, *, both: bool) -> str:
    """Return what is done now, with what was done before if the rule fires in both versions."""
    return f"{after or 'nothing'}, before: {before or 'nothing'}" if both else after or before


def effect_word(effects: Effects, candidate: str) -> str:
    """Return the points for a candidate, or that it is ruled out; nothing if the effects are not about it."""
    if candidate not in effects.points:
        return ""
    points = effects.points[candidate]
    return "ruled out" if points is None else signed(points)


def finding_words(found: Difference, findings: Iterable[str]) -> Iterator[str]:
    """Yield findings that are concluded in one version only, in words."""
    for name in sorted(findings):
        base = found.new if name in found.new.findings else found.old
        yield f"concludes: {base.findings[name].title}"


def show_blame(console: Console, found: Difference) -> None:
    """Write the edits that are to blame."""
    blame = found.blame
    if blame is None:
        return
    if blame.alone:
        which = "each of these edits" if len(blame.alone) > 1 else "this edit"
        say(
            console,
            (f"To blame is {which}: ", STRONG),
            "with it undone the interview ends as before.",
            indent=2,
        )
    elif blame.together:
        say(
            console,
            ("To blame are these edits together: ", STRONG),
            "with all of them undone it ends as before.",
            indent=2,
        )
    else:
        say(console, "Which edits are to blame was not found.", indent=2)
    for one in (*blame.alone, *blame.together):
        say(console, *edit_words(one), indent=4, hang=2)
    if blame.late:
        say(console, "There was no time to try every edit; give more with --seconds.", indent=2)
