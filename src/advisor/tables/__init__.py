"""Whole tables of profiles, a row for each: Arrow in, Arrow out, no files.

columns          the names of a table  -> which of them are facts, or Problems
types            the types of columns that answers can stand in
encode, encoded  a table               -> columns of codes, and what is wrong with which row
frames           a frame of pandas     -> the same, and results as a frame
differing_completions  columns of codes      -> which decisions stay open, as far as examples show it
settle           columns of codes      -> who wins whatever is still answered  (sweep, then prove)
judge            columns of codes      -> what became of each row, and which rules fired
results          that                  -> a table of Arrow
tally            that                  -> numbers that add up over many tables
sweep            any table             -> a table of the same kind: `advisor.sweep`
"""
