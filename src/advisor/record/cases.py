"""Case files, written for experts to complete."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from advisor.check.notice import Notice
from advisor.model import Always, Guarantee, Never, NeverRaisedTo, Profile, RuleBase, Somebody
from advisor.record.recommendation import answer_value


def case_text(base: RuleBase, title: str, profile: Profile, expect: Mapping[str, Any], because: str) -> str:
    """Return a case file; it reads back as the same answers and expectations."""
    written = {
        "title": title,
        "answers": {fact: answer_value(base, fact, one) for fact, one in profile.items()},
        "expect": dict(expect),
        "because": because,
    }
    return yaml.safe_dump(written, sort_keys=False, default_flow_style=None, width=100, allow_unicode=True)


def failing_cases(base: RuleBase, notices: Iterable[Notice]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of a case for each guarantee that does not hold: it fails as long as that is so."""
    for one in notices:
        if one.check == "guarantee-fails" and one.witness is not None:
            guarantee = base.guarantees[one.subject]
            profile = one.other if one.other is not None else one.witness
            if expect := expected(base, guarantee):
                title = guarantee.title or f"What {guarantee.id} promises"
                name = guarantee.id.replace("/", "-")
                yield name, case_text(base, title, profile, expect, guarantee.because)


def expected(base: RuleBase, guarantee: Guarantee) -> Mapping[str, Any]:
    """Return what a guarantee expects of a single interview; nothing if that cannot be said in a case."""
    match guarantee.requirement:
        case Never(candidates) | NeverRaisedTo(_, candidates):
            return {"not": list(candidates)}
        case Always(decision, candidates):
            return {decision: list(candidates)}
        case Somebody(decisions):
            return {one: [each.id for each in base.decisions[one].candidates] for one in decisions}
        case _:
            return {}
