"""How a consultation begins with answers that the journal has: those of an unfinished interview, or of a record."""

from contextlib import closing
from pathlib import Path

from advisor.formats.record_kinds import Predecessor
from advisor.interview.session import refusals
from advisor.journal.chain import Entry
from advisor.journal.steps import Resumed, out_of, resume
from advisor.journal.store import LATEST, find, is_meant
from advisor.journal.unfinished import Draft, drafts
from advisor.language.reading.answers import profile_of
from advisor.model import Exclusion, RuleBase, absent, keeping_out
from advisor.problems import RequestError
from advisor.usecases.answers import Answers
from advisor.usecases.journals import existing, whole
from advisor.usecases.recorder import Recorder


def take_up(recorder: Recorder, name: str) -> tuple[Draft, Resumed]:
    """Go on with an unfinished interview, from here on recorded as that; return it and what still fits of it.

    Raises RequestError.
    """
    draft = find_draft(place_of(recorder, "--resume"), name, recorder.base.title)
    return draft, go_on(recorder, draft)


def go_on(recorder: Recorder, draft: Draft) -> Resumed:
    """Go on with an unfinished interview; return what still fits of it. Raises RequestError if nothing does.

    Who is kept out of the base already stays so, and the title that the recorder has goes over that of the draft.
    """
    recorder.base = kept_out_again(recorder.base, draft.exclusions)
    resumed = resume(recorder.base, draft.steps)
    if resumed.dropped and not resumed.session.given:
        raise RequestError(no_answer_fits(draft.id, draft.knowledge))
    recorder.id, recorder.started = draft.id, draft.started
    recorder.title, recorder.predecessor = recorder.title or draft.title, draft.predecessor
    recorder.run_by = recorder.run_by or draft.run_by
    recorder.time_zone = recorder.time_zone or draft.time_zone
    recorder.begin(resumed.session, resumed.steps)
    return resumed


def begin_from(recorder: Recorder, name: str, answers: Answers) -> tuple[Entry, Resumed]:
    """Begin with the answers of a record, as given; return it and what still fits of it.

    `answers` go over those of the record; it names this title unless another is given. Raises RequestError, and
    AdvisorError if the record is not there or not what was sealed.
    """
    with closing(existing(place_of(recorder, "--from"))) as journal:
        entry = whole(find(journal, name), "no interview can begin from it")
    recorder.base = kept_out_again(recorder.base, entry.exclusions)
    resumed = resume(recorder.base, entry.sections["steps"])
    if resumed.dropped and not resumed.session.given:
        raise RequestError(no_answer_fits(entry.id, entry.head["knowledge"]["name"]))
    predecessor = Predecessor(entry.id, entry.first_hash)
    taken_over = out_of(predecessor, resumed.session.given)
    together = {given.fact: given for given in (*taken_over, *answers.load(recorder.base))}
    for reason in refusals(recorder.base, profile_of(together.values())):
        raise RequestError(f"the answers contradict those of {entry.id}: {reason}")
    recorder.title, recorder.predecessor = recorder.title or entry.title, predecessor
    recorder.begin_with(answers.attributed(recorder.base, together.values()))
    return entry, resumed


def no_answer_fits(name: str, knowledge: str) -> str:
    return f"no answer of {name} fits this knowledge; it was made by '{knowledge}' (--knowledge)"


def place_of(recorder: Recorder, option: str) -> Path:
    """Return where the journal is. Raises RequestError if there is to be none."""
    if not recorder.recording.place:
        raise RequestError(f"{option} needs the journal; leave out --no-record")
    return recorder.recording.place


def kept_out_again(base: RuleBase, exclusions: tuple[Exclusion, ...]) -> RuleBase:
    """Return the rule base with these candidates kept out too. Raises RequestError if it has them no longer."""
    if candidate := absent(base, exclusions):
        raise RequestError(f"you kept {candidate} out, which the rules no longer have; begin a new interview")
    already = {each.candidate for each in base.exclusions}
    return keeping_out(base, tuple(each for each in exclusions if each.candidate not in already))


def find_draft(place: Path, name: str, knowledge: str) -> Draft:
    """Return the unfinished interview of this title or id, or beginning of it, or the latest by this knowledge.

    Raises RequestError.
    """
    with closing(existing(place)) as journal:
        unfinished = drafts(journal)
    if name == LATEST:
        meant = [draft for draft in unfinished if draft.knowledge == knowledge][:1]
        others = ", ".join(f"{draft.id} ({draft.knowledge})" for draft in unfinished)
        none = f"there is no unfinished interview{f'; there is {others}, with other knowledge' if others else ''}"
    else:
        meant = [draft for draft in unfinished if is_meant(draft, name)]
        none = f"there is no unfinished interview '{name}'"
    if len(meant) == 1:
        return meant[0]
    several = f"'{name}' could be " + ", ".join(draft.id for draft in meant)
    raise RequestError(several if meant else none)
