"""A small base of trips that uses all of the language: values, sums, rows, a table, otherwise, and what applies of a list."""

from pathlib import Path

from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document
from advisor.model import RuleBase
from folders import write

FACTS = """\
knowledge: {title: Trips}
topics: {trip: The trip}
facts:
  age: {topic: trip, kind: number, unit: years, min: 18, max: 99, ask: How old?, why: It counts.}
  tongues:
    {topic: trip, kind: several, ask: Which languages?, why: They help., values: {en: English, fr: French, it: Italian, de: German}}
  vehicle: {topic: trip, kind: choice, ask: By what?, why: It decides., values: {car: Car, boat: Boat, none: On foot}}
  doors: {topic: trip, kind: scale, ask: How many doors?, why: They tell., ask_if: {vehicle: car}, values: {two: Two, four: Four}}
  paid: {topic: trip, kind: yes_no, ask: Is it paid?, why: Else nothing goes.}
findings:
  risk: {kind: scale, title: Risk, default: low, values: {low: Low, mid: Middling, high: High}}
  route: {kind: choice, title: Route, values: {sea: By sea, land: By land}}
  needs: {kind: several, title: Needs, values: {fuel: Fuel, crew: Crew}}
  score: {kind: sum, title: Score, ranges: {weak: {below: 20}}}
  fine: {title: All is fine}
decisions:
  answer: {title: Answer, candidates: {accept: {title: Accept}, refer: {title: Refer}, decline: {title: Decline}}}
  desk: {title: Desk, candidates: {near: {title: Near}, far: {title: Far}}}
  pace: {title: Pace, candidates: {fast: {title: Fast}, slow: {title: Slow}}}
  extras:
    {title: Extras, kind: all_that_apply, candidates: {map: {title: A map}, lamp: {title: A lamp}}}
"""

RULES = """\
rules:
  young: {title: Young, because: So., if: {age: {below: 25}}, then: {add: {score: 12}, conclude: {risk: high}}}
  old: {title: Old, because: So., if: {age: {at_least: 60}}, then: {add: {score: 30}, conclude: {risk: mid}}}
  fluent:
    {title: Fluent, because: So., if: {tongues: {at_least: {count: 2, of: [en, fr, it]}}}, then: {add: {score: 10}}}
  silent: {title: Silent, because: So., if: {tongues: {only: [de]}}, then: {add: {score: -3}, conclude: {needs: crew}}}
  roomy: {title: Roomy, because: So., if: {doors: {none_of: [two]}}, then: {add: {score: 9}}}
  sea: {title: Sea, because: So., if: {vehicle: boat}, then: {conclude: {route: sea}}}
  land: {title: Land, because: So., if: {vehicle: car}, then: {conclude: {route: land}}}
  strong: {title: Strong, because: So., if: {score: {at_least: 20}}, then: {conclude: fine, favour: {fast: strong}}}
  weak: {title: Weak, because: So., if: {score: weak, needs: {none_of: [fuel]}}, then: {favour: {slow: strong}}}
  steps:
    title: Steps
    because: One after another.
    first_of:
      unpaid: {if: {paid: no}, then: {choose: {answer: decline}}}
      risky: {if: {risk: {at_least: mid}}, then: {choose: {answer: refer}}}
      rest: {otherwise: yes, then: {choose: {answer: accept}}}
  lost: {title: Lost, because: So., if: {otherwise: route}, then: {include: map}}
  dark: {title: Dark, because: So., if: {risk: low}, then: {include: lamp}}
  bright: {title: Bright, because: So., if: {paid: no}, then: {exclude: lamp}}
tables:
  desks:
    title: Desks
    because: So.
    hit: first
    columns: [row, vehicle, age, score, choose desk]
    rows:
      - [grey, car, ">= 60", -, far]
      - [strong, not(boat), -, ">= 20", near]
      - [rest, otherwise, "", "", far]
"""

OLD = {"age": "70", "tongues": "en,fr", "vehicle": "car", "doors": "four", "paid": "yes"}
YOUNG = {"age": "20", "vehicle": "boat"}


def trips(rules: str = RULES, facts: str = FACTS) -> RuleBase:
    """Return the base of these texts."""
    texts = {"facts/k.yaml": facts, "rules/r.yaml": rules}
    documents = tuple(Document(path, path, text.encode()) for path, text in texts.items())
    return read_documents(Collected(documents), "trips", "Trips")


def written(folder: Path) -> Path:
    """Return a folder that has the base in files."""
    return write(folder, {"facts/k.yaml": FACTS, "rules/r.yaml": RULES})
