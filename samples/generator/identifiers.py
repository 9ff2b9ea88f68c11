"""Make identifiers of every kind: right in form, with right check digits, never issued to anybody."""

from __future__ import annotations

from random import Random

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def digits(rng: Random, count: int) -> str:
    """Return random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def _mod_11(rng: Random, prefix: str) -> str:
    while True:
        nine = prefix + digits(rng, 9 - len(prefix))
        check = 11 - sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return nine + str(check % 11)


def make(rng: Random, kind: str) -> str:
    """Return an identifier of a class of `samples.kit.cast`."""
    n = lambda count: digits(rng, count)  # noqa: E731
    yy = f"{rng.randint(14, 22)}"
    if kind == "NHS":
        number = _mod_11(rng, "999")
        return rng.choice((f"{number[:3]} {number[3:6]} {number[6:]}", number, f"{number[:3]}-{number[3:6]}-{number[6:]}"))
    if kind == "CHI":
        return _mod_11(rng, rng.choice(("311299", "300299", "290200")))
    if kind == "HCN":
        return _mod_11(rng, "320000")
    if kind == "PNC":
        serial = rng.randint(1000, 999999)
        return f"{yy}/{serial}{CHECK_LETTERS[(int(yy) * 10**7 + serial) % 23]}"
    if kind == "CRO":
        serial = rng.randint(1000, 999999)
        return f"{serial}/{yy}{CHECK_LETTERS[(int(yy) * 10**6 + serial) % 23]}"
    if kind == "UPN":
        body = "919" + n(9)
        return UPN_LETTERS[sum(int(c) * w for c, w in zip(body, range(2, 14), strict=True)) % 23] + body
    forms = {
        "HOSPITAL": (f"MRN {n(7)}", f"RiO {n(7)}", f"hospital no {n(6)}"), "ODS": (f"Y98{n(3)}",), "GMC": (f"999{n(4)}",), "PPD": (f"G999{n(4)}",),
        "NMC": (f"{yy}{rng.choice('ABCDEFGHIJKL')}{n(4)}E",), "HCPC": (f"SW99{n(3)}", f"OT99{n(3)}", f"PH99{n(4)}"), "GPHC": (f"2099{n(3)}",),
        "DATIX": (f"W99{n(3)}", f"StEIS 20{yy}/99{n(3)}"), "NINO": (f"QQ {n(2)} {n(2)} {n(2)} C", f"QQ{n(6)}A"), "UTR": (f"11{n(8)}",),
        "PASSPORT": (f"9982{n(5)}",), "BRP": (f"ZX999{n(4)}", f"Z941{n(4)}"), "ULN": (f"99999{n(5)}",), "VRN": (f"YN{yy} ZZ{rng.choice('KLMT')}",),
        "BANK": (f"00-00-00 {n(8)}", "4111 1111 1111 1111"), "BENEFIT": (f"UC-{n(4)}-{n(4)}",), "UPRN": (f"UPRN 9990{n(8)}", f"SU {n(3)} {n(3)}"),
        "DEVICE": (f"35693803{n(7)}", f"00:00:5E:00:53:{rng.choice(('AF', '1B', '7C'))}"), "IP": (f"192.0.2.{rng.randint(2, 250)}", f"198.51.100.{rng.randint(2, 250)}"),
        "URL": (f"https://www.social.example/u/{n(5)}",), "HANDLE": (f"@{rng.choice(('big', 'real', 'mrs', 'not'))}_{rng.choice(('mist', 'otter', 'vibes', 'lad'))}{n(2)}",),
        "EMAIL": (f"{rng.choice(('contact', 'duty', 'home', 'me'))}.{n(3)}@mail.example",), "ASN": (f"{yy}99VM0100000{n(6)}U",), "URN": (f"99VM{n(7)}",),
        "COURT": (f"ZW{yy}F{n(5)}", f"T20{yy}9{n(3)}"), "INQUEST": (f"99{n(3)}/20{yy}",), "CRIME": (f"99/{n(5)}/{yy}", f"{n(7)}/{yy}", f"CRI/99VM/00{n(5)}/{yy}"),
        "CAD": (f"CAD {n(3)} of {rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{yy}", f"Log {n(4)}"), "CUSTODY": (f"99VM/{n(4)}/{yy}", f"VM/{n(5)}/{yy}"),
        "COLLAR": (f"PC {n(4)}", f"PS {n(3)}"), "PRISON": (f"A9{n(3)}ZX", f"X99{n(4)}"), "MARAC": (f"MARAC/20{yy}/{n(4)}", f"MARAC ref {n(4)}-{n(2)}"),
        "CASEREF": (f"Mosaic {n(7)}", f"client no {n(6)}"), "HOUSING": (f"tenancy ref {n(8)}", f"application no HB{n(6)}"), "POSTCODE": (f"VM{rng.randint(1, 9)} {n(1)}QT",),
        "PHONE": (f"07700 900{n(3)}", f"01632 960{n(3)}", f"020 7946 0{n(3)}", f"+44 7700 900{n(3)}"), "DX": (f"DX 99{n(4)}",),
    }  # fmt: skip
    return rng.choice(forms[kind])
