"""A rule-based expert system: declarative rules over interview answers, and a traced recommendation.

The way of one consultation, a line a stage:

    language    rules/*.yaml, facts/*.yaml   -> RuleBase            or Problems, with lines; its layout; schemas for editors
    evaluators  RuleBase, Profile            -> Trace               (fire: experta, the recommendation of record)
                RuleBase, Profile            -> who can still win, what is settled, what matters  (prove: clingo)
                RuleBase, many profiles      -> points and winners of each  (sweep: numpy)
    recommend   RuleBase, Profile            -> Recommendation      (uses fire and prove)
    certify     RuleBase, Profile, winners   -> a certificate that it is settled; its kernel checks it
    interview   RuleBase, answers so far     -> the next question, or none  (uses prove and sweep)
    tables      RuleBase, a table            -> a table: what becomes of each row; `tables/files` does it for files
    authoring   RuleBase, cases, versions    -> what is wrong, proved where it can be; what differs; drafts to begin with
    explain     all of these                 -> why, why not, how, what if, unknowns, flips
    formats     any of these                 -> JSON, SARIF, JUnit; answers -> YAML, and back
    journal     whole consultations          -> kept, sealed and chained; replayed, audited, taken out
    views       any of these                 -> terminal text, pages, decision records
    usecases    files and words              -> what a command or the prompt shows: a consultation, a comparison, a watch
    agents      a call of a tool             -> one of these as text and JSON, for coding agents
    cli         options                      -> one of these, shown, and an exit code

`model` holds the nouns, `problems` what can be wrong, `names` what people mean by one, `texts` what is shown of
people's texts, `files` the one way to write a file; `gc_pause` lets long work make no garbage. `conditions` states what a rule base means, in plain Python; every evaluator must agree with it.
From Python, `advisor.sweep(table)` judges a table of profiles, see docs/scale.md.
Nouns are frozen data, verbs are functions, imports point from the terminal down to the model.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.tables.sweep import sweep

__all__ = ["__version__", "sweep"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Return `sweep`, loaded when it is first asked for: numpy and pyarrow would slow every command down."""
    if name == "sweep":
        from advisor.tables.sweep import sweep

        return sweep
    raise AttributeError(f"module 'advisor' has no attribute '{name}'")
