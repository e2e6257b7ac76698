"""The commands that can be typed at any question; each gives the next step of the dialogue.

One that cannot make sense of its words raises RequestError, which the dialogue shows before it asks again. What a
command needs is imported when it is used: most interviews use none.
"""

from dataclasses import replace

from advisor.cli.command_table import TYPED
from advisor.cli.turns import Dialogue, Ending, Step, Turn, take_answer
from advisor.explain.words import name_of
from advisor.interview.session import undo
from advisor.model import Fact, facts_read
from advisor.names import did_you_mean, folded, meant
from advisor.views.document.blocks import Paragraph
from advisor.views.interview.help import explanation
from advisor.views.interview.question import so_far
from advisor.views.writers.screen import BAD


def on_help(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    dialogue.show(explanation(turn.fact, TYPED))
    return turn


def on_why(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Say why the question is asked; said again, what the rules behind it are for, one level up each time."""
    from advisor.explain.why import goals, why
    from advisor.interview.outlook import look
    from advisor.views import why as views

    base, session = dialogue.base, turn.session
    if turn.shown_rules is None:
        if known := turn.before.answer_to(turn.fact.id):
            dialogue.show((Paragraph(so_far(turn.fact, known)),))
        reasons = why(base, turn.before, turn.fact)
        dialogue.show(views.why(base, reasons))
        direct = (rule for rule in reasons.rules if turn.fact.id in facts_read(rule.condition))
        return replace(turn, shown_rules=tuple(direct))
    above = goals(base, session, turn.shown_rules)
    dialogue.show(views.goals(base, turn.shown_rules, above, look(base, session)))
    return replace(turn, shown_rules=above or turn.shown_rules)


def on_unknown(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    return take_answer(dialogue, turn, None)


def on_undo(dialogue: Dialogue, turn: Turn, _rest: str) -> Step:
    """Take back the last step and ask its question again; in the middle of a change, leave the answer as it was."""
    if turn.changing:
        dialogue.say(f"Kept as it was: {name_of(turn.fact.id)}.")
        return turn.session
    before = undo(turn.session)
    if before is None:
        dialogue.say("There is nothing to take back.")
        return turn
    dialogue.keep(before)
    changed = next(given for given in reversed(turn.session.given) if given not in before.given)
    dialogue.say(f"Taken back: {name_of(changed.fact)}.")
    return Turn(before, dialogue.base.facts[changed.fact], changing=changed.fact in before.asked)


def on_change(dialogue: Dialogue, turn: Turn, rest: str) -> Step:
    fact = find_fact(dialogue, turn, rest)
    if fact is None:
        hint = did_you_mean(rest, tuple(dialogue.base.facts), listed=0)
        dialogue.say((f"there is no question '{rest}'", BAD), f"; {hint}" if hint else "")
        dialogue.say("Write 'change' and the name or number of a question; 'review' lists them.")
        return turn
    return Turn(turn.session, fact, changing=turn.session.answer_to(fact.id) is not None)


def find_fact(dialogue: Dialogue, turn: Turn, typed: str) -> Fact | None:
    """Return the fact of this number, name, or unique beginning of a name."""
    given, facts = turn.session.given, dialogue.base.facts
    numbers = {str(number): answer.fact for number, answer in enumerate(given, 1)}
    if typed in numbers:
        return facts[numbers[typed]]
    begun = [fact for fact in facts if typed and folded(fact).startswith(folded(typed))]
    name = meant(typed, facts) or (begun[0] if len(begun) == 1 else "")
    return facts.get(name)


def on_quit(_dialogue: Dialogue, _turn: Turn, _rest: str) -> Step:
    return Ending.QUIT
