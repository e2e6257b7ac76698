"""Explanations as values, computed from rule base, answers and trace, never written by hand; and their words.

words    a condition, an answer, an effect      -> plain words
endings  an outcome, or who won                 -> how a decision ended, said alike in all views
firmness an explanation                         -> why it is settled, what the unknown could change, what would flip it
edits    an edit                                -> what was edited
ledger   a recommendation                       -> answer, rule and points, row by row
how      one rule over one profile              -> its parts, each true, false or not known
expected a case that does not hold              -> what came out instead, and why
why      a question and the answers so far      -> the open rules behind it, and what each option would do
"""
