"""On a real cluster of two worker processes a table gets what it gets on one machine, also when a worker is killed.

Run by `pip install -e '.[test,scale]' && pytest tests/tables/test_scale_dask.py`.
"""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import advisor
import scale_page
from advisor.language.reading.base import read_base
from advisor.model import Fact, Kind
from advisor.problems import AdvisorError
from lunch_tables import FOLDER, LUNCH

pytest.importorskip("distributed", reason="Dask is in the extra 'scale'")

import dask.dataframe as dd
from distributed import Client, LocalCluster, as_completed, futures_of

ROWS, PARTS = 20_000, 16
BEFORE_THE_KILL = 4


def cell(fact: Fact, chance: random.Random) -> str | None:
    """Draw an answer; some are unknown, and a few are none."""
    if (drawn := chance.random()) < 0.1:
        return None
    if drawn > 0.999:
        return "no such answer"
    if fact.kind is Kind.SEVERAL:
        return ";".join(value for value in fact.value_ids if chance.random() < 0.3) or "none"
    return chance.choice(fact.value_ids)


@pytest.fixture(scope="module")
def table() -> pa.Table:
    chance = random.Random(1)  # noqa: S311  # nobody must be surprised by it
    facts = read_base().facts
    columns = {name: [cell(fact, chance) for _ in range(ROWS)] for name, fact in facts.items()}
    return pa.table({"row": range(ROWS), **columns})


@pytest.fixture(scope="module")
def alone(table: pa.Table) -> list[dict[str, Any]]:
    """Return what one machine says in one call."""
    return advisor.sweep(table, fired=True).to_pylist()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client
        workers = client.run(os.getpid).values()
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


@pytest.fixture
def swept(table: pa.Table, tmp_path: Path) -> Any:
    """Return the table in parts, to be judged on the cluster."""
    pq.write_table(table, tmp_path / "cases.parquet", row_group_size=ROWS // PARTS)
    cases = dd.read_parquet(tmp_path / "cases.parquet", split_row_groups=True)
    assert cases.npartitions == PARTS
    return cases.map_partitions(advisor.sweep, fired=True, meta=advisor.sweep(cases.head(0), fired=True))


def rows(frame: Any) -> list[dict[str, Any]]:
    return pa.Table.from_pandas(frame, preserve_index=False).to_pylist()


def test_the_table_has_rows_of_every_kind(alone: list[dict[str, Any]]) -> None:
    assert {row["framework.settled"] for row in alone} == {True, False, None}
    assert {row["framework.status"] for row in alone} == {"winner", "tie", "none", None}
    assert 0 < sum(row["problems"] is not None for row in alone) < ROWS / 2
    assert all(row["framework.settled"] is not None for row in alone if row["problems"] is None)


def test_two_processes_say_of_every_row_what_one_machine_says(
    client: Client, swept: Any, alone: list[dict[str, Any]]
) -> None:
    assert len(client.run(os.getpid)) == 2
    found = rows(swept.compute())
    assert len(found) == len(alone)
    assert [(one, other) for one, other in zip(found, alone, strict=True) if one != other] == []


def test_a_worker_killed_half_way_changes_nothing(
    client: Client, swept: Any, alone: list[dict[str, Any]]
) -> None:
    running = swept.persist()
    parts = futures_of(running)
    workers = client.run(os.getpid)
    done = as_completed(parts)
    first, *_ = [next(done) for _ in range(BEFORE_THE_KILL)]
    (victim,) = client.who_has([first])[first.key]
    finished = sum(part.done() for part in parts)
    os.kill(workers[victim], signal.SIGKILL)
    assert BEFORE_THE_KILL <= finished < len(parts) == PARTS
    assert rows(running.compute()) == alone
    assert workers[victim] not in client.run(os.getpid).values()


def test_knowledge_is_shipped_as_a_folder_or_as_a_rule_base(client: Client) -> None:
    table = pa.table({"cold": ["yes", "no", None, "maybe"] * 5, "has": ["broth", "none", None, "bread"] * 5})
    cases = dd.from_pandas(table.to_pandas(), npartitions=4)
    expected = advisor.sweep(table, LUNCH).to_pylist()
    for knowledge in (str(FOLDER), LUNCH):
        meta = advisor.sweep(cases.head(0), knowledge)
        found = cases.map_partitions(advisor.sweep, knowledge, meta=meta)
        assert rows(client.compute(found, sync=True)) == expected


def test_what_is_wrong_with_the_columns_reaches_the_caller(client: Client) -> None:
    cases = dd.from_pandas(pa.table({"cold": ["yes"], "hungr": ["very"]}).to_pandas(), npartitions=1)
    found = cases.map_partitions(advisor.sweep, str(FOLDER), meta=cases.head(0))
    with pytest.raises(AdvisorError, match="did you mean 'hunger'") as error:
        client.compute(found, sync=True)
    assert [problem.check for problem in error.value.problems] == ["unknown-name"]


def test_the_program_on_the_page_gives_what_one_machine_gives(tmp_path: Path) -> None:
    scale_page.run(tmp_path, "cases.py", "with_dask.py")
    expected = advisor.sweep(pq.read_table(tmp_path / "cases.parquet")).to_pylist()
    found = pq.read_table(tmp_path / "with-dask", columns=list(expected[0])).to_pylist()
    assert found == expected
