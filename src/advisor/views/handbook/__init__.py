"""A handbook as pages.

html, templates    one self-contained page
markdown           pages of text that link to each other, or one
layers, placing, labels, drawing  the requirements graph, laid out
sources            which passages are encoded, as a page
"""
