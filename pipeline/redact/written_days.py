"""Every usual way to write one day: what verification searches for, and what tells a day of birth without saying so."""

from __future__ import annotations

from datetime import date

from pipeline.redact.dates import MONTHS

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip


def written_forms(iso: str) -> frozenset[tuple[str, ...]]:
    """Return the words of every usual way to write a day, folded: what verification searches for."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return frozenset()
    d, m, y = day.day, day.month, day.year
    name = MONTHS[m - 1].lower()
    suffix = "th" if 11 <= d <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(d % 10, "th")
    days = {str(d), f"{d:02d}"}
    spoken = days | {f"{d}{suffix}"}
    years = {str(y), f"{y % 100:02d}"}
    names = {name, name[:3]} | ({"sept"} if m == 9 else set())
    told = _ordinal(d)
    forms: set[tuple[str, ...]] = {(str(y), f"{m:02d}", f"{d:02d}"), (f"{y}{m:02d}{d:02d}",), (f"{d:02d}{m:02d}{y}",)}
    forms |= {(a, b, c) for a in days for b in (str(m), f"{m:02d}") for c in years}
    forms |= {(a, b, c) for a in spoken for b in names for c in years}
    forms |= {(a, "of", b, c) for a in spoken for b in names for c in years}
    forms |= {(b, a, str(y)) for a in spoken for b in names}
    forms |= {(*told, *of, b, str(y)) for b in names for of in ((), ("of",))} | {(b, "the", *told, str(y)) for b in names}
    return frozenset(forms)


def _ordinal(day: int) -> tuple[str, ...]:
    """Return a day of the month as people say it: ("third",), ("twenty", "first")."""
    if day <= 20:
        return (_ORDINALS[day - 1],)
    return ("thirtieth",) if day == 30 else ("twenty" if day < 30 else "thirty", _ORDINALS[day % 10 - 1])
