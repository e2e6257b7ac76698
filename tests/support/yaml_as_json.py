"""YAML as editors read it: YAML 1.2 with its types, as JSON values."""

import datetime as dt
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML


@lru_cache(maxsize=256)
def yaml_1_2(text: str) -> Any:
    """Return what a text says in the core schema of YAML 1.2, which knows no dates. Raises YAMLError.

    Nobody may change it: reading the shipped files takes seconds.
    """
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    return as_json(reader.load(text))


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key).lower(): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value
