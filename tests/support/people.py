"""People who are interviewed about the shipped rules: what each would type, whatever the order of the questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Interviewee:
    """What somebody types at the question about a fact, when the answers are checked, and after the verdict.

    Several lines are typed one after the other, as often as there is a prompt. Whoever is asked what is not here does
    not know it.
    """

    at_question: Mapping[str, tuple[str, ...]]
    at_check: tuple[str, ...] = ("",)
    afterwards: tuple[str, ...] = ("quit",)


@dataclass
class Mind:
    """What somebody has yet to type."""

    who: Interviewee
    left: dict[str, Iterator[str]] = field(default_factory=dict)

    def reply(self, place: str) -> str:
        """Return what is typed at a question, called by its fact, or at the check or afterwards."""
        lines = self.who.at_question.get(place) or getattr(self.who, place, ())
        return next(self.left.setdefault(place, iter(lines)), "" if place == "at_check" else "idk")


PEOPLE: Mapping[str, Interviewee] = {
    "a start-up in TypeScript": Interviewee(
        {
            "workloads": ("?", "api and crud"),
            "domain": ("saas",),
            "team_languages": ("typscript", "ts, js"),
            "learn_language": ("nope",),
            "excluded_languages": ("no", "none"),
            "existing_system": ("from scratch",),
            "teams": ("1 team",),
            "team_size": ("5",),
            "organisation": ("start-up",),
            "regulated": ("n",),
            "platform": ("node frontend",),
            "frontend": ("same team",),
            "intended_architecture": ("not yet",),
            "protects": ("nothing",),
            "scaling": ("more copies",),
            "integrations": ("payment",),
            "time_pressure": ("why", "urgent", "normal"),
            "experience": ("mixed",),
            "lifetime": ("2-5 years", "years"),
            "hiring": ("a few",),
            "delivery": ("docker, automated releases",),
            "service_size": ("medium",),
            "code_structure": ("the boundaries",),
            "admin_needs": ("some",),
            "data_shape": ("relational",),
            "growth": ("not yet",),
            "concurrency": ("no",),
            "practices": ("testing and logging",),
            "domain_clarity": ("back", "partly"),
            "differing_parts": ("alike",),
        },
        at_check=("change time pressure", ""),
        afterwards=(
            "why",
            "why-not express",
            "compare nestjs and fastapi",
            "what-if time_pressure=urgent",
            "details",
            "change time pressure",
            "quit",
        ),
    ),
    "a bank with Java and C#": Interviewee(
        {
            "workloads": ("business workflow, event driven",),
            "domain": ("bank",),
            "team_languages": ("java and c#",),
            "learn_language": ("no",),
            "excluded_languages": ("php, ruby",),
            "existing_system": ("piece by piece",),
            "teams": ("6",),
            "team_size": ("60",),
            "organisation": ("enterprise",),
            "regulated": ("of course", "yes"),
            "platform": ("jvm, microsoft",),
            "integrations": ("sso, kafka and compliance",),
            "transactions": ("strict",),
            "domain_logic": ("complex",),
            "lifetime": ("long",),
            "time_pressure": ("normal",),
            "experience": ("senior", "mixed"),
            "hiring": ("skip",),
            "delivery": ("containers, kubernetes, platform team",),
            "service_size": ("why", "why", "medium"),
            "domain_clarity": ("partly",),
            "differing_parts": ("both", "releases, load"),
            "growth": ("predictable",),
            "practices": ("logs, tests, monitoring",),
            "protects": ("all",),
            "intended_architecture": ("microservices",),
            "throughput": ("250 rps", "250 requests a second"),
            "latency": ("200 ms",),
            "code_structure": ("modules",),
        },
        at_check=("change experience", ""),
        afterwards=("why-not asp.net core", "what-if platform=microsoft", "flips", "quit"),
    ),
    "Python people with models and a back office": Interviewee(
        {
            "workloads": ("ai inference, crud", "ai_inference, crud"),
            "domain": ("ai", "ai_product"),
            "team_languages": ("py",),
            "learn_language": ("idk",),
            "excluded_languages": ("none",),
            "existing_system": ("next to it",),
            "teams": ("2 teams",),
            "team_size": ("9",),
            "organisation": ("company",),
            "regulated": ("no",),
            "admin_needs": ("a lot",),
            "data_shape": ("documents",),
            "concurrency": ("yes",),
            "integrations": ("apis of other organisations",),
            "latency": ("2 s", "2000 ms"),
            "delivery": ("docker",),
            "time_pressure": ("urgent",),
            "experience": ("mostly senior",),
            "lifetime": ("at least years",),
            "growth": ("uncertain",),
            "domain_clarity": ("unclear",),
        },
        at_check=("review", ""),
        afterwards=("compare django and fastapi", "why django", "change admin needs", "quit"),
    ),
    "an agency with PHP": Interviewee(
        {
            "workloads": ("cms, crud",),
            "domain": ("media",),
            "team_languages": ("php, js",),
            "learn_language": ("no",),
            "excluded_languages": ("none",),
            "existing_system": ("greenfield",),
            "teams": ("one",),
            "team_size": ("3",),
            "organisation": ("agency",),
            "regulated": ("no",),
            "admin_needs": ("heavy",),
            "time_pressure": ("urgent",),
            "code_structure": ("the framework",),
            "lifetime": ("short",),
            "experience": ("junior",),
            "hiring": ("nobody",),
            "delivery": ("none",),
            "service_size": ("large",),
            "platform": ("none",),
            "growth": ("mostly yes",),
            "domain_clarity": ("clear",),
            "differing_parts": ("none",),
        },
        afterwards=("why-not rails", "details answers", "what-if learn_language=yes", "quit"),
    ),
    "somebody who knows little": Interviewee(
        {
            "workloads": ("?", "what", "crud"),
            "domain": ("dunno",),
            "team_languages": ("don't know",),
            "learn_language": ("-",),
            "teams": ("not sure",),
            "team_size": ("a few", "less than 10"),
            "organisation": ("why", "skip"),
            "regulated": ("no idea",),
            "time_pressure": ("depends",),
        },
        at_check=("?", ""),
        afterwards=("?", "details", "more", "quit"),
    ),
    "people who are yet to be hired": Interviewee(
        {
            "team_languages": ("nobody yet",),
            "excluded_languages": ("none",),
            "existing_system": ("new",),
            "workloads": ("orders, portal",),
            "domain": ("logistics",),
            "teams": ("two", "2 teams"),
            "team_size": ("6 people", "6 developers"),
            "organisation": ("company",),
            "regulated": ("no",),
            "admin_needs": ("a lot",),
            "data_shape": ("tables",),
            "growth": ("mostly clear",),
            "domain_clarity": ("mostly", "partly"),
            "differing_parts": ("they are alike",),
            "intended_architecture": ("one",),
            "integrations": ("sso, payment",),
            "platform": ("azure",),
            "frontend": ("agency",),
            "delivery": ("we release by hand",),
            "practices": ("?", "none"),
            "protects": ("roles",),
            "service_size": ("one area",),
            "lifetime": ("10 years",),
            "hiring": ("all",),
            "replacement": ("yes",),
            "priorities": ("time to market, hiring", "none"),
            "time_pressure": ("asap",),
        },
        at_check=("change priorities", ""),
        afterwards=("why", "details answers", "quit"),
    ),
    "an extension of a system in PHP": Interviewee(
        {
            "team_languages": ("php, python",),
            "learn_language": ("yes",),
            "excluded_languages": ("nothing",),
            "existing_system": ("?", "we extend it"),
            "existing_stack": ("symfony",),
            "teams": ("1",),
            "growth": ("open",),
        },
        afterwards=("why-not django", "what-if existing_system=replace", "quit"),
    ),
    "a house that rules Go out": Interviewee(
        {
            "team_languages": ("golang, python",),
            "learn_language": ("yes",),
            "excluded_languages": ("golang",),
            "existing_system": ("beside it",),
            "workloads": ("gateway, api",),
            "domain": ("infrastructure",),
            "teams": ("3",),
            "organisation": ("big company",),
            "regulated": ("yes",),
            "admin_needs": ("none",),
            "differing_parts": ("load, releases",),
            "intended_architecture": ("microservices",),
            "integrations": ("kafka, active directory",),
            "delivery": ("k8s, docker, ci/cd",),
            "protects": ("personal data",),
            "practices": ("tests, logs, monitoring",),
            "service_size": ("small",),
            "throughput": ("20k",),
            "latency": ("20 ms",),
            "concurrency": ("yes",),
            "frontend": ("no pages",),
        },
        at_check=("review", ""),
        afterwards=("why-not gin", "what-if excluded_languages=none", "flips", "quit"),
    ),
}
