"""Why a question is asked: the open rules behind it, what each answer would do at once, and what the rules are for."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from advisor.evaluators.bounds import touches
from advisor.explain.runs import together as joint_answer
from advisor.explain.why import Consequence, WhyAsked
from advisor.explain.words import answer_words, condition_words
from advisor.interview.outlook import Outlook
from advisor.model import (
    Add,
    Advise,
    Answer,
    Award,
    DecisionKind,
    Kind,
    Rule,
    RuleBase,
    RuleOut,
    grouped,
    together,
)
from advisor.texts import count, listing
from advisor.views.clauses import effect_words
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.links import to_made
from advisor.views.lists import codes, listed, paragraph, paragraphs, points
from advisor.views.pieces import INDENT, MUST, Piece, line, point, within

MOST_REASONS = 3
# More parts of a number than these, which all do something else, nobody reads.
MOST_OPTIONS = 12
MOST_LABELS = 2
CROWD = 3
UNWEIGHED = {"chooses": DecisionKind.CHOICE, "includes": DecisionKind.APPLIES}

# In brief: lines, what weighs more than any points, and what is said first if not all fits.
ROOM, VETO = 10, 1 << 30
STRONGEST, EACH, SECOND = MUST + 1, MUST + 2, MUST + 100


def why_in_brief(base: RuleBase, reasons: WhyAsked, out: Collection[str] = ()) -> Blocks:
    """Return what the answer would do, and the rules behind that which weigh most, in ten lines.

    Nothing is said of those who are `out`, because they cannot win any more or have won already.
    """
    return within(ROOM, brief(base, reasons, out)) if reasons.rules else why(base, reasons)


def brief(base: RuleBase, reasons: WhyAsked, out: Collection[str]) -> Iterator[Piece]:
    """Yield why a question is asked, each answer that does something at once, two rules, and where there is more."""
    yield line((reasons.fact.why,), MUST, INDENT)
    meanings = grouped((at_once(base, each, out), each) for each in reasons.options)
    ranked = sorted(meanings, key=lambda words: -max(weight(each.fires, out) for each in meanings[words]))
    for words, alike in meanings.items():
        said = listing(called(reasons, alike), "or")
        yield point((Toned(said, Tone.STRONG), f": {words}"), EACH + ranked.index(words), INDENT)
    firing = grouped((rule, each) for each in reasons.options for rule in each.fires)
    strongest = sorted(
        together(rule for rule in reasons.rules if leads_on(rule, out)),
        key=lambda rules: (firing.keys().isdisjoint(rules), -weight(rules, out)),
    )
    for (rule, *_), matters in zip(strongest, (STRONGEST, SECOND), strict=False):
        answers = called(reasons, firing.get(rule, ()))
        label = f"{listing(answers, 'or')}: " if 0 < len(answers) <= MOST_LABELS else ""
        yield line((f"{label}{rule.title.rstrip('.')}. {rule.because}",), matters, INDENT)
    waiting = count(len(together(reasons.rules)), "rule waits", "rules wait")
    yield line((f"{waiting} for the answer; 'why' again tells all.",), MUST, INDENT)


def leads_on(rule: Rule, out: Collection[str]) -> bool:
    """Return whether a rule does anything but speak of those who are out."""
    return bool(rule.advises or rule.speaks_of or not {*rule.touches} <= {*out})


def at_once(base: RuleBase, option: Consequence, out: Collection[str]) -> str:
    """Return what an answer would do for candidates, else what it would lead on to."""
    gone = frozenset[str]().union(out, *(rule.vetoes for rule in option.fires))
    ruled = (*vetoed(base, option.fires, out), *awarded(base, option, gone))
    late = any(rule.touches for rule in option.fires)
    nothing = "nothing that counts any more" if late else "nothing at once"
    return "; ".join(ruled or (*concluded(base, option), *advising(option))) or nothing


def weight(rules: Iterable[Rule], out: Collection[str]) -> int:
    """Return the most that some rule does for or against a candidate; to rule it out weighs more than any points."""
    return max(
        (
            abs(effect.points) if isinstance(effect, Award) else VETO
            for rule in rules
            for effect in rule.effects
            if isinstance(effect, Award | RuleOut) and effect.candidate not in out
        ),
        default=0,
    )


def why(base: RuleBase, reasons: WhyAsked) -> Blocks:
    """Return the open rules behind a question, and what each answer would do at once."""
    asked = paragraph(reasons.fact.why)
    if not reasons.rules:
        return *asked, *paragraph("No rule waits for the answer any more; it changes nothing.")
    waiting = count(len(together(reasons.rules)), "rule waits", "rules wait")
    return (
        *asked,
        *paragraph(f"{waiting} for the answer. Right away it would mean:"),
        *points(
            (meant(base, reasons, option) for option in reasons.options),
            MOST_OPTIONS if reasons.fact.measure else None,
        ),
        *paragraph("The rules, and their reasons ('why' again: what they are for):"),
        *rules_and_reasons(base, reasons.rules),
    )


def goals(base: RuleBase, below: Sequence[Rule], above: Sequence[Rule], outlook: Outlook) -> Blocks:
    """Return the open rules that the rules shown before are for, or at the top the decisions they bear on."""
    if above:
        return *paragraph("They are for these rules:"), *rules_and_reasons(base, above)
    return paragraphs(
        (f"They are for the decision itself: {decision.title}, {state(base, outlook, decision.id)}.",)
        for decision in base.written_decisions.values()
        if any(touches(base, rule, decision) for rule in below)
    )


def state(base: RuleBase, outlook: Outlook, decision: str) -> str:
    if parts := base.parts.get(decision):
        left = sum(part.id not in outlook.settled for part in parts)
        return (
            f"of which {left} {'is' if left == 1 else 'are'} open"
            if left
            else "which no open answer can change"
        )
    if decision in outlook.settled:
        return "which no open answer can change"
    return f"which is open between {count(len(outlook.in_play[decision]), 'candidate')}"


def rules_and_reasons(base: RuleBase, rules: Sequence[Rule]) -> Blocks:
    """Return the first rules with condition, effects and reason, and the names of the others."""
    groups = together(rules)
    rest = [group[0].written_as for group in groups[MOST_REASONS:]]
    return (
        *listed(rule_and_reason(base, *group) for group in groups[:MOST_REASONS]),
        *(paragraph(f"and {count(len(rest), 'more rule')} ", *codes(rest)) if rest else ()),
    )


def rule_and_reason(base: RuleBase, rule: Rule, *alike: Rule) -> Blocks:
    """Return a rule with condition, effects and reason, and how many more were made from the same."""
    others = f", and {len(alike)} more made from the same rule" if alike else ""
    effects = (effect_words(base, effect) for effect in rule.effects if not isinstance(effect, Advise))
    return (
        *paragraph(to_made(rule), f"{others} ", Code(rule.id)),
        *paragraph(f"If {condition_words(base, rule.condition)}, then {'; '.join(effects) or 'advice'}."),
        *paragraph(rule.because),
    )


def meant(base: RuleBase, reasons: WhyAsked, option: Consequence) -> Line:
    effects = "; ".join(effects_of(base, reasons.rules, option)) or "nothing yet"
    (label,) = called(reasons, [option])
    return Toned(label, Tone.STRONG), f": {effects}"


def called(reasons: WhyAsked, options: Sequence[Consequence]) -> list[str]:
    """Return what options are called; those of a number together, so that no two stand beside each other."""
    fact = reasons.fact
    if fact.measure and options:
        regions = (fact.limits(option.value).may for option in options)
        answers: list[Answer] = [joint_answer(fact, frozenset[str]().union(*regions), reasons.known)]
    else:
        several = fact.kind is Kind.SEVERAL
        answers = [
            frozenset({each.value}) if several and isinstance(each.value, str) else each.value
            for each in options
        ]
    return [answer_words(fact, answer) for answer in answers]


def effects_of(base: RuleBase, waiting: Iterable[Rule], option: Consequence) -> Iterator[str]:
    """Yield what one answer would do at once, what weighs most first; a rule for each candidate counts as one."""
    yield from vetoed(base, option.fires)
    yield from awarded(base, option)
    yield from concluded(base, option)
    yield from advising(option)
    if closed := [group for group in together(waiting) if set(group) <= set(option.closes)]:
        yield f"{count(len(closed), 'rule')} can no longer fire"


def concluded(base: RuleBase, option: Consequence) -> Iterator[str]:
    findings = dict.fromkeys(finding for rule in option.fires for finding in rule.concludes)
    if findings:
        yield f"concludes: {listing([base.propositions[finding].title for finding in findings])}"
    adding = (effect for rule in option.fires for effect in rule.effects if isinstance(effect, Add))
    yield from (effect_words(base, effect) for effect in adding)


def advising(option: Consequence) -> Iterator[str]:
    if any(rule.advises for rule in option.fires):
        yield "adds advice"


def awarded(base: RuleBase, option: Consequence, out: Collection[str] = ()) -> Iterator[str]:
    """Yield who would get which points, highest first; a crowd with equal points is only counted."""
    points = [(by, candidate) for candidate, by in option.points(base).items() if candidate not in out]
    weighed = ((by, name) for by, name in points if base.taken_by[name] is DecisionKind.POINTS)
    names = grouped((by, base.candidates[name].title) for by, name in weighed)
    for by, titles in sorted(names.items(), reverse=True):
        yield f"{by:+d} for {crowd(titles)}"
    for verb, kind in UNWEIGHED.items():
        if unweighed := [base.candidates[name].title for _, name in points if base.taken_by[name] is kind]:
            yield f"{verb} {crowd(unweighed)}"


def vetoed(base: RuleBase, fires: Iterable[Rule], ignored: Collection[str] = ()) -> Iterator[str]:
    """Yield who would be ruled out; a crowd is only counted, with the rules that name it."""
    vetoing = [rule for rule in fires if rule.vetoes]
    out = {veto for rule in vetoing for veto in rule.vetoes}.difference(ignored)
    kept = [name for name in base.candidates if name in out]
    excluded = [base.candidates[name].title for name in kept if base.taken_by[name] is DecisionKind.APPLIES]
    if excluded:
        yield f"excludes {crowd(excluded)}"
    names = [base.candidates[name].title for name in kept if base.taken_by[name] is not DecisionKind.APPLIES]
    if names:
        by = dict.fromkeys(rule.written_as for rule in vetoing) if len(names) > CROWD else ()
        yield f"rules out {crowd(names)}{f' by {listing(by)}' if by else ''}"


def crowd(names: Sequence[str]) -> str:
    """Return names; of many only their number."""
    return f"{len(names)} candidates" if len(names) > CROWD else listing(names)
