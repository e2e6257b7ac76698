"""The end of a consultation: its result explained, recorded, and only then shown."""

from advisor.explain.explanation import Explanation, explain
from advisor.language.reading.answers import profile_of
from advisor.recommend import recommend
from advisor.usecases.recorder import Recorder, Refusal


def conclude(recorder: Recorder, locked: tuple[str, ...]) -> tuple[Explanation, Refusal | None]:
    """Return the recommendation for the answers so far with its explanations, and why it is not recorded, if so."""
    given = recorder.session.given
    explanation = explain(recorder.base, given, recommend(recorder.base, profile_of(given)), locked)
    return explanation, recorder.record(explanation, locked)
