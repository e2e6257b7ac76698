"""A rule-based expert system: declarative rules over interview answers, and a traced recommendation.

The way of one consultation, a line a stage:

    read       rules/*.yaml, facts/*.yaml   -> RuleBase            or Problems, with lines
    check      RuleBase                     -> Notices: what is wrong or questionable, proved where it can be
    testing    RuleBase, cases              -> what came out instead; what the cases do not cover
    compare    RuleBase, RuleBase           -> a proof, or the shortest interview that ends differently
    prove      RuleBase, Profile            -> who can still win, what is settled, what matters  (clingo)
    sweep      RuleBase, many profiles      -> points and winners of each  (numpy)
    tables     RuleBase, a table            -> a table: what becomes of each row  (pyarrow)
    batch      RuleBase, a file of profiles -> a file of results, in blocks  (uses tables)
    interview  RuleBase, answers so far     -> the next question, or none  (uses prove and sweep)
    fire       RuleBase, Profile            -> Trace               (experta)
    recommend  RuleBase, Profile            -> Recommendation      (uses fire and prove)
    certify    RuleBase, Profile, winners   -> a certificate that it is settled; its kernel checks it
    explain    all of these                 -> why, why not, how, what if, unknowns, flips
    render     any of these                 -> terminal text
    record     any of these                 -> JSON; answers       -> YAML, and back
    journal    whole consultations          -> kept, sealed and chained; replayed, taken out
    audit      records, RuleBase            -> what would come out today, and which edits are to blame
    adr, report  a record                   -> a decision record in MADR, a page
    layout     a knowledge file             -> the same file in its one layout
    schema     RuleBase                     -> JSON Schemas, for editors

`conditions` states what a rule base means, in plain Python; every evaluator must agree with it.
From Python, `advisor.sweep(table)` judges a table of profiles, see docs/scale.md.
Nouns are frozen data, verbs are functions, imports point from the terminal down to the model.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.tables.whole import sweep

__all__ = ["__version__", "sweep"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Return `sweep`, loaded when it is first asked for: numpy and pyarrow would slow every command down."""
    if name == "sweep":
        from advisor.tables.whole import sweep

        return sweep
    raise AttributeError(f"module 'advisor' has no attribute '{name}'")
