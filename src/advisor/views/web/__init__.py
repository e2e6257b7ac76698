"""What all pages share: how they are made from templates, and how they look.

anchors    where an entry stands in a page
pages      templates that show whatever they are given as text, and what a browser may do with a page
templates  colours, letters, entries, lines with links, graphs
"""
