"""The end of a consultation: its result explained, recorded, and only then shown."""

from advisor.explain.explanation import Explanation, explain_answers
from advisor.usecases.recorder import Recorder, Refusal


def conclude(recorder: Recorder, locked: tuple[str, ...]) -> tuple[Explanation, Refusal | None]:
    """Return the recommendation for the answers so far with its explanations, and why it is not recorded, if so."""
    given = recorder.session.given
    explanation = explain_answers(recorder.base, given, locked)
    return explanation, recorder.record(explanation, locked)
