"""A process between pravka and Java: when pravka ends, in whatever way, its end of the pipe closes and Java is stopped.

python guard.py LOG COMMAND…
"""

import signal
import subprocess
import sys
import threading


def main() -> int:
    """Run the command until it ends or standard input closes; returns its exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: pravka decides
    with open(sys.argv[1], "wb") as log:
        child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
    threading.Thread(target=_stop_at_end_of_input, args=(child,), daemon=True).start()
    return child.wait()


def _stop_at_end_of_input(child: "subprocess.Popen[bytes]") -> None:
    while sys.stdin.buffer.read(1):
        pass
    child.kill()


if __name__ == "__main__":
    sys.exit(main())
