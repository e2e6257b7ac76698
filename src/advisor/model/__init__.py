"""What experts write and people answer, as frozen values.

kinds       what an answer to a fact looks like
measures    numbers as answers, and where rules tell them apart
measure_words  numbers in words
facts       what can be asked, and what is answered
statements  answers as people give them, whole or partial
conditions  over answers and findings: a closed family
findings    what rules conclude: yes or no, values, sums
made        propositions that follow from how findings, sums and tables are written
summands    what a sum is made of
ladders     whether a sum reaches a number
tables      rows, each of which is a rule
rules       if a condition is true, effects hold
guarantees  what is promised of every interview
sources     texts and passages that all of it rests on, and factors that it weighs by
decisions   what is recommended: decisions with their candidates, and advice
written_base  a knowledge base as experts write it: what its rules speak of, and the rules
base        the same with all that evaluators know to be so or not
questions   its questions, and what their answers cannot be, without any rules
recutting   numbers parted in more places, so that two versions can be compared
origins     where answers came from that nobody was asked for
exclusions  candidates that people keep out themselves
not_covered what people ask for and no candidate is
dependencies  what builds on what in it
grouping    what belongs together
cases       what experts expect for some answers
"""

from advisor.model.base import (
    RuleBase,
    is_complete,
    open_facts,
    prepared,
)
from advisor.model.conditions import (
    ALWAYS,
    NEVER,
    All,
    Any,
    AtLeast,
    AtMost,
    Condition,
    Found,
    Guarded,
    Is,
    Leaf,
    Not,
    Said,
    all_of,
    any_of,
    facts_read,
    facts_told,
    findings_read,
    leaves,
    owner_of,
    unguarded,
    with_parts,
)
from advisor.model.decisions import Advice, Candidate, Decision, DecisionKind, ToldAttribute
from advisor.model.dependencies import (
    builds_on,
    depths,
    facts_beneath,
    names_read,
    reads,
    resting_on,
)
from advisor.model.exclusions import absent, is_own, keeping_out
from advisor.model.facts import (
    NO,
    YES,
    Answer,
    Fact,
    Partial,
    Placed,
    Profile,
    Topic,
    Value,
    WholeAnswer,
    accepted,
    is_whole,
    lying_in,
    parted,
)
from advisor.model.findings import (
    Finding,
    Proposition,
    at_most,
    concluded,
    finding_of,
    has_value,
    reaches,
)
from advisor.model.grouping import grouped, together
from advisor.model.guarantees import (
    Accepted,
    Always,
    Guarantee,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Requirement,
    Somebody,
)
from advisor.model.kinds import NUMBERS, ORDERED, Kind, Nature
from advisor.model.ladders import MOST_STEPS, steps_needed
from advisor.model.made import chained, own_condition
from advisor.model.measure_words import (
    digits,
    is_above,
    is_below,
    number_words,
    span_words,
    spans_words,
    with_unit,
)
from advisor.model.measures import Cut, Measure, NamedSpan, Span, in_both, joined
from advisor.model.not_covered import NotCovered, left_out
from advisor.model.origins import AnswerOrigin, OriginKind
from advisor.model.questions import ruleless
from advisor.model.recutting import asks_alike, cut_alike, recut_profile, uncut
from advisor.model.rules import POINTS, Add, Advise, Award, Conclude, Effect, Example, Rule, RuleOut, adds
from advisor.model.sources import Factor, Passage, Source
from advisor.model.statements import (
    Has,
    Narrowing,
    NotAnyOf,
    Numbers,
    OneOf,
    Range,
    Statement,
    exact,
    fits,
    lower,
    placed,
    spans_of,
    statement_of,
)
from advisor.model.summands import Summand
from advisor.model.tables import DecisionTable, Hit, before, is_others, others
from advisor.model.written_base import Exclusion, Impossible
