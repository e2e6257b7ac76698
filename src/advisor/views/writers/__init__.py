"""What writes a document. A writer knows every block and no domain.

terminal           blocks in lines that fit
terminal_lines     lines with their colours and names
terminal_tables    tables and bars
terminal_excerpts  lines of files, with carets
screen             what all of these write on
markdown           blocks as Markdown
markdown_pages     pages in Markdown that link to each other
escaping           Markdown in which every text stays text
html, templates    a page for a browser, and what it may do there
graph              drawings in a page, and how they light up
addresses          where an entry stands, and which addresses are links
"""
