"""A process between pravka and Java: when pravka ends, in whatever way, its end of the pipe closes and Java is stopped.

python guard.py LOG COMMAND…
"""

import os
import shutil
import signal
import subprocess
import sys
import threading

left = threading.Event()  # pravka has gone


def main() -> int:
    """Run the command until it ends or standard input closes; returns its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is pravka's to decide; Java inherits this
    log = sys.argv[1]
    with open(log, "wb") as out:
        child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    threading.Thread(target=_stop_at_end_of_input, args=(child,), daemon=True).start()
    code = child.wait()
    if left.is_set():  # a pravka that was killed has not swept
        shutil.rmtree(os.path.dirname(log), ignore_errors=True)
    return code


def _stop_at_end_of_input(child: "subprocess.Popen[bytes]") -> None:
    while sys.stdin.buffer.read(1):
        pass
    left.set()
    child.kill()


if __name__ == "__main__":
    sys.exit(main())
