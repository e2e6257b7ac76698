"""Mistakes in facts, findings, advice and decisions: each gives one message, and none in the rules that use them."""

from pathlib import Path

import pytest

from folders import FACTS, folder, problems, rule_text

SECTIONS = "topic, reviewed, knowledge, topics, sources, passages, factors, facts, impossible, findings, decisions, advice, rules, tables, guarantees"
NAME = "use small letters, with digits, - or _ between them"
KINDS = "yes_no, choice, scale, several, number, money, percent, date"

# Uses every fact, so that a mistake in one of them could show here a second time.
USES_ALL = rule_text(
    if_="{dark: yes, style: old, uses: read, budget: {at_least: middle}, bright: yes}",
    then="{favour: {bulb: strong}, advise: clean-it}",
    examples="{fires: [{dark: yes, style: old, uses: [read], budget: high}]}",
)


def test_the_rules_used_here_read(tmp_path: Path) -> None:
    assert problems(folder(tmp_path, USES_ALL)) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: scale", "kind: skale", "8:11: there is no kind of fact 'skale'; did you mean 'scale'?"),
        ("kind: several", "kind: set", f"21:11: there is no kind of fact 'set'; known are: {KINDS}"),
        ("kind: yes_no, ", "", "12:9: a fact needs the field 'kind'"),
        ("kind: scale", "kind: [scale]", "8:11: the kind of fact must be one word, not a list"),
        ("topic: money", "topic: mony", "7:12: there is no topic 'mony'; did you mean 'money'?"),
        ("topic: money", "topic: []", "7:12: the topic must be one word, not a list"),
        (
            "why: Lamps cost",
            "wy: Lamps cost",
            "10:5: a fact of the kind 'scale' has no field 'wy'; did you mean 'why'?",
        ),
        ("why: Lamps cost money.", "why:", "10:5: there is nothing under 'why'"),
        ("ask: How much may it cost?", "ask: {a: b}", "9:10: the question must be a text"),
        (
            "source: P1",
            "values: {yes: Y}",
            "12:98: 'dark' is yes_no: its values are yes and no; leave 'values' out, or choose another kind",
        ),
        (
            "values: {low: Little, middle: Some, high: A lot}",
            "source: P1",
            "7:5: a fact of the kind 'scale' needs the field 'values'",
        ),
        ("{low: Little, middle: Some, high: A lot}", "{}", "11:13: 'budget' needs at least one value"),
        (
            "{low: Little, middle: Some, high: A lot}",
            "[low, middle, high]",
            "11:13: values must be written in lines of 'name: value'",
        ),
        (
            "{low: Little",
            "{low: Little, low: L",
            "11:27: 'low' is written twice here; the first is on line 11",
        ),
        ("{low: Little", "{low: Little, Much: M", f"11:27: 'Much' cannot be the name of a value; {NAME}"),
        ("{low: Little", "{low: Little, 2: Two", f"11:27: '2' cannot be the name of a value; {NAME}"),
        (
            "{low: Little",
            "{low: Little, unknown: U",
            "11:27: 'unknown' is a word of the rule language; choose another name",
        ),
        ("{low: Little", "{low: ", "11:14: the title of a value is missing"),
        ("help: Of", "hlep: Of", "18:42: a value has no field 'hlep'; did you mean 'help'?"),
        (
            "  bright: {",
            "  dark: {title: D}\n  bright: {",
            "26:3: the name 'dark' is already taken; see facts/f.yaml:12:3",
        ),
        ("  urgent:", "  any:", "27:3: 'any' is a word of the rule language; choose another name"),
        ("{title: It cannot wait}", "{}", "27:11: a finding needs the field 'title'"),
        (
            "{text: Clean it.}",
            "{text: C, about: blub}",
            "29:30: there is no candidate 'blub'; did you mean 'bulb'?",
        ),
        ("{text: Clean it.}", "", "29:3: there is nothing under 'clean-it'"),
        ("guidance: yes", "guidance: maybe", "4:58: there is no answer 'maybe'; known are: yes, no"),
        ("P2: {says", "P2: {syas", "4:69: a passage has no field 'syas'; did you mean 'says'?"),
        ("{title: A book}", "{titel: A book}", "3:18: a source has no field 'titel'; did you mean 'title'?"),
        ("money: The money", "Room 2: x, money: M", f"2:26: 'Room 2' cannot be the name of a topic; {NAME}"),
        ("title: Lamps", "titel: Lamps", "1:13: 'knowledge' has no field 'titel'; did you mean 'title'?"),
        (
            "title: Lamps",
            "title: Lamps, opening: [dark, stile]",
            "1:43: there is no fact 'stile'; did you mean 'style'?",
        ),
        (
            "title: Lamps",
            "title: Lamps, opening: [dark, style, uses, dark]",
            "1:56: 'dark' is named twice",
        ),
        ("title: Lamps", "title: Lamps, expected: [dark, dark]", "1:44: 'dark' is named twice"),
        (
            "title: Lamps",
            "title: Lamps, expected: bright",
            "1:37: there is no fact 'bright'; known are: budget, dark, style, uses",
        ),
        ("tube: {title", "it: {title", "36:7: 'it' is a word of the rule language; choose another name"),
        (
            "    candidates:",
            "    candidate:",
            "33:5: a decision has no field 'candidate'; did you mean 'candidates'?",
        ),
        ("title: A lamp\n", "title: []\n", "32:12: the title of a decision must be a text"),
        ("suits: go", "suits: {a: b}", "35:55: an attribute must be one word or a list of words"),
        (
            "impossible:",
            "imposible:",
            "37:1: a knowledge file has no field 'imposible'; did you mean 'impossible'?",
        ),
        (
            "advice:\n",
            "tips: x\nadvice:\n",
            f"28:1: a knowledge file has no field 'tips'; known are: {SECTIONS}",
        ),
        ("  - {if", "  {if", "38:3: 'impossible' must be a list; start each line with '- '"),
        (", because: Old lamps are dear.", "", "38:5: an impossibility needs the field 'because'"),
        (
            "{style: old, budget: low}",
            "{stile: old}",
            "38:11: there is no fact or finding 'stile'; did you mean 'style'?",
        ),
        (
            "{style: old, budget: low}",
            "{bright: yes}",
            "38:11: 'bright' is a finding; an impossibility speaks of answers only; name the answers instead",
        ),
        (
            "    ask: Which style?\n",
            "    ask: Which style?\n    ask_if: {bright: yes}\n",
            "39:11: whether 'style' is asked rests on rules about 'bright'; an impossibility speaks of answers only; leave this one out",
        ),
    ],
)
def test_a_mistake_is_said_once(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert FACTS.count(old) == 1
    assert problems(folder(tmp_path, USES_ALL, FACTS.replace(old, new))) == [f"facts/f.yaml:{problem}"]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        (
            "facts: {dark: {topic: room, kind: scale, ask: A, why: W, values: {a: A}}}",
            "1:9: the name 'dark' is already taken; see facts/f.yaml:12:3",
        ),
        ("findings: {bright: {title: B}}", "1:12: the name 'bright' is already taken; see facts/f.yaml:26:3"),
        (
            "advice: {clean-it: {text: C}}",
            "1:10: the name 'clean-it' is already taken; see facts/f.yaml:29:3",
        ),
        ("topics: {room: R}", "1:10: the name 'room' is already taken; choose another name"),
        ("passages: {P1: {says: S}}", "1:12: the name 'P1' is already taken; see facts/f.yaml:4:12"),
        (
            "decisions: {other: {title: O, candidates: {bulb: {title: B}}}}",
            "1:44: the name 'bulb' is already taken; see facts/f.yaml:34:7",
        ),
        ("knowledge: {title: K}", "1:12: the knowledge base already has a title; see facts/f.yaml:1:12"),
    ],
)
def test_a_name_that_two_files_give_is_a_problem_of_the_second(
    tmp_path: Path, more: str, problem: str
) -> None:
    assert problems(folder(tmp_path, USES_ALL, s=more)) == [f"rules/s.yaml:{problem}"]


def test_a_rule_that_two_files_write_is_a_problem_of_the_second(tmp_path: Path) -> None:
    folder(tmp_path, rule_text())
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "r.yaml").write_text(rule_text())
    found = problems(tmp_path, tmp_path / "more")
    assert found == ["more/r.yaml:2:3: the rule 'r/slug' is already written; see rules/r.yaml:2:3"]


def test_findings_that_rest_on_themselves_are_named_with_the_whole_circle_and_every_circle(
    tmp_path: Path,
) -> None:
    findings = "findings: {a: {title: A}, b: {title: B}, c: {title: C}}\nrules:\n"
    steps = [("a", "b"), ("b", "a"), ("c", "c")]
    text = findings + "".join(
        f"  {one}-{two}: {{title: T, because: B, if: {{{one}: yes}}, then: {{conclude: {two}}}}}\n"
        for one, two in steps
    )
    assert problems(folder(tmp_path, text)) == [
        "rules/r.yaml:1:12: the finding 'a' rests on itself; remove one of the steps: a -> b -> a",
        "rules/r.yaml:1:42: the finding 'c' rests on itself; remove one of the steps: c -> c",
    ]


def test_whether_a_fact_is_asked_cannot_depend_on_its_answer_over_any_number_of_steps(tmp_path: Path) -> None:
    text = """\
topics: {t: T}
facts:
  car: {topic: t, kind: yes_no, ask: A, why: W, ask_if: {car: yes}}
  age: {topic: t, kind: number, min: 0, max: 99, ask: A, why: W, ask_if: {risky: yes}}
  job: {topic: t, kind: yes_no, ask: A, why: W, ask_if: {pay: yes}}
  pay: {topic: t, kind: yes_no, ask: A, why: W, ask_if: {job: yes}}
findings: {risky: {title: R}, young: {title: Y}}
rules:
  a: {title: T, because: B, if: {age: {below: 25}}, then: {conclude: young}}
  b: {title: T, because: B, if: {young: yes}, then: {conclude: risky}}
"""
    assert problems(folder(tmp_path, text)) == [
        "rules/r.yaml:3:3: whether 'car' is asked depends on its own answer; remove one of the steps: car -> car",
        "rules/r.yaml:4:3: whether 'age' is asked depends on its own answer; remove one of the steps: age -> risky -> young -> age",
        "rules/r.yaml:5:3: whether 'job' is asked depends on its own answer; remove one of the steps: job -> pay -> job",
    ]


def test_a_base_without_a_decision_is_refused(tmp_path: Path) -> None:
    root = folder(tmp_path / "k", facts=FACTS.split("decisions:")[0])
    assert problems(root) == [f"{root}: no file declares a decision; see rules/README.md"]


def test_a_decision_without_candidates_is_refused(tmp_path: Path) -> None:
    more = "decisions: {shade: {title: Shade, candidates: {}}}"
    assert problems(folder(tmp_path, s=more)) == ["rules/s.yaml:1:13: 'shade' needs at least one candidate"]
