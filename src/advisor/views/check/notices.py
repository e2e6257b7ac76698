"""Notices: place, what is so, the line, why, answers that show it, and what to do; and what came of a check."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.catalogue import CHECKS, Severity
from advisor.authoring.check.conflicts import conjuncts
from advisor.authoring.check.notice import Conflict, Notice
from advisor.authoring.check.written import home
from advisor.explain.words import condition_words, name_of
from advisor.model import Condition, RuleBase, facts_read, findings_read
from advisor.problems import cut
from advisor.texts import at_most, count, listing
from advisor.views.check.interviews import interviews
from advisor.views.counts import counts
from advisor.views.document.blocks import Blocks, Diagnostic, Paragraph
from advisor.views.document.spans import Code, Line, Tone, Toned
from advisor.views.lists import paragraphs, points, under
from advisor.views.problems import excerpt, hint

TONES: Mapping[Severity, Tone] = {
    Severity.ERROR: Tone.BAD,
    Severity.WARNING: Tone.WARNING,
    Severity.NOTE: Tone.FAINT,
}

# So many notices of one check are shown one by one, so many with the interviews that show them, and so many
# of what follows from one.
MOST = 50
MOST_WITH_INTERVIEWS = 10
MOST_FOLLOWING = 8

# Warnings of one check about which there is nothing to show are told together if they are more, and so many listed.
ALONE, MOST_TOGETHER = 3, 10


def notices(base: RuleBase, found: Sequence[Notice]) -> Blocks:
    """Return notices; of one check no more than are read one by one, and then how many more there are."""
    plain = Counter(notice.check for notice in found if is_plain(notice))
    crowds = [check for check, number in plain.items() if number > ALONE]
    single = [notice for notice in found if not (notice.check in crowds and is_plain(notice))]
    return (
        *(together([each for each in found if each.check == check and is_plain(each)]) for check in crowds),
        *one_by_one(base, single),
        *paragraphs(left_out(Counter(notice.check for notice in single))),
    )


def is_plain(notice: Notice) -> bool:
    """Return whether a notice is a warning that says all there is to say in one sentence."""
    more = notice.witness is not None or notice.conflict or notice.follows
    return notice.severity is Severity.WARNING and not more


def together(crowd: Sequence[Notice]) -> Diagnostic:
    first = crowd[0]
    named = at_most([f"{notice.subject} ({notice.place})" for notice in crowd], MOST_TOGETHER)
    severity = (Toned(f"{first.severity.value}, {len(crowd)} times", TONES[first.severity]),)
    line = (f"{CHECKS[first.check].title}: {named} ", Code(first.check))
    return Diagnostic("", severity, line, hint=hint(first.problem))


def one_by_one(base: RuleBase, found: Sequence[Notice]) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter()
    for notice in found:
        seen[notice.check] += 1
        if seen[notice.check] <= MOST:
            yield diagnostic(base, notice, acted=seen[notice.check] <= MOST_WITH_INTERVIEWS)


def diagnostic(base: RuleBase, notice: Notice, *, acted: bool) -> Diagnostic:
    """Return one notice, with the interviews that show it if they are to be `acted`."""
    return Diagnostic(
        str(notice.place),
        (Toned(notice.severity.value, TONES[notice.severity]),),
        (f"{cut(notice.what)} ", Code(notice.check)),
        excerpt(notice.place),
        (
            *(conflict(base, notice.conflict, notice.subject) if notice.conflict else ()),
            *(interviews(base, notice) if acted else ()),
            *follows(base, notice),
        ),
        hint(notice.problem),
    )


def left_out(seen: Mapping[str, int]) -> Iterator[Line]:
    many = {check: number - MOST for check, number in seen.items() if number > MOST}
    for check, number in many.items():
        yield f"... and {count(number, 'more notice')} of the same kind: {CHECKS[check].title} ", Code(check)
    if many:
        yield Code("--format json"), " lists them all."


def conflict(base: RuleBase, conflict: Conflict, subject: str = "") -> Blocks:
    """Return which parts of a condition exclude each other, that of a rule or a guarantee, and what makes it so."""
    title = "These can never be true together:" if conflict.parts[1:] else "This can never be true:"
    parts = (
        (condition_words(base, part), Toned(origin(base, part) or applying(base, part, subject), Tone.FAINT))
        for part in conflict.parts
    )
    declared = (
        (f"It is declared impossible at {each.place}: {cut(each.because)}",) for each in conflict.impossible
    )
    return *under(title, points(parts)), *paragraphs(declared)


def origin(base: RuleBase, part: Condition) -> str:
    """Return which rules conclude the findings that a condition reads."""
    findings = sorted(findings_read(part))
    rules = [rule.written_as for finding in findings for rule in base.concluding[finding]]
    if rules:
        return f" (concluded by {at_most(tuple(dict.fromkeys(rules)), 3)})"
    return " (concluded by no rule)" if findings else ""


def applying(base: RuleBase, part: Condition, rule: str) -> str:
    """Return which facts that a rule reads do not apply unless a part of its condition is so, which nobody wrote there."""
    read = facts_read(base.rules[rule].condition) if rule in base.rules else ()
    guards = ((fact, base.facts[fact].ask_if) for fact in base.facts if fact in read)
    idle = [
        name_of(fact) for fact, guard in guards if guard and any(part is other for other in conjuncts(guard))
    ]
    return f" (else {listing(idle)} {'do' if idle[1:] else 'does'} not apply)" if idle else ""


def follows(base: RuleBase, notice: Notice) -> Blocks:
    """Return what else is so in the same way, and what follows from a notice."""
    own = home(base, notice.subject)
    same = [each for each in notice.follows if each.check == notice.check and home(base, each.subject) == own]
    others = [each for each in notice.follows if each not in same]
    return (*more("The same is true of more of its kind:", same), *more("As a consequence:", others))


def more(lead: str, found: Sequence[Notice]) -> Blocks:
    """Return notices as points of a list; of very many how many more there are."""
    places = (f" ({notice.place})" if notice.check == "example-fails" else "" for notice in found)
    lines = (
        (f"{cut(notice.what)}{place} ", Code(notice.check))
        for notice, place in zip(found, places, strict=True)
    )
    return under(lead, points(lines, MOST_FOLLOWING))


def summary(base: RuleBase, checked: Checked, paths: Sequence[str], *, proving: bool) -> Paragraph:
    """Return what was looked at, and what came of it; of some paths only what came of it."""
    proofs = "" if proving else "; nothing was proved"
    if paths:
        return Paragraph((f"{', '.join(paths)}: {ending(checked)}{proofs}.",))
    return Paragraph((f"{base.title}: {counts(base)}; {ending(checked)}{proofs}.",))


def ending(checked: Checked) -> str:
    numbers = Counter(notice.severity for notice in checked.notices)
    parts = [count(numbers[severity], severity.value) for severity in Severity if numbers[severity]]
    accepted = [f"{count(len(checked.accepted), 'warning')} accepted"] if checked.accepted else []
    good = [] if numbers[Severity.ERROR] or numbers[Severity.WARNING] else ["all is well"]
    return ", ".join((*good, *parts, *accepted))


def acceptances(checked: Checked) -> Blocks:
    return tuple(
        Diagnostic(str(accepted.place), (), (f"{notice.check} accepted: {accepted.because}",))
        for notice, accepted in checked.accepted
    )
