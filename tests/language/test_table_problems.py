"""Tables: each slip in YAML or CSV is told in exactly these words, at its cell."""

# A table is read line by line.
# fmt: off

from pathlib import Path

import pytest

from folders import problems, write
from table_base import RULES, SCORES, table_problems, write_table_base

# In table_base, what is written instead of what; and all that is said of it.
IN_YAML = [
    ("low|medium", "lw|medum",
     "11:15: 'risk' has no values 'lw' and 'medum'; known are: low, medium, high"),
    ("row, risk", "row, rsik",
     "7:20: there is no column 'rsik'; did you mean 'risk'?"),
    ("row, risk", "row, points",
     "7:20: there is no column 'points'; head it with a fact, a finding, or what the row does, such as 'choose routing'"),
    ("choose routing,", "choose rooting,",
     "7:51: there is no decision 'rooting'; did you mean 'routing'?"),
    ("choose routing,", "chose routing,",
     "7:44: there is no column 'chose routing'; did you mean 'choose routing'?"),
    ("choose routing,", "choose,",
     "7:44: 'choose' needs the name of a decision behind it; known are: choose routing, choose offer"),
    ("bankrupt, credit", "bankrupt, bankrupt",
     "7:36: there are two columns 'bankrupt'; the first is at rules/r.yaml:7:26"),
    ("bankrupt, credit", "bankrupt",
     "7:15: the heading has 5 columns, and the rows have 6 cells; name a column for each cell"),
    ("bankrupt, credit", '"", credit',
     "7:26: this column has no heading; name a fact, a finding, or what the row does"),
    ("- [poor, high, -", "- [poor, high",
     "10:9: this row has 5 cells, and the table 6 columns; write a cell for each column, - for an empty one"),
    ("[rest, otherwise", "[rest, otherwse",
     "12:9: this row has 4 cells, and the table 6 columns; write a cell for each column, - for an empty one"),
    ("[rest, otherwise, refer", "[rest, otherwise, -, high, refer",
     "12:30: a row with 'otherwise' has no other condition; leave this cell empty"),
    ("[rest, otherwise", "[poor, otherwise",
     "12:10: there are two rows 'poor'; the first is at rules/r.yaml:10:10"),
    ("[rest, otherwise", "[-, otherwise",
     "12:10: this row has no name; 'advisor fmt' names it, or write one that stays"),
    ("decline, Noth", "declne, Noth",
     "9:28: 'routing' has no candidate 'declne'; did you mean 'decline'?"),
    ("refer, -]", "-, -]",
     "10:39: the row 'poor' does nothing; write what it does under choose routing"),
    ('"[300..590)"', "[300..590]",
     '10:25: a cell must be a single text; write it in quotes: "[300..590]"'),
    ('"[300..590)"', "[300..590)",
     "10:9: the bracket '[' is not closed; write ']' where it ends"),
    ('"[300..590)"', '"[300..590"',
     "10:25: '[300..590' is not what a cell of a condition may say; write [300..590], or [300..590) without the second"),
    ('"[300..590)"', '"[590..300)"',
     "10:27: nothing lies between 590 and 300 here; the lower end stands first"),
    ('"[300..590)"', '"(900..900]"',
     "10:27: nothing lies between 900 and 900 here; the lower end stands first"),
    ('"[300..590)"', '"[300..5900)"',
     "10:32: '5900' is outside what 'credit' can be; it goes from 0 to 900"),
    ('"[300..590)"', "300..590",
     "10:25: '300..590' is not what a cell of a condition may say; write [300..590], or [300..590) without the second"),
    ('"[300..590)"', '"> 590.5"',
     "10:28: '590.5' has 1 decimal, and none fits; round it"),
    ('"[300..590)"', "poor|",
     "10:25: 'poor|' is not what a cell of a condition may say; write such as: a, a|b, not(a|b), >= 18, [10..20) or -"),
    ('"[300..590)"', "por",
     "10:25: 'por' is neither a number nor a range of 'credit'; did you mean 'poor'?"),
    ('"[300..590)"', "not(por)",
     "10:29: 'por' is neither a number nor a range of 'credit'; did you mean 'poor'?"),
    ('"[300..590)"', "nt(poor)",
     "10:25: 'nt(poor)' is not what a cell of a condition may say; write such as: a, a|b, not(a|b), >= 18, [10..20) or -"),
    ('"[300..590)"', "not(poor",
     "10:25: 'not(poor' is not what a cell of a condition may say; write not(poor)"),
    ('"[300..590)"', '"!= poor"',
     "10:25: '!= poor' is not what a cell of a condition may say; write not(poor)"),
    ('"[300..590)"', '"> "',
     "10:25: '> ' is not what a cell of a condition may say; write such as: a, a|b, not(a|b), >= 18, [10..20) or -"),
    ('"[300..590)"', "[300, 590]",
     "10:25: a cell must be a single text; put quotes around it"),
    ('"[300..590)"', "{at_least: 300}",
     "10:25: a cell must be a single text; put quotes around it"),
    ("low|medium", "low|medum",
     "11:19: 'risk' has no value 'medum'; did you mean 'medium'?"),
    ("low|medium", '"low, medium"',
     "11:16: strokes stand between several names, and not as in 'low, medium'; write low|medium"),
    ("low|medium", '"[medium..low]"',
     "11:17: nothing lies between medium and low here; the lower end stands first"),
    ("yes, -, decline", "maybe, -, decline",
     "9:20: 'bankrupt' has no value 'maybe'; known are: yes, no"),
    ("yes, -, decline", '">= yes", -, decline',
     "9:24: 'at_least' needs a scale; 'bankrupt' is a yes/no question; list the values instead: [one, another]"),
    ("hit: first", "hit: frist",
     "6:10: there is no hit policy 'frist'; did you mean 'first'?"),
    ("file: scores.csv", "file: score.csv",
     "13:71: there is no file 'score.csv' beside this one"),
    ("file: scores.csv", "file: scores.xlsx",
     "13:71: 'scores.xlsx' is a spreadsheet, and tables are read from CSV; open it, save it as 'CSV UTF-8', and name that file"),
    ("file: scores.csv", "file: a/scores.csv",
     "13:71: 'a/scores.csv' does not lie beside this file; put it there, and write its name alone"),
    ("file: scores.csv", "file: scores.txt",
     "13:71: 'scores.txt' is not the name of a CSV file; it ends in .csv"),
    ("file: scores.csv", "fil: scores.csv",
     "13:65: a table has no field 'fil'; did you mean 'file'?"),
    ("file: scores.csv", "file: []",
     "13:71: one file name belongs here; such as routing.csv"),
    (", file: scores.csv", "",
     "13:3: a table has columns and rows, or a file with both, and 'scores' has neither; write 'columns:' and 'rows:', or 'file:' with the name of a CSV file"),
    (", file: scores.csv", ", file: scores.csv, rows: []",
     "13:3: a table has columns and rows, or a file with both, and 'scores' has file and rows; write 'columns:' and 'rows:', or 'file:' with the name of a CSV file"),
    ("  scores: {", "  Scores: {",
     "13:3: 'Scores' cannot be the name of a table; use small letters, with digits, - or _ between them"),
    ("[broke,", "[Broke,",
     "9:10: 'Broke' cannot be the name of a row; use small letters, with digits, - or _ between them"),
    ("- [broke, -, yes, -, decline, Nothing is left.]", "- broke",
     "9:9: a row must be a list of cells; put brackets around the cells of a row"),
    ("columns: [row, risk, bankrupt, credit, choose routing, because]", "columns: row",
     "7:14: the columns must be a list of headings; such as [distance, rain, favour walk]"),
    ("if: {stage: final}", "if: stage",
     "5:9: a condition must be written in lines of 'fact: value'"),
    ("if: {stage: final}", "if: {stge: final}",
     "5:10: there is no fact or finding 'stge'; did you mean 'stage'?"),
    ("accept, -]", "accept|refer, -]",
     "11:42: 'choose routing' takes one value, and not 'accept|refer'; write a row for each"),
    ("accept, -]", "accept|, -]",
     "11:42: a name is missing beside the stroke in 'accept|'; write such as a|b"),
    ("    because: So says the policy.\n", "",
     "3:5: a table needs the field 'because'"),
    ("no, not(poor)", "no, otherwise",
     "11:31: 'otherwise' is no condition here; write it in the first condition of the row, and leave the others empty"),
    ("tables:\n", "rules:\n  routing: {title: T, because: B, if: {bankrupt: yes}, then: {favour: {plain: strong}}}\ntables:\n",
     "4:3: the name 'r/routing' is already taken; see rules/r.yaml:2:3"),
    (", file: scores.csv", ", columns: [row, size, add score], rows: small",
     "13:104: the rows must be a list of lists; start each row with '- ' and put brackets around its cells"),
]
IN_CSV = [
    ("row;size;owns;income;since;add score;conclude risk;source\n", "",
     "1:1: no word in this line heads a column; write the headings of the columns above the rows"),
    (";since", "s;ince",
     "1:15: there is no column 'incomes'; did you mean 'income'?"),
    ("row;size", "size",
     "1:1: the heading has 7 columns, and the rows have 8 cells; name a column for each cell"),
    ("row;size", "name;size",
     "1:1: there is no column 'name'; head it with a fact, a finding, or what the row does, such as 'choose routing'"),
    ("row;size", "row,size",
     "1:1: the heading has 7 columns, and the rows have 8 cells; name a column for each cell"),
    ("s2;not", "s2,not",
     "3:1: this row has 7 cells, and the table 8 columns; write a cell for each column, - for an empty one"),
    ("s2;not", ";not",
     "3:1: this row has no name; 'advisor fmt' names it, or write one that stays"),
    ("s2;not", "s1;not",
     "3:1: there are two rows 's1'; the first is at rules/scores.csv:2:1"),
    (";32;", ";;32;",
     "2:1: this row has 9 cells, and the table 8 columns; write a cell for each column, - for an empty one"),
    ("s4;otherwise", "s4;otherwse",
     "5:4: 'size' has no value 'otherwse'; known are: small, middle, large"),
    ("32;low", "3,2;low",
     "2:40: '3,2' is not a number to add; write a whole number of at most six digits, such as 32 or -5"),
    ("32;low", "32;lw",
     "2:43: 'risk' has no value 'lw'; did you mean 'low'?"),
    ("32;low", "-;-",
     "2:40: the row 's1' does nothing; write what it does under add score or conclude risk"),
    ("1500,50;<", "1,500;<",
     "2:19: '1,500' could be 1500 or 1.500; write the one that you mean"),
    ("1500,50;<", "1.500;<",
     "2:19: '1.500' could be 1500 or 1.500; write 1500, or round it"),
    ("1500,50;<", "1500,505;<",
     "2:19: '1500.505' has 3 decimals, and only 2 fit; round it"),
    ("2020-01-01;32", "03/04/2020;32",
     "2:29: '03/04/2020' could be 2020-04-03 or 2020-03-04; write the one that you mean"),
    ("2020-01-01;32", "31/01/2020;32",
     "2:29: '31/01/2020' is not a date; write 2020-01-31"),
    ('"<= 999,99"', '"<= 999,99',
     '4:22: the quote " is not closed; write " again where the cell ends'),
    ('"<= 999,99"', '<= 999,99"',
     '4:31: a quote stands inside this cell; put quotes around the whole cell, and write "" for each quote in it'),
    ('"<= 999,99"', '"<= 99"9,99"',
     '4:22: the quote " opens a cell here, and more follows where it closes on line 4; close it where the cell ends, and write "" for a quote inside'),
    ("P1|P2", "P1|P3",
     "3:61: there is no passage 'P3'; known are: P1, P2"),
    ("P1|P2", "P1|",
     "3:58: a name is missing beside the stroke in 'P1|'; write such as a|b"),
    ("P1|P2", "P1,P2",
     "3:58: strokes stand between several names, and not as in 'P1,P2'; write P1|P2"),
    ("add score", "ad score",
     "1:28: there is no column 'ad score'; did you mean 'add score'?"),
    ("add score", "add scor",
     "1:32: there is no sum 'scor'; did you mean 'score'?"),
    ("add score", "add risk",
     "1:32: 'risk' is no sum; write 'conclude risk'"),
    ("conclude risk", "conclude score",
     "1:47: 'score' is a sum; write 'add score'"),
    ("conclude risk", "conclude doubtful",
     "2:43: a row concludes 'doubtful' with yes, and not with 'low'; write yes, or - where it does not; also in 2 more places, the next is rules/scores.csv:3:51"),
    ("conclude risk", "",
     "1:38: this column has no heading; name a fact, a finding, or what the row does"),
    ("not(house|boat)", "not(house/boat)",
     "3:19: strokes stand between several names, and not as in 'house/boat'; write house|boat"),
]
WHOLE_FILES = [
    ("", (": the file is empty; its first line names the columns",)),
    ("\n;;\n", (": the file is empty; its first line names the columns",)),
    ("row;size;add score\n", (":1:1: the table 'r/scores' has no rows; write one",)),
    ("row;size\ns1;small\n", (":1:1: no column says what a row does; add one such as 'choose DECISION' or 'favour CANDIDATE'",)),
    ("size;add score\nsmall;1\n", (":1:1: there is no column 'row'; 'advisor fmt' adds it, so that a row keeps its name when rows move",)),
    (b"PK\x03\x04abc", (": this is a spreadsheet, and not CSV; open it, save it as 'CSV UTF-8', and name that file",)),
    (b"r\xf6w;size\n", (":1:2: the file is not UTF-8 text; save it in the encoding UTF-8",)),
    ("row;size;add score\ns1;small;1\n".encode("utf-16"), (": the file is UTF-16 text; save it in the encoding UTF-8",)),
    ("row;size;add score;;\ns1;small;1;;\n;;;;\n", ()),
    ("row;size;add score;;\ns1;small;1;;x\n;;;;\n", (":1:20: this column has no heading; name a fact, a finding, or what the row does",)),
    ("row;" + 300 * "size;" + "\n", (":1:1: the table has 302 columns, and at most 200 can be read; split it into several tables",)),
    ("row;size;add score\ns1;\x01;1", (":2:4: the character U+0001 cannot be shown and is not read; delete it",)),
    (b"x" * 4_000_001, (": the file is larger than 4 MB; split it into several tables",)),
    ("row;size\ns1;small;1\ns2;small;1\n", (":1:1: the heading has 2 columns, and the rows have 3 cells; name a column for each cell",)),
]
BESIDE = [
    ("score.csv", "there is no file 'score.csv' beside this one; did you mean 'scores.csv'?"),
    ("other.csv", "there is no 'other.csv' beside this file, only 'other.xlsx'; open it, save it as 'CSV UTF-8', and name that file"),
]
# fmt: on


@pytest.mark.parametrize(("old", "new", "said"), IN_YAML)
def test_a_slip_in_a_table_in_yaml_is_told_at_its_cell(old: str, new: str, said: str) -> None:
    assert RULES.count(old) == 1
    assert table_problems(RULES.replace(old, new)) == [f"rules/r.yaml:{said}"]


@pytest.mark.parametrize(("old", "new", "said"), IN_CSV)
def test_a_slip_in_a_table_in_csv_is_told_at_its_cell(old: str, new: str, said: str) -> None:
    assert SCORES.count(old) == 1
    assert table_problems(scores=SCORES.replace(old, new)) == [f"rules/scores.csv:{said}"]


@pytest.mark.parametrize(("content", "said"), WHOLE_FILES, ids=range(len(WHOLE_FILES)))
def test_what_is_no_table_of_rules_is_told(content: str | bytes, said: tuple[str, ...]) -> None:
    assert table_problems(scores=content) == [f"rules/scores.csv{each}" for each in said]


@pytest.mark.parametrize(("name", "said"), BESIDE)
def test_a_file_that_is_not_there_is_answered_with_what_lies_beside(
    tmp_path: Path, name: str, said: str
) -> None:
    write_table_base(tmp_path, RULES.replace("file: scores.csv", f"file: {name}"))
    write(tmp_path, {"rules/other.xlsx": b"PK"})
    assert problems(tmp_path) == [f"rules/r.yaml:13:71: {said}"]
