"""A record as a page: the verdict, and in folds everything it rests on.

page    the record with its explanation -> the page
graph   from answers over findings to those in front
record  a record in a terminal, and in folds every step with its time, where it stands, and what it rests on
"""
