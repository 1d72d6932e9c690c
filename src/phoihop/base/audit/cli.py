"""``phoihop audit verify``: walk the chain and say whether it holds."""

from __future__ import annotations

import argparse
import sys

from phoihop.base.audit.record import verify


def run(argv: list[str]) -> int:
    """Exit 0 when the chain holds, 1 when it is broken; one line says where."""
    parser = argparse.ArgumentParser(prog="phoihop audit", description="Kiểm tra chuỗi nhật ký.")
    parser.add_argument("command", choices=["verify"])
    parser.parse_args(argv)
    verdict = verify()
    if verdict.holds:
        sys.stdout.write(f"Nhật ký nguyên vẹn: {verdict.entries} mục.\n")
        return 0
    sys.stdout.write(f"Nhật ký KHÔNG nguyên vẹn từ mục {verdict.broken_at}: {verdict.reason}.\n")
    return 1
