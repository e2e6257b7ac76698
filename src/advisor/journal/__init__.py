"""The journal of consultations: sealed, chained, and kept in SQLite.

seals       the parts of an entry, each committed to, so that a part can be taken out and leave a mark
chain       entries in order, each with the hash of the one before
footprints  what a chain is walked by, without the values of entries
heads       heads of the chain that were noted elsewhere
derived     what in a record contradicts what it is derived from
decidable   what decisions about a record have to agree with
references  what a record names that its rules have not
faults      what is wrong with a chain, entry by entry
schema      the tables, and how older journals are brought up to date
database    connections and transactions
store       entries, each checked when it is read
knowledge   the files that records rest on, each content once
removals    what taking something out takes with it, before it is done
keep_and_remove  consultations in, and parts of them out again
unfinished  interviews after every answer, until they end
steps       the steps of an interview, kept and taken again
ids         the ids of the last records, for completion in a shell
index       what lists and filters read of all entries, made again where it is missing
summaries   of each entry, kept beside it
grounds     what its rules say of a record
listing     records by their summaries, with what was decided about them
wanted      records by date, winner, rules, answers, decision and knowledge
about       entries about a record, and about what was made from it
transfer    records out: JSON, JSON Lines
csv_export  a table of them, with answers and what was decided
evidence    one record with all that outsiders need to check it
evidence_faults  what is wrong with evidence
importing   records in that come from another journal
decisions_taken  what people decided about records
decision_records  what is kept of the texts made from records, and what was changed in them
audit       past consultations under today's rules
replay      the answers of a record again, under the rules stored with it
clean_replay  the same in a process of its own, which knows nothing but the journal
"""
