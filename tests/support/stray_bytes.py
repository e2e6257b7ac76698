"""Scraps of text with which tests spoil files."""

# What a slip of the hand leaves behind, and what means something to YAML or to the rule language.
STRAY_BYTES = [
    b"", b" ", b"\n", b"\t", b":", b": ", b"- ", b"#", b"[", b"]", b"{", b"}", b"'", b'"', b"&a ", b"*a", b"!x ",
    b"---\n", b"? ", b"|\n", b">\n", b"%", b"@", b"\0", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\r",
    b"yes", b"no", b"it", b"it.", b"any", b"not", b"at_least", b"unknown", b"[]", b"{}", b"''", b"-1", b"9" * 5000,
]  # fmt: skip
