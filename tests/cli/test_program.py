"""The program from outside: commands, exit codes, start-up, and the wheel in an empty environment."""

import json
import os
import subprocess
import sys
import venv
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from advisor.cli.command_table import LINE
from program import ROOT, advisor

HEAVY = ("experta", "clingo", "numpy", "rich", "yaml")


def test_version_and_help_import_no_heavy_library() -> None:
    for option in ("--version", "--help"):
        code = (
            "import sys; from advisor.cli import run; run([sys.argv[1]]); "
            f"print([name for name in {HEAVY!r} if name in sys.modules])"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, option], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_no_experta_log_handler_is_left_on_the_root() -> None:
    code = "import logging, collections, advisor.evaluators.fire as f; print(logging.root.handlers, hasattr(collections, 'Mapping'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] False"


@pytest.mark.parametrize("command", LINE)
def test_every_command_explains_itself(command: str) -> None:
    done = advisor(command, "--help")
    assert done.returncode == 0
    assert f"advisor {command} [" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("recommend",), 2, "give answers with --answers FILE or --set FACT=VALUE"),
        (("recommend", "--set", "team_languages"), 2, "an answer is written fact=value"),
        (("recommend", "--set", "team_langages=go"), 2, "did you mean 'team_languages'?"),
        (("recommend", "--set", "team_languages=pyton"), 2, "did you mean 'python'?"),
        (("recommend", "--answers", "no-such-file.yaml"), 2, "no-such-file.yaml"),
        (("how", "language/team-writes-its"), 2, "did you mean 'language/team-writes-it'?"),
        (("nonsense",), 2, "'nonsense'"),
        (("check", "--knowledge", "no-such-folder"), 3, "there is no such folder"),
        (("interview", "--answers", "-"), 2, "needs --no-input"),
    ],
)
def test_bad_usage_gets_a_clear_message(arguments: tuple[str, ...], code: int, words: str) -> None:
    done = advisor(*arguments)
    assert done.returncode == code
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_contradiction_in_a_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("{team_size: tiny, teams: many}\n")
    done = advisor("recommend", "--answers", str(answers))
    assert done.returncode == 3
    assert "the answers contradict each other" in " ".join(done.stderr.split())


def test_answers_come_from_standard_input_as_yaml_or_json() -> None:
    for text in (
        "team_languages: [ruby]\nworkloads: [crud]\n",
        '{"team_languages": ["ruby"], "workloads": ["crud"]}',
    ):
        done = advisor("recommend", "--answers", "-", "--json", typed=text)
        assert json.loads(done.stdout)["decisions"]["framework"]["winners"] == ["rails"]


def test_a_rule_file_dropped_into_a_folder_takes_part(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "rules:\n  we-love-gin:\n    title: We love Gin\n    because: We do.\n"
        "    if: {team_languages: go}\n    then: {favour: {gin: decisive}}\n"
    )
    done = advisor("recommend", "--rules", str(tmp_path), "--set", "team_languages=go", "--json")
    assert {"rule": "own/we-love-gin", "points": 8} in [
        one
        for standing in json.loads(done.stdout)["decisions"]["framework"]["standings"]
        for one in standing["evidence"]
    ]
    shown = advisor("how", "own/we-love-gin", "--rules", str(tmp_path), "--set", "team_languages=go")
    assert "It fires here." in shown.stdout
    assert "own.yaml:2:3" in shown.stdout.replace("\n", "")


def test_how_shows_reason_source_place_and_what_it_fired_on() -> None:
    done = advisor("how", "needs/regulated-work-is-strict", "--set", "regulated=yes")
    for words in (
        "rules/needs.yaml:",
        "Because:",
        "Source P49b: ",
        "regulated: Yes - holds",
        "It fires here.",
    ):
        assert words in done.stdout


def test_an_interrupted_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m advisor recommend --set regulated=yes | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def link_what_is_required(site: Path) -> None:
    """Put into an environment what the wheel in it requires, and what that requires, as it is installed here."""
    (wheel,) = distributions(path=[str(site)])
    left, seen = list(wheel.requires or ()), set[str]()
    while left:
        required = Requirement(left.pop())
        if required.name in seen or not (required.marker is None or required.marker.evaluate({"extra": ""})):
            continue
        seen.add(required.name)
        here = distribution(required.name)
        assert required.specifier.contains(here.version, prereleases=True), required
        left += here.requires or ()
        for name in {file.parts[0] for file in here.files or ()} - {"..", "__pycache__"}:
            if not (site / name).exists():
                (site / name).symlink_to(Path(str(here.locate_file(name))))


def test_the_wheel_works_in_an_empty_environment_from_any_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("advisor-*.whl")
    home = tmp_path / "env"
    venv.create(home)
    program = home / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", program / "python"]  # the environment has none of its own
    subprocess.run(
        [*pip, "install", "-q", "--no-deps", "--no-compile", wheel], check=True, capture_output=True
    )
    (site,) = home.glob("[lL]ib/**/site-packages")
    link_what_is_required(site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = subprocess.run(
        [program / "advisor", "recommend", "--set", "regulated=yes", "--json"],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["decisions"]["framework"]["winners"] == ["spring-boot"]
    checked = subprocess.run(
        [program / "advisor", "check", "--no-proofs"],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "all is well" in checked.stdout
