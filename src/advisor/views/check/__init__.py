"""What `check` finds.

notices     each with its place, why it is so, and what to do
interviews  the interviews that show it
summary     what was looked at, and what is accepted
help        the pages of help
"""
