"""Mistakes in rules: each gives one message, with its place, the user's words, and what to do."""

from pathlib import Path

import pytest

from folders import folder, problems, rule_text

POINTS = "write slight (1), moderate (2), strong (4), decisive (8), or a whole number from 1 to 1000"
MINUS = "to take points away, write them without the minus under 'weigh_against'"
THEN = "conclude, add, choose, favour, weigh_against, include, exclude, rule_out, advise"
EACH = "add 'each: ' with the name of a decision"
LIST = "write [{...}, {...}], or start each condition with '- '"
READABLE = "budget, dark, style, uses, bright, urgent, any, all, not, otherwise"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{drak: yes}", "10: there is no fact or finding 'drak'; did you mean 'dark'?"),
        ("{Dark: yes}", "10: there is no fact or finding 'Dark'; did you mean 'dark'?"),
        ("{moon: yes}", f"10: there is no fact or finding 'moon'; known are: {READABLE}"),
        ("{brigth: yes}", "10: there is no fact or finding 'brigth'; did you mean 'bright'?"),
        ("{dark: maybe}", "16: 'dark' has no value 'maybe'; known are: yes, no"),
        ("{dark: true}", "16: 'dark' has no value 'true'; did you mean 'yes'?"),
        ("{uses: [read, coook]}", "23: 'uses' has no value 'coook'; did you mean 'cook'?"),
        ("{bright: maybe}", "18: 'bright' is a finding: it is yes or no"),
        ("{dark: }", "10: the value of 'dark' is missing"),
        ("{dark: []}", "16: there is no value of 'dark' here"),
        ("{dark: {}}", "16: there is no value of 'dark' here"),
        (
            "{budget: {at_leest: low}}",
            "19: 'at_leest' is not a kind of condition on 'budget'; did you mean 'at_least'?",
        ),
        ("{budget: {at_least: lots}}", "29: 'budget' has no value 'lots'; known are: low, middle, high"),
        ("{budget: {at_least: [low]}}", "29: 'at_least' takes one value"),
        ("{budget: {at_least: }}", "19: 'at_least' takes one value"),
        ("{budget: [low, {a: b}]}", "24: the value of 'budget' must be a list of single words"),
        (
            "{style: {at_least: old}}",
            "18: 'at_least' needs a scale; 'style' is a choice without an order; list the values instead: [one, another]",
        ),
        (
            "{uses: {at_most: read}}",
            "17: 'at_most' needs a scale; 'uses' is a set of several values; list the values instead: [one, another]",
        ),
        ("{any: {dark: yes}}", f"10: 'any' must be a list of conditions; {LIST}"),
        ("{any: []}", f"10: 'any' must be a list of conditions; {LIST}"),
        ("{all: [dark]}", "16: a condition must be written in lines of 'fact: value'"),
        (
            "{not: [{dark: yes}]}",
            "15: a condition must be written in lines of 'fact: value'; write 'all: [{...}, {...}]', or one name below the other",
        ),
        (
            "[{dark: yes}]",
            "9: a condition must be written in lines of 'fact: value'; write 'all: [{...}, {...}]', or one name below the other",
        ),
        ("dark", "9: a condition must be written in lines of 'fact: value'"),
        ("{}", "9: this condition is empty; name a fact or a finding"),
        ("{not: {}}", "15: this condition is empty; name a fact or a finding"),
        ("", "5: there is nothing under 'if'"),
        ("{dark:yes}", "10: there is no fact or finding 'dark:yes'; write a space after the colon"),
        ("{uses: read cook}", "16: 'uses' has no value 'read cook'; write several in brackets: [read, cook]"),
        ("{dark: yes, dark: no}", "21: 'dark' is written twice here; the first is on line 5"),
        ("{uses: it.suits}", f"16: 'it.suits' means nothing without 'each'; {EACH}"),
    ],
)
def test_a_mistake_in_a_condition_is_said_once(tmp_path: Path, written: str, problem: str) -> None:
    assert problems(folder(tmp_path, rule_text(if_=written))) == [f"rules/r.yaml:5:{problem}"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{favor: {bulb: strong}}", "12: 'then' has no field 'favor'; did you mean 'favour'?"),
        ("{favour: {blub: strong}}", "21: there is no candidate 'blub'; did you mean 'bulb'?"),
        ("{favour: bulb}", "20: 'favour' must be written in lines of 'candidate: points'"),
        ("{favour: [bulb]}", "20: 'favour' must be written in lines of 'candidate: points'"),
        ("{favour: {bulb: huge}}", f"27: 'huge' is not a number of points; {POINTS}"),
        ("{favour: {bulb: 0}}", f"27: '0' is not a number of points; {POINTS}"),
        ("{favour: {bulb: 1001}}", f"27: '1001' is not a number of points; {POINTS}"),
        ("{favour: {bulb: 2.5}}", f"27: '2.5' is not a number of points; {POINTS}"),
        ("{favour: {bulb: ²}}", f"27: '²' is not a number of points; {POINTS}"),
        ("{favour: {bulb: \uff11}}", f"27: '\uff11' is not a number of points; {POINTS}"),
        ("{favour: {bulb: -2}}", f"27: '-2' is not a number of points; {MINUS}"),
        ("{favour: {bulb: [1]}}", f"27: points are one word or number; {POINTS}"),
        ("{favour: {bulb: }}", f"21: points are one word or number; {POINTS}"),
        ("{favour: {it: strong}}", f"21: 'it' means nothing without 'each'; {EACH}"),
        ("{rule_out: lamp}", "22: there is no candidate 'lamp'; known are: bulb, candle, tube"),
        ("{conclude: brigth}", "22: there is no finding 'brigth'; did you mean 'bright'?"),
        ("{conclude: {bright: no}}", "31: 'bright' is concluded or not; write conclude: bright"),
        ("{conclude: [[bright]]}", "23: the finding must be a list of single words"),
        ("{advise: clean}", "20: there is no piece of advice 'clean'; did you mean 'clean-it'?"),
        ("{conclude: []}", "22: this list is empty; name a finding, or leave it out"),
        ("{}", f"11: there is nothing under 'then'; it may hold: {THEN}"),
        ("{favour: {}}", f"11: there is nothing under 'then'; it may hold: {THEN}"),
        ("", "5: there is nothing under 'then'"),
        ("bulb", "11: 'then' must be written in lines of 'name: value'"),
        (
            "{favour: {bulb: strong}, weigh_against: {bulb: slight}}",
            "52: 'then' names the candidate 'bulb' more than once; say one thing about each",
        ),
        (
            "{rule_out: [bulb, bulb]}",
            "29: 'then' names the candidate 'bulb' more than once; say one thing about each",
        ),
    ],
)
def test_a_mistake_in_an_effect_is_said_once(tmp_path: Path, written: str, problem: str) -> None:
    assert problems(folder(tmp_path, rule_text(then=written))) == [f"rules/r.yaml:6:{problem}"]


def test_points_of_five_thousand_digits_are_refused_in_few_words(tmp_path: Path) -> None:
    (problem,) = problems(folder(tmp_path, rule_text(then=f"{{favour: {{bulb: {'9' * 5000}}}}}")))
    assert problem.startswith("rules/r.yaml:6:27: '999")
    assert problem.endswith(f"... (5028 characters); {POINTS}")
    assert len(problem) < 500


FIELDS = (
    "title, because, if, then, each, where, reason, unless, first_of, factor, basis, source, examples, accept"
)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"because": None}, "3:5: a rule needs the field 'because'"),
        ({"because": None, "if_": None}, "3:5: a rule needs the fields 'because', 'if'"),
        ({"because": ""}, "4:5: there is nothing under 'because'"),
        ({"because": "' '"}, "4:14: the reason must be a text"),
        ({"title": "[a]"}, "3:12: the title must be a text"),
        ({"because": None, "becuase": "B"}, "6:5: a rule has no field 'becuase'; did you mean 'because'?"),
        ({"salience": "3"}, f"7:5: a rule has no field 'salience'; known are: {FIELDS}"),
        ({"source": "P1 P2"}, "7:13: there is no passage 'P1 P2'; write several in brackets: [P1, P2]"),
        ({"source": "P3"}, "7:13: there is no passage 'P3'; known are: P1, P2"),
        ({"source": "{P1: x}"}, "7:13: the passage must be one word or a list of words"),
        ({"unless": "{}"}, "7:13: this condition is empty; name a fact or a finding"),
        ({"where": "{price: low}"}, f"7:12: 'where' means nothing without 'each'; {EACH}"),
        ({"each": "lamps"}, "7:11: there is no decision 'lamps'; did you mean 'lamp'?"),
        ({"each": "[]"}, "7:11: this list is empty; name a decision, or leave it out"),
    ],
)
def test_a_mistake_in_a_field_of_a_rule_is_said_once(
    tmp_path: Path, changed: dict[str, str | None], problem: str
) -> None:
    assert problems(folder(tmp_path, rule_text(**changed))) == [f"rules/r.yaml:{problem}"]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        (
            {"where": "{price: none}"},
            "8:20: no candidate has 'none' under 'price'; known are: low, middle, high",
        ),
        (
            {"where": "{price: [low, hihg]}"},
            "8:26: no candidate has 'hihg' under 'price'; did you mean 'high'?",
        ),
        ({"where": "{price: }"}, "8:13: what stands under 'price' is missing"),
        (
            {"where": "{price: high, suits: go}"},
            "8:12: no candidate matches, so there is no rule; leave one of the attributes out",
        ),
        (
            {"where": "{prize: low}"},
            "8:13: no candidate has the attribute 'prize'; did you mean 'price'?",
        ),
        ({"where": "low"}, "8:12: 'where' must be written in lines of 'name: value'"),
        (
            {"if_": "{uses: it.siuts}"},
            "5:16: the attribute 'siuts' is missing in bulb, candle, tube; did you mean 'suits'?",
        ),
        (
            {"if_": "{style: it.look}", "where": "{suits: [cook, go]}"},
            "5:17: the attribute 'look' is missing in candle, tube; add it there, or choose other candidates with 'where'",
        ),
        (
            {"if_": "{style: it.suits}", "where": "{suits: go}"},
            "5:17: 'style' has none of the values in 'it.suits'; its values are: old, new",
        ),
        (
            {"if_": "{budget: {at_least: it.price}}", "where": "{price: high}"},
            "5:29: 'at_least' takes one value",
        ),
        (
            {"then": "{favour: {it: strong, tube: slight}}"},
            "6:33: 'then' names the candidate 'tube' more than once; say one thing about each",
        ),
        (
            {"examples": "{fires: [{dark: yes}]}"},
            "8:24: an example that fires must say for which candidate; add 'it: bulb', say",
        ),
        (
            {"examples": "{stays_silent: [{it: blub}]}"},
            "8:36: there is no candidate 'blub'; did you mean 'bulb'?",
        ),
        (
            {"where": "{suits: go}", "examples": "{fires: [{it: tube, dark: yes}]}"},
            "9:29: no rule is made for 'tube', so none can fire; look at 'each' and 'where'",
        ),
    ],
)
def test_a_mistake_in_an_each_rule_is_said_once_and_not_for_every_candidate(
    tmp_path: Path, changed: dict[str, str | None], problem: str
) -> None:
    text = rule_text(**{"then": "{rule_out: it}", "each": "lamp", **changed})
    assert problems(folder(tmp_path, text)) == [f"rules/r.yaml:{problem}"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{fire: [{dark: yes}]}", "16: 'examples' has no field 'fire'; did you mean 'fires'?"),
        ("{fires: {dark: yes}}", "23: 'fires' must be a list of examples; such as [{fact: value}]"),
        ("{fires: [dark]}", "24: answers must be written in lines of 'fact: value'"),
        ("{fires: [{drak: yes}]}", "25: there is no fact 'drak'; did you mean 'dark'?"),
        ("{fires: [{dark: perhaps}]}", "31: 'dark' has no value 'perhaps'; known are: yes, no"),
        ("{fires: [{dark: [yes]}]}", "31: 'dark' takes one value, not a list"),
        ("{fires: [{dark: }]}", "25: the answer to 'dark' is missing"),
        (
            "{fires: [{bright: yes}]}",
            "25: 'bright' is a finding, and nobody is asked for it; give the answers that it rests on",
        ),
        (
            "{fires: [{style: old, budget: low}]}",
            "24: the answers of this example contradict each other: Old lamps are dear.",
        ),
        ("{fires: [{it: bulb}]}", f"25: 'it' means nothing without 'each'; {EACH}"),
    ],
)
def test_a_mistake_in_an_example_is_said_once(tmp_path: Path, written: str, problem: str) -> None:
    assert problems(folder(tmp_path, rule_text(examples=written))) == [f"rules/r.yaml:7:{problem}"]
