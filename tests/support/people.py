"""Five people who are interviewed about the shipped rules: what each would type, whatever the order of the questions."""

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
            "teams": ("1 team",),
            "team_size": ("5",),
            "organisation": ("start-up",),
            "regulated": ("n",),
            "platform": ("node frontend",),
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
            "differing_parts": ("none",),
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
            "workloads": ("business workflow, react to events",),
            "domain": ("bank",),
            "team_languages": ("java and c#",),
            "learn_language": ("no",),
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
            "differing_parts": ("both",),
            "growth": ("predictable",),
            "practices": ("all",),
            "throughput": ("high",),
            "latency": ("normal",),
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
            "teams": ("2 teams",),
            "team_size": ("9",),
            "organisation": ("company",),
            "regulated": ("no",),
            "admin_needs": ("a lot",),
            "data_shape": ("documents",),
            "concurrency": ("yes",),
            "integrations": ("apis of other organisations",),
            "latency": ("seconds are fine",),
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
            "workloads": ("4, 2",),
            "domain": ("media",),
            "team_languages": ("php, js",),
            "learn_language": ("no",),
            "teams": ("one",),
            "team_size": ("3",),
            "organisation": ("agency", "company"),
            "regulated": ("no",),
            "admin_needs": ("heavy",),
            "time_pressure": ("urgent",),
            "code_structure": ("most of it",),
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
}
