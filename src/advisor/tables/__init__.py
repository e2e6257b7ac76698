"""Whole tables of profiles, a row for each: Arrow in, Arrow out, no files.

columns   the names of a table    -> which of them are facts, or Problems
encode    a table                 -> columns of codes, and what is wrong with which row
settle    columns of codes        -> who wins whatever is still answered  (sweep, then prove)
judge     a table                 -> what became of each row, and how often each rule fired
whole     any table, pandas too   -> the same as one table: `advisor.sweep`
"""
