"""What an answer has changed, and what is left to ask."""

from advisor.interview.outlook import Outlook
from advisor.model import Kind, RuleBase
from advisor.texts import count
from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Tone, Toned
from advisor.views.lists import paragraphs

HOW_TO_ANSWER = {
    Kind.SCALE: "  (or such as: at least 2)",
    Kind.SEVERAL: "  (several, such as: 1, 3 or 1, 3, ...; or none)",
}


def progress(base: RuleBase, outlook: Outlook) -> Blocks:
    """Return how much is still in play, without names: they would pull the answers."""
    in_play = "; ".join(
        f"{base.decisions[decision].title}: {len(winners)} of {len(base.decisions[decision].candidates)} can still win"
        for decision, winners in outlook.in_play.items()
    )
    late = " (at most; not proved in time)" if outlook.unproven else ""
    lines = [f"{in_play}{late}."]
    if outlook.most:
        span = f"{outlook.fewest} to " if outlook.fewest < outlook.most else ""
        lines.append(f"{span}{count(outlook.most, 'question')} left.")
    return paragraphs((Toned(line, Tone.FAINT),) for line in lines)
