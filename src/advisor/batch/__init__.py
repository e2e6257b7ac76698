"""Files of profiles, a row for each, to files of results: in blocks, in order, and to be resumed.

source, layout   the head of a file      -> its columns, or Problems
records, blocks  a stream                -> blocks of whole rows, wherever a row ends
csv_in, json_in, parquet_in  a block     -> its rows, and what is wrong with which
work             a block                 -> the same rows with their results, as bytes; and a tally
pool             blocks, several cores   -> the same, in order
output, state    bytes                   -> a file that looks finished only when it is
joining          small Parquet files     -> one
whole            all of it
"""
