"""Five interviews that a page about each must fit on one sheet, from a clear result to hardly anything known."""

from pathlib import Path

from advisor.journal.chain import Entry
from advisor.journal.database import Journal
from advisor.model import Statement
from advisor.usecases.answers import read_words
from program import ROOT
from recorded_answers import base_and_files, record_answers

FIVE = {
    "One team of JavaScript people with an urgent API product is clear about both": (
        "team_languages=javascript,typescript learn_language=no excluded_languages=none existing_system=none team_size=small teams=one experience=mixed"
        " organisation=startup domain=saas workloads=api,crud admin_needs=some lifetime=years"
        " time_pressure=urgent delivery=containers,release_automation growth=uncertain"
    ),
    "An insurer on the Java platform is sure of the framework and close about the architecture": (
        "team_languages=java,csharp learn_language=no excluded_languages=none existing_system=none team_size=large teams=many organisation=enterprise"
        " domain=insurance regulated=yes workloads=business_workflow,event_driven domain_logic=complex"
        " transactions=strict service_size=medium integrations=messaging,compliance platform=jvm"
        " delivery=containers,release_automation,orchestration practices=observability,testing,logging"
        " growth=predictable domain_clarity=unclear differing_parts=release_cycles"
    ),
    "Python people who serve models and administer a lot have two close calls": (
        "team_languages=python learn_language=no excluded_languages=none existing_system=none teams=one team_size=medium growth=predictable scaling=parts delivery=containers workloads=crud,ai_inference,data_services"
        " domain=ai_product admin_needs=heavy data_shape=documents time_pressure=urgent lifetime=years"
        " organisation=company regulated=no domain_clarity=partly differing_parts=scaling_patterns"
        " concurrency=no service_size=medium"
    ),
    "A shop of PHP people in a house that wants typed languages has a likely result": (
        "team_languages=javascript,php learn_language=no excluded_languages=none existing_system=none teams=one hiring=none organisation=startup"
        " domain=commerce workloads=content,business_workflow time_pressure=urgent code_structure=conventions"
        " service_size=large platform=typed_standard concurrency=no differing_parts=none"
    ),
    "Of records in containers alone too little is known": "workloads=crud delivery=containers",
}


def answers_to(interview: str) -> dict[str, Statement | None]:
    base, _ = base_and_files(ROOT)
    return {given.fact: given.statement for given in read_words(base, FIVE[interview].split())}


def recorded(journal: Journal, interview: str) -> Entry:
    """Return the record of one of them under the shipped rules."""
    return record_answers(journal, Path(ROOT), answers_to(interview), "20261122-0000aaaa")
