"""Three facts, conditions over them, and two versions of a small base compared in all the time it takes."""

from advisor.compare.whole import Difference, compare
from advisor.model import AtLeast, Is, Kind, RuleBase

from builders import fact

FLAG = fact("flag", Kind.YES_NO)
SIZE = fact("size", Kind.SCALE, ("small", "medium", "large"))
TOOLS = fact("tools", Kind.SEVERAL, ("saw", "axe"))
ON, OFF = Is("flag", ("yes",)), Is("flag", ("no",))
SMALL, LARGE = Is("size", ("small",)), AtLeast("size", "large")
LONG = 60.0


def compared(old: RuleBase, new: RuleBase) -> Difference:
    return compare(old, new, seconds=LONG, rows=2000)
