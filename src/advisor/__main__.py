"""`advisor` and `python -m advisor`."""

import signal
import sys

FAULT = 70


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Ctrl-C ends the program at once, even inside a solver and while it loads; the interview takes it its own way.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        from advisor.cli import run
        from advisor.cli.streams import open_streams

        open_streams()
        code = run()
    except Exception as error:  # noqa: BLE001  # the net under everything: what lands in it is mended elsewhere
        code = report(error)
    sys.exit(code)


def report(error: Exception) -> int:
    """Say in one sentence that the program has a fault, and in which file its details are; return the exit code.

    Only the user can read the file.
    """
    import tempfile
    import traceback

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="advisor-fault-", suffix=".txt", encoding="utf-8", errors="replace", delete=False
        ) as file:
            traceback.print_exception(error, file=file)
        where = f"the details are in {file.name}"
    except OSError:
        where = "there is no place for the details"
    if sys.stderr:
        sys.stderr.write(f"advisor has a fault ({type(error).__name__}) and stopped; {where}\n")
    return FAULT


if __name__ == "__main__":
    main()
