"""Graphs as drawings, wherever they are shown.

placing  where each box, line and word goes
layers   the order of boxes, and how high they stand
labels   words that fit
"""
