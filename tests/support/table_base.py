"""A small base in which loans are routed by a table in YAML and scored by one in CSV."""

from pathlib import Path

from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from folders import write

FACTS = """\
topics: {loan: The loan}
passages: {P1: {says: High risks are declined.}, P2: {says: Others are not.}}
facts:
  stage:
    {topic: loan, kind: choice, ask: How far is it?, why: Only final ones are routed., values: {first: Begun, final: Whole}}
  size: {topic: loan, kind: scale, ask: How large?, why: It matters., values: {small: Small, middle: Middling, large: Large}}
  bankrupt: {topic: loan, kind: yes_no, ask: Bankrupt?, why: Then none is paid back.}
  credit: {topic: loan, kind: number, min: 0, max: 900, ask: Which points?, why: They say much., ranges: {poor: {below: 500}}}
  income: {topic: loan, kind: money, unit: EUR, min: 0, max: 9000, ask: What is earned?, why: It is paid from that.}
  since: {topic: loan, kind: date, min: 2000-01-01, max: 2030-12-31, ask: Since when?, why: Then it is known.}
  owns: {topic: loan, kind: several, ask: What is owned?, why: It can be sold., values: {house: A house, boat: A boat}}
findings:
  doubtful: {title: It is doubtful}
  risk: {kind: scale, title: Risk, values: {low: Low, medium: Medium, high: High}}
  papers: {kind: several, title: Papers, values: {slip: A slip, deed: A deed}}
  score: {kind: sum, title: Score}
advice:
  ask-twice: {text: Ask twice.}
decisions:
  routing:
    title: Routing
    candidates: {accept: {title: Accept}, refer: {title: Refer}, decline: {title: Decline}}
  offer:
    title: Offer
    candidates: {plain: {title: Plain}, secured: {title: Secured}}
"""
RULES = """\
tables:
  routing:
    title: Routing
    because: So says the policy.
    if: {stage: final}
    hit: first
    columns: [row, risk, bankrupt, credit, choose routing, because]
    rows:
      - [broke, -, yes, -, decline, Nothing is left.]
      - [poor, high, -, "[300..590)", refer, -]
      - [old, low|medium, no, not(poor), accept, -]
      - [rest, otherwise, refer, '']
  scores: {title: Scores, because: It was measured., hit: each, file: scores.csv}
"""
SCORES = """\
row;size;owns;income;since;add score;conclude risk;source
s1;small;house;>= 1500,50;< 2020-01-01;32;low;P1
s2;not(small);not(house|boat);[1000..1500,50);;-5;medium;P1|P2
s3;large|middle;boat;"<= 999,99";[2020-01-01..2021-06-30];12;high;P2
s4;otherwise;-;-;-;1;-;-
"""


def documents(rules: str = RULES, scores: str | bytes = SCORES, facts: str = FACTS) -> tuple[Document, ...]:
    contents = {"facts/f.yaml": facts, "rules/r.yaml": rules, "rules/scores.csv": scores}
    return tuple(
        Document(path, path, content.encode() if isinstance(content, str) else content)
        for path, content in contents.items()
    )


def table_base(rules: str = RULES, scores: str | bytes = SCORES, facts: str = FACTS) -> RuleBase:
    """Return the base. Raises AdvisorError."""
    return read_documents(Collected(documents(rules, scores, facts)), "loans", "loans")


def table_problems(rules: str = RULES, scores: str | bytes = SCORES, facts: str = FACTS) -> list[str]:
    """Return what is wrong with the base."""
    try:
        table_base(rules, scores, facts)
    except AdvisorError as error:
        return list(map(str, error.problems))
    return []


def write_table_base(folder: Path, rules: str = RULES, scores: str | bytes = SCORES) -> Path:
    return write(folder, {"facts/f.yaml": FACTS, "rules/r.yaml": rules, "rules/scores.csv": scores})
