"""What all pages share: how they are made from templates, and how they look.

pages      templates that show whatever they are given as text, and what a browser may do with a page
templates  colours, letters, entries, lines with links, graphs
"""
