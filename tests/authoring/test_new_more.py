"""`advisor new fact`, `candidate`, `case` and `knowledge`."""

import re
from pathlib import Path

import pytest

import advisor as program_itself
import folders
from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.cli import run
from advisor.cli.new.candidate import COPY
from advisor.language.fmt.canonical import canonical
from advisor.language.reading.base import read_base
from advisor.problems import RequestError
from advisor.usecases.draft_places import refuse_installed
from lamp_scaffolds import (
    advisor_new,
    blanks_named,
    blanks_that_check_reports,
    fill_blanks,
    text_of,
    without_names,
    write_lamps,
)
from program import advisor


def notices(root: Path) -> set[str]:
    """Return the errors and warnings of a knowledge folder, with what they are about."""
    found = check(read_base(root)).notices
    return {f"{one.check} {one.subject}" for one in found if one.severity is not Severity.NOTE}


# Facts


def test_a_fact_of_which_all_is_said_stands_where_the_facts_of_its_topic_stand(tmp_path: Path) -> None:
    said = advisor_new(
        *(
            write_lamps(tmp_path),
            "fact",
            "height",
            "--topic",
            "room",
            "--kind",
            "scale",
            "--ask",
            "How high is it?",
        ),
        *("--why", "High lamps need ladders.", "--source", "P1"),
        *("--value", "low=Low: One can touch it.", "--value", "high=High: and higher"),
    )
    fact = read_base(tmp_path).facts["height"]
    assert (fact.topic, fact.kind.value, fact.ask) == ("room", "scale", "How high is it?")
    assert [(value.id, value.title, value.help) for value in fact.values] == [
        ("low", "Low", "One can touch it."),
        ("high", "High", "and higher"),
    ]
    assert "facts/f.yaml, lines 25 to 33, with no blanks" in " ".join(said.split())


def test_the_blanks_of_a_fact_are_named_by_check_each_once(tmp_path: Path) -> None:
    said = advisor_new(
        write_lamps(tmp_path), "fact", "height", "--kind", "scale", "--value", "low", "--value", "high=High"
    )
    names = [one.split()[1] for one in blanks_named(said)]
    assert names == ["topic", "ask", "why", "title", "help"]
    assert blanks_that_check_reports(tmp_path) == without_names(blanks_named(said))


def test_a_filled_fact_brings_only_the_warning_that_nothing_reads_it(tmp_path: Path) -> None:
    before = notices(write_lamps(tmp_path))
    said = advisor_new(tmp_path, "fact", "height", "--topic", "room", "--kind", "yes_no")
    fill_blanks(tmp_path, "facts/f.yaml", ask="Is it high?", why="It matters.")
    assert notices(tmp_path) - before == {"idle-question height"}
    assert "(idle-question)" in said


def test_a_new_topic_is_put_with_the_others_and_last_in_the_interview(tmp_path: Path) -> None:
    root = write_lamps(tmp_path)
    topics = "topics:\n  room: The room\n  money: The money\n# the end\n"
    facts = folders.FACTS.replace("topics: {room: The room, money: The money}\n", "")
    folders.write(root, {"facts/f.yaml": facts, "facts/topics.yaml": topics})
    said = advisor_new(
        root, "fact", "wires", "--topic", "house", "--topic-title", "The house", "--kind", "yes_no"
    )
    assert text_of(root, "facts/topics.yaml") == topics.replace("# the end", "  house: The house\n# the end")
    assert without_names(blanks_named(said)) == ["facts/house.yaml:5", "facts/house.yaml:6"]
    fill_blanks(root, "facts/house.yaml", ask="Are there wires?", why="Lamps need them.")
    assert [topic.id for topic in read_base(root).topics] == ["room", "money", "house"]


def test_a_topic_and_a_fact_for_the_same_file_are_written_at_once(tmp_path: Path) -> None:
    facts = folders.FACTS.replace(
        "topics: {room: The room, money: The money}", "topics:\n  room: R\n  money: M"
    )
    root = folders.folder(tmp_path, facts=facts)
    said = advisor_new(root, "fact", "wires", "--topic", "house", "--file", "f", "--kind", "yes_no")
    assert [one.split()[1] for one in blanks_named(said)] == ["house", "ask", "why"]
    assert blanks_that_check_reports(root) == without_names(blanks_named(said))


def test_a_fact_of_ones_own_goes_into_a_folder_of_more_rules(tmp_path: Path) -> None:
    base, mine = write_lamps(tmp_path / "base"), tmp_path / "mine"
    arguments = ("--topic", "house", "--topic-title", "The house", "--rules", str(mine))
    advisor_new(base, "fact", "wires", *arguments)
    assert text_of(mine, "house.yaml").startswith(
        "topics:\n  house: The house\nfacts:\n  wires:\n    topic: house\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dark"], "the name 'dark' is already taken"),
        (["bright"], "the name 'bright' is already taken"),
        (["unknown"], "'unknown' is a word of the rule language"),
        (
            ["x", "--topic", "rooom"],
            "there is no topic 'rooom'; did you mean 'room'? A new topic is given a title too",
        ),
        (["x", "--kind", "choise"], "there is no kind of fact 'choise'; did you mean 'choice'?"),
        (["x", "--value", "a=A", "--value", "a=B"], "the name 'a' is already taken"),
        (["x", "--value", "A=A"], "'A' cannot be the name of a value"),
    ],
)
def test_a_fact_that_cannot_be_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    assert message in " ".join(advisor_new(write_lamps(tmp_path), "fact", *arguments, code=2).split())


# Candidates


def test_a_candidate_gets_blanks_for_what_the_others_have(tmp_path: Path) -> None:
    base = read_base(write_lamps(tmp_path))
    said = advisor_new(tmp_path, "candidate", "lamp/lava")
    assert [one.split()[1] for one in blanks_named(said)] == ["title", "suits", "price", "look"]
    assert "line 40, suits: such as read, cook, go\n" in said
    assert "line 42, look: such as old; or delete this line\n" in said
    assert blanks_that_check_reports(tmp_path) == without_names(blanks_named(said))
    assert list(base.candidates) == ["bulb", "candle", "tube"]


def test_the_only_decision_need_not_be_named(tmp_path: Path) -> None:
    said = advisor_new(
        *(write_lamps(tmp_path), "candidate", "lava", "--title", "Lava lamp"),
        *("--attribute", "suits=go", "--attribute", "price=middle,high", "--attribute", "look=old"),
    )
    assert "with no blanks" in said
    lava = read_base(tmp_path).decisions["lamp"].candidates[-1]
    assert (lava.id, lava.title) == ("lava", "Lava lamp")
    assert lava.attributes == {"suits": ("go",), "price": ("middle", "high"), "look": ("old",)}


def test_the_rules_that_will_be_made_for_it_are_told(tmp_path: Path) -> None:
    root = write_lamps(tmp_path)
    each = "topic: E\nrules:\n" + "".join(
        f"  {name}: {{each: lamp, {where} title: T, because: B, if: {{uses: it.suits}}, then: {{favour: {{it: 1}}}}}}\n"
        for name, where in (("all", ""), ("cheap", "where: {price: [low, middle]},"))
    )
    folders.write(root, {"rules/each.yaml": each})
    said = advisor_new(root, "candidate", "lava")
    assert "Made for it: each/all.\nMade for it if it has price: low or middle: each/cheap.\n" in said


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bulb", "the name 'bulb' is already taken"),
        ("lam/x", "there is no decision 'lam'; did you mean 'lamp'?"),
        ("it", "'it' is a word of the rule language"),
        ("Big", "'Big' cannot be the name of a candidate"),
    ],
)
def test_a_candidate_that_cannot_be_is_refused(name: str, message: str, tmp_path: Path) -> None:
    assert message in " ".join(advisor_new(write_lamps(tmp_path), "candidate", name, code=2).split())


def test_among_several_decisions_one_has_to_be_named(tmp_path: Path) -> None:
    root = write_lamps(tmp_path)
    folders.write(
        root, {"facts/g.yaml": "decisions: {wall: {title: W, candidates: {white: {title: White}}}}\n"}
    )
    said = " ".join(advisor_new(root, "candidate", "lava", code=2).split())
    assert "the decision is missing before it: decision/name; decisions are: lamp, wall" in said


# Cases


def test_a_case_keeps_the_answers_and_asks_what_comes_out(tmp_path: Path) -> None:
    advisor_new(
        *(write_lamps(tmp_path), "case", "dark-kitchen", "--set", "dark=yes", "--set", "uses=cook,read"),
        *("--set", "budget=unknown", "--title", "A dark kitchen", "--because", "There are knives."),
    )
    assert text_of(tmp_path, "cases/dark-kitchen.yaml") == (
        "title: A dark kitchen\nanswers:\n  dark: yes\n  uses: [read, cook]\n  budget: unknown\n"
        'expect:\n  lamp: "?"\nbecause: There are knives.\n'
    )
    assert advisor("test", "--update", "--knowledge", str(tmp_path)).returncode == 0
    assert "  lamp: bulb\n" in text_of(tmp_path, "cases/dark-kitchen.yaml")


def test_blanks_of_a_case_are_named_by_test_each_once(tmp_path: Path) -> None:
    said = advisor_new(
        write_lamps(tmp_path), "case", "dark", "--set", "dark=yes", "--expect", "lamp=bulb,tube"
    )
    assert without_names(blanks_named(said)) == ["cases/dark.yaml:1", "cases/dark.yaml:6"]
    done = advisor("test", "--knowledge", str(tmp_path))
    found = re.findall(
        r"(cases/dark.yaml:\d+):\d+: there is nothing under '(\w+)'", " ".join(done.stderr.split())
    )
    assert found == [("cases/dark.yaml:1", "title"), ("cases/dark.yaml:6", "because")]


def test_without_answers_those_of_the_latest_record_become_the_case(tmp_path: Path) -> None:
    root = write_lamps(tmp_path / "base")
    advisor("recommend", "--set", "dark=no", "--knowledge", str(root), home=tmp_path)
    done = advisor("new", "case", "light", "--knowledge", str(root), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "answers:\n  dark: no\n" in text_of(root, "cases/light.yaml")


def test_cases_go_where_cases_are(tmp_path: Path) -> None:
    root = write_lamps(tmp_path)
    (root / "tests/cases").mkdir(parents=True)
    advisor_new(root, "case", "dark", "--set", "dark=yes")
    assert (root / "tests/cases/dark.yaml").is_file()


def test_a_case_is_never_overwritten_nor_written_twice_under_two_names(tmp_path: Path) -> None:
    same = ("--set", "dark=yes", "--title", "T", "--because", "B")
    advisor_new(write_lamps(tmp_path), "case", "dark", *same)
    said = advisor_new(tmp_path, "case", "dark", "--set", "dark=no", code=2)
    assert "the case 'dark' is already written; see cases/dark.yaml" in " ".join(said.split())
    said = advisor_new(tmp_path, "case", "dusk", *same, code=3)
    assert "another case has the same answers and expectations" in " ".join(said.split())
    assert not (tmp_path / "cases/dusk.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x", "--set", "drak=yes"], "there is no fact 'drak'; did you mean 'dark'?"),
        (
            ["x", "--set", "dark=yes", "--expect", "lamp=blub"],
            "'lamp' has no candidate 'blub'; did you mean 'bulb'?",
        ),
        (
            ["x", "--set", "dark=yes", "--expect", "lam=bulb"],
            "'expect' has no field 'lam'; did you mean 'lamp'?",
        ),
        (["X"], "'X' cannot be the name of a case"),
    ],
)
def test_a_case_that_cannot_be_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    assert message in " ".join(advisor_new(write_lamps(tmp_path), "case", *arguments, code=2).split())


# Knowledge


def test_a_new_knowledge_base_is_in_order_from_the_start(tmp_path: Path) -> None:
    folder = str(tmp_path / "my-trips")
    done = advisor("new", "knowledge", folder)
    assert done.returncode == 0, done.stderr
    assert read_base(tmp_path / "my-trips").title == "My trips"
    for command in (["check", "--strict"], ["test"], ["fmt", "--check"], ["coverage", "--fail-under", "100"]):
        done = advisor(*command, "--knowledge", folder)
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_interview_leads_to_a_recommendation(tmp_path: Path) -> None:
    folder = str(tmp_path / "trips")
    advisor("new", "knowledge", folder, "--title", "Trips: how to go")
    done = advisor("interview", "--knowledge", folder, "--all", typed="middle\nchild\nno\n", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Trips: how to go - ")
    assert "Way to work: By bus" in " ".join(done.stdout.split())


def test_the_page_in_it_names_three_commands_for_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "my trips"
    advisor("new", "knowledge", str(folder))
    block = re.search(r"```sh\n(.*?)```", text_of(folder, "README.md"), re.DOTALL)
    assert block
    assert block[1].count(f"--knowledge '{folder}'") == len(block[1].splitlines()) == 3


def test_every_file_of_it_is_laid_out_as_fmt_would(tmp_path: Path) -> None:
    advisor("new", "knowledge", str(tmp_path / "a"), "--title", "A: b")
    for path in (tmp_path / "a").rglob("*.yaml"):
        written = path.read_text(encoding="utf-8")
        assert canonical(written.encode(), path.name) == written


def test_an_empty_folder_is_taken_and_another_one_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert advisor("new", "knowledge", str(tmp_path / "empty")).returncode == 0
    before = sorted(tmp_path.rglob("*"))
    done = advisor("new", "knowledge", str(tmp_path / "empty"))
    assert done.returncode == 2
    assert "is there already, and not an empty folder" in " ".join(done.stderr.split())
    assert sorted(tmp_path.rglob("*")) == before


# Schemas


def test_where_schemas_are_new_files_say_so_to_editors_and_the_schemas_are_to_be_written_again(
    tmp_path: Path,
) -> None:
    root = write_lamps(tmp_path)
    advisor("schema", "--write", str(root / "schemas"), "--knowledge", str(root))
    said = advisor_new(
        root, "rule", "walls/white", "--if", "dark=no", "--topic", "Walls", "--favour", "tube=1"
    )
    assert f"advisor schema --write {root}/schemas --knowledge {root}\n".replace(f"{root}/", "") in said
    fill_blanks(root, "rules/walls.yaml", title="Light rooms have tubes", because="B", source="[P1]")
    advisor_new(root, "case", "dark", "--set", "dark=yes")
    advisor_new(root, "fact", "height", "--file", "height")
    first = "# yaml-language-server: $schema="
    assert text_of(root, "rules/walls.yaml").startswith(f"{first}../schemas/rule.schema.json\ntopic: Walls\n")
    assert text_of(root, "cases/dark.yaml").startswith(f"{first}../schemas/case.schema.json\ntitle:")
    assert text_of(root, "facts/height.yaml").startswith(f"{first}../schemas/fact.schema.json\nfacts:\n")


def test_what_is_installed_is_not_written_to_and_it_is_said_where_else_a_candidate_can_stand() -> None:
    installed = Path(program_itself.__file__).parent / "knowledge" / "facts" / "decisions.yaml"
    with pytest.raises(RequestError, match="name the copy with --knowledge"):
        refuse_installed(installed, COPY)
    refuse_installed(Path("facts/decisions.yaml"), COPY)


def test_a_candidate_of_a_decision_in_a_folder_of_more_rules_goes_there(tmp_path: Path) -> None:
    more = folders.write(
        tmp_path / "more",
        {
            "d.yaml": "decisions:\n  shade:\n    title: A shade\n    candidates:\n      paper: {title: Paper}\n"
        },
    )
    words = ["new", "candidate", "shade/cloth", "--title", "Cloth", "--rules", str(more)]
    assert run([*words, "--knowledge", str(folders.folder(tmp_path / "kb"))]) == 0
    assert "      cloth:\n        title: Cloth\n" in (more / "d.yaml").read_text()
