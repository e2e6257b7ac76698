"""The server for coding agents, which ask instead of guessing.

desk        what the server works with: the knowledge of now, and the journal
handed      what an agent hands over, as JSON values -> answers
forms       questions -> a form that a client shows; what came back -> answers
consulting  the interview in rounds, in a form, as a text, or all at once
responses   what came of it -> a document (`advisor.advice/1`) and a short text
"""
