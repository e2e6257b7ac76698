"""`advisor new rule` where findings have values, sums are added to, and candidates are chosen, included or excluded."""

from pathlib import Path

import pytest

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.authoring.scaffold.shelf import Shelf
from advisor.authoring.scaffold.words import Scope
from advisor.cli.new.known import on_condition
from advisor.language.reading.base import read_base
from advisor.language.reading.documents import Collected, Document
from folders import write
from lamp_scaffolds import advisor_new, text_of
from outing_base import FILES

SAID = ("--title", "It is as it is", "--because", "So they say.", "--source", "the club")


@pytest.mark.parametrize(
    ("options", "condition", "then"),
    [
        ("--if age=at_least:30 --add score=3", "{age: {at_least: 30}}", "{add: {score: 3}}"),
        ("--if vehicle=none_of:car --add score=-3", "{vehicle: {none_of: car}}", "{add: {score: -3}}"),
        ("--if needs=all_of:fuel,map --choose routing=refer", "{needs: {all_of: [fuel, map]}}", "{choose: {routing: refer}}"),
        ("--if langs=only:go,py --choose accept", "{langs: {only: [go, py]}}", "{choose: accept}"),
        ("--if risk=at_least:mid --include housing", "{risk: {at_least: mid}}", "{include: housing}"),
        ("--if score=weak --exclude housing --exclude child", "{score: weak}", "{exclude: [housing, child]}"),
        ("--if paid=yes --conclude risk=mid --conclude needs=map", "{paid: yes}", "{conclude: {risk: mid, needs: map}}"),
    ],
)  # fmt: skip
def test_a_rule_is_written_whole_and_check_finds_no_error_in_it(
    options: str, condition: str, then: str, tmp_path: Path
) -> None:
    said = advisor_new(write(tmp_path, FILES), "rule", "r/more", *options.split(), *SAID)
    assert "with no blanks" in said
    assert f"    if: {condition}\n    then: {then}\n" in text_of(tmp_path, "rules/r.yaml")
    notices = check(read_base(tmp_path)).notices
    errors = [notice for notice in notices if notice.severity is Severity.ERROR]
    assert [notice for notice in errors if "r/more" in notice.subject] == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--choose fats", "there is no candidate 'fats'; did you mean 'fast'?"),
        ("--choose routing=fast", "'routing' has no candidate 'fast'; known are: accept, refer"),
        ("--exclude huosing", "there is no candidate 'huosing'; did you mean 'housing'?"),
        ("--add risk=3", "'risk' is no sum; give it kind: sum, or conclude it"),
        ("--add score=much", "'much' is not a number to add; write a whole number of at most six digits, such as 32 or -5"),
        ("--conclude risk", "'risk' has values; write conclude: {risk: low|mid|high}"),
        ("--if needs=all_of:fuel,mpa", "'needs' has no value 'mpa'; known are: fuel, map"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_what_to_write(options: str, message: str, tmp_path: Path) -> None:
    said = advisor_new(write(tmp_path, FILES), "rule", "r/more", *options.split(), code=2)
    assert message in " ".join(said.split())
    assert text_of(tmp_path, "rules/r.yaml") == FILES["rules/r.yaml"]


@pytest.mark.parametrize(
    ("options", "what", "hint"),
    [
        ("--choose housing", "'choose' does not go with 'benefits'", "write include or exclude"),
        (
            "--include fast",
            "'include' does not go with 'way'",
            "write favour, weigh_against, rule_out or choose",
        ),
        ("--favour child=strong", "'favour' does not go with 'benefits'", "write include or exclude"),
    ],
)
def test_what_does_not_go_with_a_decision_is_not_written(
    options: str, what: str, hint: str, tmp_path: Path
) -> None:
    said = advisor_new(
        write(tmp_path, FILES), "rule", "r/more", "--if", "paid=yes", *options.split(), *SAID, code=3
    )
    assert said.startswith("Nothing was written, because this would be wrong:")
    assert what in said
    assert hint in " ".join(said.split())
    assert text_of(tmp_path, "rules/r.yaml") == FILES["rules/r.yaml"]


def test_a_rule_that_only_adds_may_do_without_a_condition(tmp_path: Path) -> None:
    said = advisor_new(write(tmp_path, FILES), "rule", "r/more", "--add", "score=3", *SAID)
    assert "or delete this line: then it always adds" in " ".join(said.split())
    written = text_of(tmp_path, "rules/r.yaml")
    lines = [
        line for line in written.splitlines(keepends=True) if "  # " not in line and "examples:" not in line
    ]
    (tmp_path / "rules/r.yaml").write_text("".join(lines), encoding="utf-8")
    assert "r/more" in read_base(tmp_path).rules


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fine", "All is fine: write fine=yes or fine=no"),
        ("risk", "Risk: low, mid (Middling), high; a scale"),
        ("needs", "Needs: fuel, map (A map); a set of several values"),
        ("score", "Score: write a number, such as score=at_least:5"),
    ],
)
def test_a_finding_alone_is_answered_with_what_may_be_written(name: str, words: str) -> None:
    documents = tuple(Document(path, path, text.encode()) for path, text in FILES.items())
    assert on_condition(Scope(Shelf(Collected(documents), "", "").names), name) == words
