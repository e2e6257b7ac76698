"""Whatever the reader takes, the schemas made for it take too: an editor never marks what is right."""

import json

from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator
from ruamel.yaml.error import YAMLError
from test_read_fuzz import SHIPPED, SMALL, VOCABULARY, read_or_refuse, rule_structures, shuffled, spoilt
from test_schema import CHECKED, kind_of

from advisor.language.schemas.files import schema_of
from effort import tried
from yaml_as_json import yaml_1_2


def marked(files: dict[str, bytes]) -> list[str]:
    """Return what an editor marks in files that the reader takes; what editors cannot read is left out."""
    base = read_or_refuse(files)
    found: list[str] = []
    for content in files.values() if base else ():
        try:
            said = yaml_1_2(content.decode("utf-8-sig"))
            kind = kind_of(said)
        except (YAMLError, StopIteration):
            continue
        found += map(str, Draft202012Validator(schema_of(kind, base, CHECKED)).iter_errors(said))
    return found


@given(st.one_of(spoilt(SMALL), shuffled(SMALL)))
@tried(60)
def test_a_spoilt_small_base_that_reads_is_not_marked(files: dict[str, bytes]) -> None:
    assert marked(files) == []


@given(st.dictionaries(st.sampled_from(["a-rule", "another"]), rule_structures(), max_size=2))
@tried(60)
def test_rules_of_any_structure_that_read_are_not_marked(rules: object) -> None:
    files = {**VOCABULARY, "rules/r.yaml": json.dumps({"rules": rules}).encode()}
    assert marked(files) == []


@given(shuffled(SHIPPED))
@tried(3)
def test_the_shipped_base_shuffled_is_not_marked_if_it_reads(files: dict[str, bytes]) -> None:
    assert marked(files) == []
