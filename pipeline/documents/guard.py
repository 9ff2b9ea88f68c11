"""Look at a file before any parser does: what it is, and whether it was made to hurt.

The type is told by content, never by the name; a name that claims another supported type is refused with the right one.
Packages (zip) are inflated once, part by part, without keeping anything, so that a header that lies is found out.
"""

from __future__ import annotations

import io
import os
import re
import stat
import unicodedata
from pathlib import Path

from pipeline.documents import zips
from pipeline.documents.limits import MIB, Limits
from pipeline.errors import Damaged, Dangerous, Encrypted, LimitExceeded, UnsupportedType, UsageError, WrongType

# Main part's content type -> format. Strict and transitional files share them.
_MAIN_TYPES = {
    b"wordprocessingml.document.main+xml": "docx",
    b"ms-word.document.macroEnabled.main+xml": "docm",
    b"wordprocessingml.template.main+xml": "dotx",
    b"ms-word.template.macroEnabledTemplate.main+xml": "dotm",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"ms-excel.sheet.macroEnabled.main+xml": "xlsm",
    b"spreadsheetml.template.main+xml": "xltx",
    b"ms-excel.template.macroEnabled.main+xml": "xltm",
    b"ms-excel.addin.macroEnabled.main+xml": "xlsm",
    b"ms-excel.sheet.binary.macroEnabled.main": "xlsb",
    b"presentationml.presentation.main+xml": "pptx",
    b"presentationml.slideshow.main+xml": "pptx",
    b"ms-powerpoint.presentation.macroEnabled.main+xml": "pptx",
}
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp", b"text-template": "odt"}
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("__substg1.0_", "msg"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_PICTURES = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"BM", "bmp"),
)

TEXTUAL = frozenset({"csv", "tsv", "txt", "eml", "html"})
READABLE = TEXTUAL | {"msg", "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "pdf", "jpg", "png"}
THROUGH_OFFICE = frozenset({"doc", "rtf", "odt", "xls", "ods"})
_EXCEL = frozenset({"xlsx", "xlsm", "xltx", "xltm"})
_ALIASES = {"htm": "html", "xhtml": "html", "jpeg": "jpg", "jpe": "jpg", "tab": "tsv", "text": "txt", "tiff": "tif", "log": "txt"}

_WAY_FORWARD = {
    "xlsb": "Open it in Excel and save it as .xlsx.",
    "xls": "Open it in Excel and save it as .xlsx.",
    "ods": "Open it in its own program and save it as .xlsx.",
    "doc": "Open it in Word and save it as .docx.",
    "rtf": "Open it in Word and save it as .docx.",
    "odt": "Open it in its own program and save it as .docx.",
    "msg": "Open it in Outlook and save it as .eml or .txt, and its attachments as files of their own.",
    "pptx": "Save it as .pdf, or copy its text into a .docx.",
    "ppt": "Save it as .pdf, or copy its text into a .docx.",
    "odp": "Save it as .pdf, or copy its text into a .docx.",
    "zip": "Unpack it and put the files it holds into the folder.",
    "gif": "Describe the picture in a .docx, or leave it out.",
    "tif": "Save it as .pdf with recognised text, or as .png.",
    "bmp": "Save it as .png.",
    "wordxml": "Open it in Word and save it as .docx.",
    "xml": "Open it in its own program and save it as .docx, .xlsx, .csv or .pdf.",
}
_FALLBACK = "Send it as .docx, .xlsx, .csv, .pdf or .txt."


def spoken(name: str) -> str:
    """Return a file name that is safe to print: no line breaks, no marks that turn the reading direction."""
    safe = "".join("?" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else char for char in name)
    return safe if len(safe) <= 160 else f"{safe[:120]}…{safe[-30:]}"


# --- the file itself -----------------------------------------------------------------------------------------------------


def open_file(path: Path, *, limits: Limits) -> bytes:
    """Read a file's bytes, refusing what is no ordinary file, too large, empty, or Word's own lock file."""
    name = spoken(path.name)
    if path.name.startswith("~$"):
        raise UnsupportedType(
            f"“{name}” is a lock file that Office leaves while a document is open.",
            remedy="Close the document and delete this file.",
        )
    try:
        about = path.stat()
    except FileNotFoundError:
        raise UsageError(f"“{name}” does not exist.", remedy="Check the path.") from None
    except (OSError, ValueError):
        raise UsageError(f"“{name}” cannot be opened.", remedy="Check the path and your rights to it.") from None
    if stat.S_ISDIR(about.st_mode):
        raise UsageError(f"“{name}” is a folder, not a file.", remedy="Name the files in it.")
    if not stat.S_ISREG(about.st_mode):
        raise UnsupportedType(f"“{name}” is not an ordinary file.", remedy="Put a plain copy of the document there.")
    if about.st_size > limits.file_size:
        raise LimitExceeded(
            f"“{name}” has {about.st_size // MIB} MB; at most {limits.file_size // MIB} MB can be read.",
            remedy="Make its pictures smaller, split it, or allow more memory under “limits” in case.yaml.",
        )
    try:
        blob = path.read_bytes()
    except OSError:
        raise Damaged(f"“{name}” cannot be opened.", remedy="Close it in other programs and check your rights to it.") from None
    refuse_empty(blob, name)
    return blob


def refuse_empty(blob: bytes, name: str) -> None:
    """Refuse a file without any bytes."""
    if not blob:
        raise Damaged(f"“{spoken(name)}” is empty (zero bytes).", remedy="Ask the sender for a new copy.")


# --- what it is ----------------------------------------------------------------------------------------------------------


def sniff(blob: bytes) -> str:
    """Tell the format by content alone.

    Returns a format name (docx, xlsx, pdf, doc, jpg, html, eml …), "text" for what can only be told by its name (csv, tsv,
    txt), or "unknown". Never raises over a damaged file: a package without a directory is "zip", its reader says what is wrong.
    """
    head = blob[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(blob)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound_kind(blob)
    if b"%PDF-" in head or (b" obj" in head and b"startxref" in blob[-2048:]):
        return "pdf"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    for magic, kind in _PICTURES:
        if head.startswith(magic) and not (magic == b"BM" and _is_text(blob)):
            return kind
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix") or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    return _text_kind(blob) if _is_text(blob) else "unknown"


def _package_kind(blob: bytes) -> str:
    types = zips.peek(blob, "[Content_Types].xml")
    if types:
        if types[:2] in (b"\xff\xfe", b"\xfe\xff"):
            types = types.decode("utf-16", "replace").encode()
        for marker, kind in _MAIN_TYPES.items():
            if marker in types:
                return kind
        return "zip"
    mime = zips.peek(blob, "mimetype")
    if mime and b"opendocument." in mime:
        return _OPEN_DOCUMENT.get(mime.split(b"opendocument.")[1].strip(), "zip")
    names = zips.names(blob)
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else "zip"


def _compound_kind(blob: bytes) -> str:
    """Tell what an OLE compound file holds by the names at the top of its directory.

    Where that cannot be followed, they are looked for anywhere in the file. A mail holds the names of what is attached to it
    further down: only the top says what the file is.
    """
    names = _compound_names(blob)
    for stream, kind in _OLE_STREAMS:
        if any(name.startswith(stream) for name in names) if names else stream.encode("utf-16-le") in blob:
            return kind
    return "unknown"


def _compound_names(blob: bytes) -> tuple[str, ...]:
    import olefile

    try:
        file = olefile.OleFileIO(io.BytesIO(blob))
        return tuple(entry.name for entry in file.root.kids)
    except Exception:  # olefile raises many kinds over a damaged file; its reader says what is wrong
        return ()


def _is_text(blob: bytes) -> bool:
    """Tell text of any encoding from binary, on the first 64 kB; a few NUL bytes are forgiven."""
    sample = blob[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")):
        return True
    nul = sample.count(0)
    if nul and _looks_utf16(sample):
        return True
    if nul and (nul / len(sample) > 0.2 or nul > 200):
        return False
    control = sum(sample.count(code) for code in range(32) if code not in (0, 9, 10, 11, 12, 13, 26, 27))
    return control <= len(sample) * 0.02


def _looks_utf16(sample: bytes) -> bool:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    return (odd > 0.4 * half and even < 0.05 * half) or (even > 0.4 * half and odd < 0.05 * half)


_MAIL_HEADER = re.compile(
    rb"(?:From|To|Date|Subject|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type|X-[\w-]+):[ \t]?",
    re.IGNORECASE,
)


def _text_kind(blob: bytes) -> str:
    head = blob[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    lower = head.lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if lower.startswith(b"<?xml"):
        if b"<html" in lower:
            return "html"
        return "wordxml" if b"schemas.microsoft.com/office/word/2003" in lower or b"word.document" in lower else "xml"
    lines = re.split(rb"\r\n|\n|\r", head)[:12]
    if lines and _MAIL_HEADER.match(lines[0]) and sum(bool(_MAIL_HEADER.match(line)) for line in lines) >= 3:
        return "eml"
    return "text"


def claimed(name: str) -> str:
    """Return the format a file name claims, "" for none."""
    suffix = os.path.splitext(name)[1].lower().lstrip(".")  # noqa: PTH122 - names of any system, not paths of this one
    return _ALIASES.get(suffix, suffix)


def settle_format(blob: bytes, name: str) -> str:
    """Decide how a file is read, from its content first and its name second.

    Raises WrongType, UnsupportedType or Encrypted. Text is what its name says (csv, tsv, txt, eml, html), txt without one.
    """
    refuse_empty(blob, name)
    found, claim, shown = sniff(blob), claimed(name), spoken(name)
    if found == "encrypted":
        raise Encrypted(
            f"“{shown}” is protected by a password.", remedy="Open it in Office, remove the password and save it again."
        )
    if found in ("text", "eml", "html") and (claim in TEXTUAL or claim == ""):
        if found == "html" and claim in ("csv", "tsv"):
            raise _wrong(shown, "html", claim)
        return claim or ("txt" if found == "text" else found)
    known = READABLE | THROUGH_OFFICE
    if found in known:
        if claim in _EXCEL and found in _EXCEL:  # workbooks with macros are often named .xlsx; macros are never run here
            return found
        if claim and claim != found and (claim in known or claim in _WAY_FORWARD):
            raise _wrong(shown, found, claim)
        return found
    if found == "text":
        found = "txt"
        if claim in known or claim in _WAY_FORWARD:
            raise _wrong(shown, "txt", claim)
        return "txt"
    if found == "zip" and claim in READABLE:
        if zips.names(blob):
            raise _wrong(shown, "zip", claim)
        raise Damaged(f"“{shown}” is cut off or damaged: its list of parts is missing.", remedy="Ask the sender for a new copy.")
    if found == "unknown" and claim in known:
        raise Damaged(f"“{shown}” is damaged, or not a .{claim} file at all.", remedy="Ask the sender for a new copy.")
    said = (
        f"is a .{found} file" if found in _WAY_FORWARD and found not in ("xml", "wordxml") else "is of a type nothing here reads"
    )
    raise UnsupportedType(
        f"“{shown}” {said}, which is not read here." if said.startswith("is a .") else f"“{shown}” {said}.",
        remedy=_WAY_FORWARD.get(found, _FALLBACK),
    )


def way_forward(kind: str) -> str:
    """Return what the sender can do about a type that is not read here."""
    return _WAY_FORWARD.get(kind, _FALLBACK)


def _wrong(shown: str, found: str, claim: str) -> WrongType:
    more = "" if found in READABLE else f" {way_forward(found)}"
    return WrongType(
        f"“{shown}” is not a .{claim} file; its content is .{found}.",
        remedy=f"Rename it to end in .{found} if it is what you meant to send.{more}",
    )


# --- is it safe ----------------------------------------------------------------------------------------------------------


def check(blob: bytes, name: str, kind: str) -> bytes:
    """Refuse a file made to hurt a reader; return the bytes to parse.

    They are the file's own, except for a package in which only checksums are wrong: there a copy with right ones is returned,
    since the parts themselves could be inflated to their ends.
    """
    refuse_empty(blob, name)
    if kind in ("docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "odt", "ods"):
        return zips.check(blob, spoken(name))
    if kind in ("jpg", "png"):
        refuse_giant_picture(blob, name)
    return blob


def refuse_giant_picture(blob: bytes, name: str) -> None:
    """Refuse a picture whose declared size would fill memory when somebody opens it."""
    width, height = 0, 0
    if blob[:8] == b"\x89PNG\r\n\x1a\n" and len(blob) >= 24:
        width, height = int.from_bytes(blob[16:20], "big"), int.from_bytes(blob[20:24], "big")
    if width * height > 400_000_000:
        raise Dangerous(f"“{spoken(name)}” declares {width} by {height} pixels.", remedy="Save it smaller and send that copy.")
