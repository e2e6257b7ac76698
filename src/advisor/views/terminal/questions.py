"""Questions, their help and reasons, and the answers so far."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from rich.console import Console

from advisor.evaluators.bounds import touches
from advisor.explain.why import Option, WhyAsked
from advisor.explain.words import answer_words, condition_words, effect_words, name_of
from advisor.interview.outlook import Outlook
from advisor.language.reading.answers import Given
from advisor.model import Advise, Fact, Kind, Rule, RuleBase, Topic, Value, grouped, together
from advisor.texts import count, listing
from advisor.views.counts import rules_written
from advisor.views.writers.screen import FAINT, STRONG, padded, say, widest

MOST_REASONS = 3
CROWD = 3

HOW_TO_ANSWER: Mapping[Kind, str] = {
    Kind.YES_NO: "",
    Kind.CHOICE: "",
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}
IN_PART: Mapping[Kind, str] = {
    Kind.YES_NO: "",
    Kind.CHOICE: "1 or 3; not 2",
    Kind.SCALE: "at least 2; at most 2; 1 or 2; not 2",
    Kind.SEVERAL: "1, 3, ... (these, and maybe others); not 2",
}


def show_welcome(console: Console, base: RuleBase, commands: Iterable[str]) -> None:
    """Write the title, how to answer, and what else can be typed, once."""
    say(console, (base.title, STRONG))
    questions = count(len(base.facts), "question")
    say(console, f"{rules_written(base)}, {questions} at most; only those that can still count are asked.")
    say(console, "Answer with a number, a name or its beginning. Also: " + ", ".join(commands) + ".")


def show_question(console: Console, number: int, topic: Topic, fact: Fact) -> None:
    """Write a question."""
    console.print()
    say(console, (f"[{number}] {topic.title}", STRONG), (f" - {name_of(fact.id)}", FAINT))
    say(console, fact.ask, (HOW_TO_ANSWER[fact.kind], FAINT), indent=4)


def show_options(console: Console, fact: Fact, offered: Collection[Value], known: Given | None) -> None:
    """Write the numbered options of a question, of which something may be known.

    Those not offered are named before the list and keep their numbers: whoever hears the list read out
    knows of its gaps beforehand, and a number never stands for another value than it did before.
    """
    if known:
        say(console, known_words(fact, known), indent=4)
    left = fact.limits(known.answer if known else None).may - {value.id for value in offered}
    numbered = tuple(enumerate(fact.values, 1))
    if excluded := [f"{index} ({value.id})" for index, value in numbered if value.id in left]:
        words = f"Your other answers exclude {listing(excluded)}; type one for the reason."
        say(console, (words, FAINT), indent=4)
    width = widest(value.id for value in fact.values)
    for index, value in numbered:
        if value in offered:
            say(
                console,
                f"{index:>2}  {padded(value.id, width)}  ",
                (value.title, ""),
                indent=4,
                hang=width + 6,
            )


def known_words(fact: Fact, known: Given) -> str:
    """Return a sentence with what is known of an answer that is asked for."""
    return f"So far: {answer_words(fact, known.statement)}."


def show_help(console: Console, fact: Fact, commands: Mapping[str, str]) -> None:
    """Write why the fact matters, what its values mean, and the commands."""
    say(console, fact.why, indent=2)
    for value in fact.values:
        if value.help:
            say(console, (value.title, STRONG), f": {value.help}", indent=4)
    if in_part := IN_PART[fact.kind]:
        say(console, f"If you know the answer only in part, such as: {in_part}.", indent=2)
    say(console, "Commands at any question:", indent=2)
    width = max(map(len, commands))
    for command, words in commands.items():
        say(console, f"{padded(command, width)}  {words}", indent=4, hang=width + 2)


def show_why(console: Console, base: RuleBase, reasons: WhyAsked) -> None:
    """Write the open rules behind a question, and what each option would do at once."""
    say(console, reasons.fact.why, indent=2)
    number = len(reasons.rules)
    if not number:
        say(console, "No rule waits for the answer any more; it changes nothing.", indent=2)
        return
    say(
        console,
        f"{count(number, 'rule waits', 'rules wait')} for the answer. Right away it would mean:",
        indent=2,
    )
    for option in reasons.options:
        show_option(console, base, reasons.fact, option)
    say(console, "The rules, and their reasons ('why' again: what they are for):", indent=2)
    show_reasons(console, base, reasons.rules)


def show_goals(
    console: Console, base: RuleBase, below: Sequence[Rule], above: Sequence[Rule], outlook: Outlook
) -> None:
    """Write the open rules that the rules shown before are for, or at the top the decisions they bear on."""
    if above:
        say(console, "They are for these rules:", indent=2)
        show_reasons(console, base, above)
        return
    for decision in (
        one for one in base.decisions.values() if any(touches(base, rule, one) for rule in below)
    ):
        left = count(len(outlook.in_play[decision.id]), "candidate")
        state = "is settled" if decision.id in outlook.settled else f"is open between {left}"
        say(console, f"They are for the decision itself: {decision.title} {state}.", indent=2)


def show_reasons(console: Console, base: RuleBase, rules: Sequence[Rule]) -> None:
    """Write the first rules with condition, effects and reason, and the names of the others."""
    groups = together(rules)
    for rule, *alike in groups[:MOST_REASONS]:
        others = f" and {len(alike)} more made from the same rule" if alike else ""
        say(console, (rule.title, STRONG), (f" [{rule.id}]{others}", FAINT), indent=4, hang=2)
        say(console, f"If {condition_words(base, rule.condition)}.", indent=6, hang=2)
        effects = (effect_words(base, effect) for effect in rule.effects if not isinstance(effect, Advise))
        say(console, f"Then {'; '.join(effects) or 'advice'}.", indent=6, hang=2)
        say(console, rule.because, indent=6, hang=2)
    if rest := [group[0].written_as for group in groups[MOST_REASONS:]]:
        say(console, (f"also: {', '.join(rest)}", FAINT), indent=4, hang=2)


def show_option(console: Console, base: RuleBase, fact: Fact, option: Option) -> None:
    """Write what one option would do at once."""
    effects = points_words(base, option.points(base))
    effects += veto_words(base, option.fires)
    found = dict.fromkeys(finding for rule in option.fires for finding in rule.concludes)
    effects += [f"finding: {base.findings[one].title}" for one in found]
    if any(rule.advises for rule in option.fires):
        effects.append("adds advice")
    if option.closes:
        effects.append(f"{count(len(option.closes), 'rule')} can no longer fire")
    title = answer_words(fact, option.value if fact.kind is not Kind.SEVERAL else frozenset({option.value}))
    say(console, (title, STRONG), ": " + ("; ".join(effects) or "nothing yet"), indent=4, hang=2)


def veto_words(base: RuleBase, fires: Sequence[Rule]) -> list[str]:
    """Return who would be ruled out; a crowd is only counted, with the rules that name it."""
    vetoed = dict.fromkeys(veto for rule in fires for veto in rule.vetoes)
    names = [one.title for one in base.candidates.values() if one.id in vetoed]
    if len(names) <= CROWD:
        return [f"rules out {listing(names)}"] if names else []
    written = dict.fromkeys(rule.written_as for rule in fires if rule.vetoes)
    return [f"rules out {len(names)} candidates [{', '.join(written)}]"]


def points_words(base: RuleBase, points: Mapping[str, int]) -> list[str]:
    """Return who would get which points, highest first; a crowd with equal points is only counted."""
    names = grouped((by, base.candidates[candidate].title) for candidate, by in points.items())
    return [
        f"{len(titles)} candidates {by:+d}" if len(titles) > CROWD else f"{listing(titles)} {by:+d}"
        for by, titles in sorted(names.items(), reverse=True)
    ]


def show_answers(console: Console, base: RuleBase, given: Sequence[Given]) -> None:
    """Write all answers in the order given, with their numbers."""
    if not given:
        say(console, "Nothing is answered yet.", indent=2)
    for number, one in enumerate(given, 1):
        words = answer_words(base.facts[one.fact], one.statement)
        say(console, f"{number:>3}  {name_of(one.fact)}: ", (words, STRONG), indent=2)


def show_progress(console: Console, base: RuleBase, outlook: Outlook) -> None:
    """Write how much is still in play, without names: they would pull the answers."""
    in_play = "; ".join(
        f"{base.decisions[decision].title}: {len(winners)} of {len(base.decisions[decision].candidates)} can still win"
        for decision, winners in outlook.in_play.items()
    )
    late = " (at most; not proved in time)" if outlook.unproven else ""
    say(console, (f"{in_play}{late}.", FAINT), indent=2)
    if outlook.most:
        span = f"{outlook.fewest} to " if outlook.fewest < outlook.most else ""
        say(console, (f"{span}{count(outlook.most, 'question')} left.", FAINT), indent=2)


def show_stop(console: Console, base: RuleBase, outlook: Outlook, asked: Collection[str]) -> None:
    """Write why no more questions are asked, and which ones that saved."""
    console.print()
    saved = [name_of(fact) for fact in base.facts if fact not in asked]
    advising = len(outlook.advising)
    if len(outlook.settled) == len(base.decisions):
        say(console, ("Settled: ", STRONG), "no further answer can change who wins.")
    else:
        say(console, "No open question can change who wins, unless you learn what you do not know.")
    if saved:
        say(console, (f"{count(len(saved), 'question')} saved: {', '.join(saved)}.", FAINT))
    if advising:
        say(console, f"{advising} of them can still add advice.")
