"""Find the encoding of a text file and write it back in the same one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding and the byte order mark that stood before the text."""

    name: str
    bom: bytes = b""


def _patch(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 in a file that otherwise is, as Windows-1252: exports often mix both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("dhr-patch-1252", _patch)

# Letters and marks that stand in ordinary English text beyond ASCII.
_ORDINARY = frozenset("£€“”‘’–—…•°½¼¾éèêëáàâäíìîïóòôöúùûüçñÉÁÓÚÍÖÜÄßæøåÅØ§©®×\u00a0™ŵŷŴŶšžŠŽœŒ´·²³¹«»¦")


def _likelihood(text: str) -> int:
    return sum(2 if char in _ORDINARY else -3 for char in text if ord(char) > 126)


def decode(blob: bytes) -> tuple[str, Encoding]:
    """Return the text without its byte order mark, and how it was written."""
    for bom, name in _BOMS:
        if blob.startswith(bom):
            return blob[len(bom) :].decode(name, "replace"), Encoding(name, bom)
    even, odd = blob[0:4096:2].count(0), blob[1:4096:2].count(0)
    half = max(1, min(len(blob), 4096) // 2)
    if len(blob) % 2 == 0 and (odd > 0.4 * half and even <= 0.05 * half):
        return blob.decode("utf-16-le", "replace"), Encoding("utf-16-le")
    if len(blob) % 2 == 0 and (even > 0.4 * half and odd <= 0.05 * half):
        return blob.decode("utf-16-be", "replace"), Encoding("utf-16-be")
    try:
        return blob.decode("utf-8"), Encoding("utf-8")
    except UnicodeDecodeError:
        return _decode_one_byte(blob)


def _decode_one_byte(blob: bytes) -> tuple[str, Encoding]:
    sequences = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", blob))
    patched = blob.decode("utf-8", "dhr-patch-1252")
    high = len(re.findall(rb"[\x80-\xff]", blob))
    if sequences and sequences * 2 >= high * 0.6:  # most of the high bytes are whole UTF-8 sequences
        return patched, Encoding("utf-8", codecs.BOM_UTF8)
    windows, mac = blob.decode("cp1252", "replace"), blob.decode("mac_roman")
    undefined = "\ufffd" in windows
    if _likelihood(mac) > _likelihood(windows) + (0 if b"\r" in blob and b"\n" not in blob else 2):
        return mac, Encoding("mac_roman")
    return (blob.decode("latin-1"), Encoding("latin-1")) if undefined else (windows, Encoding("cp1252"))


def encode(text: str, encoding: Encoding) -> bytes:
    """Write the text as it was; one whose new words do not exist in its encoding becomes UTF-8 with a mark."""
    try:
        return encoding.bom + text.encode(encoding.name)
    except UnicodeEncodeError:
        return codecs.BOM_UTF8 + text.encode("utf-8", "replace")
