"""Benefits of which all may apply, and a way to pay them that rules choose: few facts, and nothing is weighed."""

from io import StringIO
from pathlib import Path

from advisor.explain.explanation import Explanation, explain
from advisor.language.reading.answers import Given, profile_of
from advisor.language.reading.base import read_base
from advisor.model import Answer, RuleBase
from advisor.recommend import recommend
from advisor.views.document.blocks import Blocks
from advisor.views.recommendation import recommendation
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write as write_blocks
from folders import write

FACTS = """\
knowledge: {title: Benefits}
topics: {you: About you}
facts:
  income: {topic: you, kind: scale, ask: What do you earn?, why: It counts., values: {low: Little, high: Much}}
  renting: {topic: you, kind: yes_no, ask: Do you rent?, why: It counts.}
  children: {topic: you, kind: yes_no, ask: Have you children?, why: It counts.}
  account: {topic: you, kind: yes_no, ask: Have you an account?, why: It tells how to pay.}
findings:
  need: {kind: scale, title: Need, default: none, values: {none: None, some: Some}}
decisions:
  benefits:
    title: Benefits
    kind: all_that_apply
    candidates: {housing: {title: Housing benefit}, child: {title: Child benefit}, heating: {title: Heating aid}}
  payment: {title: Payment, candidates: {transfer: {title: Transfer}, cash: {title: Cash}}}
"""

RULES = """\
topic: Benefits
rules:
  poor: {title: Who earns little is in need, because: So., if: {income: low}, then: {conclude: {need: some}}}
  rent: {title: Who rents and is in need is helped, because: So., if: {need: some, renting: yes}, then: {include: housing}}
  kids: {title: Children are paid for, because: So., if: {children: yes}, then: {include: child}}
  warm: {title: Need is kept warm, because: So., if: {need: some}, then: {include: heating}}
  rich: {title: Who earns much pays for heating, because: So., if: {income: high}, then: {exclude: [heating, housing]}}
  pay:
    title: How it is paid
    because: So.
    first_of:
      account: {if: {account: yes}, then: {choose: transfer}}
      none: {otherwise: yes, then: {choose: cash}}
"""


def benefits(folder: Path, rules: str = RULES, facts: str = FACTS) -> RuleBase:
    return read_base(write(folder, {"facts/benefits.yaml": facts, "rules/law.yaml": rules}))


def explained(base: RuleBase, **answers: Answer) -> Explanation:
    given = tuple(Given(fact, answer) for fact, answer in answers.items())
    return explain(base, given, recommend(base, profile_of(given)))


def told(blocks: Blocks) -> str:
    stream = StringIO()
    write_blocks(screen(stream), blocks)
    return stream.getvalue()


def verdict_of(base: RuleBase, **answers: Answer) -> str:
    return told(recommendation(explained(base, **answers)))
