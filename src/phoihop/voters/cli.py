"""``phoihop petitions read FILE [--json]``: read a voters' paper and print its items; no database is asked."""

from __future__ import annotations

import argparse
import json
import sys

from phoihop.office.papers.model import PaperRefused
from phoihop.voters.reading.read import read_petitions
from phoihop.voters.reading.result import Item, Reading

_KINDS = {"petition": "Kiến nghị", "opinion": "Ý kiến", "complaint": "Khiếu nại", "denunciation": "Tố cáo"}
_LAYOUTS = {
    "minutes": "biên bản hội nghị", "compiled": "báo cáo tổng hợp", "appendix": "bảng phụ lục",
    "tracking": "sổ theo dõi", "unknown": "chưa rõ bố cục",
}  # fmt: skip
BAD_FILE = 2


def run(argv: list[str]) -> int:
    """Print the items of a paper; 2 and one clear line when the file cannot be read."""
    parser = argparse.ArgumentParser(prog="phoihop petitions", description="Đọc văn bản kiến nghị cử tri.")
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="đọc một tệp và in các ý kiến, kiến nghị")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--json", action="store_true", help="in dưới dạng JSON")
    read.add_argument("--province", default="thanh-hoa", help="mã tỉnh (mặc định: thanh-hoa)")
    options = parser.parse_args(argv)
    try:
        reading = read_petitions(options.file, province=options.province)
    except PaperRefused as refused:
        sys.stderr.write(f"{refused.message}\n")
        return BAD_FILE
    if options.json:
        sys.stdout.write(json.dumps(reading.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        _print(reading)
    return 0


def _print(reading: Reading) -> None:
    out = sys.stdout.write
    certain = sum(item.is_certain for item in reading.items)
    secret = sum(item.kind.is_secret for item in reading.items)
    out(f"{reading.file}: {_LAYOUTS[reading.layout]} ({reading.format}), {len(reading.items)} ý kiến\n")
    out(
        f"{certain} chắc · {len(reading.items) - certain} cần xem lại · {secret} khiếu nại, tố cáo để riêng\n"
    )
    for warning in reading.warnings:
        out(f"! {warning}\n")
    for number, item in enumerate(reading.items, 1):
        _print_item(number, item)


def _print_item(number: int, item: Item) -> None:
    out = sys.stdout.write
    places = ", ".join(place.name or f"{place.as_written} (?)" for place in item.places) or "chưa rõ nơi"
    out(
        f"\n{number}. [{item.source}] {_KINDS[item.kind.code]} · {item.field.code} · {item.competence.code} · {places}\n"
    )
    out(f"   {item.text.replace(chr(10), chr(10) + '   ')}\n")
    out(f"   → {' | '.join(lead.name for lead in item.lead)} (chắc {item.confidence:.0%})\n")
    if item.field.words:
        out(f"   vì: {', '.join(word for word, _ in item.field.words)}\n")
    if item.reply:
        date = f" ngày {item.reply.date.as_written}" if item.reply.date and item.reply.date.as_written else ""
        out(f"   trả lời: {item.reply.number}{date} {item.reply.outcome} {item.reply.text[:120]}\n")
    if item.on_spot:
        out(f"   tại chỗ: {item.on_spot[:160]}\n")
    for hit in item.duplicates:
        out(f"   giống mục {hit.ref} ({hit.score:.0f}%): {'; '.join(hit.reasons)}\n")
    for doubt in item.doubts:
        out(f"   ? {doubt}\n")
