"""What `check` says of rules for lamps."""

from pathlib import Path

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.model import RuleBase
from folders import FACTS, folder, read


def rule_file(*written: str) -> str:
    """Return a rule file."""
    return "rules:\n" + "".join(written)


def rule_lines(slug: str, if_: str, then: str = "{favour: {bulb: strong}}", **more: str) -> str:
    """Return a rule that is written on four lines, and more fields on a line each."""
    fields = {"title": f"What {slug} is about", "because": "B", "if": if_, "then": then, **more}
    return f"  {slug}:\n" + "".join(f"    {name.rstrip('_')}: {value}\n" for name, value in fields.items())


def lamps_with(root: Path, text: str, facts: str = FACTS) -> RuleBase:
    """Return the lamps with these rules."""
    return read(folder(root, text, facts))


def check_of(root: Path, text: str, facts: str = FACTS, seconds: float = 30) -> Checked:
    """Return what there is to say of the lamps with these rules."""
    return check(lamps_with(root, text, facts), seconds)


def notices_of(root: Path, text: str, name: str, facts: str = FACTS) -> list[Notice]:
    """Return what one check has to say, be it under something else."""
    return [one for one in whole(check_of(root, text, facts).notices) if one.check == name]


def words_of(root: Path, text: str, name: str, facts: str = FACTS) -> list[tuple[str, str]]:
    """Return the words of one check, with paths below the folder."""
    notices = notices_of(root, text, name, facts)
    return [(notice.problem.what, notice.problem.hint.replace(f"{root}/", "")) for notice in notices]
