"""`--without CANDIDATE=REASON`: people rule a candidate out themselves, and the record says so."""

import io
import json
from pathlib import Path

import pytest

from advisor.cli import run
from checkout import ROOT

SMALL = ("--knowledge", str(ROOT / "tests" / "small"))
COLD = ("--set", "cold=yes", "--set", "has=broth,bread")
NO_SOUP = ("--without", "soup=Nobody washes up")


@pytest.fixture
def journal(tmp_path: Path) -> tuple[str, str]:
    return "--journal", str(tmp_path / "journal.db")


def winners(capsys: pytest.CaptureFixture[str]) -> list[str]:
    found: list[str] = json.loads(capsys.readouterr().out)["decisions"]["dish"]["winners"]
    return found


def test_the_candidate_is_kept_out_and_the_reason_is_told(
    capsys: pytest.CaptureFixture[str], journal: tuple[str, str]
) -> None:
    assert run(["recommend", *SMALL, *COLD, *journal, "--json"]) == 0
    assert winners(capsys) == ["soup"]
    assert run(["recommend", *SMALL, *COLD, *NO_SOUP, *journal, "--json"]) == 0
    assert "soup" not in winners(capsys)
    assert run(["how", *journal, "--record", "latest", "--", "--without/soup"]) == 0
    lines = capsys.readouterr().out
    assert "Nobody washes up" in lines
    assert "If:\n    always - holds\n" in lines


def test_a_record_is_replayed_audited_and_explained_with_who_was_kept_out(
    capsys: pytest.CaptureFixture[str], journal: tuple[str, str]
) -> None:
    run(["recommend", *SMALL, *COLD, *NO_SOUP, *journal])
    assert run(["records", "replay", "--all", *journal]) == 0
    assert run(["records", "verify", *journal]) == 0
    assert run(["audit", *SMALL, *journal]) == 0
    capsys.readouterr()
    assert run(["why-not", "soup", *journal]) == 0
    assert "yourselves" in capsys.readouterr().out
    assert run(["records", "show", *journal]) == 0
    assert "soup was kept out: Nobody washes up" in capsys.readouterr().out


def test_who_is_kept_out_is_explained_by_the_reason_and_not_by_points_or_other_answers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["why-not", "soup", *SMALL, "--set", "has=broth", *NO_SOUP]) == 0
    text = capsys.readouterr().out
    assert text.startswith(
        "Why not Soup?\nSalad and Toast share the first place.\nYou have ruled out Soup yourselves: Nobody washes up.\n"
    )
    assert "is ruled out: You have" not in text
    assert "ahead of" not in text
    assert "would have come closer" not in text
    assert run(["flips", "soup", *SMALL, *COLD, *NO_SOUP]) == 0
    assert capsys.readouterr().out.strip() == "Soup: you have ruled it out yourselves: Nobody washes up."


@pytest.mark.parametrize("command", [["recommend"], ["recommend", "--paste"]])
def test_whoever_wins_only_because_people_kept_another_out_is_said_to(
    command: list[str], capsys: pytest.CaptureFixture[str], journal: tuple[str, str]
) -> None:
    said = "uled out first: Soup, because you have ruled it out yourselves (Nobody washes up)."
    assert run([*command, *SMALL, *COLD, *NO_SOUP, *journal]) == 0
    assert said in " ".join(capsys.readouterr().out.split())
    assert run(["adr", "--md", *journal]) == 0
    assert said in capsys.readouterr().out


def test_an_interview_that_is_resumed_still_keeps_the_candidate_out(
    capsys: pytest.CaptureFixture[str], journal: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    run(["interview", *SMALL, *NO_SOUP, *journal])
    capsys.readouterr()
    assert run(["interview", *SMALL, "--resume", "--no-input", "--json", *journal]) in (0, 4)
    assert "soup" not in winners(capsys)


def test_how_to_go_on_names_who_is_kept_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    run(["interview", *SMALL, *NO_SOUP, "--no-record", "--save", str(tmp_path / "answers.yaml")])
    assert "--without 'soup=Nobody washes up'" in capsys.readouterr().out


def test_a_result_is_verified_with_who_was_kept_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answers = (*COLD, "--set", "hunger=much")
    assert run(["recommend", *SMALL, *answers, *NO_SOUP, "--no-record", "--json"]) == 0
    result = tmp_path / "result.json"
    result.write_text(capsys.readouterr().out)
    assert run(["verify", str(result), *SMALL]) == 0
    document = json.loads(result.read_text())
    for forged in (
        [],
        [{"candidate": "salad", "reason": "no"}],
        [{"candidate": "cake", "reason": "no"}],
        "soup",
    ):
        result.write_text(json.dumps({**document, "without": forged}))
        assert run(["verify", str(result), *SMALL]) in (1, 3)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("soap=no",), "did you mean 'soup'?"),
        (("soup",), "say why you keep soup out"),
        (("soup= ",), "say why you keep soup out"),
        (("soup=a", "soup=b"), "soup is kept out twice"),
        (("soap=no", "cake=no"), "cake"),
    ],
)
def test_what_is_wrong_with_the_words_is_said(
    words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    without = [part for word in words for part in ("--without", word)]
    assert run(["recommend", *SMALL, *COLD, *without, "--no-record"]) == 2
    assert says in capsys.readouterr().err


def test_a_record_has_its_own(capsys: pytest.CaptureFixture[str], journal: tuple[str, str]) -> None:
    run(["recommend", *SMALL, *COLD, *journal])
    assert run(["how", *NO_SOUP, *journal]) == 2
    assert "goes with --answers or --set" in capsys.readouterr().err
