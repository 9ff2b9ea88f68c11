"""Check digits of United Kingdom identifiers, by the names rules use.

Each function takes the written number and says whether its check digit is right. Spaces, hyphens and strokes are ignored
where the printed form has them. Sources: NHS Data Dictionary (modulus 11), DfE UPN guide, ISO 13616 (IBAN), ISO/IEC 7812
(Luhn), Criminal Justice Hub data standards (PNC and CRO, modulus 23).
"""

from __future__ import annotations

import re
from collections.abc import Callable

MODULUS_23 = "ZABCDEFGHJKLMNPQRTUVWXY"  # index = number mod 23; I, O and S are not used
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)


def nhs(written: str) -> bool:
    """Check an NHS, CHI or health-and-care number: weights 10 to 2, modulus 11."""
    digits = _digits(written)
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return check != 10 and int(digits[9]) == check % 11


def luhn(written: str) -> bool:
    """Check a payment card, IMEI or SIM number."""
    digits = _digits(written)
    if len(digits) < 12 or len(set(digits)) == 1:
        return False
    doubled = (int(d) * 2 if i % 2 else int(d) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def iban(written: str) -> bool:
    """Check an IBAN: the rearranged number is 1 modulo 97."""
    plain = re.sub(r"[^A-Z0-9]", "", written.upper())
    if not 15 <= len(plain) <= 34 or not re.match(r"[A-Z]{2}\d\d", plain):
        return False
    return int("".join(str(int(c, 36)) for c in plain[4:] + plain[:4])) % 97 == 1


def upn(written: str) -> bool:
    """Check a unique pupil number: the letter stands for the weighted sum (2 to 13) modulo 23."""
    plain = written.upper()
    if not re.fullmatch(r"[A-Z]\d{11}[0-9A-Z]", plain):
        return False
    values = [int(c) if c.isdigit() else UPN_LETTERS.find(c) for c in plain[1:]]
    return -1 not in values and UPN_LETTERS[sum(v * w for v, w in zip(values, range(2, 14), strict=True)) % 23] == plain[0]


def pnc(written: str) -> bool:
    """Check a PNC ID: last two digits of the year and the serial of seven digits, modulo 23."""
    match = re.fullmatch(r"(?:\d\d)?(\d\d)/(\d{1,7})([A-Z])", written.strip().upper())
    return bool(match) and MODULUS_23[int(match[1] + match[2].zfill(7)) % 23] == match[3]  # type: ignore[index]


def cro(written: str) -> bool:
    """Check a CRO number: year and serial modulo 23 (a serial-file number is not padded)."""
    plain = written.strip().upper()
    ordinary = re.fullmatch(r"(\d{1,6})/(\d\d)([A-Z])", plain)
    if ordinary:
        return MODULUS_23[int(ordinary[2] + ordinary[1].zfill(6)) % 23] == ordinary[3]
    filed = re.fullmatch(r"SF(\d\d)/(\d{1,6})([A-Z])", plain)
    return bool(filed) and MODULUS_23[int(filed[1] + filed[2]) % 23] == filed[3]  # type: ignore[index]


CHECKS: dict[str, Callable[[str], bool]] = {"nhs": nhs, "luhn": luhn, "iban": iban, "upn": upn, "pnc": pnc, "cro": cro}
