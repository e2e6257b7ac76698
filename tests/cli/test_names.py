"""A name may be spelt as people spell it: in any case, with spaces, hyphens or underscores, or as its title."""

import pytest

from advisor.cli.command_table import LINE
from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.names import find_name, folded, meant, nearest
from advisor.problems import RequestError
from advisor.usecases.names import find_candidate, find_decision, find_rules
from program import advisor

PYTHON = ("--set", "team_languages=python")


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


@pytest.mark.parametrize("word", ["team_languages", "Team-Languages", "team languages", "TEAM  languages"])
def test_spaces_hyphens_underscores_and_case_count_for_nothing(word: str) -> None:
    assert meant(word, ("teams", "team_languages")) == "team_languages"
    assert nearest(word.replace("g", ""), ("teams", "team_languages")) == "team_languages"


@pytest.mark.parametrize("word", ["-banking", "..small", "a/b", "1,2", "..."])
def test_signs_that_narrow_an_answer_are_part_of_what_is_typed(word: str) -> None:
    assert folded(word) == word


def test_two_names_that_differ_only_so_are_told_apart_by_writing_them_out() -> None:
    names = {"a-b": "First", "a_b": "Second"}
    assert find_name("value", "a_b", names) == "a_b"
    assert find_name("value", "second", names) == "a_b"
    with pytest.raises(RequestError):
        find_name("value", "a b", names)


def test_titles_are_names_and_a_title_of_two_is_not_taken_for_either(shipped: RuleBase) -> None:
    assert find_candidate(shipped, "asp.net core") == "aspnet-core"
    assert find_decision(shipped, "Backend Framework") == "framework"
    with pytest.raises(RequestError, match="'big' could be x or y"):
        find_name("thing", "big", {"x": "Big", "y": "big"})


@pytest.mark.parametrize(
    "word",
    [
        "python/fastapi-for-apis",
        "Python/FastAPI for APIs",
        "fastapi for apis",
        "API products usually suit FastAPI",
    ],
)
def test_a_rule_is_found_by_its_id_the_end_of_it_or_its_title(shipped: RuleBase, word: str) -> None:
    assert [rule.id for rule in find_rules(shipped, word)] == ["python/fastapi-for-apis"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("recomend",), "'recommend'"),
        (("records", "lst"), "'list'"),
        (("new", "Canidate"), "'candidate'"),
        (("why-not", "Springboot", *PYTHON), "'spring-boot'"),
        (("why-not", "ASP NET Cor", *PYTHON), "'aspnet-core'"),
        (("how", "API product usually suit FastAPI", *PYTHON), "'API products usually suit FastAPI'"),
        (("flips", "--lock", "Team-Langages", *PYTHON), "'team_languages'"),
        (("check", "--explain", "bad names"), "'bad-name'"),
    ],
)
def test_a_name_that_nothing_has_leads_to_the_nearest(arguments: tuple[str, ...], hint: str) -> None:
    done = advisor(*arguments)
    assert done.returncode == 2
    assert f"did you mean {hint}?" in done.stderr


def test_a_name_in_other_spelling_is_taken_and_nothing_is_asked_back() -> None:
    same = {
        advisor(command, candidate, "--set", f"{fact}=python").stdout
        for command, candidate, fact in (
            ("why-not", "spring-boot", "team_languages"),
            ("Why_Not", "Spring Boot", "Team-Languages"),
            ("WHY-NOT", "SPRING_BOOT", "team languages"),
        )
    }
    assert len(same) == 1
    assert "Why not Spring Boot?" in same.pop()


@pytest.mark.parametrize("name", LINE)
def test_every_command_explains_itself_to_the_short_option_too(name: str) -> None:
    short, long = advisor(name, "-h"), advisor(name, "--help")
    assert (short.returncode, short.stdout) == (0, long.stdout)
    assert "Usage: advisor" in short.stdout


def test_the_prompt_takes_commands_and_names_as_people_spell_them() -> None:
    typed = "Why Not Salad\nwhy_not salat\nHELP\nchange Hungre\nrevew\nquit\n"
    screen = advisor("--knowledge", "tests/small", "--no-record", typed=typed).stdout
    assert "there is no candidate 'salat'; did you mean 'salad'?" in screen
    assert "there is no candidate 'Salad'" not in screen
    assert "\n  Commands: why, unknown, undo" in screen
    assert "there is no question 'Hungre'; did you mean 'hunger'?" in screen
    assert "'revew' is not an option; did you mean 'review'?" in screen
