"""Explanations as values, computed from rule base, answers and trace, never written by hand.

words    a condition, an answer, an effect      -> plain words
ledger   a recommendation                       -> answer, rule and points, row by row
how      one rule over one profile              -> its parts, each true, false or not known
expected a case that does not hold              -> what came out instead, and why
why      a question and the answers so far      -> the open rules behind it, and what each option would do
"""
