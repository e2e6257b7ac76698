"""What applies of a list, on few lines: what applies and why, what is open and what to find out, how many do not."""

from collections.abc import Iterator

from advisor.explain.applied import AppliedReason, AppliedReasons
from advisor.explain.applied_words import apply_words, rest_words, titles
from advisor.explain.sayings import reason_said
from advisor.explain.strength_words import lowered
from advisor.explain.words import name_of
from advisor.model import RuleBase
from advisor.recommend import Applies
from advisor.texts import at_most, listing
from advisor.views.document.blocks import Choice, Heading, Sentence, Sign
from advisor.views.document.spans import Tone, Toned
from advisor.views.document.words import height
from advisor.views.pieces import INDENT, MUST, Piece, line, point, sentence
from advisor.views.verdict.sentences import in_brackets

MOST_REASONS, MOST_OPEN, MOST_NAMED, MOST_SILENT, MOST_FACTS = 18, 10, 12, 5, 3
"""How many of a list have a line of their own, of the others how many are named, and of those that do not apply."""


def choice_of_list(base: RuleBase, reasons: AppliedReasons) -> Choice:
    """Return how many candidates of a list apply, by name if they are few, are open, and do not apply."""
    applied = reasons.applied
    settled = bool(reasons.applies) or not reasons.open
    who = apply_words(titles(base, applied.those(Applies.YES)), settled=settled)
    return Choice(
        base.lists[applied.decision].title,
        (Toned(who, Tone.GOOD if reasons.applies else Tone.STRONG),),
        "",
        tuple(filter(None, (rest_words(applied),))),
    )


def pieces_of_list(base: RuleBase, reasons: AppliedReasons) -> Iterator[Piece]:
    """Yield what applies of a list, each on a line, then what is open; of the rest only how much it is."""
    title = base.lists[reasons.applied.decision].title
    if reasons.applies:
        yield Piece(Heading((f"{title} that apply",), 3), MUST, 1)
    for each in reasons.applies[:MOST_REASONS]:
        yield sentence(on_a_line(base, each), MUST)
    yield from others(base, reasons.applies[MOST_REASONS:])
    if reasons.open:
        yield Piece(Heading((f"{title} that are open, with what to find out",), 3), MUST, 1)
    for each in reasons.open[:MOST_OPEN]:
        yield point((open_words(base, each),), MUST)
    yield from others(base, reasons.open[MOST_OPEN:])
    if no := reasons.applied.those(Applies.NO):
        which = f"{len(no)} of the {lowered(title)} {'does' if len(no) == 1 else 'do'} not apply"
        named = (
            f": {listing(titles(base, no))}" if len(no) <= MOST_SILENT else "; 'details points' names them"
        )
        yield line((f"{which}{named}.",), MUST)


def others(base: RuleBase, rest: tuple[AppliedReason, ...]) -> Iterator[Piece]:
    """Yield the names of those that have no line of their own."""
    if rest:
        names = at_most(titles(base, [each.applied for each in rest]), MOST_NAMED)
        where = "; 'details points' names all" if len(rest) > MOST_NAMED else ""
        yield line((f"And {len(rest)} more: {names}{where}.",), MUST)


def on_a_line(base: RuleBase, each: AppliedReason) -> Sentence:
    """Return that a candidate applies and why, on one line if its name leaves room."""
    title = base.candidates[each.applied.candidate].title
    tried = that_applies(base, each), that_applies(base, each, brief=True), f"{title}."
    fitting = next((text for text in tried if height(f"+ {text}", indent=INDENT) == 1), tried[-1])
    return Sentence((fitting,), f"rule {each.reason.rules[0].id}" if each.reason else "result", Sign.FOR)


def that_applies(base: RuleBase, each: AppliedReason, *, brief: bool = False) -> str:
    """Return that a candidate applies and why, in brief without the answers."""
    title, reason = base.candidates[each.applied.candidate].title, each.reason
    if reason is None:
        return f"{title}: whatever is still answered."
    answers = "" if brief else in_brackets(base, reason.answers, reason)
    return f"{title}: {reason_said(base, reason.rules)}{answers}."


def open_words(base: RuleBase, each: AppliedReason) -> str:
    """Return an open candidate, whether it applies so far, and what would settle it."""
    title = base.candidates[each.applied.candidate].title
    so_far = " (applies so far)" if each.applied.so_far else ""
    facts = [name_of(fact) for fact in each.find_out]
    shown = facts[:MOST_FACTS]
    words = f"{title}{so_far}: {listing(shown) or 'not known in time'}"
    while shown[1:] and height(f"- {words}", indent=INDENT) > 1:
        shown = shown[:-1]
        words = f"{title}{so_far}: {at_most(facts, len(shown))}"
    return words
