"""Case files that fail as long as a guarantee does not hold."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from advisor.check.notice import Notice, whole
from advisor.check.violations import completed, ends
from advisor.layout.canonical import canonical
from advisor.model import Always, Guarantee, Never, NeverRaisedTo, Profile, RuleBase, Somebody
from advisor.record.recommendation import answer_value


def failing_cases(base: RuleBase, notices: Iterable[Notice]) -> Iterator[tuple[str, str]]:
    """Yield the name and text of a case for each guarantee that does not hold and that a case can tell.

    A guarantee speaks of complete interviews, so all questions are answered in the case.
    """
    for one in whole(notices):
        if one.check == "guarantee-fails" and one.witness is not None:
            guarantee = base.guarantees[one.subject]
            profile = completed(base, one.witness if one.other is None else one.other)
            if expect := expected(base, guarantee, profile):
                title = guarantee.title or f"What {guarantee.id} promises"
                yield (
                    guarantee.id.replace("/", "-"),
                    case_text(base, title, profile, expect, guarantee.because),
                )


def case_text(base: RuleBase, title: str, profile: Profile, expect: Mapping[str, Any], because: str) -> str:
    """Return a case file; it reads back as the same answers and expectations."""
    written = {
        "title": title,
        "answers": {fact: answer_value(base, fact, one) for fact, one in profile.items()},
        "expect": dict(expect),
        "because": because,
    }
    text = yaml.safe_dump(written, sort_keys=False, allow_unicode=True)
    return canonical(text.encode(), title)


def expected(base: RuleBase, guarantee: Guarantee, profile: Profile) -> Mapping[str, Any]:
    """Return what a guarantee expects of an interview that breaks it; nothing if a case cannot say it."""
    match guarantee.requirement:
        case Never(candidates) | NeverRaisedTo(_, candidates):
            return {"not": list(candidates)}
        case Always(decision, candidates):
            won = ends(base, profile)[0]
            wrong = [one for one in names(base, decision) if one in won and one not in candidates]
            return {"not": wrong} if wrong else {decision: list(candidates)}
        case Somebody(decisions):
            return {one: names(base, one) for one in decisions}
        case _:
            return {}


def names(base: RuleBase, decision: str) -> list[str]:
    """Return the candidates of a decision."""
    return [one.id for one in base.decisions[decision].candidates]
