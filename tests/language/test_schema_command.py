"""`advisor schema`: prints one schema that is whole in itself, or writes all into a folder."""

import json
from pathlib import Path

import pytest

from advisor.language.schemas.files import NAMES, references
from folders import folder, rule_text
from program import advisor


@pytest.mark.parametrize("kind", NAMES)
def test_a_printed_schema_refers_to_nothing_outside_and_defines_nothing_in_vain(kind: str) -> None:
    done = advisor("schema", kind)
    schema = json.loads(done.stdout)
    assert references(schema) == set(schema["$defs"])
    assert '"$ref": "#/$defs/' in done.stdout
    assert ".schema.json#" not in done.stdout


def test_the_names_are_those_of_the_knowledge_base_with_what_they_mean(tmp_path: Path) -> None:
    done = advisor("schema", "rule", "--knowledge", str(folder(tmp_path, rule_text())))
    definitions = json.loads(done.stdout)["$defs"]
    assert definitions["value:style"] == {
        "enum": ["old", "new"],
        "enumDescriptions": ["Old.", "New. Of this year."],
    }
    assert definitions["is:budget"]["description"] == (
        "How much may it cost?\n\nLamps cost money.\n\nFrom low to high: low, middle, high."
    )
    assert definitions["name:candidate"]["enum"] == ["bulb", "candle", "tube"]
    assert "team_languages" not in done.stdout


def test_all_schemas_are_written_and_those_that_stand_there_already_are_left_alone(tmp_path: Path) -> None:
    words = ("schema", "--write", str(tmp_path / "new"), "--knowledge", "tests/small")
    first = advisor(*words)
    names = [f"{kind}.schema.json" for kind in (*NAMES, "definitions")]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)
    assert first.stdout.count(" written.") == len(names)
    with (tmp_path / "new/rule.schema.json").open("a") as file:
        file.write(" ")
    second = advisor(*words)
    assert second.stdout.count(" is current.") == len(names) - 1
    assert second.stdout.count(" written.") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "name a kind of file (rule, fact, decision, source, case), or write all with --write DIR"),
        (("rule", "--write", "x"), 2, "name a kind of file"),
        (("table",), 2, "'table'"),
        (("rule", "--knowledge", "nowhere"), 3, "nowhere: there is no such folder"),
    ],
)
def test_what_cannot_be_made_is_told(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = advisor("schema", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in " ".join(done.stderr.split())
