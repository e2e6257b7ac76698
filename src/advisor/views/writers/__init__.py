"""What writes a document. A writer knows every block and no domain.

terminal          blocks in lines that fit
terminal_lines    lines with their colours and names
terminal_tables   tables and bars
terminal_excerpts lines of files, with carets
screen            what all of these write on
markdown          blocks as Markdown
markdown_tables   what Markdown has no form for
markdown_pages    pages in Markdown that link to each other
escaping          Markdown in which every text stays text
html, templates   a page for a browser
graph             drawings in a page, and how they light up
urls              which addresses are links
anchors           where an entry stands in a page
pages             templates that show whatever they are given as text, and what a browser may do with a page
"""
