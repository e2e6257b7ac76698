"""The journal of consultations: sealed, chained, and kept in SQLite.

An entry, the chain that it stands in, and what can be wrong with them:
  seals       the parts of an entry, each committed to, so that a part can be taken out and leave a mark
  chain       entries in order, each with the hash of the one before
  derived     what in a record contradicts what it is derived from
  decidable   what decisions about a record have to agree with
  references  what a record names that its rules have not
  footprints  what a chain is walked by, without the values of entries
  faults      what is wrong with a chain, entry by entry
  heads       heads of the chain that were noted elsewhere

Where they are kept, and how they get in and out of there:
  schema      the tables, and how older journals are brought up to date
  database    connections and transactions
  store       entries, each checked when it is read, found by id or title
  about       who speaks of a record: entries about it, and records that began from it
  knowledge   the files that records rest on, each content once, and the rules in them
  unfinished  interviews after every answer, until they end
  steps       the steps of an interview, kept and taken again
  keep_and_remove   consultations in, and parts of them out again, with what that takes with it
  decisions_taken   what people decided about records
  decision_records  what is kept of the texts made from records, and what was changed in them

What lists say and filters ask:
  summaries   of each entry, kept beside it
  grounds     what its rules say of a record
  index       the summaries of all entries, made again where one is missing
  listing     records by their summaries, with what was decided about them
  wanted      records by date, winner, rules, answers, decision and knowledge
  ids         the ids of the last records, for completion in a shell

What goes to others and comes from them:
  transfer    records out: JSON, JSON Lines
  csv_export  a table of them, with answers and what was decided
  importing   records in that come from another journal
  evidence    one record with all that outsiders need to check it
  evidence_faults   what is wrong with evidence

What comes of a record now:
  replay      its answers again, under the rules stored with it
  clean_replay      the same in a process of its own, which knows nothing but the journal
  audit       past consultations under today's rules
"""
