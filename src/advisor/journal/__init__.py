"""The journal of consultations: sealed, chained, and kept in SQLite.

seals       the parts of an entry, each committed to, so that a part can be taken out and leave a mark
chain       entries in order, each with the hash of the one before
derived     what in a record contradicts what it is derived from
references  what a record names that its rules have not
faults      what is wrong with a chain, entry by entry
schema      the tables, and how older journals are brought up to date
database    connections and transactions
store       entries, each checked when it is read
knowledge   the files that records rest on, each content once
replay      the answers of a record again, under the rules stored with it
"""
