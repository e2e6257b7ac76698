"""Why a candidate of a list applies or does not, rule by rule, and what would change that."""

from collections.abc import Iterable, Iterator

from advisor.conditions import FALSE, UNKNOWN, known_from
from advisor.explain.applied import about
from advisor.explain.applied_words import state_words
from advisor.explain.contest import outcome_of
from advisor.explain.endings import chosen
from advisor.explain.flips import applied_flip
from advisor.explain.how import distance, keeping_silent, part_of
from advisor.model import Profile, Rule, RuleBase, is_own
from advisor.recommend import Applied, Outcome, Recommendation
from advisor.texts import at_most, count
from advisor.views.document.blocks import Block, Blocks, Heading, Paragraph
from advisor.views.document.spans import Tone, Toned
from advisor.views.document.words import plain
from advisor.views.flips import changes_words, none_turns
from advisor.views.headlines import headline
from advisor.views.how import condition
from advisor.views.links import to_made
from advisor.views.lists import paragraph, resting_on

MOST_SILENT = 3
"""So many rules that stay silent are told with what keeps them so, those first that lack least."""


def applied_of(result: Recommendation, candidate: str) -> Applied:
    return next(each for applied in result.lists.values() if (each := applied.of(candidate)))


def why_applies(base: RuleBase, result: Recommendation, candidate: str) -> Blocks:
    """Return whether a candidate applies: which rules include or exclude it, and what keeps others silent."""
    each, title = applied_of(result, candidate), base.candidates[candidate].title
    asked = "Why" if each.so_far else "Why not"
    always = ", whatever is still answered" if each.settled and each.so_far and not each.includes else ""
    return (
        Heading((f"{asked} {title}?",), 3),
        *paragraph(f"{title} {state_words(each)}{always}."),
        *firing(base, each),
        *silent(base, result, each),
    )


def firing(base: RuleBase, each: Applied) -> Iterator[Block]:
    """Yield the rules that say something of a candidate."""
    for words, tone, names in (
        ("Excluded: ", Tone.BAD, each.excludes),
        ("Included: ", Tone.GOOD, each.includes),
    ):
        for rule in map(base.rules.__getitem__, names):
            if is_own(rule):
                yield Paragraph((f"You have ruled it out yourselves: {rule.because.rstrip('.')}.",))
            else:
                yield resting_on(to_made(rule), Toned(words, tone))


def silent(base: RuleBase, result: Recommendation, each: Applied) -> Iterator[Block]:
    """Yield what keeps rules silent: those that would include what is not included, and those that may still exclude it."""
    rules = [rule for rule in about(base, each.candidate) if not result.trace.fired(rule.id)]
    including = (
        [rule for rule in rules if each.candidate in base.awards[rule.id]] if not each.includes else []
    )
    profile = result.trace.profile
    yield from kept_silent(base, profile, "Would be included by", including, (FALSE, UNKNOWN))
    excluding = [rule for rule in rules if each.candidate in rule.vetoes] if not each.excludes else []
    yield from kept_silent(base, profile, "Could still be excluded by", excluding, (UNKNOWN,))
    if not each.includes and not including:
        yield Paragraph(("No rule includes it.",))


def why_chosen(base: RuleBase, result: Recommendation, candidate: str) -> Blocks:
    """Return which rule chooses a candidate or another one, and what keeps those silent that would choose this one."""
    outcome, title = outcome_of(result, candidate), base.candidates[candidate].title
    others = [name for name in chosen(base, outcome) if name != candidate]
    rules = [rule for rule in about(base, candidate) if candidate in base.awards[rule.id]]
    wins = candidate in chosen(base, outcome)
    return (
        Heading((f"{'Why' if wins else 'Why not'} {title}?",), 3),
        *paragraph(f"{plain(headline(base, outcome))}."),
        *chosen_by(base, outcome, [*([candidate] if wins else []), *others]),
        *(
            resting_on(to_made(base.rules[name]), Toned(f"{title} is ruled out: ", Tone.BAD))
            for name in outcome.standing(candidate).ruled_out_by
        ),
        *kept_silent(base, result.trace.profile, f"{title} would be chosen by", rules, (FALSE, UNKNOWN)),
    )


def chosen_by(base: RuleBase, outcome: Outcome, names: Iterable[str]) -> Iterator[Block]:
    for name in names:
        for award in outcome.standing(name).evidence:
            words = Toned(f"{base.candidates[name].title} is chosen by: ", Tone.GOOD)
            yield resting_on(to_made(base.rules[award.rule]), words)


def kept_silent(
    base: RuleBase, profile: Profile, words: str, rules: Iterable[Rule], truths: Iterable[object]
) -> Iterator[Block]:
    """Yield the rules that least keeps silent, each with what does, and how many more there are."""
    known = known_from(base, profile)
    stands = ((rule, part_of(base, rule.condition, known)) for rule in rules)
    silent = sorted((pair for pair in stands if pair[1].truth in truths), key=lambda pair: distance(pair[1]))
    for rule, whole in silent[:MOST_SILENT]:
        yield resting_on(to_made(rule), f"{words}: ")
        yield condition(keeping_silent(whole))
    if rest := [rule for rule, _ in silent[MOST_SILENT:]]:
        names = list(dict.fromkeys(rule.table or rule.id for rule in rest))
        shows = f"'how' with {at_most(names, MOST_SILENT)} shows each"
        yield Paragraph((f"{words} {count(len(rest), 'more rule')}; {shows}.",))


def turn(
    base: RuleBase, result: Recommendation, candidate: str, locked: Iterable[str], *, givens: bool
) -> Blocks:
    """Return the fewest other answers with which a candidate would apply, or would not."""
    each, title = applied_of(result, candidate), base.candidates[candidate].title
    profile = result.trace.profile
    smallest = applied_flip(base, profile, each, locked, givens=givens)
    if not smallest.changes:
        none = none_turns(base, profile, [smallest], None, givens=givens)
        words = none if smallest.unproven else none.replace("makes another candidate win alone", "turns that")
        return paragraph(f"{title} {state_words(each)}. {words}")
    verb = "does not apply" if each.so_far else "applies"
    return paragraph(f"{changes_words(base, smallest)}: ", Toned(f"{title} {verb}", Tone.STRONG), ".")
