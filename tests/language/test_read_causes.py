"""One mistake, one message: what comes of a mistake elsewhere is not told again, and what does not, is."""

import time
from pathlib import Path

import pytest

from folders import FACTS, folder, problems, rule_text, write
from single_mistakes import FILES, RULES, SINGLE_MISTAKES, Mistake

# Two messages for one mistake, each with its reason.
TWICE = {
    "no candidates": "the lines under it are read as what stands above them, and the candidates are missing too",
    "a passage with the name of another": "P1 may be missing for another reason than that P2 is there twice",
}
WATTS = """\
  watts:
    topic: room
    kind: number
    ask: How many watts?
    why: They cost money.
    said: it has {it}
    unit: watts
    min: 0
    max: 100
    ranges:
      dim: {below: 4}
      bright: {above: 8}
"""
OTHER = next(one for one in SINGLE_MISTAKES if one.name == "a field of another language")


@pytest.fixture(autouse=True)
def beside_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the files are, so that their names are short wherever the tests run."""
    monkeypatch.chdir(tmp_path)


def said(root: Path, files: dict[str, str]) -> list[str]:
    return problems(write(root, files))


def expected(mistake: Mistake) -> list[str]:
    return [one.replace("{root}", ".") for one in mistake.said]


def test_the_files_without_a_mistake_read(tmp_path: Path) -> None:
    assert said(tmp_path, FILES) == []


@pytest.mark.parametrize("mistake", SINGLE_MISTAKES, ids=[one.name for one in SINGLE_MISTAKES])
def test_a_mistake_is_said_at_its_place_and_not_where_it_is_felt(mistake: Mistake, tmp_path: Path) -> None:
    assert said(tmp_path, {**mistake.files}) == expected(mistake)


def test_all_but_a_few_mistakes_are_said_once() -> None:
    assert {mistake.name for mistake in SINGLE_MISTAKES if len(mistake.said) != 1} == set(TWICE)


@pytest.mark.parametrize(
    "mistake",
    [one for one in SINGLE_MISTAKES if one.file == "facts/f.yaml"],
    ids=[one.name for one in SINGLE_MISTAKES if one.file == "facts/f.yaml"],
)
def test_a_mistake_does_not_hide_another_one_in_another_file(mistake: Mistake, tmp_path: Path) -> None:
    files = {**mistake.files, "rules/r.yaml": OTHER.files["rules/r.yaml"]}
    if mistake.name == "no decisions":  # told only where nothing else is wrong: it may be the other mistake
        return
    assert sorted(said(tmp_path, files)) == sorted([*expected(mistake), *OTHER.said])


def test_a_name_misspelt_where_it_is_used_is_told_at_every_use(tmp_path: Path) -> None:
    root = folder(tmp_path, RULES.replace("dark: yes", "drak: yes"))
    assert problems(root) == [
        "rules/r.yaml:5:10: there is no fact or finding 'drak'; did you mean 'dark'?",
        "rules/r.yaml:8:25: there is no fact 'drak'; did you mean 'dark'?",
        "rules/r.yaml:15:25: there is no fact 'drak'; did you mean 'dark'?",
    ]


def test_a_name_like_no_other_is_told_once_with_the_next_place(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(if_="{moon: yes, not: {moon: no}}"))
    assert problems(root) == [
        "rules/r.yaml:5:10: there is no fact or finding 'moon'; known are: budget, dark, style, uses, bright, urgent, any, all, not, otherwise; also at rules/r.yaml:5:27"
    ]


def test_of_a_kind_that_nothing_declares_the_first_name_is_told(tmp_path: Path) -> None:
    facts = FACTS.replace("topics: {room: The room, money: The money}\n", "")
    assert problems(folder(tmp_path, RULES, facts)) == [
        "facts/f.yaml:6:12: there is no topic 'money'; no file declares one"
    ]


def test_one_place_that_does_not_fit_to_a_kind_is_told_there(tmp_path: Path) -> None:
    assert problems(folder(tmp_path, rule_text(if_="{style: {at_least: old}}"))) == [
        "rules/r.yaml:5:18: 'at_least' needs a scale; 'style' is a choice without an order; list the values instead: [one, another]"
    ]


def test_an_attribute_that_several_candidates_lack_is_told_at_its_first_use_with_all_others(
    tmp_path: Path,
) -> None:
    rule = (
        "    each: lamp\n    title: T\n    because: B\n    if: {style: it.look}\n    then: {rule_out: it}\n"
    )
    assert problems(folder(tmp_path, f"rules:\n  one:\n{rule}  two:\n{rule}")) == [
        "rules/r.yaml:6:17: the attribute 'look' is missing in candle, tube; rules read it at rules/r.yaml:6:17, rules/r.yaml:12:17"
    ]


def test_a_word_that_a_rule_looks_for_in_vain_is_told_where_the_candidate_has_another(tmp_path: Path) -> None:
    facts = FACTS.replace("look: old", "look: modern").replace(
        "go, price: low", "go, price: low, look: modrn"
    )
    rules = (
        "rules:\n  slug:\n    each: lamp\n    where: {look: modern}\n    title: T\n    because: B\n"
        "    if: {dark: yes}\n    then: {rule_out: it}\n    examples: {fires: [{it: candle, dark: yes}]}\n"
    )
    assert problems(folder(tmp_path, rules, facts)) == [
        "facts/f.yaml:35:77: no other candidate has 'modrn' under 'look'; did you mean 'modern'?"
    ]


def test_of_examples_that_break_one_impossibility_the_first_is_told_with_the_next(tmp_path: Path) -> None:
    examples = "{fires: [{style: old, budget: low}, {dark: yes, style: old, budget: low}]}"
    assert problems(folder(tmp_path, rule_text(examples=examples))) == [
        "rules/r.yaml:7:24: the answers of this example contradict each other: Old lamps are dear.; also at rules/r.yaml:7:51"
    ]


def test_clauses_are_not_missed_beside_their_passage(tmp_path: Path) -> None:
    facts = FACTS.replace(
        "P2: {says: Lamps exist}", "P22: {says: Lamps exist, clauses: {a: They do, b: Still}}"
    )
    assert problems(folder(tmp_path, RULES.replace("source: P1", "source: [P2, P2a, P2b]"), facts)) == [
        "facts/f.yaml:4:64: the name 'P22' is used nowhere else, but 'P2' is, and nothing has that name; did you mean 'P2'? It is used at rules/r.yaml:7:14, rules/r.yaml:7:18, rules/r.yaml:7:23 and 3 more"
    ]


def test_the_names_of_ranges_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    facts = FACTS.replace("findings:", f"{WATTS}findings:")
    rules = RULES.replace("if: {dark: yes,", "if: {watts: {at_least: bright}, dark: yes,")
    assert problems(folder(tmp_path, rules, facts)) == []
    for spoilt in ("between: [3, {x: y}]", "", "below: {x: y}", "belwo: 8"):
        (only,) = problems(folder(tmp_path, rules, facts.replace("above: 8", spoilt)))
        assert only.startswith("facts/f.yaml:36:")


def test_what_got_into_the_wrong_section_is_told_once(tmp_path: Path) -> None:
    facts = FACTS.replace("findings:\n", "")
    assert problems(folder(tmp_path, RULES, facts)) == [
        "facts/f.yaml:25:3: 'bright' has none of the fields of a fact; it needs 'topic', 'kind', 'ask', 'why'; or is the line missing above that says what these names are?"
    ]


def test_reading_stops_after_thousands_of_problems_and_says_so(tmp_path: Path) -> None:
    rules = "rules:\n" + "".join(f"  slug-{n}: {{title: T}}\n" for n in range(6000))
    found = problems(folder(tmp_path, rules))
    assert len(found) == 5001
    assert found[-1].endswith(": there are more than 5000 problems; reading stops here; fix these first")


@pytest.mark.parametrize(
    "line",
    [
        "  slug-{n}: {{title: T, because: B, if: {{dirk{n}: yes, dark: may{n}be}}, then: {{favour: {{b{n}lb: huge}}}}}}\n",
        "  s{n}: {{becau{n}se: x}}\n",
    ],
    ids=["names", "fields"],
)
def test_a_file_of_nothing_but_mistakes_costs_seconds(tmp_path: Path, line: str) -> None:
    size = 3_900_000
    count = size // (len(line) + 8)
    root = folder(tmp_path, "rules:\n" + "".join(line.format(n=n) for n in range(count)))
    began = time.process_time()
    assert problems(root)
    assert time.process_time() - began < size / 390_000, (
        "about a third of that; more where the machine is slow"
    )
