"""The first question out of the cache is the one that would be found."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli.conversation.loop import World, converse
from advisor.cli.conversation.screens import Screen
from advisor.cli.conversation.states import Conversation, Course, Ending
from advisor.interview.choice import next_question
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import look, offered
from advisor.interview.session import Session
from advisor.language.reading.base import read_base
from advisor.usecases import opening
from advisor.usecases.opening import MOST_BYTES, Opening, entry, entry_path, find_opening, remembered
from advisor.usecases.recorder import Recorder, Recording
from folders import FACTS, folder, rule_text
from program import ROOT, advisor, environment, on_terminal
from terminals import lines_of

BASES = (ROOT, ROOT / "docs" / "examples" / "statistical-tests", ROOT / "tests" / "small")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the first question is kept for a user who has none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = entry_path()
    assert path
    return path


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    return folder(tmp_path / "lamps", rule_text())


# Two answers, then back to the beginning, another first answer, and other questions about the first one.
TYPED = "1\n1\nundo\nundo\nreview\nwhy\n2\nstanding\nchange 1\n3\nquit\n"


def transcript(root: Path) -> tuple[str, str, int]:
    """Return what an interview writes."""
    done = advisor("--no-record", "--knowledge", str(root), typed=TYPED)
    return done.stdout, done.stderr, done.returncode


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_an_interview_is_the_same_with_its_opening_out_of_the_cache(
    root: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without_cache:
        without_cache.setenv("ADVISOR_NO_CACHE", "1")
        fresh = transcript(root)
    assert not kept.exists()
    first = transcript(root)
    assert kept.exists()
    assert fresh == first == transcript(root)
    assert "[2]" in fresh[0]


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_what_is_remembered_is_what_would_be_found(root: Path, kept: Path) -> None:
    base = read_base(root)
    assert remembered(base) is None
    first = find_opening(base)
    left = (questions_left(base, Session(), quick=quick) for quick in (False, True))
    assert first == Opening(next_question(base, Session()), offered(base, Session(), first.fact), *left)
    assert remembered(base) == first
    said = json.loads(kept.read_bytes())
    assert (said["fact"], said["questions"], said["quick"]) == (first.fact.id, first.questions, first.quick)


@pytest.mark.usefixtures("kept")
def test_other_knowledge_begins_anew(lamps: Path) -> None:
    assert find_opening(read_base(lamps))
    folder(lamps, rule_text(if_="{style: new}"))
    changed = read_base(lamps)
    assert remembered(changed) is None
    first = find_opening(changed)
    assert first
    assert first.fact.id == "style"
    assert remembered(changed) == first


def test_knowledge_without_a_question_that_counts_has_no_opening(tmp_path: Path, kept: Path) -> None:
    assert find_opening(read_base(folder(tmp_path / "silent"))) is None
    assert not kept.exists()


@pytest.mark.usefixtures("kept")
def test_a_question_that_does_not_offer_all_its_values_is_found_each_time(tmp_path: Path) -> None:
    facts = FACTS.replace("impossible:\n", "impossible:\n  - {if: {uses: go}, because: Nobody goes.}\n")
    base = read_base(folder(tmp_path / "shut", rule_text(if_="{uses: read}"), facts))
    first = find_opening(base)
    assert first
    assert [value.id for value in first.values] == ["read", "cook"]
    assert remembered(base) is None


def poisons(whole: bytes) -> dict[str, bytes]:
    """Return what may stand in the place of an entry, by what it is."""
    said = json.loads(whole)
    return {
        "nothing": b"",
        "no JSON": b"\xff{",
        "too deep": b"[" * MOST_BYTES * 100,
        "too long": whole + b" " * MOST_BYTES,
        "no fact of the base": json.dumps(said | {"fact": "age"}).encode(),
        "a list": json.dumps([said["fact"]]).encode(),
        "values of its own": json.dumps(said | {"values": ["yes"]}).encode(),
        "no number of questions": json.dumps(said | {"questions": "many"}).encode(),
        "more questions than there are": json.dumps(said | {"questions": 40}).encode(),
        "fewer questions than none": json.dumps(said | {"quick": -1}).encode(),
        "other knowledge": json.dumps(said | {"knowledge": "0" * 64}).encode(),
        "other code": json.dumps(said | {"code": "0" * 64}).encode(),
    } | {f"cut after {length}": whole[:length] for length in range(1, len(whole))}


def test_what_is_no_entry_of_this_knowledge_is_ignored(lamps: Path, kept: Path) -> None:
    base = read_base(lamps)
    assert find_opening(base)
    whole = kept.read_bytes()
    for what, content in poisons(whole).items():
        kept.write_bytes(content)
        assert remembered(base) is None, what
    kept.write_bytes(whole)
    assert remembered(base)


@pytest.mark.parametrize("spoil", ["folder", "pipe", "ring of links", "link into nothing"])
def test_what_is_no_file_is_ignored(spoil: str, lamps: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    match spoil:
        case "folder":
            kept.mkdir()
        case "pipe":
            os.mkfifo(kept)
        case "ring of links":
            kept.symlink_to(kept)
        case "link into nothing":
            kept.symlink_to(kept.parent / "nothing")
    base = read_base(lamps)
    assert remembered(base) is None
    assert find_opening(base)
    assert not (kept.parent / "nothing").exists()
    assert len(list(kept.parent.iterdir())) == 1


@pytest.mark.parametrize("place", ["", "advisor"])
def test_a_folder_that_cannot_be_made_spoils_nothing(place: str, lamps: Path, kept: Path) -> None:
    path = kept.parents[1] / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way")
    base = read_base(lamps)
    assert find_opening(base)
    assert remembered(base) is None
    assert path.read_text() == "in the way"


def test_who_wants_no_cache_gets_none(lamps: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_NO_CACHE", "1")
    assert find_opening(read_base(lamps))
    assert not kept.exists()


REPLIES = {"cold": "no", "hunger": "very", "has": "bread, broth"}


@pytest.mark.parametrize("fact", ["none", *REPLIES])
def test_a_wrong_entry_changes_no_winner(fact: str, kept: Path) -> None:
    base = read_base(ROOT / "tests" / "small")
    kept.parent.mkdir(parents=True)
    if fact in base.facts:
        kept.write_bytes(entry(base, Opening(base.facts[fact], base.facts[fact].values, 3, 3)))
        assert remembered(base)
    first, recorder = remembered(base), Recorder(base, (), Recording(None), lambda _path, _text: None)

    def reply(asked: Screen) -> str:
        text = " ".join(lines_of(asked.head))
        return next((REPLIES[each.id] for each in base.facts.values() if each.ask in text), "") + "\n"

    world = World(reply, lambda _: None, recorder, recorder.keep, lambda: None)
    assert converse(Conversation(base, opening=first), Course(Session()), world) is Ending.DONE
    if first:
        assert recorder.session.given[0].fact == fact
    assert look(base, recorder.session).in_play == {"dish": {"toast"}}


@pytest.mark.usefixtures("kept")
def test_the_code_that_chooses_counts(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = read_base(lamps)
    assert find_opening(base)
    read = []
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.as_posix()) or b"other code")
    opening.code_digest.cache_clear()
    assert remembered(base) is None
    opening.code_digest.cache_clear()
    for part in ("interview/choice.py", "prove/interpreter.lp", "evaluators/bounds.py", "/conditions.py"):
        assert any(path.endswith(part) for path in read)


# Runs an interview, and says on standard error which libraries are loaded when the first prompt is written.
AT_THE_PROMPT = """
import io, sys
from advisor.cli import run
class Screen(io.TextIOWrapper):
    told = False
    def write(self, text):
        if text.endswith("> ") and not self.told:
            self.told = True
            print(*sys.modules, file=sys.stderr)
        return super().write(text)
sys.stdout = Screen(sys.stdout.buffer)
run(["--no-record"])
"""


def test_the_first_question_stands_on_the_screen_before_clingo_and_numpy_are_loaded(tmp_path: Path) -> None:
    env = environment(tmp_path) | {"XDG_CACHE_HOME": str(tmp_path)}
    heavy = {"numpy", "clingo", "experta"}
    loaded = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", AT_THE_PROMPT],
            env=env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        loaded.append(heavy.intersection(done.stderr.split()))
    assert loaded == [heavy - {"experta"}, set()]


def test_ctrl_c_at_an_opening_out_of_the_cache_ends_the_interview(tmp_path: Path) -> None:
    for _ in range(2):
        terminal = on_terminal("--no-record", home=tmp_path)
        terminal.read_until("  > ")
        terminal.type("\x03")
        seen, code = terminal.finish()
        assert code == 130
        assert "Traceback" not in seen
