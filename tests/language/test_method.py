"""Factors, inferences, clauses, what is told of winners, and advice at close results, as they are written and read."""

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.authoring.compare.edits import How
from advisor.explain.sources import coverage, uncovered
from advisor.language.fmt.canonical import canonical
from advisor.language.reading.base import read_base
from advisor.model import Passage, RuleBase
from compared_versions import compared
from folders import FACTS, problems, rule_text, write
from lamp_scaffolds import advisor_new, text_of
from program import advisor

CLAUSES = "{says: Lamps differ, guidance: yes, clauses: {a: Some are cheap, b: Some are bright}}"
FACTORS = "factors:\n  cost: {title: Cost, says: What it takes to buy it., source: P2}\n"
TOLD = """\
    tells:
      price: {title: Price, words: {low: Cheap., middle: Fair., high: Dear.}, source: P3b}
    if_close: clean-it
"""
VOCABULARY = (
    FACTS.replace("P2: {says: Lamps exist}", f"P2: {{says: Lamps cost, guidance: yes}}, P3: {CLAUSES}")
    .replace("facts:\n  budget", f"{FACTORS}facts:\n  budget")
    .replace("    title: A lamp\n", f"    title: A lamp\n{TOLD}")
)
INFERRED = rule_text(then="{favour: {bulb: slight}}", factor="cost", basis="inference", source="[P3a, P1]")


def lamps(root: Path, facts: str = VOCABULARY, rules: str = INFERRED) -> Path:
    return write(root, {"facts/f.yaml": facts, "rules/r.yaml": rules})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return read_base(lamps(tmp_path_factory.mktemp("lamps")))


def test_what_is_written_of_the_method_is_read(base: RuleBase) -> None:
    cost = base.factors["cost"]
    assert (cost.title, cost.says, cost.source) == ("Cost", "What it takes to buy it.", ("P2",))
    rule = base.rules["r/slug"]
    assert (rule.factor, rule.inference, rule.source) == ("cost", True, ("P3a", "P1"))
    assert base.passages["P3"].clauses == {"a": "Some are cheap", "b": "Some are bright"}
    place = base.passages["P3"].place
    assert base.citable["P3b"] == Passage("P3b", "Some are bright", guidance=True, place=place)
    (told,) = base.decisions["lamp"].tells
    assert (told.id, told.title, told.source) == ("price", "Price", ("P3b",))
    assert told.words == {"low": "Cheap.", "middle": "Fair.", "high": "Dear."}
    assert base.decisions["lamp"].if_close == ("clean-it",)


@pytest.mark.parametrize("text", [VOCABULARY, INFERRED])
def test_it_is_laid_out_once_and_says_the_same(text: str, tmp_path: Path) -> None:
    once = canonical(text.encode(), "f.yaml")
    assert canonical(once.encode(), "f.yaml") == once
    assert problems(lamps(tmp_path, **{"rules" if text == INFERRED else "facts": once})) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("clauses: {a:", "clauses: {A:", "'A' cannot be the letter of a clause; write one of the letters a to z"),
        ("a: Some are cheap", "a: [cheap]", "what a clause says must be a text"),
        ("P1: {says: A dark", "P3a: {says: First, guidance: no}, P1: {says: A dark", "the name 'P3a' is already taken"),
        ("source: P3b", "source: P3c", "there is no passage 'P3c'; did you mean 'P3'?"),
        ("cost: {title: Cost, ", "cost: {", "a factor needs the field 'title'"),
        ("source: P2}\nfacts", "source: P9}\nfacts", "there is no passage 'P9'"),
        ("price: {title: Price", "prise: {title: Price", "no candidate has the attribute 'prise'; did you mean 'price'?"),
        ("suits: go, price: low}", "suits: go}", "the attribute 'price' is missing in candle"),
        ("middle: Fair., ", "", "there are no words for 'middle', which candidates have under 'price'; add them under 'words'"),
        ("middle: Fair.", "midle: Fair.", "no candidate has 'midle' under 'price'; did you mean 'middle'?"),
        ("if_close: clean-it", "if_close: clean", "there is no piece of advice 'clean'; did you mean 'clean-it'?"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_vocabulary_is_said_once(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert VOCABULARY.count(old) == 1
    (said,) = problems(lamps(tmp_path, VOCABULARY.replace(old, new)))
    assert problem in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"factor": "costs"}, "7:13: there is no factor 'costs'; did you mean 'cost'?"),
        ({"basis": "guess"}, "7:12: there is no basis 'guess'; known are: inference"),
        ({"then": "{favour: {bulb: moderate}}"}, "6:27: an inference gives or takes at most 1 point; write 'slight', or leave 'basis' out and cite the passage that says it"),
        ({"then": "{weigh_against: {bulb: 2}}"}, "6:34: an inference gives or takes at most 1 point; write 'slight', or leave 'basis' out and cite the passage that says it"),
        ({"then": "{rule_out: bulb}"}, "6:22: an inference rules nobody out; weigh against it with 'slight', or leave 'basis' out and cite the passage that excludes it"),
    ],
)  # fmt: skip
def test_an_inference_is_slight_and_vetoes_nobody_and_factors_are_known(
    tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    basis = {} if "factor" in changed else {"basis": "inference"}
    (problem,) = problems(lamps(tmp_path, rules=rule_text(**{**basis, **changed})))
    assert problem == f"rules/r.yaml:{said}"


def test_a_passage_has_clauses_or_no_line_for_them(tmp_path: Path) -> None:
    facts = FACTS.replace("P2: {says: Lamps exist}", "P2: {says: Lamps exist, clauses: {}}")
    assert problems(lamps(tmp_path, facts, rule_text())) == [
        "facts/f.yaml:4:97: there is no clause; leave the line out"
    ]


def test_what_a_passage_states_may_be_strong_and_an_inference_may_conclude(tmp_path: Path) -> None:
    strong = rule_text(then="{favour: {bulb: strong}, rule_out: tube}", factor="cost", source="P3a")
    assert problems(lamps(tmp_path / "strong", rules=strong)) == []
    concluded = rule_text(then="{conclude: bright, weigh_against: {tube: slight}}", basis="inference")
    assert problems(lamps(tmp_path / "concluded", rules=concluded)) == []


def test_each_clause_is_covered_by_what_names_it_and_none_by_what_names_the_whole(base: RuleBase) -> None:
    by = {entry.passage.id: [name for _, name in entry.by] for entry in coverage(base)}
    assert by == {"P1": ["r/slug"], "P2": ["cost"], "P3": [], "P3a": ["r/slug"], "P3b": ["lamp/price"]}
    assert uncovered(base) == ()
    rule = replace(base.rules["r/slug"], source=("P3", "P1"))
    whole = replace(base, rules={rule.id: rule})
    assert [passage.id for passage in uncovered(whole)] == ["P3a"]


def test_the_page_of_coverage_counts_clauses_and_a_clause_can_be_looked_up(tmp_path: Path) -> None:
    root = str(lamps(tmp_path))
    done = advisor("sources", "--knowledge", root)
    assert (done.returncode, "4 of 4 clauses of passages with guidance" in done.stdout) == (0, True)
    lamps(tmp_path, rules=INFERRED.replace("P3a", "P3"))
    done = advisor("sources", "--knowledge", root)
    assert (done.returncode, "3 of 4 clauses of passages with guidance" in done.stdout) == (1, True)
    assert "| P3a | Some are cheap | yes | nowhere |" in done.stdout
    whole = advisor("sources", "P3", "--knowledge", root).stdout
    assert "P3a: Some are cheap\nIt gives guidance, and nothing rests on it yet." in whole
    assert "P3b: Some are bright\n- Price [lamp/price]" in whole
    assert "What is told of the winner by it" in advisor("sources", "p3b", "--knowledge", root).stdout


def test_a_rule_says_the_clause_that_it_rests_on(tmp_path: Path) -> None:
    told = advisor("how", "r/slug", "--knowledge", str(lamps(tmp_path)), "--set", "dark=yes").stdout
    assert "Some are cheap" in told
    assert "Lamps differ" not in told


def test_another_factor_basis_or_clause_is_a_change_of_text(base: RuleBase, tmp_path: Path) -> None:
    facts = (
        VOCABULARY.replace("Some are cheap", "Some cost little").replace("What it takes", "All it takes")
    ).replace("Fair.", "Middling.")
    rules = INFERRED.replace("    factor: cost\n    basis: inference\n", "")
    difference = compared(base, read_base(lamps(tmp_path, facts, rules)))
    assert {(edit.what, edit.name, edit.how, edit.parts) for edit in difference.edits} == {
        ("rule", "r/slug", How.TEXTS, ("factor", "basis")),
        ("passage", "P3", How.TEXTS, ("clauses",)),
        ("factor", "cost", How.TEXTS, ("says",)),
        ("decision", "lamp", How.TEXTS, ("what is told",)),
    }
    assert not any(edit.counts for edit in difference.edits)


def test_a_new_rule_names_its_factor(tmp_path: Path) -> None:
    lamps(tmp_path)
    advisor_new(tmp_path, "rule", "r/cheap", "--factor", "cost", "--if", "budget=low", "--source", "P3a")
    assert "    factor: cost\n    source: [P3a]\n" in text_of(tmp_path, "rules/r.yaml")
    refused = advisor("new", "rule", "r/x", "--factor", "coast", "--knowledge", str(tmp_path), "--no-input")
    assert (refused.returncode, "there is no factor 'coast'; did you mean 'cost'?" in refused.stderr) == (
        2,
        True,
    )


def test_an_interview_opens_with_up_to_eight_questions(tmp_path: Path) -> None:
    names = [f"more_{number}" for number in range(9)]
    asked = "".join(
        f"  {name}: {{topic: room, kind: yes_no, ask: Is it?, why: It may be.}}\n" for name in names
    )
    facts = VOCABULARY.replace("findings:\n", f"{asked}findings:\n")
    eight = facts.replace("title: Lamps}", f"title: Lamps, opening: [{', '.join(names[:8])}]}}")
    assert problems(lamps(tmp_path / "eight", eight)) == []
    nine = facts.replace("title: Lamps}", f"title: Lamps, opening: [{', '.join(names)}]}}")
    (problem,) = problems(lamps(tmp_path / "nine", nine))
    assert problem.endswith(
        ": an interview opens with at most 8 questions, and 'more_8' is one more; leave it out; if it can count, it is asked all the same"
    )
