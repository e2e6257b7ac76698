"""Graphs as drawings, wherever they are shown.

drawing  what a drawing is made of
placing  where each box, line and word goes
traces   what leads to a place, and where it leads
layers   the order of boxes, and how high they stand
labels   words that fit
"""
