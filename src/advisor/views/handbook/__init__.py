"""A handbook as pages.

html, templates    one self-contained page
markdown           pages of text that link to each other, or one
"""
