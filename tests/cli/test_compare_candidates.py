"""`advisor compare` of two candidates, and what the prompt says of two, or of why: one decision, two who want to win it."""

from pathlib import Path

import pytest

from advisor.cli import run
from advisor.cli.explaining import of_reasons
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.names import find_candidates
from advisor.views.document.blocks import Paragraph
from checkout import ROOT
from program import advisor

LUNCH = Knowledge(ROOT / "tests" / "small", ())
SMALL = ("--knowledge", str(ROOT / "tests" / "small"))
COLD = ("--set", "cold=yes", "--set", "hunger=very", "--set", "has=broth,bread")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: Capture, *words: str, code: int = 0) -> str:
    """Return what the command says, on one line: of what went well the result, else the error."""
    assert run(["compare", *words, *SMALL, "--journal", "journal.db"]) == code
    out, err = capsys.readouterr()
    return " ".join((err if code else out).split())


def test_two_are_told_apart_by_the_rules_that_count_differently(capsys: Capture) -> None:
    assert said(capsys, "toast", "soup", *COLD) == (
        "Toast or Soup? Soup is first, 2 points ahead of Toast. "
        "- +4 for Soup: Soup warms [lunch/soup-warms] "
        "- +2 for Toast: Toast fills the very hungry [lunch/toast-fills] "
        "Together: +2 for Soup."
    )


@pytest.mark.parametrize("words", [("Toast", "with", "Soup"), ("TOAST,", "soup"), ("toast vs. soup",)])
def test_two_may_be_named_as_people_name_them(capsys: Capture, words: tuple[str, ...]) -> None:
    assert said(capsys, *words, *COLD) == said(capsys, "toast", "soup", *COLD)


def test_one_alone_is_set_against_whoever_is_first_and_the_first_against_the_next(capsys: Capture) -> None:
    assert said(capsys, "toast", *COLD) == said(capsys, "toast", "soup", *COLD)
    assert said(capsys, "soup", *COLD) == said(capsys, "soup", "toast", *COLD)


def test_of_two_that_both_lost_it_is_said_who_is_first(capsys: Capture) -> None:
    text = said(capsys, "salad", "toast", *COLD)
    assert "Soup is first. Toast is 2 points ahead of Salad." in text
    assert "With one other answer Salad would have come closer: - +1 for Salad (cold: No, not Yes)" in text


def test_of_two_that_share_the_first_place_both_are_told_what_would_help(capsys: Capture) -> None:
    text = said(capsys, "soup", "toast", "--set", "has=broth,bread", "--set", "hunger=much")
    assert "Soup, Salad and Toast share the first place. No rule counts differently for the two." in text
    assert "With one other answer more would have spoken for Soup: - +4 for Soup (cold: Yes)" in text
    assert (
        "With one other answer more would have spoken for Toast: - +2 for Toast (hunger: Very, not Much)"
        in text
    )


def test_who_is_ruled_out_is_told_of_both(capsys: Capture) -> None:
    text = said(capsys, "toast", "soup", *COLD[:4], "--set", "has=bread", "--without", "toast=Too dry.")
    assert text.startswith(
        "Toast or Soup? Salad is first. "
        "Soup is ruled out: Without broth there is no soup [lunch/no-broth-no-soup] "
        "You have ruled out Toast yourselves: Too dry. - +4 for Soup:"
    )


def test_whoever_lost_to_several_is_told_them_all(capsys: Capture) -> None:
    assert run(["why-not", "soup", *SMALL, "--set", "has=bread"]) == 0
    assert (
        "Salad and Toast share the first place, although Soup has as many points." in capsys.readouterr().out
    )


def test_without_answers_the_latest_record_is_meant(capsys: Capture) -> None:
    assert run(["recommend", *COLD, *SMALL, "--journal", "journal.db"]) == 0
    capsys.readouterr()
    assert said(capsys, "soup", "toast").startswith("Soup or Toast? Soup is first, 2 points ahead of Toast.")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("soup", "Soup", *COLD), "Soup is named twice; name another candidate to compare it with"),
        (("soup", "stew", *COLD), "there is no candidate 'stew'; known are: soup, salad, toast"),
        (("sooup", "toats", *COLD), "there is no candidate 'sooup'; did you mean 'soup'?"),
        (("soup", "toast", "--json"), "--json and --guess go with people's answers, and not with candidates"),
        (("ann.yaml", "ben.yaml", *COLD), "--answers, --set, --without and --record go with candidates;"),
        (("ann.yaml", "soup"), "'soup' is a candidate, and no file of answers or record"),
    ],
)
def test_what_cannot_be_compared_is_refused(capsys: Capture, words: tuple[str, ...], error: str) -> None:
    assert error in said(capsys, *words, code=2)


def test_a_file_or_record_that_is_called_like_a_candidate_is_meant_beside_other_people(
    capsys: Capture,
) -> None:
    for name in ("soup", "ann.yaml"):
        Path(name).write_text("{cold: yes, hunger: very, has: [bread, broth]}")
    assert "Nothing needs a meeting" in said(capsys, "soup", "ann.yaml")
    assert said(capsys, "soup", "toast", *COLD).startswith("Soup or Toast?")
    assert run(["recommend", *COLD, *SMALL, "--journal", "journal.db", "--title", "Toast"]) == 0
    capsys.readouterr()
    assert "Nothing needs a meeting" in said(capsys, "toast", "ann.yaml")


def test_titles_with_blanks_are_parted_where_both_halves_are_candidates() -> None:
    base = Knowledge(None, ()).load()
    for line in ("Spring Boot Ruby on Rails", "spring-boot and Ruby on Rails", "'Spring Boot' \"rails\""):
        assert find_candidates(base, line) == ("spring-boot", "rails")
    assert find_candidates(base, "ruby on rails") == ("rails",)


def after_the_verdict(*lines: str) -> list[str]:
    """Return what is said to each line that is typed after the verdict, on one line each, and what may be typed next."""
    typed = "\n".join(("", *lines, "quit", ""))
    done = advisor("interview", *COLD, "--knowledge", "tests/small", "--no-record", typed=typed)
    said = [" ".join(part.split()) for part in done.stdout.split("  > ")[2:-1]]
    return [text.removeprefix(f"{line} ") for line, text in zip(lines, said, strict=True)]


def test_after_the_verdict_two_are_compared_as_by_the_command_and_why_is_answered(capsys: Capture) -> None:
    two, hint, every, first, lost, rule, nothing = after_the_verdict(
        "compare toast with soup",
        "compare",
        "why",
        "why soup?",
        "why not toast",
        "why soup-warms",
        "why stew",
    )
    assert two.startswith(said(capsys, "toast", "soup", *COLD))
    assert hint.startswith("Write 'compare' and two candidates, such as: compare soup salad")
    assert "together +4 +2 0" in every
    assert first.startswith("Why Soup? Soup is first, 2 points ahead of Toast.")
    assert lost.startswith("Why not Toast? Soup is first, 2 points ahead of Toast.")
    assert rule.startswith("Soup warms lunch/soup-warms, tests/small/rules/lunch.yaml:13:3 If:")
    assert nothing.startswith("there is no candidate or rule 'stew'")


def test_where_nothing_is_known_no_rule_speaks_for_anybody() -> None:
    blocks = of_reasons(LUNCH.load(), (), "")
    assert blocks == (Paragraph(("No rule speaks for or against anybody yet.",)),)
