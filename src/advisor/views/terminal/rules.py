"""Rules as people read them: what they say, why, from where, and how they stand on a profile."""

from collections.abc import Iterable

from rich.console import Console

from advisor.conditions import Truth
from advisor.explain.how import RuleOnProfile
from advisor.explain.words import effect_words
from advisor.model import RuleBase, together
from advisor.texts import listing
from advisor.views.writers.screen import BAD, FAINT, GOOD, STRONG, say

MARKS = {Truth.TRUE: ("yes", GOOD), Truth.FALSE: ("no", BAD), Truth.UNKNOWN: ("not known", FAINT)}
ENDINGS = {
    Truth.TRUE: ("It fired here.", GOOD),
    Truth.FALSE: ("It did not fire here.", BAD),
    Truth.UNKNOWN: ("It did not fire here: too little is known.", FAINT),
}
OTHERS = {
    Truth.TRUE: "The same rule fired here for",
    Truth.FALSE: "The same rule did not fire here for",
    Truth.UNKNOWN: "The same rule did not fire here, as too little is known, for",
}


def show_rules_on_profile(console: Console, base: RuleBase, found: Iterable[RuleOnProfile]) -> None:
    """Write rules and how they stand; of those made from one `each` rule the first, and the endings of the others."""
    shown = {one.rule.id: one for one in found}
    for rule, *alike in together(one.rule for one in shown.values()):
        show_rule(console, base, shown[rule.id])
        ended = [(shown[one.id].truth, base.candidates[one.each].title) for one in alike]
        for truth, words in OTHERS.items():
            if names := [title for now, title in ended if now is truth]:
                say(console, (words, FAINT), f" {listing(names)}.", indent=2)


def show_rule(console: Console, base: RuleBase, shown: RuleOnProfile) -> None:
    """Write a rule with its reason, source and place, and how each part of it stands."""
    rule = shown.rule
    say(console, (rule.title, STRONG))
    say(console, (f"{rule.id}, {rule.place}", FAINT))
    say(console, "If", indent=2)
    for part in shown.parts:
        rests_on = f"; {part.rests_on}" if part.rests_on else ""
        say(console, f"{part.words}  ", MARKS[part.truth], (rests_on, FAINT), indent=4 + 2 * part.depth)
    say(console, "Then " + "; ".join(effect_words(base, effect) for effect in rule.effects), indent=2)
    say(console, f"Because {rule.because}", indent=2)
    for passage in rule.source:
        says = f": {base.passages[passage].says}" if passage in base.passages else ""
        say(console, f"Source {passage}{says}", indent=2)
    if rule.reviewed:
        say(console, f"Reviewed {rule.reviewed}", indent=2)
    say(console, ENDINGS[shown.truth], indent=2)
