"""What people ask for and no candidate is: the nearest and the reason, wherever a candidate is named."""

from pathlib import Path

import pytest

from advisor.authoring.compare.edits import How
from advisor.authoring.scaffold.cases import expectations
from advisor.language.fmt.canonical import canonical
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.model import NotCovered, RuleBase
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.names import find_candidate
from compared_versions import compared
from folders import FACTS, folder, problems, rule_text
from program import advisor

BELOW = """\
    not_covered:
      torch: {title: The torch, nearest: candle, because: It is not for rooms. Both are carried., source: P1}
"""
WITH_TORCH = FACTS.replace("impossible:\n", f"{BELOW}impossible:\n")
TOLD = "'The torch' is not covered by this base; the nearest candidate is 'candle'. It is not for rooms. Both are carried."


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> RuleBase:
    return read_base(folder(tmp_path_factory.mktemp("lamps"), facts=WITH_TORCH))


def test_what_is_not_covered_is_read_and_kept_as_it_is(lamps: RuleBase) -> None:
    (torch,) = lamps.not_covered
    because = "It is not for rooms. Both are carried."
    assert torch == NotCovered("torch", "The torch", "candle", because, ("P1",), torch.place)
    assert lamps.decisions["lamp"].not_covered == (torch,)
    assert "torch" not in lamps.candidates
    once = canonical(WITH_TORCH.encode(), "f.yaml")
    assert BELOW.splitlines()[0] in once
    assert canonical(once.encode(), "f.yaml") == once


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("bulb: {title: B, nearest: tube, because: B.}", "the name 'bulb' is already taken; see facts/f.yaml:34:7"),
        (
            "led: {title: the bulb, nearest: tube, because: B.}",
            "the name 'the bulb' is already taken; see facts/f.yaml:34:7",
        ),
        ("The: {title: T, nearest: tube, because: B.}", "'The' cannot be the name of what is not covered; use small letters, with digits, - or _ between them"),
        ("tie: {title: T, nearest: tube, because: B.}", "'tie' is a word of the rule language; choose another name"),
        ("led: {title: L, nearest: tub, because: B.}", "'lamp' has no candidate 'tub'; did you mean 'tube'?"),
        ("led: {title: L, nearest: sun, because: B.}", "'lamp' has no candidate 'sun'; known are: bulb, candle, tube"),
        ("led: {title: L, nearest: [tube], because: B.}", "the candidate must be one word, not a list"),
        ("led: {title: L, because: B.}", "what is not covered needs the field 'nearest'"),
        ("led: {title: L, nearest: tube}", "what is not covered needs the field 'because'"),
        ("led: {nearest: tube, because: B.}", "what is not covered needs the field 'title'"),
        ("led: {title: [L], nearest: tube, because: B.}", "the title of what is not covered must be a text"),
        ("led: {title: L, nearest: tube, because: [B]}", "the reason must be a text"),
        ("led: {title: L, nearest: tube, because: B., source: P9}", "there is no passage 'P9'; known are: P1, P2"),
        ("led: {title: L, near: tube, because: B.}", "what is not covered has no field 'near'; is it the field 'nearest', which is missing here?"),
        ("led: LED", "what is not covered must be written in lines of 'name: value'"),
        ("[led]", "'not_covered' must be written in lines of 'name: value'"),
    ],
)  # fmt: skip
def test_each_mistake_in_an_entry_gives_one_message(tmp_path: Path, entry: str, problem: str) -> None:
    below = f"    not_covered: {{{entry}}}\n" if entry != "[led]" else f"    not_covered: {entry}\n"
    facts = FACTS.replace("impossible:\n", f"{below}impossible:\n")
    (said,) = problems(folder(tmp_path, facts=facts))
    assert said.split(": ", 1)[1] == problem


def test_a_name_is_left_out_once(tmp_path: Path) -> None:
    again = "      other: {title: the-torch, nearest: bulb, because: B.}\n"
    facts = FACTS.replace("impossible:\n", f"{BELOW}{again}impossible:\n")
    (said,) = problems(folder(tmp_path, facts=facts))
    assert said == "facts/f.yaml:39:7: the name 'the-torch' is already taken; see facts/f.yaml:38:7"


@pytest.mark.parametrize("word", ["torch", "Torch", "the torch", "The-Torch"])
def test_it_is_named_by_its_id_or_title_however_it_is_spelt(lamps: RuleBase, word: str) -> None:
    with pytest.raises(RequestError) as told:
        find_candidate(lamps, word)
    assert str(told.value) == TOLD


def test_a_slip_leads_to_its_title_and_past_candidates_are_found(lamps: RuleBase, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="there is no candidate 'the trch'; did you mean 'The torch'"):
        find_candidate(lamps, "the trch")
    past = FACTS.replace("bulb: {title: The bulb", "torch: {title: Torch}\n      bulb: {title: The bulb")
    assert find_candidate(lamps, "torch", [read_base(folder(tmp_path, facts=past))]) == "torch"


@pytest.mark.parametrize(
    "rules",
    [
        rule_text(then="{favour: {torch: strong}}"),
        rule_text(then="{weigh_against: {The torch: 2}}"),
        rule_text(then="{rule_out: torch}"),
        rule_text(
            each="lamp",
            title="'{it}'",
            then="{favour: {it: 1}}",
            examples="{fires: [{it: torch, dark: yes}]}",
        ),
        "guarantees:\n  g: {because: B., never: {lamp: torch}}\n",
        "guarantees:\n  g: {because: B., always: {lamp: [bulb, torch]}}\n",
        "advice:\n  a: {text: T., about: torch}\n",
    ],
)
def test_in_files_of_knowledge_the_message_names_the_nearest(tmp_path: Path, rules: str) -> None:
    (said,) = problems(folder(tmp_path, rules, facts=WITH_TORCH))
    assert said.startswith("rules/r.yaml:")
    assert said.endswith(f": {TOLD}")


@pytest.mark.parametrize("expect", ["{lamp: torch}", "{lamp: [bulb, the torch]}", "{not: [torch]}"])
def test_what_a_case_expects_is_covered(lamps: RuleBase, expect: str) -> None:
    text = f"title: T\nanswers: {{dark: yes}}\nexpect: {expect}\nbecause: B.\n".encode()
    with pytest.raises(AdvisorError) as error:
        read_cases([Document("cases/c.yaml", "c.yaml", text)], lamps)
    (problem,) = error.value.problems
    assert f"{problem.what}; {problem.hint}" == TOLD


def test_a_draft_of_a_case_expects_what_is_covered(lamps: RuleBase) -> None:
    with pytest.raises(AdvisorError) as error:
        expectations(lamps, ["lamp=torch"])
    assert str(error.value) == f"'lamp=torch': {TOLD}"


def test_another_nearest_or_reason_is_wording(lamps: RuleBase, tmp_path: Path) -> None:
    facts = WITH_TORCH.replace("nearest: candle", "nearest: bulb").replace("topic: money", "topic:   money")
    other = read_base(folder(tmp_path, facts=facts.replace("title: Lamps", "title:  Lamps")))
    (edit,) = compared(lamps, other).edits
    assert (edit.what, edit.name, edit.how, edit.parts) == ("decision", "lamp", How.TEXTS, ("not covered",))


AXUM = "'Axum' is not covered by this base; the nearest candidate is 'gin'. No rule here speaks of Rust."
GO = ("--set", "team_languages=go")


@pytest.mark.parametrize(
    "arguments",
    [
        ("why-not", "axum", *GO),
        ("flips", "Axum", *GO),
        ("compare", "express.yaml", "axum"),
        ("compare", "gin", "axum", *GO),
        ("recommend", *GO, "--without", "AXUM=We tried it."),
    ],
)
def test_every_command_that_takes_a_candidate_tells_the_nearest_in_one_message(
    arguments: tuple[str, ...],
) -> None:
    done = advisor(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    *_, line = done.stderr.splitlines()
    assert line.startswith(f"Error: {AXUM}")
    assert "did you mean" not in line


def test_the_filters_of_records_know_it_too(tmp_path: Path) -> None:
    recorded = advisor("recommend", *GO, home=tmp_path)
    assert recorded.returncode == 0
    for command in (("records", "list"), ("audit",)):
        done = advisor(*command, "--winner", "axum", home=tmp_path)
        assert done.returncode == 2
        assert AXUM in done.stderr


def test_at_the_prompt_it_is_told_and_the_question_stays() -> None:
    screen = advisor("interview", "--no-record", typed="why-not Axum\nflips axum\nquit\n").stdout
    told = "  > {}\n  'Axum' is not covered by this base; the nearest candidate is 'gin'. No rule"
    for typed in ("why-not Axum", "flips axum"):
        assert told.format(typed) in screen


def test_a_new_candidate_of_that_name_has_to_be_taken_from_there(tmp_path: Path) -> None:
    root = folder(tmp_path, facts=WITH_TORCH)
    done = advisor("new", "candidate", "torch", "--no-input", "--knowledge", str(root))
    assert done.returncode == 2
    assert done.stderr.endswith(f"the name 'torch' is already taken; see {root}/facts/f.yaml:38:7\n")


def test_the_handbook_lists_what_is_not_covered() -> None:
    _, heading, below = advisor("docs").stdout.partition("#### Backend framework: not covered")
    assert heading
    line = next(line for line in below.splitlines() if line.startswith("- **Axum** "))
    assert line.endswith(" The nearest is [Gin](#candidate/gin).")


@pytest.mark.parametrize(
    ("written", "stray"),
    [("", "torch"), ("      not_covered:\n", "not_covered")],
    ids=["lost", "too far right"],
)
def test_without_its_line_what_is_not_covered_is_told_once(tmp_path: Path, written: str, stray: str) -> None:
    entry = "{title: The torch, nearest: bulb, because: B.}"
    facts = FACTS.replace("impossible:", f"{written}      torch: {entry}\n      flame: {entry}\nimpossible:")
    (said,) = problems(folder(tmp_path, facts=facts))
    hint = "write 'not_covered:' above what is not covered, as far left as 'candidates:'"
    assert said.partition(": ")[2] == f"'{stray}' stands among the candidates; {hint}"
