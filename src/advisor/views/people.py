"""Several people's answers side by side: first what to meet about, then what it rests on. And guesses at the rest."""

from collections.abc import Iterable, Iterator

from advisor.evaluators.prove.program import Unproven
from advisor.explain.endings import at_stake, titles_of
from advisor.explain.guesses import Guesses
from advisor.explain.people import Comparison, Dispute, Standpoint, said_words
from advisor.explain.words import answer_words, name_of
from advisor.language.reading.answers import Given
from advisor.model import RuleBase, grouped
from advisor.texts import count, listing
from advisor.views.document.blocks import Blocks, Heading, Paragraph
from advisor.views.document.spans import Line, Tone, Toned
from advisor.views.headlines import endings
from advisor.views.lists import labelled, paragraph, paragraphs, points, under


def people(base: RuleBase, compared: Comparison) -> Blocks:
    """Return what several people should meet about, what is moot, and what each of them would be recommended."""
    by_some = {name: out_words(base, compared, name) for name in compared.kept_out_by_some}
    contested = [by_some.pop(name) for name in compared.contested]
    with_out = f" with {titles(base, compared.contested)} kept out" if contested else ""
    moot = f"Moot{with_out}, proved for all of it together"
    rest = [name_of(fact) for fact in compared.unanswered if fact not in compared.missing]
    unknown = f"Nobody knows, and it changes nothing{with_out}: {listing(rest)}."
    return (
        Paragraph(meeting(compared, at_stake(base))),
        *disputes(base, "To agree on", compared.to_meet_about, contested),
        *paragraph(after_words(base, compared)),
        *disputes(base, moot, compared.moot, by_some.values()),
        *(paragraph(Toned(unknown, Tone.FAINT)) if rest else ()),
        Heading(("With all of that left open",)),
        *kept_out(base, compared),
        *paragraphs(ends(base, compared.together)),
        Heading(("Each alone",)),
        labelled((name, points(ends(base, each))) for name, each in compared.alone.items()),
    )


def ends(base: RuleBase, standpoint: Standpoint) -> Iterator[Line]:
    """Return how each decision ended, and how much that can be relied upon."""
    levels = {name: strength.level for name, strength in standpoint.strengths.items()}
    return endings(base, standpoint.result, levels)


def meeting(compared: Comparison, stake: str) -> Line:
    to_agree_on = len(compared.to_meet_about) + len(compared.contested)
    disputed = count(len(compared.disputes) + len(compared.kept_out_by_some), "dispute")
    if isinstance(compared.agenda, Unproven):
        return Toned("What needs a meeting is not known in time", Tone.BAD), f": all of {disputed} may."
    if not compared.disputes and not compared.kept_out_by_some:
        return Toned("Nothing needs a meeting", Tone.GOOD), ": nobody disputes anything."
    if not to_agree_on:
        none = f": {disputed}, and none of it can change {stake}."
        return Toned("Nothing needs a meeting", Tone.GOOD), none
    return Toned(f"{to_agree_on} of {disputed} to be agreed on", Tone.BAD), "."


def after_words(base: RuleBase, compared: Comparison) -> str:
    """Return whether anything is left open once the agenda is resolved, and if so, what else it hangs on."""
    if isinstance(compared.agenda, Unproven):
        return "Whether it hangs on anything else is not known in time either."
    left_open = "Whatever they agree on" if compared.disputes else "With what they know"
    resolved = "Once that is agreed on" if compared.agenda.facts else left_open
    if names := titles(base, compared.contested):
        resolved = f"{resolved} and {names} kept out" if compared.agenda.facts else f"With {names} kept out"
    if compared.agenda.settles:
        return f"{resolved}, no other answer can change {at_stake(base)}; that is proved."
    names = listing(name_of(fact) for fact in compared.missing)
    return f"{resolved}, it still hangs on what nobody knows: {names}."


def disputes(base: RuleBase, label: str, disputed: Iterable[Dispute], outs: Iterable[str]) -> Blocks:
    """Return what people said of each fact that they dispute, then the lines about those that only some keep out."""
    lines = [*(said_words(base, dispute.fact, dispute.said) for dispute in disputed), *outs]
    return under(Toned(f"{label}:", Tone.STRONG), points((line,) for line in lines))


def kept_out(base: RuleBase, compared: Comparison) -> Blocks:
    return paragraphs(
        (f"{titles(base, [out.candidate])} was kept out by {listing(out.by)}: {out.reason}",)
        for out in compared.kept_out
    )


def titles(base: RuleBase, candidates: Iterable[str]) -> str:
    return listing(titles_of(base, tuple(candidates)))


def out_words(base: RuleBase, compared: Comparison, candidate: str) -> str:
    names = grouped((person.keeps_out(candidate), person.name) for person in compared.people)
    return f"{titles(base, [candidate])}: kept out ({listing(names[True])}); not ({listing(names[False])})"


def guesses(base: RuleBase, weighed: Guesses) -> Blocks:
    """Return which guesses are worth confirming, and which would change nothing."""
    groups = {
        "Worth confirming": weighed.worth,
        "Would change nothing, proved for all of it together": weighed.harmless,
        "Whether it would change anything is not known in time": weighed.unproven,
        "Answered already": weighed.answered,
    }
    pairs = ((label, guessed(base, group)) for label, group in groups.items() if group)
    return Heading(("Guesses",)), labelled(pairs)


def guessed(base: RuleBase, group: Iterable[Given]) -> Blocks:
    words = (
        f"{name_of(guess.fact)} ({answer_words(base.facts[guess.fact], guess.statement)})" for guess in group
    )
    return paragraph(f"{'; '.join(words)}.")
