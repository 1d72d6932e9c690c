"""`./run lock`: resolve requirements/*.in and package.json anew, with hashes and without any host."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from phoihop.conf.console import Console
from phoihop.conf.npm import npm_environment

TOP = Path(__file__).resolve().parent.parent
REQUIREMENTS = TOP / "requirements"


def main(options: list[str]) -> int:
    """Write the locks; what is locked already stays, unless `--upgrade` is given."""
    console = Console()
    for name, bound in (("base", None), ("dev", "base"), ("node", None)):
        console.say(f"requirements/{name}.txt")
        command = [
            *(sys.executable, "-m", "uv", "pip", "compile", "--quiet"),
            *("--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", *options),
            # The tests run with exactly what an office gets.
            *(("--constraint", f"{bound}.txt") if bound else ()),
            *(f"{name}.in", "--output-file", f"{name}.txt"),
        ]
        subprocess.run(command, cwd=REQUIREMENTS, check=True)
    console.say("package-lock.json")
    _lock_npm(console)
    return 0


def _lock_npm(console: Console) -> None:
    found = npm_environment(TOP / ".venv" / "tools", REQUIREMENTS / "node.txt", console.say)
    npm = shutil.which("npm", path=found["PATH"]) or "npm"
    wanted = [npm, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run([*wanted, "--omit-lockfile-registry-resolved"], cwd=TOP, env=found, check=True)
    lock = TOP / "package-lock.json"
    content = json.loads(lock.read_text("utf-8"))
    for package in content["packages"].values():
        # Where to send money to: an address that a lock has no use for.
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
