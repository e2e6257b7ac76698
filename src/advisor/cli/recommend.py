"""`advisor recommend`: the recommendation for a profile, without questions."""

from collections.abc import Callable, Collection
from functools import partial

import click

from advisor.cli.journals import with_attributed_answers, with_particulars, with_record
from advisor.cli.options import with_folds, with_guesses, with_knowledge, with_lock, with_pager
from advisor.cli.outputs import write_json
from advisor.cli.paging import show
from advisor.cli.recording import AFTER_RECORD, recorder_for, report_refusal
from advisor.cli.streams import remark
from advisor.explain.explanation import Explanation
from advisor.explain.guards import idle_answers
from advisor.explain.guesses import Guesses, weigh
from advisor.language.reading.answers import profile_of
from advisor.texts import raised
from advisor.usecases.answers import Answers
from advisor.usecases.consultation import conclude
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.names import find_fact
from advisor.usecases.particulars import Particulars
from advisor.usecases.recorder import Recorder, Recording
from advisor.views.details import NAMES
from advisor.views.document.blocks import Paragraph
from advisor.views.document.spans import Tone, Toned
from advisor.views.recommendation import recommendation

WITHOUT_RECORD = "Next: the same with --full, or with --details NAME for one part"
UNBROKEN = 10_000
"""The columns of a line that ends only where it ends."""


@click.command("recommend")
@with_knowledge
@with_attributed_answers
@with_record
@with_particulars
@with_lock
@with_guesses
@with_folds(NAMES)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, format advisor.recommendation/2.")
@click.option("--paste", "pasted", is_flag=True, help="A few lines to be pasted into a chat.")
@with_pager
def command(  # noqa: PLR0913, PLR0917  # each option is one choice
    knowledge: Knowledge,
    answers: Answers,
    recording: Recording,
    particulars: Particulars,
    lock: tuple[str, ...],
    guesses: Answers,
    *,
    folds: tuple[str, ...],
    as_json: bool,
    pasted: bool,
) -> None:
    """Recommend for the answers given; what is not answered is unknown."""
    if not answers:
        raise click.UsageError("give answers with --answers FILE or --set FACT=VALUE")
    if as_json and pasted:
        raise click.UsageError("choose one of --json and --paste")
    base, documents = knowledge.load_with_documents()
    base = answers.narrow(base)
    given = answers.attributed(base, answers.load(base))
    locked = tuple(find_fact(base, name) for name in lock)
    weighed = weigh(base, profile_of(given), guesses.load(base)) if guesses else None
    recorder = recorder_for(base, documents, recording, particulars, asks=False)
    recorder.begin_with(given)
    for idle in idle_answers(base, profile_of(given)).values():
        remark(f"{raised(idle)}.")
    if as_json:
        finish(recorder, locked, partial(show_json, guesses=weighed))
    elif pasted:
        finish(recorder, locked, show_unbroken)
    else:
        finish(recorder, locked, partial(show_result, weighed, folds, recorder))


def finish(recorder: Recorder, locked: tuple[str, ...], shown: Callable[[Explanation], None]) -> Explanation:
    """Return the recommendation for the answers kept, with its explanations, recorded and then shown."""
    explanation, refusal = conclude(recorder, locked)
    if refusal:
        report_refusal(recorder, refusal)
    shown(explanation)
    return explanation


def show_json(explanation: Explanation, guesses: Guesses | None = None) -> None:
    from advisor.formats.recommendation import to_document

    write_json(to_document(explanation.base, explanation, guesses))


def show_unbroken(explanation: Explanation) -> None:
    """Write what is pasted into a chat, which breaks lines itself."""
    from advisor.explain.brief import brief
    from advisor.views.paste import paste
    from advisor.views.writers.screen import screen
    from advisor.views.writers.terminal import write

    console = screen()
    console.width = UNBROKEN
    write(console, paste(brief(explanation)))


def show_result(
    guesses: Guesses | None, folds: Collection[str], recorder: Recorder, explanation: Explanation
) -> None:
    """Write the verdict and the folds that are open, then what there is to say of guesses, and what to type next."""
    from advisor.views.people import guesses as weighed_guesses

    recorded = recorder.recording.place and not recorder.problems
    following = Toned(AFTER_RECORD if recorded else WITHOUT_RECORD, Tone.FAINT)
    show(
        (
            *recommendation(explanation, folds),
            *(weighed_guesses(explanation.base, guesses) if guesses else ()),
            Paragraph((following,)),
        )
    )


def show_verdict(explanation: Explanation) -> None:
    """Write the verdict, of which an interview says itself how it goes on."""
    show(recommendation(explanation))
