"""Files of profiles, a row for each, to files of results: in blocks, in order, in one process.

formats          the ending of a name     -> how a file is read or written
source, layout   the head of a file      -> its columns, or Problems
csv_row_ends, blocks  a stream                -> blocks of whole rows, wherever a row ends
csv_in, json_in, parquet_in  a block     -> its rows, and what is wrong with which
work             a block                 -> the same rows with their results; and a tally
write, texts     rows with their results -> a stream of CSV, JSON Lines or Parquet
batch            all of it
"""
