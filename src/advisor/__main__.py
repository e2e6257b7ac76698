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
    """Say in one sentence that the program has a fault, and where its details are; return the exit code."""
    from advisor.files import keep_fault

    where = keep_fault(error)
    if sys.stderr:
        sys.stderr.write(f"advisor has a fault ({type(error).__name__}) and stopped; {where}\n")
    return FAULT


if __name__ == "__main__":
    main()
