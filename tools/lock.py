"""`./run lock`: resolve requirements/*.in and package.json anew, with hashes and without any host."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from phoihop.conf.console import Console

TOP = Path(__file__).resolve().parent.parent
REQUIREMENTS = TOP / "requirements"


def main() -> int:
    """Write the locks; what other processes have installed changes at their next start."""
    console = Console()
    for name, bound in (("base", None), ("dev", "base"), ("node", None)):
        console.say(f"requirements/{name}.txt")
        command = [
            *(
                sys.executable,
                "-m",
                "uv",
                "pip",
                "compile",
                "--quiet",
                "--universal",
                "--python-version",
                "3.11",
            ),
            *("--generate-hashes", "--no-header", "--no-annotate", "--upgrade"),
            # The tests run with exactly what an office gets.
            *(("--constraint", f"{bound}.txt") if bound else ()),
            *(f"{name}.in", "--output-file", f"{name}.txt"),
        ]
        subprocess.run(command, cwd=REQUIREMENTS, check=True)
    npm = shutil.which("npm")
    if npm is None:
        print("./run lock: package-lock.json needs npm: install Node.js 18 or newer.", file=sys.stderr)
        return 1
    console.say("package-lock.json")
    subprocess.run(
        [
            npm,
            "install",
            "--package-lock-only",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--omit-lockfile-registry-resolved",
        ],
        cwd=TOP,
        check=True,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
