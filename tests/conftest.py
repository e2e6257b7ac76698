"""What holds for all tests: none of them touches the user's own cache."""

import atexit
import os
import shutil
import tempfile

# One for all tests of a process and for the programs that they start, so that most of them read compiled rule bases.
CACHE = tempfile.mkdtemp(prefix="advisor-cache-")
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = CACHE
os.environ.pop("ADVISOR_NO_CACHE", None)
