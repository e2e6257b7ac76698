"""The journal of consultations: sealed, chained, and kept in SQLite.

seals      the parts of an entry, each committed to, so that a part can be taken out and leave a mark
chain      entries in order, each with the hash of the one before
faults     what is wrong with a chain, entry by entry
schema     the tables, and how older journals are brought up to date
database   connections and transactions
store      entries, the knowledge they rest on, and unfinished interviews
"""
