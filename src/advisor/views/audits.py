"""What became of past records under other rules; those that changed stand first, with the edits to blame."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.explain.applied_words import changed_words
from advisor.explain.endings import lead_words
from advisor.journal.audit.verdicts import Agreement, Audited, AuditedChoice, End, Fate
from advisor.model import RuleBase, grouped
from advisor.texts import count
from advisor.views.document.blocks import Block, Blocks, Fold, Heading, Page, Paragraph
from advisor.views.document.spans import Code, Line, Link, Moment, Tone, Toned
from advisor.views.edits import blamed_view
from advisor.views.headlines import change, choice, nothing_words
from advisor.views.lists import paragraph, points, under

TONES: Mapping[Fate, Tone] = {
    Fate.CHANGED: Tone.BAD,
    Fate.UNJUDGED: Tone.WARNING,
    Fate.OTHER_LEVEL: Tone.WARNING,
    Fate.THINNER: Tone.WARNING,
    Fate.SAME: Tone.GOOD,
}

UNJUDGED = "not to be judged"


def audit_page(audited: Sequence[Audited], today: RuleBase) -> Page:
    """Return the page; the same fates under the same rules give the same page."""
    rules = Paragraph(("Under the rules ", Code(today.fingerprint)))
    footer: Line = ("Made by ", Code("advisor audit"), "; do not edit.")
    return Page(today.title, (rules, *audit_view(audited)), "Audit of past consultations", footer)


def audit_view(audited: Sequence[Audited]) -> Blocks:
    """Return how many records became what, and then them, the worst first, the latest of each first."""
    ordered = sorted(audited, key=lambda record: (record.finished, record.record), reverse=True)
    fates = grouped((record.fate, record) for record in ordered)
    parts = [f"{len(fates[fate])} {fate.value}" for fate in Fate if fate in fates]
    total = Paragraph((f"{count(len(audited), 'record')}: {'; '.join(parts) or 'nothing to audit'}.",))
    return (
        total,
        *choices_view(ordered),
        *(block for fate in Fate if fate in fates for block in fate_view(fate, fates[fate])),
    )


def fate_told(record: Audited) -> Blocks:
    """Return what became of one record, and of what people decided about it."""
    return (
        *paragraph("By the rules of today: ", Toned(record.fate.value, TONES[record.fate]), "."),
        *points((line,) for line in lines(record)),
        *blamed_view(record.blame),
        *choices_view([record]),
    )


def choices_view(audited: Sequence[Audited]) -> Blocks:
    """Return how many choices of people the rules recommend, those that are due, and those that are not as they were."""
    choices = [(record.record, choice) for record in audited for choice in record.choices]
    known = Counter(choice.agreement for _, choice in choices)
    parts = [
        f"{known[each]} {each.value if each else UNJUDGED}" for each in (*Agreement, None) if known[each]
    ]
    due = [(name, choice, f"since {choice.review}") for name, choice in choices if choice.due]
    apart = [
        (name, choice, choice.agreement.value)
        for name, choice in choices
        if choice.agreement and choice.agreement is not Agreement.STILL
    ]
    are_due = f"{count(len(due), 'choice is', 'choices are')} due to be looked at again"
    return (
        *(paragraph(f"{count(len(choices), 'choice')} of people: {'; '.join(parts)}.") if choices else ()),
        *under(Toned(are_due, Tone.WARNING), choice_points(due)),
        *under(Toned("What people chose, by these rules", Tone.STRONG), choice_points(apart)),
    )


def choice_points(choices: Iterable[tuple[str, AuditedChoice, str]]) -> Blocks:
    return points(
        (Code(name), f" {choice.decision}: {choice.chosen}, {words}") for name, choice, words in choices
    )


def fate_view(fate: Fate, records: Sequence[Audited]) -> Iterator[Block]:
    """Yield the records of one fate; those that are the same are folded."""
    title = (Toned(f"{len(records)} {fate.value}", TONES[fate]),)
    if fate is Fate.SAME:
        same = points((Code(record.record), " ", Moment(record.finished)) for record in records)
        yield Fold("same", title, same)
        return
    yield Heading(title)
    for record in records:
        link = Link("record", record.record, record.record)
        when = (", ", Moment(record.finished)) if record.finished else ()
        yield Heading((Code(record.record), *when), 3, link)
        yield from (*points((line,) for line in lines(record)), *blamed_view(record.blame))


def lines(record: Audited) -> Iterator[str]:
    """Yield what is different for a record, a line for each decision that is."""
    for name, then in record.then.items():
        now = record.now[name]
        if now.winners != then.winners and then.applies:
            yield f"{name}: {'; '.join(changed_words(sorted(then.winners), sorted(now.winners)))}"
        elif now.winners != then.winners:
            yield f"{name}: {change(ended(then), ended(now))}"
        elif record.fate is Fate.OTHER_LEVEL and then.level and now.level and now.level != then.level:
            yield f"{name}: {ended(now)}, {change(then.level, now.level)}"
        elif record.fate is Fate.THINNER and now.margin != then.margin:
            yield f"{name}: {ended(now)}, {change(lead(then), lead(now))}"
    if record.reason:
        yield record.reason
    elif record.fate is Fate.CHANGED and not record.blame:
        yield "No single edit is to blame; several together changed it."


def ended(end: End) -> str:
    return nothing_words(settled=True) if end.nothing else choice(sorted(end.winners))


def lead(end: End) -> str:
    return lead_words(end.margin).removeprefix(", ") or "nobody behind"
