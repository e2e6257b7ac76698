"""What `check` finds.

notices     each with its place, why it is so, and what to do; and what came of a check
interviews  the interviews that show it
help        the pages of help
"""
