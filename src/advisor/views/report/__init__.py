"""A record as a page: the verdict, and in folds everything it rests on.

page    the record with its explanation -> the page
graph   from answers over findings to those in front
record  every step with its time, where the record stands, and what it rests on
"""
