"""What became of a decision record since it was written: each change to what is covered, by its line and sentence."""

from collections.abc import Mapping, Sequence

from advisor.formats.decision_record import FIRST_FORMAT, FORMAT
from advisor.journal.chain import Origin
from advisor.journal.decision_records import CheckedText, DocumentFault
from advisor.problems import cut
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Paragraph
from advisor.views.document.spans import Code, Line, Tone, Toned

WHOLE: Mapping[str, str] = {
    FORMAT: "The title, the decision outcome and every marked sentence are as they were written.",
    FIRST_FORMAT: "Every marked sentence is as it was written.",
}
UNSIGNED = "This text does not say who decided that; 'advisor decide' keeps it in the journal."


def verification(file: str, checks: Sequence[CheckedText]) -> Blocks:
    """Return what is wrong with the decision records in a file, and which status people gave them since."""
    faults = [fault for check in checks for fault in check.faults]
    end = (
        (count(len(faults), "fault") + ".",) if faults else sorted({WHOLE[check.format] for check in checks})
    )
    return (
        *(
            Paragraph((Toned(f"{place(file, fault)}: ", Tone.STRONG), Toned(cut(fault.what), Tone.BAD)))
            for fault in faults
        ),
        *(
            Paragraph((f"The status is now: {cut(check.status)}. {UNSIGNED}",))
            for check in checks
            if check.status
        ),
        *(Paragraph(origin_line(check.origin)) for check in checks if check.origin),
        *(Paragraph((words,)) for words in end),
    )


def origin_line(origin: Origin) -> Line:
    """Return whose the text is that was written from another journal, and what of it cannot be seen in this one."""
    return (
        f"It was written from another journal, which has it as its entry {origin.number} (",
        Code(origin.hash),
        "); whether that stands in the chain there, only that journal shows.",
    )


def place(file: str, fault: DocumentFault) -> str:
    """Return where a fault is: the line and the number of the sentence, as far as it has them."""
    line = f"{file}:{fault.line}" if fault.line else file
    return f"{line}, sentence {fault.sentence}" if fault.sentence else line
