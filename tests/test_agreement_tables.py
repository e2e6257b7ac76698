"""What a table of profiles gets is what `recommend` says of each profile, and refusals what an interview says."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.evaluators.sweep import encode as codes_of
from advisor.interview.session import refusals
from advisor.model import Profile, RuleBase
from advisor.recommend import Outcome, recommend
from advisor.tables.encode import Encoded, encode, encode_rows
from advisor.tables.judge import judge
from advisor.tables.results import firing_counts, results

from strategies import profiles, rule_bases


def cells(profile: Profile) -> dict[str, str | list[str]]:
    return {
        fact: answer if isinstance(answer, str) else sorted(answer) for fact, answer in profile.items()
    }


def texts(profile: Profile) -> dict[str, str]:
    return {
        fact: answer if isinstance(answer, str) else ";".join(sorted(answer)) or "none"
        for fact, answer in profile.items()
    }


def judged(base: RuleBase, rows: Encoded) -> tuple[list[dict[str, object]], dict[str, int]]:
    """Return the rows of the result, and how many of them each rule fires on."""
    found, counts = [], dict.fromkeys(base.rules, 0)
    for part in judge(base, rows):
        found += results(base, part, fired=True).to_pylist()
        for rule, count in zip(base.rules, firing_counts(part), strict=True):
            counts[rule] += count
    return found, counts


def ending(outcome: Outcome) -> dict[str, object]:
    """Return what a row must say of a decision."""
    order = sorted(standing.candidate for standing in outcome.standings)
    ruled_out = {standing.candidate for standing in outcome.standings if standing.ruled_out_by}
    return {
        "winner": set(outcome.winners),
        "status": outcome.status.value,
        "margin": outcome.margin,
        "settled": outcome.settled,
        "ruled_out": ruled_out,
        "points": {name: outcome.standing(name).points for name in order},
    }


def told(base: RuleBase, row: dict[str, object], decision: str) -> dict[str, object]:
    """Return what a row says of a decision."""

    def names(column: str) -> set[str]:
        return set(str(row[f"{decision}.{column}"] or "").split(";")) - {""}

    candidates = sorted(one.id for one in base.decisions[decision].candidates)
    return {
        "winner": names("winner"),
        "status": row[f"{decision}.status"],
        "margin": row[f"{decision}.margin"],
        "settled": row[f"{decision}.settled"],
        "ruled_out": names("ruled_out"),
        "points": {name: row[f"points.{name}"] for name in candidates},
    }


def table_agrees(base: RuleBase, many: list[Profile]) -> None:
    """Assert that each row of a table says what is recommended for its profile, or why it is refused."""
    rows = Encoded(len(many), tuple(codes_of(base, many).T.copy()), {})
    found, counts = judged(base, rows)
    fired = dict.fromkeys(base.rules, 0)
    for row, profile in zip(found, many, strict=True):
        if reasons := refusals(base, profile):
            assert row.pop("problems") == " ".join(reasons)
            assert all(value in (None, []) for value in row.values())
            continue
        assert row["problems"] is None
        expected = recommend(base, profile)
        for name, outcome in expected.outcomes.items():
            assert told(base, row, name) == ending(outcome)
        assert row["fired"] == [name for name in base.rules if name in {one.rule for one in expected.trace.firings}]
        for firing in expected.trace.firings:
            fired[firing.rule] += 1
    assert counts == fired


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_rows_with_facts_unknown_end_as_recommended(base: RuleBase, many: list[Profile]) -> None:
    table_agrees(base, many)


@given(rule_bases(), st.lists(profiles(complete=True), min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_complete_rows_end_as_recommended(base: RuleBase, many: list[Profile]) -> None:
    table_agrees(base, many)


@given(rule_bases(), st.lists(profiles(), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_cells_of_every_spelling_have_the_codes_of_their_answers(base: RuleBase, many: list[Profile]) -> None:
    columns = codes_of(base, many).T
    for spelt in (cells, texts):
        rows = [spelt(profile) for profile in many]
        table = pa.Table.from_pylist([{fact: row.get(fact) for fact in base.facts} for row in rows])
        whole = table.combine_chunks().to_batches()[0] if table.num_columns else None
        for found in [encode_rows(base, rows), *([encode(base, whole)] if whole is not None else [])]:
            assert found.wrong == {}
            assert [list(one) for one in found.columns] == [list(one) for one in columns]
