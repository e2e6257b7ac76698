"""Boats for some water: few facts, many candidates, and rules that are made for each of them."""

from io import StringIO
from pathlib import Path

from advisor.explain.explanation import explain
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Answer, RuleBase
from advisor.recommend import recommend
from advisor.views.recommendation import recommendation
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write as write_blocks
from folders import write

FACTS = """\
knowledge: {title: Boats}
topics: {trip: The trip}
sources: {book: {title: A book}}
passages: {P1: {says: Boats float.}}
facts:
  water:
    topic: trip
    kind: choice
    ask: Where will you sail?
    why: A boat is made for some water.
    values: {lake: A lake, river: A river, sea: The sea}
  storm: {topic: trip, kind: yes_no, ask: 'Is there a storm?', why: It decides who sails.}
  alone: {topic: trip, kind: yes_no, ask: 'Are you alone?', why: Some boats need many hands.}
  closed: {topic: trip, kind: yes_no, ask: 'Is the harbour closed?', why: Then nobody sails.}
advice:
  stay: {text: Stay on land.}
decisions:
  boat:
    title: Boat
    candidates:
      raft: {title: Raft, attributes: {waters: lake}}
      canoe: {title: Canoe, attributes: {waters: [lake, river]}}
      punt: {title: Punt, attributes: {waters: river}}
      yawl: {title: Yawl, attributes: {waters: sea, hands: many}}
      ketch: {title: Ketch, attributes: {waters: sea, hands: many}}
      ferry: {title: Ferry, attributes: {waters: [river, sea], hands: many}}
"""

RULES = """\
rules:
  other-water:
    each: boat
    title: This water is not one for {it}
    because: It was built for another.
    if: {not: {water: it.waters}}
    then: {rule_out: it}
  many-hands:
    each: boat
    where: {hands: many}
    title: "{it} is too much for one"
    because: All ropes are pulled at once.
    if: {alone: yes}
    then: {rule_out: it, advise: stay}
  no-flat-bottom:
    title: A flat bottom is no good in waves
    because: It slams.
    if: {storm: yes}
    then: {rule_out: [raft, punt, canoe, yawl]}
  closed-harbour:
    each: boat
    title: Nobody may leave in {it}
    because: The harbour is closed.
    if: {closed: yes}
    then: {rule_out: it}
  joy:
    each: boat
    title: "{it} is a joy on calm water"
    because: It glides.
    if: {storm: no}
    then: {favour: {it: slight}}
"""


def write_boat_base(folder: Path) -> Path:
    """Write the knowledge of boats into a folder."""
    return write(folder, {"facts/f.yaml": FACTS, "rules/r.yaml": RULES})


def given_answers(**answers: Answer) -> tuple[Given, ...]:
    return tuple(Given(fact, answer) for fact, answer in answers.items())


def recommendation_on_screen(base: RuleBase, *folds: str, **answers: Answer) -> str:
    """Return the screen of a recommendation with some of its folds open, on one line."""
    shown, given = StringIO(), given_answers(**answers)
    explanation = explain(base, given, recommend(base, profile_of(given)))
    write_blocks(screen(shown), recommendation(explanation, folds))
    return " ".join(shown.getvalue().split())
