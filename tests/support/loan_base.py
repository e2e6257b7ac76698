"""Loans: amounts, dates, and questions that are asked only of who has a car, or has lent it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from advisor.language.reading.answers import Given, answer_from_words, profile_of
from advisor.language.reading.base import read_base
from advisor.model import Profile, RuleBase
from folders import write

FACTS = """\
knowledge: {title: Loans}
topics: {money: Money, car: The car}
facts:
  monthly_income:
    {topic: money, kind: money, unit: EUR, min: 0, max: 1000000, likely: [1000, 6000], ask: What do you earn?, why: It is paid from that.}
  age: {topic: money, kind: number, unit: years, min: 0, max: 120, ask: How old are you?, why: Minors cannot sign.}
  share: {topic: money, kind: percent, min: 0, max: 100, ask: What do you pay yourself?, why: It is safer.}
  vehicle:
    topic: car
    kind: choice
    values: {car: {title: A car, said: it is a car}, boat: {title: A boat, said: it is a boat}}
    ask: What is it?
    why: Boats sink.
  bought:
    {topic: car, kind: date, min: 2000-01-01, max: 2030-12-31, ask_if: {vehicle: car}, ask: When was it bought?, why: New ones cost less.}
  lent: {topic: car, kind: yes_no, ask_if: {shared: yes}, ask: Is it lent out?, why: Then others drive.}
findings:
  shared: {title: Others drive it}
decisions:
  loan: {title: Loan, candidates: {low: {title: A low rate}, high: {title: A high rate}, no: {title: No loan}}}
"""

RULES = """\
rules:
  minors: {title: Minors get none, because: They cannot sign., if: {age: {below: 18}}, then: {rule_out: [low, high]}}
  old: {title: Who is old pays more, because: It ends., if: {age: {above: 65}}, then: {favour: {high: slight}}}
  rich: {title: Who earns well pays less, because: It is safe., if: {monthly_income: {at_least: 2500}}, then: {favour: {low: strong}}}
  richer: {title: Who earns more pays less, because: It is safer., if: {monthly_income: {at_least: 4000}}, then: {favour: {low: slight}}}
  poor: {title: Who earns little pays more, because: It is not., if: {monthly_income: {below: 1000.50}}, then: {favour: {high: strong}}}
  new: {title: A new car can be sold, because: It can., if: {bought: {at_least: 2024-01-01}}, then: {favour: {low: moderate}}}
  not-new: {title: Anything else cannot, because: It cannot., if: {not: {bought: {at_least: 2024-01-01}}}, then: {favour: {high: slight}}}
  own: {title: Own money helps, because: Less is lent., if: {share: {between: [20, 40]}}, then: {favour: {low: slight}}}
  usual: {title: A high rate else, because: So., if: {age: {at_least: 18}}, then: {favour: {high: moderate}}}
  others: {title: Others drive new cars, because: They like to., if: {bought: {above: 2025-12-31}}, then: {conclude: shared}}
  risky: {title: Others are a risk, because: They are., if: {lent: yes}, then: {favour: {high: strong}}}
"""


@cache
def loan_base(rules: str = RULES) -> RuleBase:
    with TemporaryDirectory() as folder:
        return read_base(write(Path(folder), {"facts/f.yaml": FACTS, "rules/r.yaml": rules}))


def loan_answers(**words: str) -> tuple[Given, ...]:
    """Return answers as `--set` takes them."""
    facts = loan_base().facts
    return tuple(answer_from_words(f"{fact}={word}", facts) for fact, word in words.items())


def loan_profile(**words: str) -> Profile:
    return profile_of(loan_answers(**words))
