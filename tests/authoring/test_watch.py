"""`advisor watch` on real files, as a real process: what it says after each save, and how it ends."""

import os
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import folders
from advisor.authoring.check.outside import Outside
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.watch import rounds
from program import COMMAND, ROOT, environment, on_terminal

CASE = "title: Cold\nanswers: {cold: yes, hunger: much, has: [broth]}\nexpect:\n  dish: soup\nbecause: It warms.\n"
RULE = "rules/lunch.yaml"


def lunch(root: Path) -> Path:
    """Return a folder with the small knowledge base and one case."""
    shutil.copytree(ROOT / "tests/small", root / "kb", dirs_exist_ok=True)
    return folders.write(root / "kb", {"cases/cold.yaml": CASE})


class Watching:
    """The program that watches a folder, on a pipe."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "watch", "--knowledge", root.name, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(root),
            cwd=root.parent,
        )
        assert self.process.stdout
        self.stream = self.process.stdout
        self.seen = ""

    def said(self, words: str) -> str:
        """Return what is said from where the last words ended to the end of these, on one line."""
        end = time.monotonic() + 30
        while words not in " ".join(self.seen.split()):
            ready, _, _ = select.select([self.stream], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words!r} did not come after {self.seen!r}"
            self.seen += os.read(self.stream.fileno(), 65536).decode()
        before, _, self.seen = " ".join(self.seen.split()).partition(words)
        return before + words


@contextmanager
def watching(root: Path, *arguments: str) -> Iterator[Watching]:
    """Give the program that watches a folder, and end it as people do."""
    program = Watching(root, *arguments)
    try:
        yield program
    finally:
        program.process.send_signal(signal.SIGINT)
        with program.stream:
            program.process.wait(timeout=30)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change a file as editors do that write a new one and rename it."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text.replace(old, new), encoding="utf-8")
    other.replace(path)


def test_a_round_knows_the_day_on_which_it_is(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    days = iter((Outside("2026-11-21", ()), Outside("2026-11-22", ())))

    def saves() -> Iterator[None]:
        edit(root, RULE, "It is hot.", "It is very hot.")
        yield

    said = [
        [notice.check for notice in now.check.checked.notices]
        for now in rounds(Knowledge(root, ()), 1, lambda: next(days), saves())
        if now.check
    ]
    assert ["future-review" in checks for checks in said] == [True, False]


def test_each_round_says_what_check_and_test_would_say(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        first = terminal.said("1 case, 10 examples: all hold.")
        assert re.match(r"\d\d:\d\d:\d\d kb/rules/lunch\.yaml", first)
        assert "[vague-title]" in first

        edit(root, RULE, "{favour: {soup: strong}, advise: blow}", "{weigh_against: {soup: strong}}")
        changed = terminal.said("1 case not as expected.")
        assert "line 4: dish: expected Soup, got a tie between Salad and Toast" in changed

        edit(root, RULE, "if: {cold: yes}", "if: {cold: no}")
        assert "[example-fails]" in terminal.said("examples not as expected.")


def test_what_breaks_is_shown_until_it_is_mended(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("all hold.")
        edit(root, RULE, "if: {hunger: very,", "if: {hungre: very,")
        broken = terminal.said("did you mean 'hunger'?")
        assert "1 problem." in broken
        assert "examples" not in broken
        edit(root, RULE, "if: {hungre: very,", "if: {hunger: very,")
        assert "[vague-title]" in terminal.said("all hold.")


def test_a_broken_case_does_not_keep_the_knowledge_from_being_checked(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root, "--no-proofs") as terminal:
        terminal.said("all hold.")
        edit(root, "cases/cold.yaml", "dish: soup", "dish: soap")
        broken = terminal.said("did you mean 'soup'?")
        assert "[vague-title]" in broken
        assert "1 problem." in broken


def test_files_saved_together_make_one_round_and_a_touched_one_makes_none(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("all hold.")
        os.utime(root / RULE)
        edit(root, RULE, "title: Soup warms", "title: Soup warms whoever is cold")
        folders.write(root, {"cases/warm.yaml": CASE.replace("cold: yes", "cold: no").replace("soup", "'?'")})
        both = terminal.said("1 expectation not decided yet")
        assert len(re.findall(r"\d\d:\d\d:\d\d", both)) == 1
        (root / "cases/warm.yaml").unlink()
        assert "1 case, " in terminal.said("all hold.")


def test_a_folder_may_go_and_come_back(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("all hold.")
        root.rename(tmp_path / "elsewhere")
        terminal.said("there is no such folder")
        (tmp_path / "elsewhere").rename(root)
        terminal.said("all hold.")
        shutil.rmtree(root / "cases")
        assert "0 cases, " in terminal.said("all hold.")
        folders.write(root, {"tests/cases/cold.yaml": CASE})
        assert "1 case, " in terminal.said("all hold.")


def test_ctrl_c_is_how_it_ends_also_if_nothing_was_in_order_yet(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    edit(root, RULE, "if: {cold: yes}", "if: {clod: yes}")
    terminal = on_terminal("watch", "--knowledge", str(root), home=tmp_path)
    terminal.read_until("did you mean 'cold'?")
    terminal.type("\x03")
    rest, code = terminal.finish()
    assert code == 0
    assert rest.split()[-1] == "Stopped."
    assert "Traceback" not in rest
