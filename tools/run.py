"""`./run demo|test|check|bench|lock`: makes the environment, then hands over to the command in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
# Started with -I: nothing of the caller's PYTHONPATH may get in.
sys.path[:0] = [str(TOP), str(TOP / "src")]

from phoihop.conf.console import Console, Stop  # noqa: E402
from tools.browser import bring_browser  # noqa: E402
from tools.environment import Environment  # noqa: E402

USAGE = """\
Usage: ./run COMMAND [options]

  demo    try it: embedded database, demo province, one address (--port, --data DIR, --empty, --workers)
  test    every test, in browsers too; arguments go to pytest
  check   lint, types, layers, templates, migrations, settings, translations, docs; or the named steps
  bench   measure; arguments go to the bench
  lock    requirements/*.txt and package-lock.json from what is asked for; --upgrade takes the newest"""


def main(arguments: list[str]) -> int:
    """Hand over to the command; 1 with one line where something is in the way."""
    command, *rest = arguments or ["help"]
    if command in {"help", "-h", "--help"}:
        print(USAGE)
        return 0
    environment = Environment(TOP, Console())
    try:
        match command:
            case "demo":
                environment.prepare("base")
                environment.hand_over("-m", "phoihop", "demo", *rest)
            case "test":
                environment.prepare("dev")
                environment.variables["PHOIHOP_CHROMIUM"] = bring_browser(rest, environment.console)
                environment.hand_over("-m", "pytest", "-n", "2", *rest)
            case "check":
                environment.prepare("dev")
                environment.hand_over("-m", "tools.checks", *rest)
            case "bench":
                environment.prepare("dev")
                environment.hand_over("-m", "bench", *rest)
            case "lock":
                environment.prepare("dev")
                environment.hand_over("-m", "tools.lock", *rest)
            case _:
                print(f"./run: there is no command {command!r}.\n\n{USAGE}", file=sys.stderr)
                return 2
    except Stop as stop:
        print(f"./run {command}: {stop}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    # Where the output goes to a file, progress and results stay in their order.
    os.environ["PYTHONUNBUFFERED"] = "1"
    sys.exit(main(sys.argv[1:]))
