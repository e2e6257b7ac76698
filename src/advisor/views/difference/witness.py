"""The interview that ends differently in two versions: the answers, both ends, the rules and the edits that do it."""

from collections.abc import Iterator

from advisor.authoring.compare.blame import Blame
from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.witness import Differs
from advisor.explain.contrast import Contrast, Effects, answers_words, contrasts
from advisor.model import DecisionKind, RuleBase, grouped
from advisor.recommend import Ended, Outcome
from advisor.texts import count, listing, signed
from advisor.views.document.blocks import Blocks, Pairs, Paragraph, Tree, TreeNode
from advisor.views.document.spans import Code, Line, Link, Tone, Toned
from advisor.views.edits import blamed_view, edit_line
from advisor.views.headlines import applied_headline, change, headline
from advisor.views.lists import labelled, paragraph, paragraphs, points, under

MOST_RULES = 12
OUTRIGHT = {DecisionKind.CHOICE: "chosen", DecisionKind.APPLIES: "included"}
NO_EFFECTS = Effects({}, frozenset())


def held_words(difference: Difference) -> str:
    """Return which interviews are compared, if they are not all."""
    return "" if difference.scope.whole else " that both versions can hold"


def witness_view(difference: Difference, verdict: Differs) -> Blocks:
    """Return the interview that ends differently, both ends, the rules that make the difference, and the blame."""
    answers = answers_words(difference, verdict)
    return (
        Paragraph(opening(verdict)),
        *points((f"{fact}: ", Toned(answer, Tone.STRONG)) for fact, answer in answers),
        *paragraphs(remarks(difference, verdict)),
        ends_view(difference, verdict),
        *contrasts_view(difference, verdict),
        *(blame_view(difference.blame) if difference.blame else ()),
    )


def opening(verdict: Differs) -> Line:
    yes = Toned("Yes", Tone.BAD)
    if not verdict.profile:
        return yes, ", before anything is answered."
    answers = count(len(verdict.profile), "answer")
    shorter = "with fewer, the same candidates lead" if verdict.fewest else "there may be shorter interviews"
    return yes, f", with {answers}; {shorter}:"


def remarks(difference: Difference, verdict: Differs) -> Iterator[Line]:
    """Yield what is proved of other interviews, and what only one version asks in this one."""
    if verdict.unknown_only:
        complete = f"Interviews with every question answered{held_words(difference)}"
        yield (f"{complete} all end the same; this is proved.",)
    for side, own in difference.scope.sides.items():
        if asked := [name for name in own.facts if name in verdict.profile]:
            yield (f"Only the {side} version asks for {listing(asked)}.",)


def ends_view(difference: Difference, verdict: Differs) -> Pairs:
    sides = (("Old", difference.old, verdict.before), ("New", difference.new, verdict.after))
    return labelled(
        (side, paragraphs(ended_line(base, result.ended[name]) for name in verdict.decisions))
        for side, base, result in sides
    )


def ended_line(base: RuleBase, ended: Ended) -> Line:
    """Return how a decision ended, or what applies of a list."""
    return headline(base, ended) if isinstance(ended, Outcome) else applied_headline(base, ended)


def contrasts_view(difference: Difference, verdict: Differs) -> Blocks:
    """Return the rules that do not do the same in both versions, each with what it does."""
    groups = grouped((sides(contrast), contrast) for contrast in contrasts(difference, verdict))
    nodes = tuple(TreeNode((words,), nodes_of(difference, alike)) for words, alike in groups.items())
    return (Tree(nodes),) if nodes else ()


def sides(contrast: Contrast) -> str:
    if contrast.before and contrast.after:
        return "Rules that fire in both, with different effects:"
    return f"Rules that fire only in the {'old' if contrast.before else 'new'} version:"


def nodes_of(difference: Difference, alike: tuple[Contrast, ...]) -> tuple[TreeNode, ...]:
    """Return a node for each rule, as far as there are not too many."""
    rest = alike[MOST_RULES:]
    more = (TreeNode((f"and {count(len(rest), 'more rule')}",)),) if rest else ()
    nodes = (
        TreeNode(
            (Link("rule", contrast.rule, contrast.title), " ", Code(contrast.rule)),
            tuple(TreeNode((words,)) for words in contrast_words(difference, contrast)),
        )
        for contrast in alike[:MOST_RULES]
    )
    return *nodes, *more


def contrast_words(difference: Difference, contrast: Contrast) -> Iterator[str]:
    """Yield what a rule does that it does not do in both versions, and what it did before if it fires in both."""
    before, after = contrast.before or NO_EFFECTS, contrast.after or NO_EFFECTS
    old, new = difference.old, difference.new
    names = dict.fromkeys((*after.points, *before.points))
    ways = grouped(((effect_word(old, before, name), effect_word(new, after, name)), name) for name in names)
    for (did, does), alike in ways.items():
        if did != does:
            titles = listing(
                (new if name in new.candidates else old).candidates[name].title for name in alike
            )
            both = contrast.before and contrast.after
            yield f"{titles}: {change(did or 'nothing', does or 'nothing') if both else does or did}"
    for name in sorted(before.findings ^ after.findings):
        yield f"concludes: {(new if name in new.propositions else old).propositions[name].title}"
    for name in dict.fromkeys((*after.adds, *before.adds)):
        did, does = (str(effects.adds.get(name, 0)) for effects in (before, after))
        if did != does:
            title = (new if name in new.findings else old).findings[name].title
            yield f"adds to {title}: {change(did, does) if contrast.before and contrast.after else does or did}"


def effect_word(base: RuleBase, effects: Effects, candidate: str) -> str:
    """Return the points for a candidate, or what is done to it; nothing if the effects are not about it."""
    if candidate not in effects.points:
        return ""
    by, kind = effects.points[candidate], base.taken_by[candidate]
    if by is None:
        return "excluded" if kind is DecisionKind.APPLIES else "ruled out"
    return OUTRIGHT.get(kind) or signed(by)


def blame_view(blame: Blame) -> Blocks:
    title = Toned("Only undoing all of these edits together restores the old result:", Tone.STRONG)
    unknown = not blame.together and not blame.alone
    return (
        *blamed_view(blame.alone),
        *under(title, points(map(edit_line, blame.together))),
        *(paragraph("Which edits are to blame was not found.") if unknown else ()),
        *(paragraph("There was no time to try every edit; give more with --seconds.") if blame.late else ()),
    )
