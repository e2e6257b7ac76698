"""What every result is told in: a closed set of blocks, which three writers write.

spans     what a line is made of
blocks    what a page is made of
drawing   what a drawing is made of
contents  what stands in blocks, however deep, and which folds are open
words     what is read of a line
"""
