"""A consultation with much to tell, and pages about records."""

from pathlib import Path

from advisor.explain.explanation import explain
from advisor.formats.consultation import Action, Consultation, Step, sections
from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.journal.keep_and_remove import keep, sealed_parts
from advisor.language.reading.answers import profile_of, reply
from advisor.model import Numbers, Span, Statement
from advisor.recommend import recommend
from advisor.usecases.journals import provenance
from recorded_answers import base_and_files

# Answers to the shipped questions: one is "don't know", and some questions are not asked.
MANY: dict[str, Statement | None] = {
    "team_languages": frozenset({"php", "python"}),
    "team_size": Numbers((Span(4, 9),)),
    "teams": Numbers((Span(5, 50),)),
    "experience": "senior",
    "learn_language": "no",
    "excluded_languages": frozenset(),
    "existing_system": "extend",
    "existing_stack": frozenset({"python"}),
    "hiring": "many",
    "organisation": "enterprise",
    "platform": frozenset({"jvm", "typed_standard"}),
    "domain": "healthcare",
    "workloads": frozenset({"ai_inference", "event_driven"}),
    "admin_needs": "heavy",
    "data_shape": "relational",
    "transactions": "strict",
    "domain_logic": "complex",
    "domain_clarity": "clear",
    "differing_parts": frozenset({"release_cycles", "scaling_patterns"}),
    "service_size": "large",
    "growth": None,
    "lifetime": Numbers((Span(10, 10),)),
    "time_pressure": "urgent",
    "latency": Numbers((Span(10, 10),)),
    "concurrency": "yes",
    "delivery": frozenset({"containers", "small_units"}),
    "integrations": frozenset({"compliance", "messaging"}),
    "practices": frozenset({"observability", "testing"}),
    "regulated": "no",
}


def step(minute: int, deed: Action, fact: str, statement: Statement | None) -> Step:
    """Return what was done in a minute."""
    return Step(f"2026-11-22T12:{minute:02}:00.000Z", deed, fact, statement)


def many_steps() -> list[Step]:
    """Return an interview in which one answer was changed, and one taken back and given again."""
    found = [
        step(number, Action.ANSWERED, fact, answer) for number, (fact, answer) in enumerate(MANY.items())
    ]
    first, second = found[0], found[1]
    return [
        step(0, Action.ANSWERED, first.fact, frozenset({"go"})),
        step(0, Action.CHANGED, first.fact, first.statement),
        second,
        step(1, Action.UNDONE, second.fact, second.statement),
        *found[1:],
    ]


def consultation(journal: Journal, root: Path, steps: list[Step], name: str) -> Entry:
    """Return the record of a consultation with these steps, under this id."""
    base, documents = base_and_files(root)
    answers: dict[str, Statement | None] = {}
    for one in steps:
        if one.deed is Action.UNDONE:
            del answers[one.fact]
        else:
            answers[one.fact] = one.statement
    given = tuple(reply(base.facts[fact], one) for fact, one in answers.items())
    kept = Consultation(steps[0].at, steps[-1].at, tuple(steps), given, provenance(documents))
    explanation = explain(base, given, recommend(base, profile_of(given)))
    return keep(journal, name, sealed_parts(sections(base, kept, explanation)), documents)
