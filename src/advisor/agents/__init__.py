"""The server for coding agents, which ask instead of guessing.

desk        what the server works with: the knowledge of now, and the journal
handed      what an agent hands over, as JSON values -> answers
forms       questions -> a form that a client shows; what came back -> answers
received    what comes in with a call -> answers
consulting  the interview in rounds, in a form, as a text, or all at once
asking      what a client calls for: forms where it shows them, else a text, or everything at once
tools       the tools, as a table: when to call each, what it takes, what does it
calls       what of calls is refused before anything is done, and what becomes of the others
resources   what can be read besides: records, the handbook, schemas
prompts     what a person can pick: how an agent is to go about a choice, and about a plan
keys        the key that seals what goes through a client's hands
server      the protocol, on standard input and output
explaining  why not, what if, what would turn a result, and whether a claim holds
checking    what a record recommended and people decided, and whether a recommendation is proved
responses   what came of it -> a document (`advisor.advice/1`) and a short text
"""
