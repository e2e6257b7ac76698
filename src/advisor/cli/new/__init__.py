"""`advisor new`: rules, tables, facts, candidates, cases and whole knowledge bases to begin with, with blanks to fill in.

writing   how it gets there: whole or not at all, and never over something else
asking    options for what a draft says, and questions for what is blank, on a terminal
"""

from collections.abc import Mapping

import click

from advisor.cli.command_table import Use
from advisor.cli.groups import Lazy

KINDS: Mapping[str, Use] = {
    "rule": Use("new.rule", "A rule, with an example each way."),
    "table": Use("new.table", "A table of rules, from a spreadsheet."),
    "fact": Use("new.fact", "A fact: a question with its values."),
    "finding": Use("new.finding", "A finding: what rules conclude and others read."),
    "candidate": Use("new.candidate", "A candidate of a decision."),
    "case": Use("new.case", "A case: answers, and what is expected of them."),
    "knowledge": Use("new.knowledge", "A whole knowledge base, small and in order."),
}


@click.group("new", cls=Lazy, commands=KINDS)
def command() -> None:
    """Begin a rule, a table, a fact, a finding, a candidate, a case or a whole knowledge base.

    What the options do not say is asked on a terminal, and left blank otherwise; 'advisor check' names every blank.
    """
