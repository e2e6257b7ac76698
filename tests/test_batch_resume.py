"""Whatever ends `advisor batch`, nothing looks finished that is not, and going on comes to the same bytes."""

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from advisor.batch.state import State, from_text, to_text
from advisor.read.base import read_base
from advisor.tables.tally import nothing
from program import COMMAND, environment, on_terminal
from rowfiles import SMALL, as_csv, as_json, batch, no_traceback, profiles, write_parquet

from effort import LONG

KILLS = 50 if LONG else 2
BASE = read_base(SMALL)
LUNCH = ("--knowledge", str(SMALL))
ROWS = 2000
TIMES = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with more than a million rows in several blocks, in each format, and what comes of them."""
    found = tmp_path_factory.mktemp("rows")
    many = profiles(BASE, ROWS, seed=3)
    head, _, rows = as_csv(BASE, many).partition(b"\n")
    (found / "in.csv").write_bytes(head + b"\n" + (rows + b"x,no,bred,\n") * TIMES)
    (found / "in.jsonl").write_bytes(as_json(BASE, many) * (TIMES // 4))
    write_parquet(found / "in.parquet", BASE, many * (TIMES // 10), group=10_000)
    for kind in ("csv", "jsonl", "parquet"):
        assert batch(f"in.{kind}", f"whole.{kind}", *LUNCH, folder=found).returncode == 0
    return found


def begun(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start `advisor batch` in a folder."""
    words = [*COMMAND, "batch", *arguments, *LUNCH]
    return subprocess.Popen(
        words, cwd=folder, env=environment(None), stderr=subprocess.PIPE, stdout=subprocess.PIPE
    )


def wait_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a file is there."""
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.005)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_a_run_that_is_killed_again_and_again_comes_to_the_same_bytes(kind: str, folder: Path) -> None:
    chance = random.Random(kind)  # noqa: S311  # not for secrets
    out = folder / f"killed.{kind}"
    arguments = (f"in.{kind}", out.name, "--jobs", str(chance.choice((1, 2))))
    kills = 0
    while kills < KILLS:
        process = begun(folder, *arguments, *(("--resume",) if kills else ()))
        wait_for(folder / f"{out.name}.part.json", process)
        time.sleep(chance.random() * 0.8)
        process.kill()
        process.communicate()
        kills += 1
        if out.exists():  # it was quicker
            assert out.read_bytes() == (folder / f"whole.{kind}").read_bytes()
            out.unlink()
            (folder / f"{out.name}.part.json").unlink(missing_ok=True)
            (folder / f"{out.name}.part").touch()
    done = batch(*arguments, "--resume", *LUNCH, folder=folder)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == (folder / f"whole.{kind}").read_bytes()
    assert list(folder.glob(f"{out.name}.part*")) == []


@pytest.mark.parametrize("moment", ["before the name", "after the name"])
def test_what_was_killed_at_its_very_end_is_given_its_name(moment: str, folder: Path) -> None:
    out = folder / "end.csv"
    stopped = begun(folder, "in.csv", out.name)
    wait_for(folder / "end.csv.part.json", stopped)
    stopped.kill()
    stopped.communicate()
    state = json.loads((folder / "end.csv.part.json").read_text())
    state["state"]["done"] = True
    (folder / "end.csv.part.json").write_text(json.dumps(state))
    if moment == "after the name":
        (folder / "end.csv.part").rename(out)
    done = batch("in.csv", out.name, "--resume", *LUNCH, folder=folder)
    assert done.returncode == 0, done.stderr
    assert out.exists()
    assert list(folder.glob("end.csv.part*")) == []
    out.unlink()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_request_to_stop_ends_at_once_and_says_how_to_go_on(sign: signal.Signals, folder: Path) -> None:
    out = folder / f"asked{int(sign)}.csv"
    process = begun(folder, "in.csv", out.name, "--jobs", "2")
    wait_for(folder / f"{out.name}.part.json", process)
    time.sleep(0.3)
    process.send_signal(sign)
    start = time.monotonic()
    _, said = process.communicate(timeout=60)
    assert time.monotonic() - start < 20
    assert process.returncode == 130, said
    assert b"Go on with the same command and --resume." in b" ".join(said.split())
    assert b"Traceback" not in said
    assert not out.exists()
    assert batch("in.csv", out.name, "--resume", *LUNCH, folder=folder).returncode == 0
    assert out.read_bytes() == (folder / "whole.csv").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="a terminal sends Ctrl-C to all processes")
def test_ctrl_c_while_workers_load_shows_nothing_of_their_insides(folder: Path) -> None:
    for delay in (0.3, 0.5, 0.7, 0.9):
        words = [*COMMAND, "batch", "in.csv", "load.csv", *LUNCH, "--jobs", "4", "--force"]
        process = subprocess.Popen(
            words, cwd=folder, env=environment(None), stderr=subprocess.PIPE, start_new_session=True
        )
        (folder / "load.csv.part.json").unlink(missing_ok=True)
        wait_for(folder / "load.csv.part.json", process)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 130
        assert b"Traceback" not in said


def test_a_worker_that_dies_is_said_and_nothing_of_it_counts(folder: Path) -> None:
    out = folder / "worker.csv"
    process = begun(folder, "in.csv", out.name, "--jobs", "2")
    kill_worker(process)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"a worker process ended before its work was done" in b" ".join(said.split())
    assert b"Traceback" not in said
    assert batch("in.csv", out.name, "--resume", *LUNCH, folder=folder).returncode == 0
    assert out.read_bytes() == (folder / "whole.csv").read_bytes()


def test_a_worker_that_dies_before_it_knows_a_large_rule_base_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"id,domain\n" + b"one,banking\n" * 2_000_000)
    words = [*COMMAND, "batch", "in.csv", "out.csv", "--jobs", "2"]
    process = subprocess.Popen(words, cwd=tmp_path, env=environment(None), stderr=subprocess.PIPE)
    kill_worker(process)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"a worker process ended before its work was done" in b" ".join(said.split())


def kill_worker(process: subprocess.Popen[bytes]) -> None:
    """Kill the first worker of a run as soon as there is one."""
    workers: list[int] = []
    while not workers:
        assert process.poll() is None
        workers = [one for one in children(process.pid) if "spawn_main" in command_of(one)]
    os.kill(workers[0], signal.SIGKILL)


def test_workers_end_when_the_first_process_is_killed(folder: Path) -> None:
    process = begun(folder, "in.csv", "orphans.csv", "--jobs", "2")
    while len(workers := [one for one in children(process.pid) if "spawn_main" in command_of(one)]) < 2:
        assert process.poll() is None
    process.kill()
    process.communicate()
    end = time.monotonic() + 30
    while any("spawn_main" in command_of(one) for one in workers):
        assert time.monotonic() < end
        time.sleep(0.05)


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    place = Path(f"/proc/{process}/task/{process}/children")
    return [int(one) for one in place.read_text().split()] if place.exists() else []


def command_of(process: int) -> str:
    """Return how a process was started, nothing if there is none."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize("what", ["the input", "the knowledge", "the options"])
def test_what_has_changed_is_said_and_nothing_is_resumed(what: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"cold,has\nno,bread\nno,bred\n")
    assert batch("in.csv", "out.csv", "--on-error", "stop", *LUNCH, folder=tmp_path).returncode == 3
    more: tuple[str, ...] = LUNCH
    if what == "the input":
        (tmp_path / "in.csv").write_bytes(b"cold,has\nno,bread\nno,broth\n")
    elif what == "the knowledge":
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / "empty.yaml").write_text("topic: More\nrules: {}\n")
        more = (*LUNCH, "--rules", "more")
    else:
        more = (*LUNCH, "--fired")
    before = (tmp_path / "out.csv.part").read_bytes()
    done = batch("in.csv", "out.csv", "--resume", *more, folder=tmp_path)
    assert done.returncode == 3
    assert f"{what} changed since it was begun" in " ".join(done.stderr.decode().split())
    assert (tmp_path / "out.csv.part").read_bytes() == before


NO_STATES = ["", "{}", "[1]", "null", '{"format": "advisor.batch-state/1"}', "\x00", "[" * 100_000]


@pytest.mark.parametrize("change", [{"read": "1"}, {"written": -1}, {"line": None}, {"ends": [0.5]}, None])
def test_a_state_with_wrong_numbers_is_none(change: dict[str, object] | None) -> None:
    state = State(1, 1, 1, (1,), nothing(BASE))
    then = json.loads(to_text({"the input": "same"}, state))
    assert from_text(json.dumps(then))[1] == state
    if change:
        then["state"] |= change
    else:
        then["about"] = ["the input"]
    with pytest.raises(ValueError, match=r"place|about|number"):
        from_text(json.dumps(then))


@pytest.mark.parametrize("state", NO_STATES, ids=range(len(NO_STATES)))
def test_a_state_that_is_none_is_said_to_be_none(state: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"cold\nno\n")
    (tmp_path / "out.csv.part").write_bytes(b"x")
    (tmp_path / "out.csv.part.json").write_text(state)
    done = batch("in.csv", "out.csv", "--resume", *LUNCH, folder=tmp_path)
    assert done.returncode == 3
    assert no_traceback(done)
    assert b"begin again with --force" in b" ".join(done.stderr.split())
    assert batch("in.csv", "out.csv", "--force", *LUNCH, folder=tmp_path).returncode == 0


def test_two_runs_do_not_write_the_same_file(folder: Path) -> None:
    first = begun(folder, "in.csv", "both.csv")
    wait_for(folder / "both.csv.part.json", first)
    done = batch("in.csv", "both.csv", "--resume", *LUNCH, folder=folder)
    assert first.poll() is None
    first.kill()
    first.communicate()
    assert done.returncode == 3
    assert b"another process is writing it" in done.stderr


def test_a_terminal_shows_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    source, out = str(folder / "in.csv"), str(tmp_path / "out.csv")
    terminal = on_terminal("batch", source, out, "--jobs", "1", *LUNCH, home=tmp_path)
    assert "rows/s" in terminal.read_until("rows/s", seconds=60)
    terminal.type("\x03")
    rest, code = terminal.finish()
    assert code == 130
    assert "--resume" in rest
