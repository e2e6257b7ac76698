"""Readings of one rule base, each of which agrees with `advisor.conditions` on every profile.

    fire     one profile                  -> Trace, the recommendation of record   (experta)
    horn     a rule base                  -> the clauses that `fire` hands to experta
    grounds  clauses that were used       -> the firings of rules, with what they rest on
    prove    all completions of a profile -> a proof, or an example                (clingo)
    sweep    many profiles                -> points, vetoes and winners            (numpy)
    split    many profiles                -> where any condition is true, and where false
    digits   sums for many profiles at once, in binary
    hitting  the fewest names that many sets have one of
    fall     one profile                  -> the fewest rules that would have to be wrong for a lead to end
    minimal  what is left once all is left out that can be   (deletion-based minimisation)
    thresholds  numbers for people to see where answers were found as regions
    network  conditions as numbered nodes, for `prove` and `sweep`
    bounds   what may still come, roughly: never too little
    prior    how what is not known is drawn at random

`trace` has the nouns of `fire`; `next_answer` says what can still be answered, and who would win then.

tests/evaluators/test_agreement.py, test_agreement_prove.py, test_agreement_split.py, test_agreement_sweep.py
and test_agreement_tables.py hold them to it.
"""
