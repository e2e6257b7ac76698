"""All that is asked of evaluators about partial answers, by name, and how one random rule base is tried."""

from collections.abc import Mapping
from random import Random

import partial_checks as one
import partial_checks_model as model
import partial_checks_prove as proved
from partial_checks import Check
from random_bases import draw_base

KINDS: Mapping[str, Check] = {
    "leaves": model.leaves_agree,
    "states": model.states_agree,
    "fire": one.fire_agrees,
    "narrowing": one.narrowing_agrees,
    "split": one.split_agrees,
    "bounds": one.bounds_agree,
    "next": one.next_answers_agree,
    "sweep": one.sweep_agrees,
    "samples": one.samples_agree,
    "kernel": one.kernel_agrees,
    "certificates": one.certificates_agree,
    "prospects": proved.prospects_agree,
    "relevance": proved.relevance_agrees,
    "telling": proved.telling_agrees,
    "values": proved.values_left_agree,
    "flips": proved.flips_agree,
    "out": proved.ways_out_agree,
    "versions": proved.versions_agree,
}


def compare(kind: str, seed: int, number: int) -> int:
    """Try the base with this number of a seed; return how often the evaluator was compared."""
    base = draw_base(Random(f"{seed}/{number}"))  # noqa: S311  # chance, not secrecy
    return KINDS[kind](Random(f"{seed}/{number}/{kind}"), base)  # noqa: S311
