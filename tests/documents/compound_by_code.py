"""Write compound files (OLE2) and Outlook mails by code: enough of MS-CFB for what Outlook writes, and for breaking it."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Mapping, Sequence

Tree = Mapping[str, "bytes | Tree"]
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(tree: Tree) -> bytes:
    """Write a tree of storages (mappings) and streams (bytes) as a compound file with sectors of 512 bytes."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, b""]]
    kids: dict[int, list[int]] = {}

    def add(above: int, inside: Tree) -> None:
        for name, content in inside.items():
            entries.append([name, 2 if isinstance(content, bytes) else 1, _FREE, content if isinstance(content, bytes) else b""])
            kids.setdefault(above, []).append(len(entries) - 1)
            if not isinstance(content, bytes):
                add(len(entries) - 1, content)

    add(0, tree)
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        if not content:
            return _END
        first = len(sectors)
        cut = [content[at : at + 512].ljust(512, b"\x00") for at in range(0, len(content), 512)]
        sectors.extend(cut)
        fat.extend([*range(first + 1, first + len(cut)), _END])
        return first

    small, small_fat = b"", []
    starts = {}
    for number, (_, kind, _, content) in enumerate(entries):
        assert isinstance(content, bytes)
        if kind == 2 and 0 < len(content) < 4096:
            count = -(-len(content) // 64)
            starts[number] = len(small_fat)
            small_fat += [*range(len(small_fat) + 1, len(small_fat) + count), _END]
            small += content.ljust(64 * count, b"\x00")
        elif kind == 2:
            starts[number] = put(content)
    starts[0] = put(small)
    small_table = struct.pack(f"<{len(small_fat)}I", *small_fat)
    first_small = put(small_table + b"\xff" * (-len(small_table) % 512))
    directory = b""
    for number, (name, kind, _, content) in enumerate(entries):
        assert isinstance(name, str) and isinstance(content, bytes)
        wide = (name + "\x00").encode("utf-16-le")
        inside = kids.get(number, [])
        right = next((family[family.index(number) + 1] for family in kids.values() if number in family[:-1]), _FREE)
        size = len(small) if number == 0 else len(content)
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ", wide, len(wide), kind, 1, _FREE, right, inside[0] if inside else _FREE, b"", 0, 0, 0,
            starts.get(number, 0), size,
        )  # fmt: skip
    first_directory = put(directory.ljust(-(-len(directory) // 512) * 512, b"\x00"))
    tables = 1
    while (len(sectors) + tables) > tables * 128:
        tables += 1
    places = list(range(len(sectors), len(sectors) + tables))
    fat += [_FAT] * tables
    fat += [_FREE] * (tables * 128 - len(fat))
    packed = struct.pack(f"<{len(fat)}I", *fat)
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, first_directory, 0,
        4096, first_small, -(-len(small_table) // 512), _END, 0, places[0],
    )  # fmt: skip
    head += struct.pack("<108I", *places[1:], *[_FREE] * (109 - len(places)))
    return head + b"".join(sectors) + packed


def properties(header: int, numbers: Mapping[int, bytes]) -> bytes:
    """Write the stream of properties with a fixed size."""
    return bytes(header) + b"".join(struct.pack("<II8s", key, 6, value) for key, value in numbers.items())


def texts(values: Mapping[str, str], *, encoding: str = "utf-16-le") -> dict[str, bytes]:
    """Write text properties by their numbers."""
    kind = "001F" if encoding == "utf-16-le" else "001E"
    return {f"__substg1.0_{key}{kind}": value.encode(encoding) for key, value in values.items()}


def stamp(when: dt.datetime) -> bytes:
    """Write a moment in tenths of microseconds from 1601."""
    return struct.pack("<Q", int((when - dt.datetime(1601, 1, 1)).total_seconds()) * 10_000_000)


def mail(
    values: Mapping[str, str], *, people: Sequence[Mapping[str, str]] = (), attached: Sequence[Tree] = (), page: bytes = b"",
    numbers: Mapping[int, bytes] | None = None, encoding: str = "utf-16-le", header: int = 32, more: Tree | None = None,
) -> dict[str, bytes | Tree]:  # fmt: skip
    """Make the tree of a mail: text properties, recipients, attachments, HTML."""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": properties(header, numbers or {}),
        **texts(values, encoding=encoding),
    }
    if page:
        tree["__substg1.0_10130102"] = page
    for number, person in enumerate(people):
        tree[f"__recip_version1.0_#{number:08X}"] = {
            "__properties_version1.0": properties(8, {}),
            **texts(person, encoding=encoding),
        }
    for number, part in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = {"__properties_version1.0": properties(8, {}), **part}
    return tree | dict(more or {})


def attachment(file_name: str, content: bytes, kind: str = "") -> dict[str, bytes | Tree]:
    """Make the tree of an attached file."""
    named = texts({"3707": file_name} | ({"370E": kind} if kind else {}))
    return {**named, "__substg1.0_37010102": content}
