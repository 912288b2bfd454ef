"""Starts Quote Reader: the window, or a command when the first word names one."""

from __future__ import annotations

INTERRUPTED = 130
COMMANDS = ("quotes", "export")


def main() -> int:
    """Do what the command line asks for and return the exit status."""
    import multiprocessing

    multiprocessing.freeze_support()
    import sys

    arguments = sys.argv[1:]
    try:
        if arguments[:1] and arguments[0] in COMMANDS:
            return run_command(arguments)
        return show_window(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


def run_command(arguments: list[str]) -> int:
    """Run a command that needs no window and no display."""
    import logging
    import sys
    import warnings

    # Standard error is for one line a failure; what libraries have to say is for developers.
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")

    from reader.cli import main as command

    return command(arguments)


def show_window(arguments: list[str]) -> int:
    """Show the window; the options that print something end here."""
    import argparse

    from reader import __version__

    parser = argparse.ArgumentParser(
        description="Opens articles in a window and shows who says what.",
        epilog="Without a window: %(prog)s quotes --help, %(prog)s export --help. "
        "An article called quotes is given as ./quotes.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "articles",
        nargs="*",
        metavar="ARTICLE",
        help="file or folder to open, - for standard input",
    )
    parser.add_argument("--library", metavar="P", help="use this library file")
    parser.add_argument("--version", action="version", version=f"Quote Reader {__version__}")
    options = parser.parse_args(arguments)

    from reader.app import main as window

    return window(options.articles, options.library)


if __name__ == "__main__":
    import sys

    sys.exit(main())
