"""Tables are read as the rules that their rows are, from YAML and from CSV alike, and a base holds their files."""

import random
from pathlib import Path

import pytest

from advisor.explain.words import condition_words
from advisor.journal.knowledge import base_of
from advisor.language.reading.base import read_base, read_documents
from advisor.language.reading.documents import collect
from advisor.language.reading.proposed import propose
from advisor.language.reading.versions import read_version
from advisor.model import Add, Guarded, RuleBase
from folders import write
from git_repositories import commit, start, zipped
from table_base import FACTS, RULES, SCORES, table_base, table_problems, write_table_base

AS_RULES = """\
rules:
  routing:
    title: Routing
    because: So says the policy.
    first_of:
      broke: {if: {stage: final, bankrupt: yes}, because: Nothing is left., then: {choose: {routing: decline}}}
      poor: {if: {stage: final, risk: high, credit: {between: [300, 589]}}, then: {choose: {routing: refer}}}
      old: {if: {stage: final, risk: [low, medium], bankrupt: no, credit: {none_of: poor}}, then: {choose: {routing: accept}}}
      rest: {if: {stage: final}, then: {choose: {routing: refer}}}
tables:
  scores: {title: Scores, because: It was measured., hit: each, file: scores.csv}
"""
SCORES_AS_RULES = """\
  s1:
    title: Scores
    because: It was measured.
    if: {size: small, owns: house, income: {at_least: 1500.50}, since: {below: 2020-01-01}}
    then: {conclude: {risk: low}, add: {score: 32}}
    source: P1
  s2:
    title: Scores
    because: It was measured.
    if: {size: {none_of: small}, owns: {none_of: [house, boat]}, income: {between: [1000, 1500.49]}}
    then: {conclude: {risk: medium}, add: {score: -5}}
    source: [P1, P2]
  s3:
    title: Scores
    because: It was measured.
    if: {size: [large, middle], owns: boat, income: {at_most: 999.99}, since: {between: [2020-01-01, 2021-06-30]}}
    then: {conclude: {risk: high}, add: {score: 12}}
    source: P2
"""
# Rules that part the numbers where the rows do.
CELLS = [
    ("size", "small", "small"),
    ("size", "not(small|middle)", "{none_of: [small, middle]}"),
    ("size", ">= middle", "{at_least: middle}"),
    ("size", "(small..large]", "[middle, large]"),
    ("bankrupt", "not(yes)", "no"),
    ("credit", "> 300", "{above: 300}"),
    ("credit", "]300..400[", "{between: [301, 399]}"),
    ("credit", "poor|700", "[poor, 700]"),
    ("credit", "not(700)", "{none_of: 700}"),
    ("since", "2020-02-03", "2020-02-03"),
    ("doubtful", "no", "no"),
    ("risk", "[medium..high]", "{at_least: medium, at_most: high}"),
    ("risk", "not(low)", "{none_of: low}"),
    ("papers", "slip|deed", "[slip, deed]"),
    ("score", "[1..3)", "{between: [1, 2]}"),
    ("score", "< 2", "{below: 2}"),
]
ADDING = "  add: {title: T, because: B, if: {bankrupt: yes}, then: {add: {score: 5}}}\n"


def said(base: RuleBase, start: str) -> list[object]:
    """Return what the rules are whose ids begin so, apart from places and titles."""
    return [
        (rule.id.rpartition("/")[2], rule.because, rule.condition, rule.effects, rule.source)
        for rule in base.rules.values()
        if rule.id.startswith(start)
    ]


def test_rows_of_which_the_first_counts_are_a_list_of_rules() -> None:
    assert said(table_base(), "r/routing") == said(table_base(AS_RULES), "r/routing")


def test_what_is_otherwise_where_the_first_row_counts_is_told_once() -> None:
    base = table_base()
    words = condition_words(base, base.rules["r/routing/rest"].condition)
    assert words == "stage: Whole and no row before it applies"


def test_rows_of_a_file_are_rules() -> None:
    written = table_base(f"rules:\n{SCORES_AS_RULES}{RULES}")
    rows = said(written, "r/scores/")
    assert rows[:3] == said(written, "r/s1") + said(written, "r/s2") + said(written, "r/s3")


@pytest.mark.parametrize(("name", "cell", "condition"), CELLS)
def test_a_cell_says_what_a_condition_does(name: str, cell: str, condition: str) -> None:
    table = f'tables:\n  t: {{title: T, because: B, columns: [{name}, favour plain], rows: [["{cell}", slight]]}}\n'
    rule = (
        f"  r: {{title: T, because: B, if: {{{name}: {condition}}}, then: {{favour: {{plain: slight}}}}}}\n"
    )
    base = table_base(f"{table}rules:\n{ADDING}{rule}")
    assert base.rules["r/t/r1"].condition == base.rules["r/r"].condition


def test_a_negated_cell_is_false_where_its_fact_does_not_apply() -> None:
    facts = FACTS.replace("ask: Which points?", "ask_if: {bankrupt: no}, ask: Which points?")
    table = (
        "tables:\n  t: {title: T, because: B, columns: [credit, favour plain], rows: [[not(poor), slight]]}\n"
    )
    assert isinstance(table_base(table, facts=facts).rules["r/t/r1"].condition, Guarded)


def test_sorting_a_column_changes_no_rule() -> None:
    heading, *rows = SCORES.splitlines(keepends=True)
    random.Random(3).shuffle(rows)  # noqa: S311  # no secret is made of it
    before, after = (
        said(table_base(scores=text), "r/scores") for text in (SCORES, "".join((heading, *rows)))
    )
    assert sorted(map(str, before)) == sorted(map(str, after))


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\r\n', "\ufeffsep=;\n"])
def test_the_separator_may_be_declared_above_the_heading(first: str) -> None:
    assert said(table_base(scores=f"{first}{SCORES}"), "r/") == said(table_base(), "r/")
    only = "sep=;\nadd score\n1\n"
    assert table_problems(scores=only) == [
        "rules/scores.csv:2:1: there is no column 'row'; 'advisor fmt' adds it, so that a row keeps its name when rows move"
    ]


@pytest.mark.parametrize(("cell", "yes"), [("TRUE", True), ("False", False), ("not(true)", False)])
def test_a_spreadsheet_writes_yes_and_no_otherwise(cell: str, *, yes: bool) -> None:
    for column in ("bankrupt", "doubtful"):
        sheets = (f"row,{column},add score\nr1,{word},1\n" for word in (cell, "yes" if yes else "no"))
        spelled, plain = (said(table_base(scores=sheet), "r/scores") for sheet in sheets)
        assert spelled == plain
    assert table_problems(RULES.replace("-, yes, -, decline", "-, TRUE, -, decline")) == [
        "rules/r.yaml:9:20: 'bankrupt' has no value 'TRUE'; did you mean 'yes'?"
    ]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_the_separator_is_taken_from_the_heading(separator: str) -> None:
    plain = SCORES.replace("1500,50", "1500.50").replace('"<= 999,99"', '"<= 999.99"')
    other = plain.replace(";", separator).encode("utf-8-sig").replace(b"\n", b"\r\n")
    assert said(table_base(scores=other), "r/") == said(table_base(), "r/")


def test_cells_part_numbers_where_they_tell_them_apart() -> None:
    facts = table_base().facts
    assert list(facts["credit"].regions) == ["@0", "@300", "@500", "@590"]
    assert list(facts["since"].regions) == ["@2000-01-01", "@2020-01-01", "@2021-07-01"]


def test_a_base_is_the_same_from_a_folder_a_zip_file_a_revision_and_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = write_table_base(start(tmp_path / "repository"))
    monkeypatch.chdir(repository)
    commit(repository)
    files = {
        path: (repository / path).read_text() for path in ("facts/f.yaml", "rules/r.yaml", "rules/scores.csv")
    }
    plain = zipped(tmp_path / "p.zip", files.items())
    bases = [read_version(str(name)) for name in (repository, plain, "HEAD")]
    bases.append(base_of(collect(repository).documents, ""))
    assert len({base.fingerprint for base in bases}) == 1
    assert {len(base.rules) for base in bases} == {8}


def test_two_folders_of_rules_may_each_have_a_file_of_one_name(tmp_path: Path) -> None:
    root = write_table_base(tmp_path / "root")
    more = RULES.replace("  routing:", "  rough:").replace("  scores: {", "  rates: {")
    added = write(tmp_path / "more", {"more.yaml": more, "scores.csv": SCORES.replace("s1;", "first;")})
    base = read_base(root, [added])
    assert (base.tables["r/scores"].rows[0], base.tables["more/rates"].rows[0]) == (
        "r/scores/s1",
        "more/rates/first",
    )


def test_a_name_that_only_a_file_of_a_table_uses_is_in_use() -> None:
    rule = "rules:\n" + "".join(
        f"  r{n}: {{title: T, because: B, if: {{owns: boot}}, then: {{favour: {{plain: slight}}}}}}\n"
        for n in range(2)
    )
    said = [problem.partition(": ")[2] for problem in table_problems(rule + RULES)]
    assert said == 2 * ["'owns' has no value 'boot'; did you mean 'boat'?"]


def test_a_file_that_a_table_names_is_part_of_the_base_and_another_is_not(tmp_path: Path) -> None:
    before = read_base(write_table_base(tmp_path)).fingerprint
    write(tmp_path, {"rules/other.csv": "a;b\n"})
    assert read_base(tmp_path).fingerprint == before
    write(tmp_path, {"rules/scores.csv": SCORES.replace(";32;", ";33;")})
    assert read_base(tmp_path).fingerprint != before


def test_a_proposal_of_a_knowledge_file_holds_the_tables_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = write_table_base(start(tmp_path / "repository"))
    monkeypatch.chdir(repository)
    commit(repository)
    write(repository, {"rules/scores.csv": SCORES.replace(";32;", ";33;")})
    proposal = propose(repository, (), [repository / "rules" / "r.yaml"], None)
    bases = [read_documents(collected, "", "") for collected in (proposal.old, proposal.new)]
    assert [base.rules["r/scores/s1"].effects[-1] for base in bases] == [Add("score", 32), Add("score", 33)]
