"""The shipped knowledge: examples hold, cases end as promised, sources are covered, everybody can win."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.evaluators.prove.possible import prospects
from advisor.language.reading.answers import answers_from_bytes, profile_of
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.recommend import Status, recommend
from advisor.views.sources import coverage_page
from advisor.views.writers.markdown import markdown
from checkout import ROOT

CASES = sorted((ROOT / "tests" / "cases").rglob("*.yaml"))


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


def promised(case: Path) -> dict[str, object]:
    return yaml.load(case.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  # reads text only


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_ends_as_people_promised(case: Path, shipped: RuleBase) -> None:
    result = recommend(shipped, profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
    expect = promised(case)["expect"]
    assert isinstance(expect, dict)
    for decision in set(expect) & set(shipped.decisions):
        outcome = result.outcomes[decision]
        wanted = expect[decision]
        if wanted in ("tie", "none"):
            assert outcome.status.value == wanted
        else:
            accepted = [wanted] if isinstance(wanted, str) else wanted
            assert outcome.status is Status.WINNER, outcome.winners
            assert outcome.winners[0] in accepted
    assert not set(expect.get("not", [])) & set(result.winners)
    fired = {firing.rule for firing in result.trace.firings}
    assert set(expect.get("cites", [])) <= fired


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_case_says_what_it_expects_and_why(case: Path, shipped: RuleBase) -> None:
    written = promised(case)
    assert set(written) == {"title", "answers", "expect", "because"}
    assert set(written["expect"]) <= {*shipped.decisions, "cites", "not"}  # type: ignore[arg-type]
    assert str(written["because"]).strip()


def test_a_case_with_a_winner_says_which_rules_it_must_cite() -> None:
    without = [
        case.stem
        for case in CASES
        for expect in [promised(case)["expect"]]
        if expect.get("framework") not in ("tie", "none", None) and not expect.get("cites")  # type: ignore[attr-defined]
    ]
    assert not without


@pytest.mark.parametrize(
    "candidate",
    ["spring-boot", "aspnet-core", "django", "fastapi", "nestjs", "express", "laravel", "rails", "gin"],
)
def test_every_framework_wins_some_case(candidate: str, shipped: RuleBase) -> None:
    assert candidate in shipped.candidates
    results = (
        recommend(shipped, profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
        for case in CASES
    )
    assert any(result.outcomes["framework"].winners == (candidate,) for result in results)


@pytest.mark.parametrize("candidate", ["modular-monolith", "microservices"])
def test_every_architecture_wins_some_case(candidate: str, shipped: RuleBase) -> None:
    results = (
        recommend(shipped, profile_of(answers_from_bytes(case.read_bytes(), str(case), shipped.facts)))
        for case in CASES
    )
    assert any(result.outcomes["architecture"].winners == (candidate,) for result in results)


def test_check_has_no_error_and_no_warning_about_it(shipped: RuleBase) -> None:
    assert [
        str(notice.problem) for notice in check(shipped).notices if notice.severity is not Severity.NOTE
    ] == []


def test_every_shipped_rule_has_a_source_and_an_example_each_way(shipped: RuleBase) -> None:
    written: dict[str, set[bool]] = {}
    for rule in shipped.rules.values():
        assert rule.source, rule.id
        written.setdefault(rule.written_as, set()).update(example.fires for example in rule.examples)
    assert [rule for rule, ways in written.items() if ways != {True, False}] == []


def test_the_passages_with_guidance_are_those_of_the_article(shipped: RuleBase) -> None:
    numbers = [*range(7, 10), *range(11, 24), *range(25, 51), 52]
    guidance = [passage.id for passage in shipped.passages.values() if passage.guidance]
    assert sorted(guidance) == [f"P{number:02d}" for number in numbers]


def test_the_coverage_page_is_current(shipped: RuleBase) -> None:
    page = (ROOT / "docs" / "article-coverage.md").read_text(encoding="utf-8")
    assert page == markdown(coverage_page(shipped)), "run: advisor sources > docs/article-coverage.md"


def test_the_first_thing_that_is_proved_is_as_true_as_the_second() -> None:
    fresh = read_base()
    first, second = prospects(fresh, {}), prospects(fresh, {})
    assert first == second
    assert isinstance(first, Mapping)
    assert not first["architecture"].nobody  # no rule rules an architecture out


def test_candidates_that_are_products_have_their_home_page(shipped: RuleBase) -> None:
    assert all(candidate.url for candidate in shipped.decisions["framework"].candidates)
