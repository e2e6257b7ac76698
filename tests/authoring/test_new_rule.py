"""`advisor new rule`: the rule, its examples, its blanks, and what is refused."""

from pathlib import Path

import pytest

import folders
from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.language.fmt.canonical import canonical
from advisor.language.reading.base import read_base
from lamp_scaffolds import (
    advisor_new,
    blanks_named,
    blanks_that_check_reports,
    fill_blanks,
    text_of,
    without_names,
    write_lamps,
)
from program import advisor


def notices(root: Path) -> list[str]:
    """Return the errors and warnings of a knowledge folder."""
    return [notice.check for notice in check(read_base(root)).notices if notice.severity is not Severity.NOTE]


def test_a_rule_of_which_all_is_said_is_whole_and_stands_at_the_end_of_its_file(tmp_path: Path) -> None:
    before = text_of(write_lamps(tmp_path), "rules/r.yaml")
    said = advisor_new(
        *(
            tmp_path,
            "rule",
            "r/cooks-need-light",
            "--title",
            "Cooks need much light",
            "--because",
            "Knives: sharp.",
        ),
        *("--if", "uses=cook", "--if", "budget=at_least:middle", "--unless", "style=old"),
        *(
            "--favour",
            "tube=strong",
            "--weigh-against",
            "candle=slight",
            "--conclude",
            "bright",
            "--source",
            "P1",
        ),
    )
    assert text_of(tmp_path, "rules/r.yaml") == before + (
        "  cooks-need-light:\n"
        "    title: Cooks need much light\n"
        '    because: "Knives: sharp."\n'
        "    if: {uses: cook, budget: {at_least: middle}}\n"
        "    unless: {style: old}\n"
        "    then: {conclude: bright, favour: {tube: strong}, weigh_against: {candle: slight}}\n"
        "    source: [P1]\n"
        "    examples:\n"
        "      fires: [{uses: [cook], budget: middle, style: new}]\n"
        "      stays_silent: [{uses: [cook], budget: middle, style: old}]\n"
    )
    assert " ".join(said.split()).startswith(
        "Wrote the rule r/cooks-need-light. rules/r.yaml, lines 10 to 19, with no blanks Then: "
    )
    assert folders.problems(tmp_path) == []


def test_what_is_not_said_is_left_blank_and_check_names_each_that_must_be_filled_once(tmp_path: Path) -> None:
    said = advisor_new(write_lamps(tmp_path), "rule", "r/more")
    assert len(blanks_named(said)) == 7
    assert blanks_that_check_reports(tmp_path) == without_names(
        [one for one in blanks_named(said) if not one.endswith(" source")]
    )
    assert "Examples are left blank: 'if' is still blank." in said


def test_with_its_blanks_filled_it_passes_every_check(tmp_path: Path) -> None:
    before = notices(write_lamps(tmp_path))
    advisor_new(tmp_path, "rule", "r/more", "--if", "uses=go", "--favour", "candle=strong")
    fill_blanks(
        tmp_path, "rules/r.yaml", title="Candles can be carried", because="They have no wire.", source="[P1]"
    )
    assert set(notices(tmp_path)) <= set(before)
    assert "example-fails" not in before


def test_a_new_file_has_its_topic_and_the_day_of_its_review(tmp_path: Path) -> None:
    advisor_new(write_lamps(tmp_path), "rule", "offices/tubes", "--topic", "Offices", "--if", "uses=read")
    first, second, third, *_ = text_of(tmp_path, "rules/offices.yaml").splitlines()
    assert (first, third) == ("topic: Offices", "rules:")
    assert second.startswith("reviewed: 20")


def test_what_is_written_is_laid_out_as_fmt_would(tmp_path: Path) -> None:
    advisor_new(write_lamps(tmp_path), "rule", "offices/tubes", "--if", "uses=read", "--if", "uses=cook")
    written = text_of(tmp_path, "rules/offices.yaml")
    assert canonical(written.encode(), "offices.yaml") == written


@pytest.mark.parametrize(
    ("conditions", "fires", "silent"),
    [
        (["dark=yes"], "{dark: yes}", "{dark: no}"),
        (["budget=at_least:middle"], "{budget: middle}", "{budget: low}"),
        (["budget=at_most:middle"], "{budget: middle}", "{budget: high}"),
        (["budget=at_least:middle", "budget=at_most:middle"], "{budget: middle}", "{budget: low}"),
        (["uses=read,go"], "{uses: [go]}", "{uses: [cook]}"),
        (["uses=read", "uses=cook"], "{uses: [read, cook]}", "{uses: [cook, go]}"),
        (["style=old", "budget=middle,high"], "{style: old, budget: middle}", None),
    ],
)
def test_the_examples_are_short_and_the_silent_one_is_a_near_miss(
    conditions: list[str], fires: str, silent: str | None, tmp_path: Path
) -> None:
    given = [word for one in conditions for word in ("--if", one)]
    advisor_new(write_lamps(tmp_path), "rule", "r/more", *given)
    written = text_of(tmp_path, "rules/r.yaml")
    assert f"      fires: [{fires}]\n" in written
    # old and low cannot be together, so no budget is a near miss there
    assert f"      stays_silent: [{silent or '{style: new, budget: middle}'}]\n" in written


def test_the_examples_of_a_rule_that_rests_on_a_finding_speak_of_answers(tmp_path: Path) -> None:
    rules = (
        "topic: L\nrules:\n"
        + folders.rule_text(if_="{dark: yes, uses: read}", then="{conclude: bright}").split("\n", 1)[1]
    )
    advisor_new(
        write_lamps(tmp_path, rules), "rule", "r/more", "--if", "bright=yes", "--favour", "tube=slight"
    )
    assert "fires: [{dark: yes, uses: [read]}]" in text_of(tmp_path, "rules/r.yaml")
    assert "stays_silent: [{dark: yes, uses: [cook]}]" in text_of(tmp_path, "rules/r.yaml")


def test_a_rule_for_each_candidate_has_examples_about_one_of_them(tmp_path: Path) -> None:
    advisor_new(
        *(
            write_lamps(tmp_path),
            "rule",
            "r/suits",
            "--each",
            "lamp",
            "--where",
            "price=low",
            "--if",
            "uses=it.suits",
        ),
        *("--favour", "it=moderate", "--title", "The use suits {it}", "--because", "B", "--source", "P1"),
    )
    written = text_of(tmp_path, "rules/r.yaml")
    assert "    each: lamp\n    where: {price: low}\n" in written
    assert "fires: [{it: bulb, uses: [cook]}]" in written
    assert "stays_silent: [{it: bulb, uses: [go]}]" in written
    assert folders.problems(tmp_path) == []


def test_a_rule_that_can_never_fire_gets_no_examples_and_that_is_said(tmp_path: Path) -> None:
    said = advisor_new(write_lamps(tmp_path), "rule", "r/more", "--if", "style=old", "--if", "budget=low")
    assert "Examples are left blank: no answers were found on which it fires." in said
    assert "rules/r.yaml:17 fires" in blanks_named(said)


def test_blanks_of_an_earlier_draft_do_not_stand_in_the_way_of_another(tmp_path: Path) -> None:
    advisor_new(write_lamps(tmp_path), "rule", "r/more")
    said = advisor_new(tmp_path, "rule", "r/most", "--if", "dark=yes")
    assert "Examples are left blank: the knowledge files are not in order yet." in said
    assert len(blanks_that_check_reports(tmp_path)) == 11  # a source may be missing


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["slug"], "'slug': the id of a rule is written file/name; write the name of its file before it"),
        (
            ["r/Slug"],
            "'Slug' cannot be the name of a rule; use small letters, with digits, - or _ between them",
        ),
        (["../r/x"], "'..' cannot be the name of a file"),
        (["r/slug"], "'r/slug': the rule 'r/slug' is already written; see rules/r.yaml:4:3"),
        (["r/x", "--if", "drak=yes"], "'drak=yes': there is no fact or finding 'drak'; did you mean 'dark'?"),
        (["r/x", "--if", "uses=raed"], "'uses=raed': 'uses' has no value 'raed'; did you mean 'read'?"),
        (["r/x", "--if", "dark"], "'dark': a condition is written fact=value, fact=one,another"),
        (["r/x", "--if", "dark=yes", "--if", "dark=no"], "'dark' is named twice"),
        (["r/x", "--if", "style=at_least:old"], "'at_least' needs a scale; 'style' is a choice"),
        (["r/x", "--if", "uses=it.suits"], "'it.suits' means nothing without 'each'"),
        (
            ["r/x", "--favour", "blub=strong"],
            "'blub=strong': there is no candidate 'blub'; did you mean 'bulb'?",
        ),
        (["r/x", "--favour", "bulb=much"], "'much' is not a number of points"),
        (["r/x", "--favour", "bulb"], "'favour' is written candidate=points, such as bulb=strong"),
        (["r/x", "--add", "score"], "'add' is written sum=number, such as score=5"),
        (["r/x", "--conclude", "mood="], "'conclude' is written finding=value, such as mood=high"),
        (["r/x", "--choose", "=bulb"], "'choose' is written decision=candidate, such as transport=walk"),
        (
            ["r/x", "--favour", "bulb=1", "--rule-out", "bulb"],
            "'then' names the candidate 'bulb' more than once",
        ),
        (["r/x", "--source", "P9"], "'P9': there is no passage 'P9'; known are: P1, P2"),
        (["r/x", "--each", "lam"], "'lam': there is no decision 'lam'; did you mean 'lamp'?"),
        (["r/x", "--each", "lamp", "--where", "prise=low"], "did you mean 'price'?"),
    ],
)
def test_what_cannot_be_is_told_as_the_reader_tells_it(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    before = text_of(write_lamps(tmp_path), "rules/r.yaml")
    assert message in " ".join(advisor_new(tmp_path, "rule", *arguments, code=2).split())
    assert text_of(tmp_path, "rules/r.yaml") == before


def test_a_file_whose_layout_has_no_place_is_left_alone(tmp_path: Path) -> None:
    rules = "rules: {slug: {title: T, because: B, if: {dark: yes}, then: {favour: {bulb: 1}}}}\n"
    said = advisor_new(write_lamps(tmp_path, rules), "rule", "r/more", "--if", "dark=no", code=3)
    assert "nothing can be added to it here" in " ".join(said.split())
    assert text_of(tmp_path, "rules/r.yaml") == rules


def test_what_would_break_more_than_its_blanks_is_not_written_and_it_says_why(tmp_path: Path) -> None:
    rules = (
        "topic: L\nrules:\n"
        + folders.rule_text(if_="{urgent: yes}", then="{conclude: bright}").split("\n", 1)[1]
    )
    said = advisor_new(
        write_lamps(tmp_path, rules), "rule", "r/more", "--if", "bright=yes", "--conclude", "urgent", code=3
    )
    assert "Nothing was written, because this would be wrong:" in said
    assert "the finding 'bright' rests on itself" in " ".join(said.split())
    assert text_of(tmp_path, "rules/r.yaml") == rules


def test_a_folder_of_more_rules_is_made_and_the_knowledge_folder_left_alone(tmp_path: Path) -> None:
    base, mine = write_lamps(tmp_path / "base"), tmp_path / "mine"
    done = advisor("new", "rule", "r/x", "--if", "dark=no", "--knowledge", str(base), "--rules", str(mine))
    assert done.returncode == 0, done.stderr
    assert "  x:\n" in text_of(mine, "r.yaml")
    assert "  x:\n" not in text_of(base, "rules/r.yaml")


def test_rights_links_and_marks_of_a_file_stay(tmp_path: Path) -> None:
    root = write_lamps(tmp_path)
    real = tmp_path / "real.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + text_of(root, "rules/r.yaml").replace("\n", "\r\n").encode())
    real.chmod(0o640)
    (root / "rules/r.yaml").unlink()
    (root / "rules/r.yaml").symlink_to(real)
    advisor_new(root, "rule", "r/x", "--if", "dark=no")
    assert (root / "rules/r.yaml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    content = real.read_bytes()
    assert content.startswith(b"\xef\xbb\xbftopic")
    assert content.count(b"\n") == content.count(b"\r\n") > 10
