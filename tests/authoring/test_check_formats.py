"""`check` for machines: JSON, SARIF and annotations, of notices and of problems of reading."""

import json
import re
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from test_check_agreement import BASES

from advisor.authoring.check.catalogue import CHECKS
from advisor.authoring.check.check import check
from advisor.formats.notices import FORMATS, Report, unreadable
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem
from advisor.views.check.notices import notices
from advisor.views.writers.screen import screen
from advisor.views.writers.terminal import write
from effort import tried
from folders import folder
from lamp_notices import rule_file, rule_lines
from program import advisor
from published_schemas import validator
from sarif_schema import LOG

SCHEMA = validator("check")
SARIF = Draft202012Validator(LOG)
COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")

PROMISE = """guarantees:
  no-candles: {never: {lamp: candle}, because: They burn.}
  growing: {raising: budget, never_moves_to: {lamp: tube}, because: B}
"""
ALL_KINDS = (
    rule_file(
        rule_lines(
            "never", "{style: old, budget: low}", "{conclude: bright}", examples="{fires: [{dark: yes}]}"
        ),
        rule_lines("reader", "{bright: yes}", "{favour: {candle: strong}}", accept="{no-source: Known.}"),
        rule_lines("out", "{uses: go}", "{rule_out: [bulb, candle, tube]}"),
        rule_lines("bulbs", "{dark: yes}", "{favour: {bulb: slight}}"),
        rule_lines("dear", "{budget: high}", "{favour: {tube: strong}}"),
        rule_lines("dearer", "{budget: high, dark: yes}", "{favour: {tube: strong}}"),
    )
    + PROMISE
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RuleBase:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "kb", ALL_KINDS)
    return read_base(Path("kb"))


@pytest.fixture
def report(base: RuleBase) -> Report:
    found = check(base)
    return Report(found.notices, found.accepted, base, proving=True)


@pytest.fixture
def unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "kb", rule_file(rule_lines("a", "{drak: yes}", source="P9")))
    with pytest.raises(AdvisorError) as raised:
        read_base(Path("kb"))
    return unreadable(raised.value.problems)


def as_json(report: Report) -> Any:
    return json.loads(FORMATS["json"](report))


def as_sarif(report: Report) -> Any:
    return json.loads(FORMATS["sarif"](report))


def annotations(report: Report) -> list[tuple[str, Mapping[str, str], str]]:
    lines = FORMATS["github"](report).splitlines()
    found = [COMMAND.match(line) for line in lines]
    assert all(found)
    return [(one[1], dict(each.split("=", 1) for each in one[2].split(",")), one[3]) for one in found if one]


def test_json_is_valid_by_its_schema_for_notices_and_for_what_cannot_be_read(
    report: Report, unread: Report
) -> None:
    SCHEMA.validate(as_json(report))
    SCHEMA.validate(as_json(unread))
    assert as_json(unread)["knowledge"] is None
    assert [notice["check"] for notice in as_json(unread)["notices"]] == ["unknown-name", "unknown-name"]
    assert as_json(report)["knowledge"]["name"] == "Lamps"


@pytest.mark.parametrize("spoilt", ["format", "knowledge", "proved", "notices", "accepted"])
def test_the_schema_notices_what_is_missing(spoilt: str, report: Report) -> None:
    document = as_json(report)
    del document[spoilt]
    assert not SCHEMA.is_valid(document)


def test_json_tells_of_a_notice_all_that_people_are_told(report: Report) -> None:
    found = {notice["check"]: notice for notice in as_json(report)["notices"]}
    never = found["never-fires"]
    assert (never["file"], never["line"], never["column"]) == ("kb/rules/r.yaml", 2, 3)
    assert never["severity"] == "error"  # its example fails
    assert never["conflict"]["parts"] == ["style: Old", "budget: Little"]
    assert [one["because"] for one in never["conflict"]["impossible"]] == ["Old lamps are dear."]
    assert {"example-fails", "finding-never-true", "never-fires"} <= {
        follower["check"] for follower in never["follows"]
    }
    raised = next(notice for notice in as_json(report)["notices"] if notice["subject"] == "r/growing")
    assert raised["other"] == {**raised["witness"], "budget": "high"}
    assert found["nobody-left"]["witness"] == {"uses": ["go"]}
    assert [(one["check"], one["subject"], one["because"]) for one in as_json(report)["accepted"]] == [
        ("no-source", "r/reader", "Known.")
    ]


def test_the_same_base_gives_the_same_bytes(base: RuleBase) -> None:
    def written(form: str) -> str:
        found = check(base)
        return FORMATS[form](Report(found.notices, found.accepted, base, proving=True))

    for form in FORMATS:
        assert written(form) == written(form)
        assert written(form).isascii()


def test_sarif_is_as_code_hosts_want_it(report: Report, unread: Report) -> None:
    for one in (report, unread):
        SARIF.validate(as_sarif(one))
    (run,) = as_sarif(report)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(CHECKS)
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    assert len(run["results"]) == len(report.notices)


def test_sarif_names_files_below_the_working_folder_by_relative_uris(report: Report) -> None:
    (run,) = as_sarif(report)["runs"]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"kb/facts/f.yaml", "kb/rules/r.yaml"}


def test_sarif_marks_the_word_that_is_meant() -> None:
    word = unreadable([Problem(Place("kb/rules/r.yaml", 2, 3, "", 5), "bad")])
    region = as_sarif(word)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 8}
    assert FORMATS["github"](word).startswith(
        "::error file=kb/rules/r.yaml,line=2,endLine=2,col=3,endColumn=8,"
    )


def test_sarif_knows_a_notice_again_when_lines_move(base: RuleBase, tmp_path: Path, report: Report) -> None:
    folder(tmp_path / "kb", f"# a comment\n\n{ALL_KINDS}")
    found = check(read_base(Path("kb")))
    moved = as_sarif(Report(found.notices, found.accepted, base))["runs"][0]["results"]
    before = as_sarif(report)["runs"][0]["results"]
    assert [one["partialFingerprints"] for one in moved] == [one["partialFingerprints"] for one in before]
    assert len({json.dumps(one["partialFingerprints"]) for one in before}) == len(before)


def test_annotations_name_severity_place_and_check(report: Report) -> None:
    found = annotations(report)
    assert len(found) == len(report.notices)
    assert ("error", "kb/rules/r.yaml", "2", "3", "never-fires") in [
        (kind, one["file"], one["line"], one["col"], one["title"]) for kind, one, _ in found
    ]
    assert {kind for kind, _, _ in found} == {"error", "warning", "notice"}


HOSTILE = "kb/a,b:c%\n::set-env name=X::Y\r\x1b[2J\u2028\u202e.yaml"


@pytest.fixture
def hostile() -> Report:
    what = "'\n::error file=x::forged\r\n\x1b[31m%0A' is wrong"
    return unreadable([Problem(Place(HOSTILE, 3, 4), what, "##[error] ::warning::")])


def test_hostile_names_and_texts_stay_text_in_annotations(hostile: Report) -> None:
    text = FORMATS["github"](hostile)
    assert text.count("\n") == 1
    assert text.isprintable() or text.rstrip("\n").isprintable()
    (kind, where, message), *rest = annotations(hostile)
    assert rest == []
    assert kind == "error"
    assert where["file"] == "kb/a%2Cb%3Ac%25%0A%3A%3Aset-env name=X%3A%3AY%0D?[2J??.yaml"
    assert message == "'%0A::error file=x::forged%0D%0A?[31m%250A' is wrong%0A##[error] ::warning::"


def test_hostile_names_and_texts_stay_text_in_json_and_sarif(hostile: Report) -> None:
    assert as_json(hostile)["notices"][0]["file"] == HOSTILE
    SARIF.validate(as_sarif(hostile))
    uri = as_sarif(hostile)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert re.fullmatch(r"[\w%/.,:=~-]+", uri, re.ASCII)
    assert "\x1b" not in FORMATS["json"](hostile) + FORMATS["sarif"](hostile)


def test_the_name_of_a_file_may_be_bytes_that_are_no_text() -> None:
    odd = unreadable([Problem(Place("kb/rules/\udcff\udcfe.yaml", 1, 1), "bad")])
    where = as_sarif(odd)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uri"] == "kb/rules/%FF%FE.yaml"
    assert all(FORMATS[form](odd).encode() for form in FORMATS)


def test_a_file_as_a_whole_is_annotated_at_its_first_line() -> None:
    whole = unreadable([Problem(Place("kb/rules/r.yml"), "the file is not read")])
    region = as_sarif(whole)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1}
    assert (
        FORMATS["github"](whole)
        == f"::error file=kb/rules/r.yml,title={whole.notices[0].check}::the file is not read\n"
    )


def test_a_file_outside_the_working_folder_has_an_absolute_uri(tmp_path: Path) -> None:
    away = unreadable([Problem(Place(str(tmp_path / "a b.yaml"), 1, 1), "bad")])
    uri = as_sarif(away)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri == (tmp_path / "a b.yaml").as_uri()


LOADERS: Mapping[str, Callable[[str], Any]] = {
    "json": json.loads,
    "sarif": json.loads,
    "github": str.splitlines,
}


@pytest.mark.parametrize("form", LOADERS)
def test_what_cannot_be_read_is_written_in_the_format_asked_for_and_ends_with_3(
    form: str, tmp_path: Path
) -> None:
    folder(tmp_path, rule_file(rule_lines("a", "{drak: yes}")))
    done = advisor("check", "--knowledge", str(tmp_path), "--format", form)
    assert (done.returncode, done.stderr) == (3, "")
    assert LOADERS[form](done.stdout)
    assert "did you mean 'dark'?" in done.stdout


@pytest.mark.parametrize("form", LOADERS)
def test_the_shipped_base_is_written_in_every_format(form: str) -> None:
    done = advisor("check", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert LOADERS[form](done.stdout) or form == "github"
    assert ("facts/decisions.yaml" in done.stdout) is (form != "github")  # where there are notes only


def test_json_may_be_asked_for_as_by_other_commands() -> None:
    assert (
        advisor("check", "--no-proofs", "--json").stdout
        == advisor("check", "--no-proofs", "--format", "json").stdout
    )


@given(BASES)
@tried(40)
def test_whatever_there_is_to_say_of_a_rule_base_can_be_written(base: RuleBase) -> None:
    found = check(base)
    report = Report(found.notices, found.accepted, base, proving=True)
    SCHEMA.validate(as_json(report))
    SARIF.validate(as_sarif(report))
    assert len(annotations(report)) == len(found.notices)
    written = StringIO()
    write(screen(written), notices(base, found.notices))
    lines = written.getvalue().splitlines()
    assert all(len(line) <= 80 for line in lines if not line.lstrip().startswith("advisor "))
