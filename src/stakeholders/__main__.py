"""Start: the window, or one command of the command line."""

import sys

from stakeholders.bootstrap import run

_INTERRUPTED = 130


def main() -> None:
    """Run the program with the arguments it was started with."""
    if getattr(sys, "frozen", False):
        _be_child_if_asked()
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _be_child_if_asked() -> None:
    """Let a bundle's program be the child that `app.child_work` starts; it does not come back."""
    import multiprocessing

    multiprocessing.freeze_support()


if __name__ == "__main__":
    main()
