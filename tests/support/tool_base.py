"""Tools for a job: a base in which every rule that weighs has a factor, and whoever wins is told of more than points."""

from collections.abc import Iterable
from pathlib import Path

from advisor.explain.explanation import Explanation, explain
from advisor.model import RuleBase
from advisor.recommend import recommend
from boat_base import given_answers
from folders import write
from recorded_answers import base_and_files

FACTS = """\
knowledge: {title: Tools}
topics: {job: The job}
sources: {book: {title: A book}}
passages: {P1: {says: Tools differ.}}
factors:
  speed: {title: How fast it is, says: Time is short., source: P1}
  care: {title: How careful it is, says: Things break., source: P1}
facts:
  hurry: {topic: job, kind: yes_no, ask: 'Is there a hurry?', why: It decides on speed.}
  frail: {topic: job, kind: yes_no, ask: 'Is the thing frail?', why: It may break.}
  dark: {topic: job, kind: yes_no, ask: 'Is it dark?', why: Then nobody sees the line.}
  power: {topic: job, kind: yes_no, ask: 'Is there power?', why: Some tools need it.}
advice:
  try: {text: Try both on a leftover piece first.}
  glue: {text: Keep glue at hand., about: [saw, laser]}
  goggles: {text: Wear goggles., about: laser}
decisions:
  place:
    title: Place
    candidates: {yard: {title: Yard}, shed: {title: Shed}}
  tool:
    title: Tool
    if_close: [try, goggles]
    tells:
      repair: {title: Repair, words: {easy: Anybody can repair it., hard: It has to be sent in.}, source: P1}
    candidates:
      saw: {title: Saw, attributes: {repair: easy}}
      knife: {title: Knife, attributes: {repair: easy}}
      laser: {title: Laser, attributes: {repair: hard}, watch_out: It burns.}
"""

RULES = """\
rules:
  no-power-no-laser:
    title: Without power a laser does nothing
    because: It has no battery.
    source: P1
    factor: speed
    if: {power: no}
    then: {rule_out: laser}
  saw-is-quick:
    title: A saw is quick
    because: It has teeth.
    source: P1
    factor: speed
    if: {hurry: yes}
    then: {favour: {saw: strong, knife: slight}}
  saw-splinters:
    title: A saw splinters what is frail
    because: Its teeth tear.
    source: P1
    factor: care
    if: {frail: yes}
    then: {weigh_against: {saw: moderate}, advise: glue}
  knife-is-gentle:
    title: A knife is gentle
    because: It is thin.
    source: P1
    factor: care
    if: {frail: yes}
    then: {favour: {knife: slight}}
  knife-slips:
    title: A knife slips in the dark
    because: Nobody sees the line.
    source: P1
    factor: care
    basis: inference
    if: {dark: yes}
    then: {weigh_against: {knife: slight}}
  light-outside:
    title: In the yard there is more light
    because: The sun shines there.
    source: P1
    factor: care
    if: {dark: no}
    then: {favour: {yard: strong}}
"""


def tools(folder: Path, facts: str = FACTS, rules: str = RULES) -> RuleBase:
    return base_and_files(write(folder, {"facts/f.yaml": facts, "rules/r.yaml": rules}))[0]


def explained(base: RuleBase, yes: Iterable[str]) -> Explanation:
    """Return the explanation where these facts are so and all others are not."""
    profile = {fact: "yes" if fact in yes else "no" for fact in base.facts}
    return explain(base, given_answers(**profile), recommend(base, profile))
