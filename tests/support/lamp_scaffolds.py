"""`advisor new` in a small knowledge folder, and its blanks filled in as an expert would."""

import re
from pathlib import Path

import folders
from program import advisor

EMPTY = r"there is nothing under '.+'|.* is missing"


def write_lamps(root: Path, rules: str | None = None) -> Path:
    """Return a knowledge folder about lamps with one rule."""
    text = "topic: Lamps\nreviewed: 2026-01-01\n" + folders.rule_text(
        title="A dark room needs the bulb", source="P1"
    )
    return folders.folder(root, rules or text)


def advisor_new(root: Path, *arguments: str, code: int = 0) -> str:
    """Return what `advisor new` says with this folder, on both streams."""
    done = advisor("new", *arguments, "--knowledge", str(root))
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return (done.stdout + done.stderr).replace(f"{root}/", "")


def text_of(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def fill_blanks(root: Path, name: str, **values: str) -> None:
    """Put something in the blanks of a file, by the names they stand under."""
    path = root / name
    found = path.read_text(encoding="utf-8")
    for field, value in values.items():
        found, times = re.subn(rf"^( *{field}:)  # .*$", rf"\1 {value}", found, count=1, flags=re.MULTILINE)
        assert times == 1, f"no blank {field} in {found}"
    path.write_text(found, encoding="utf-8")


def blanks_named(said: str) -> list[str]:
    """Return where the blanks are that `advisor new` names: file, line and name."""
    file, found = "", []
    for line in re.sub(r",\n  (?=lines? )", ", ", said).splitlines():
        if heading := re.fullmatch(r"(\S+), lines? \d.* blanks?( to fill in)?", line):
            file = heading[1]
        if blank := re.match(r"- line (\d+), (\S+): ", line):
            found.append(f"{file}:{blank[1]} {blank[2]}")
    return found


def blanks_that_check_reports(root: Path) -> list[str]:
    """Return the lines in which `advisor check` finds something empty, and nothing else wrong: file and number."""
    found = [re.fullmatch(r"(.+:\d+):\d+: (.*)", problem) for problem in folders.problems(root)]
    assert all(one and re.match(EMPTY, one[2]) for one in found), folders.problems(root)
    return [one[1] for one in found if one]


def without_names(found: list[str]) -> list[str]:
    """Return where blanks are, without their names."""
    return [one.split()[0] for one in found]
