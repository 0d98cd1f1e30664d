"""The command line: one module per command. Here every error is turned into a sentence and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from pravka.cli.options import parse
from pravka.cli.terminal import say
from pravka.errors import PravkaError

FAILED, INTERRUPTED = 2, 130
UNHURRIED = (1_000_000, 20, 20)  # of the garbage collector: cycles are rare, some hundred objects of a thousand posts


def main() -> None:
    """Run the command line; no traceback reaches a user unless PRAVKA_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    gc.set_threshold(*UNHURRIED)
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FAILED
    leave(code)


def leave(code: int) -> NoReturn:
    """End the process; if nobody asked to be called at exit, without taking the interpreter apart object by object."""
    sys.stderr.flush()
    if "atexit" in sys.modules:
        sys.exit(code)
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return the exit code."""
    arguments = ["--languagetool=local" if a == "--languagetool" else a for a in arguments]  # its URL is optional
    try:
        options = parse(arguments[1:]) if arguments[:1] == ["check"] and "_PRAVKA_COMPLETE" not in os.environ else None
        if options is not None:
            from pravka.cli.running import run as check

            return check(options)
        from pravka.cli.program import build

        build(arguments)(arguments, prog_name="pravka")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except PravkaError as error:
        return fail(error)
    except Exception as error:  # the very top
        return fail(error, f"{say('внутренняя ошибка', 'internal error')}: {type(error).__name__}: ")
    return 0


def fail(error: Exception, prefix: str = "") -> int:
    """Print an error as a sentence; with PRAVKA_DEBUG also where it came from."""
    sys.stderr.write(f"{say('ошибка', 'error')}: {prefix}{error}\n")
    if os.environ.get("PRAVKA_DEBUG"):
        import traceback

        traceback.print_exception(error)
    elif prefix:
        hint = say(
            "Это ошибка самой программы; PRAVKA_DEBUG=1 покажет подробности для разработчиков.",
            "This is a fault of the program; PRAVKA_DEBUG=1 shows the details for its developers.",
        )
        sys.stderr.write(f"{hint}\n")
    return FAILED
