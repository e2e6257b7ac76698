"""`advisor check` as people use it: what it writes, how it ends, and the cases it writes down."""

from pathlib import Path

import pytest

from advisor.cli import run
from folders import folder, write
from lamp_notices import rule_file, rule_lines
from program import advisor

NEVER = "{style: old, budget: low}"
PROMISES = """guarantees:
  no-flame: {if: {uses: cook}, never: {lamp: candle}, because: They burn.}
  growing: {raising: budget, never_moves_to: {lamp: tube}, because: Tubes are cheap.}
  always-bulb: {if: {dark: yes}, always: {lamp: bulb}, because: Bulbs are best.}
  never-none: {if: {dark: no, style: old}, always: {lamp: candle}, because: Something must burn.}
  somebody: {always_answers: lamp, because: Nobody leaves without a lamp.}
"""
PROMISED = {"r-no-flame", "r-growing", "r-always-bulb", "r-never-none", "r-somebody"}
BREAKING = rule_file(
    rule_lines("bulbs", "{dark: yes}", "{favour: {bulb: slight}}"),
    rule_lines("candles", "{dark: no}", "{favour: {candle: strong}}"),
    rule_lines("dear", "{budget: high, style: new}", "{favour: {tube: decisive}}"),
    rule_lines("out", "{uses: go, style: old}", "{rule_out: [bulb, candle, tube]}"),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], text: str, *options: str) -> tuple[int, str]:
    """Return the exit code and what is written to standard output of a check of the lamps with these rules."""
    folder(Path("kb"), text)
    code = run(["check", "--knowledge", "kb", *options])
    return code, capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_a_notice_shows_its_line_why_it_is_so_what_follows_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = rule_file(
        rule_lines("old", NEVER, "{conclude: bright}", examples="{fires: [{style: old}]}"),
        rule_lines("reader", "{bright: yes, dark: yes}"),
    )
    code, output = check(capsys, text)
    assert code == 1
    start = output.index("kb/rules/r.yaml:2:3")
    end = output.index("    change its condition", start)
    assert output[start:end].splitlines() == [
        "kb/rules/r.yaml:2:3: error: the rule 'r/old' can never fire: no answers make its",
        "condition true [never-fires]",
        "  |   old:",
        "  |   ^^^",
        "    These can never be true together:",
        "    - style: Old",
        "    - budget: Little",
        "    It is declared impossible at kb/facts/f.yaml:38:5: Old lamps are dear.",
        "    As a consequence:",
        "    - the rule 'r/old' does not fire on this example (kb/rules/r.yaml:7:24)",
        "      [example-fails]",
        "    - the rule 'r/reader' can never fire: no answers make its condition true",
        "      [never-fires]",
        "    - the finding 'bright' can never be true: none of the rules that conclude it",
        "      can fire [finding-never-true]",
        "    - no answer to 'dark' ever changes who wins [idle-question]",
        "    - no answer to 'style' ever changes who wins [idle-question]",
        "    - no answer to 'budget' ever changes who wins [idle-question]",
    ]


@pytest.mark.usefixtures("here")
def test_parts_that_are_findings_are_shown_with_the_rules_that_conclude_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}", "{conclude: bright}"), rule_lines("b", "{bright: yes, dark: no}")
    )
    _, output = check(capsys, text)
    assert "    - Much light is needed (concluded by r/a)\n    - dark: No\n" in output


@pytest.mark.usefixtures("here")
def test_a_broken_guarantee_is_shown_by_an_interview_and_the_rules_that_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = (
        rule_file(
            rule_lines("candles", "{uses: cook}", "{favour: {candle: strong}}"),
            rule_lines("b", "{uses: [cook, go]}", "{favour: {bulb: slight}}"),
        )
        + PROMISES.split("  growing", maxsplit=1)[0]
    )
    code, output = check(capsys, text)
    assert code == 1
    start = output.index("kb/rules/r.yaml:13:3")
    assert output[start : output.index("    change the rules")].splitlines() == [
        "kb/rules/r.yaml:13:3: error: the guarantee 'r/no-flame' does not hold: 'candle'",
        "can win 'lamp' [guarantee-fails]",
        "  |   no-flame: {if: {uses: cook}, never: {lamp: candle}, because: They burn.}",
        "  |   ^^^^^^^^",
        "    With these answers, whatever else is answered:",
        "      uses: Cooking",
        "    A lamp: The candle, 3 points ahead",
        "      + 4 points: What candles is about [r/candles]",
    ]


@pytest.mark.usefixtures("here")
def test_of_those_who_share_the_first_place_the_reasons_of_the_one_that_must_not_win_are_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bulbs, candles = (
        rule_lines(one, "{uses: cook}", f"{{favour: {{{one[:-1]}: strong}}}}") for one in ("bulbs", "candles")
    )
    _, output = check(capsys, rule_file(bulbs, candles) + PROMISES.split("  growing", maxsplit=1)[0])
    told = "level on points\n    The candle:\n        + 4 points: What candles is about"
    assert told in output
    assert "      The bulb:\n" not in output


@pytest.mark.usefixtures("here")
def test_the_second_interview_of_a_guarantee_is_told_by_what_differs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, output = check(capsys, BREAKING + PROMISES)
    start = output.index("higher\nanswer") if "higher\nanswer" in output else output.index("a higher answer")
    told = output[start : output.index("    change the rules", start)]
    assert (
        "    And if the answers are these instead:\n      budget: A lot\n    A lamp: The tube, 7 points ahead\n"
        in told
    )
    assert (
        "    A lamp: The bulb, 1 point ahead\n" in told or "    A lamp: The candle, 4 points ahead\n" in told
    )


@pytest.mark.usefixtures("here")
def test_warnings_fail_only_if_it_is_to_be_strict_and_notes_never_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = rule_file(rule_lines("a", "{dark: yes}", "{favour: {bulb: slight}}"))
    assert check(capsys, text)[0] == 0
    assert check(capsys, text, "--strict")[0] == 1
    done = advisor("check", "--strict")
    assert (done.returncode, " notes" in done.stdout) == (0, True)


@pytest.mark.usefixtures("here")
def test_notes_and_what_is_accepted_are_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    text = rule_file(
        rule_lines("a", "{dark: yes}"),
        rule_lines("b", "{dark: yes, uses: cook}", accept="{no-source: Known.}"),
    )
    _, plain = check(capsys, text)
    _, noted = check(capsys, text, "--notes")
    assert "stacked-points" not in plain
    assert "gives the same points again" in " ".join(noted.split())
    assert "no-source accepted: Known." in noted
    assert plain.splitlines()[-1] == noted.splitlines()[-1]


@pytest.mark.usefixtures("here")
def test_notes_are_put_beside_a_pull_request_only_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    text = rule_file(rule_lines("a", "{dark: yes}"), rule_lines("b", "{dark: yes, uses: cook}"))
    assert "::notice" not in check(capsys, text, "--format", "github")[1]
    assert "::notice" in check(capsys, text, "--format", "github", "--notes")[1]
    assert "stacked-points" in check(capsys, text, "--json")[1]


@pytest.mark.usefixtures("here")
def test_without_proofs_it_says_that_nothing_was_proved(capsys: pytest.CaptureFixture[str]) -> None:
    text = rule_file(rule_lines("a", NEVER))
    for options in (("--no-proofs",), ("--seconds", "0")):
        code, output = check(capsys, text, *options)
        assert code == 0
        assert "never-fires" not in output
        assert output.endswith("; nothing was proved.\n")


@pytest.mark.usefixtures("here")
def test_of_very_many_notices_of_one_kind_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "{fires: [{dark: no}]}"
    text = rule_file(*(rule_lines(f"a{number}", "{dark: yes}", examples=wrong) for number in range(60)))
    _, output = check(capsys, text, "--no-proofs")
    words = " ".join(output.split())
    assert words.count("[example-fails] |") == 50
    assert "... and 10 more notices of the same kind: A rule does not do what its example says" in words
    assert "'--format json' lists them all." in words
    assert "no rule reads the fact 'style'" in words


@pytest.mark.parametrize(("many", "told"), [(3, 3), (4, 0), (60, 0)])
@pytest.mark.usefixtures("here")
def test_warnings_of_one_kind_are_one_line_with_a_count(
    many: int, told: int, capsys: pytest.CaptureFixture[str]
) -> None:
    text = rule_file(*(rule_lines(f"a{number}", "{dark: yes}", source="P1") for number in range(many)))
    _, output = check(capsys, text, "--no-proofs")
    words = " ".join(output.split())
    assert words.count("stays silent [no-example] |") == told
    if not told:
        first = "r/a0 (kb/rules/r.yaml:2:3), r/a1 (kb/rules/r.yaml:8:3)"
        assert f"warning, {many} times: A rule lacks an example: {first}" in words
        assert words.count("[no-example]") == 1
        assert "add answers that people could give under 'fires' and 'stays_silent'" in words
    assert (many == 60) is ("and 50 more [no-example]" in words)


TWO = {
    "r": rule_file(rule_lines("a", "{dark: yes}", source="P1")),
    "s": rule_file(rule_lines("b", "{dark: no}")),
}


def two_files() -> None:
    """Write the lamps with a rule in each of two files; that in the second has no source."""
    folder(Path("kb"), TWO["r"], s=TWO["s"])


@pytest.mark.parametrize(
    ("paths", "code", "said", "unsaid"),
    [
        (["kb/rules/s.yaml"], 0, ["'s/b' does not say", "kb/rules/s.yaml: "], ["'r/a'", "facts"]),
        (["kb/rules/r.yaml"], 0, ["'r/a' has no example", "kb/rules/r.yaml: "], ["'s/b'"]),
        (["kb/rules/r.yaml", "kb/rules/s.yaml"], 0, ["'r/a'", "'s/b'", "kb/rules/r.yaml, kb/rules/s.yaml: "], ["style"]),
        (["kb/rules"], 0, ["'r/a'", "'s/b'", "kb/rules: "], ["'style'"]),
        (["kb/facts"], 0, ["'style'", "kb/facts: "], ["'r/a'"]),
        (["kb"], 0, ["'r/a'", "'s/b'", "'style'", "kb: "], []),
        (["more", "--knowledge", "kb"], 0, ["'m/c' does not say", "more: "], ["'r/a'"]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("here")
def test_of_paths_all_that_they_belong_to_is_read_and_what_is_said_of_them_is_shown(
    paths: list[str], code: int, said: list[str], unsaid: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    two_files()
    write(Path("more"), {"m.yaml": rule_file(rule_lines("c", "{dark: no}"))})
    assert run(["check", "--no-proofs", *paths]) == code
    words = " ".join(capsys.readouterr().out.split())
    assert [one for one in said if one not in words] == []
    assert [one for one in unsaid if one in words] == []


@pytest.mark.usefixtures("here")
def test_problems_of_a_file_that_is_named_are_shown_alone_and_others_if_it_has_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder(
        Path("kb"),
        rule_file(rule_lines("a", "{dark: maybe}")),
        s=rule_file(rule_lines("b", "{dark: perhaps}")),
    )
    said = {}
    for name in ("rules/r", "rules/s", "facts/f"):
        assert run(["check", f"kb/{name}.yaml"]) == 3
        err = capsys.readouterr().err
        said[name] = [word for word in ("maybe", "perhaps") if word in err]
    assert said == {"rules/r": ["maybe"], "rules/s": ["perhaps"], "facts/f": ["maybe", "perhaps"]}


@pytest.mark.usefixtures("here")
def test_a_path_without_knowledge_is_no_path_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    two_files()
    write(Path(), {"kb/README.md": "", "kb/cases/c.yaml": "", "alone.yaml": "rules: {}"})
    for path, what in (
        ("kb/README.md", "no knowledge file is in"),
        ("kb/cases/c.yaml", "no knowledge file is in"),
        ("kb/cases/c.yaml", "they are in facts/ and rules/"),
        ("alone.yaml", "'alone.yaml' is in no knowledge folder; name the folder that it is in"),
        ("nowhere.yaml", "nowhere.yaml"),
    ):
        assert run(["check", "--no-proofs", path]) == 2
        assert what in " ".join(capsys.readouterr().err.split())


@pytest.mark.usefixtures("here")
def test_of_very_much_that_follows_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    text = rule_file(
        rule_lines("root", NEVER, "{conclude: bright}"),
        *(
            rule_lines(f"a{n}", f"{{bright: yes, uses: [cook, go], dark: {'yes' if n % 2 else 'no'}}}")
            for n in range(20)
        ),
    )
    _, output = check(capsys, text)
    assert "    - and 17 more\n" in output


@pytest.mark.usefixtures("here")
def test_texts_of_the_files_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    text = rule_file(
        rule_lines("a", NEVER), rule_lines("b", "{dark: yes}", accept='{no-source: "\\e[2J\\u202e gone"}')
    )
    _, output = check(capsys, text.replace("B\n", '"\\e[31mred"\n'), "--notes")
    assert output.replace("\n", "").isprintable()


def test_a_failing_case_is_written_for_broken_guarantees_once_if_two_fail_alike_and_fails(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = check(capsys, BREAKING + PROMISES, "--cases", "kb/cases")
    assert code == 1
    written = sorted(path.stem for path in (here / "kb" / "cases").iterdir())
    assert {"r-never-none", "r-no-flame", "r-somebody"} < {*written} <= PROMISED
    texts = [(here / "kb" / "cases" / f"{name}.yaml").read_text(encoding="utf-8") for name in written]
    assert len({text.partition("answers:")[2].partition("because:")[0] for text in texts}) == len(texts)
    for name in written:
        assert run(["test", "--knowledge", "kb", f"kb/cases/{name}.yaml"]) == 1, name
    out = capsys.readouterr().out
    assert "1 case not as expected" in out


@pytest.mark.usefixtures("here")
def test_a_failing_case_holds_once_the_rules_are_mended(capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys, BREAKING + PROMISES, "--cases", "kb/cases")
    mended = rule_file(
        rule_lines("bulbs", "{dark: yes}", "{favour: {bulb: strong}}"),
        rule_lines("candles", "{dark: no, not: {uses: cook}}", "{favour: {candle: decisive}}"),
        rule_lines("cooks", "{style: old}", "{favour: {bulb: slight}}"),
    )
    folder(Path("kb"), mended)
    assert run(["test", "--knowledge", "kb", "kb/cases"]) == 0


def test_a_case_file_that_is_there_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, {"kb/cases/r-no-flame.yaml": "mine"})
    check(capsys, BREAKING + PROMISES, "--cases", "kb/cases")
    assert (here / "kb" / "cases" / "r-no-flame.yaml").read_text(encoding="utf-8") == "mine"


def test_without_a_broken_guarantee_no_case_is_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(capsys, rule_file(rule_lines("a", "{dark: yes}")), "--cases", "new/cases")
    assert not (here / "new").exists()


def test_the_shipped_base_has_nothing_to_mend() -> None:
    done = advisor("check", "--strict")
    assert done.returncode == 0
    assert done.stdout.startswith("Choosing a backend in 2026: "), "nothing but the summary is said"
    assert "all is well" in " ".join(done.stdout.split())


def test_unknown_formats_and_times_are_refused() -> None:
    assert advisor("check", "--format", "xml").returncode == 2
    assert advisor("check", "--seconds", "-1").returncode == 2
