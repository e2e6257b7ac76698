"""A record as a page: the verdict, and in folds everything it rests on.

page       the record with its explanation -> the page
figure     what led to a result, as a drawing
graph      from answers over findings to those in front
interview  every step with its time
record     where the record stands, and what it rests on
"""
