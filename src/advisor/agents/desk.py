"""What the server works with from call to call: the knowledge, read again when its files change, and the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advisor.files import write
from advisor.interview.forms import form
from advisor.interview.session import Session, refusals
from advisor.language.reading.documents import Collected, Document, collect
from advisor.model import AnswerOrigin, OriginKind, RuleBase
from advisor.problems import Problem, attempted
from advisor.texts import clean
from advisor.usecases.knowledge import Knowledge
from advisor.usecases.recorder import Recorder, Recording

AGENT = "an agent that does not say its name"
LONGEST = 80
"""The characters of what an agent calls itself."""


@dataclass(slots=True)
class Desk:
    """The knowledge, and where consultations are kept, those too that are not over: they outlive the server.

    Without `keeps` that is a journal that ends with the server. A form has at most `most` questions.
    """

    knowledge: Knowledge
    journal: Path
    keeps: bool = True
    most: int = 4
    run_by: str = ""
    time_zone: str = ""
    collected: Collected | None = None
    base: RuleBase | None = None

    def rules(self) -> tuple[RuleBase, tuple[Document, ...]]:
        """Return the rule base as its files are now, and the files. Raises AdvisorError."""
        collected = collect(self.knowledge.root, self.knowledge.added)
        if self.base is None or collected != self.collected:
            self.base, self.collected = self.knowledge.read(collected), collected
        return self.base, collected.documents

    def warm(self) -> tuple[Problem, ...]:
        """Work out what the first call of all would wait for; return what is wrong with the knowledge."""
        read, problems = attempted(self.rules)
        if read:
            refusals(read[0], {})
            form(read[0], Session(), self.most)
        return problems

    @contextmanager
    def recorder(self, agent: str, base: RuleBase, documents: tuple[Document, ...]) -> Iterator[Recorder]:
        """Give the recorder of a consultation in which this agent answers, and let go of the journal."""
        recorder = Recorder(
            base,
            documents,
            Recording(self.journal),
            lambda path, text: write(path, text.encode()),
            run_by=self.run_by,
            time_zone=self.time_zone,
            origin=origin(agent),
        )
        try:
            yield recorder
        finally:
            recorder.close()


def origin(agent: str, way: str = "") -> AnswerOrigin:
    """Return where answers come from that an agent hands over, which calls itself this, and by which way."""
    name = clean(agent)[:LONGEST].strip() or AGENT
    return AnswerOrigin(OriginKind.AGENT, ", ".join(filter(None, (name, way))))
