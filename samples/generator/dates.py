"""Write a day the way agencies write days; give the EDTF that each way means (None: nobody can say)."""

from __future__ import annotations

import datetime as dt
from random import Random

Written = tuple[str, str | None, str]  # as written, EDTF, why it is a problem


def _words(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def exact(rng: Random, day: dt.date, style: str) -> Written:
    """Return a plain date in an agency's usual style, now and then in another one."""
    iso = day.isoformat()
    styles = {
        "slash": f"{day:%d/%m/%Y}", "short": f"{day.day}/{day.month}/{day:%y}", "dots": f"{day:%d.%m.%y}", "words": _words(day), "iso": iso,
        "weekday": f"{day:%a} {day.day} {day:%b} {day:%y}", "dash": f"{day:%d}-{day:%b}-{day:%y}",
        "ordinal": f"{day.day}{'th' if 10 < day.day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')} {day:%B} {day.year}",
    }  # fmt: skip
    name = style if rng.random() < 0.8 else rng.choice(("slash", "dots", "words", "weekday", "ordinal", "short"))
    return styles[name], iso, ""


def uncertain(rng: Random, day: dt.date) -> Written:
    """Return a day somebody doubts."""
    text = rng.choice(("?{}", "{}?", "probably {}", "? {}", "possibly {}"))
    return text.format(_words(day)), f"{day.isoformat()}?", ""


def vague(rng: Random, day: dt.date) -> Written:
    """Return a month, a third of a month, a season, or a holiday."""
    month = f"{day:%Y-%m}"
    last = ((day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)).day
    third = ("early", 1, 10) if day.day <= 10 else ("mid", 11, 20) if day.day <= 20 else ("late", 21, last)
    choices: list[Written] = [
        (f"{day:%B} {day.year}", month, ""), (f"~{day:%m/%Y}", f"{month}~", ""), (f"circa {day:%B} {day.year}", f"{month}~", ""),
        (f"{third[0]} {day:%B} {day.year}", f"{month}-{third[1]:02d}~/{month}-{third[2]:02d}~", ""),
        (f"sometime in {day:%b} {day.year}", month, ""),
    ]  # fmt: skip
    if day.month in (3, 4, 5):
        choices.append((f"Spring {day.year}", f"{day.year}-21", ""))
    if day.month in (6, 7, 8):
        choices.append((f"summer {day:%y}", f"{day.year}-22", ""))
    return rng.choice(choices)


def span(rng: Random, day: dt.date) -> Written:
    """Return a range of days that begins with `day`."""
    end = day + dt.timedelta(days=rng.randint(2, 4))
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + dt.timedelta(days=6)
    after = day + dt.timedelta(days=1)
    choices: list[Written] = [
        (f"w/c {monday:%d/%m/%Y}", f"{monday}/{sunday}", ""), (f"w/e {sunday:%d/%m/%Y}", f"{monday}/{sunday}", ""),
        (f"{day:%d/%m/%y} - {end:%d/%m/%y}", f"{day}/{end}", ""), (f"{day:%d/%m/%y} to {end:%d/%m/%y}", f"{day}/{end}", ""),
    ]  # fmt: skip
    if end.month == day.month:
        choices += [
            (f"{day.day}-{end:%d/%m/%Y}", f"{day}/{end}", ""), (f"between {day.day} and {_words(end)}", f"{day}/{end}", ""),
            (f"{day.day} - {_words(end)}", f"{day}/{end}", ""),
        ]  # fmt: skip
    if after.month == day.month:
        choices += [
            (f"overnight {day.day}/{_words(after)}", f"{day}/{after}", ""),
            (f"night of {day.day} into {_words(after)}", f"{day}/{after}", ""),
        ]
    return rng.choice(choices)


def hopeless(rng: Random, day: dt.date) -> Written:
    """Return something that gives no date at all."""
    unknown = [("undated", None, ""), ("n/k", None, ""), ("not recorded", None, ""), ("-", None, ""), ("", None, "")]
    impossible = [
        (f"31/02/{day.year}", None, "impossible date"),
        ("00/00/0000", None, "impossible date"),
        (f"31/11/{day:%y}", None, "impossible date"),
    ]
    return rng.choice(unknown * 2 + impossible)


def listed(rng: Random, day: dt.date) -> Written:
    """Return several days in one cell."""
    days = sorted({day, day + dt.timedelta(days=2), day + dt.timedelta(days=5)})
    return ", ".join(f"{d.day}/{d.month}/{d:%y}" for d in days), "{" + ",".join(d.isoformat() for d in days) + "}", ""


def clock(rng: Random, when: dt.time) -> str:
    """Return a time of day in one of the ways people write it."""
    hour = when.hour % 12 or 12
    half = "am" if when.hour < 12 else "pm"
    return rng.choice(
        (f"{when:%H:%M}", f"{when:%H%M}", f"{when:%H.%M}", f"{when:%H%M}hrs", f"{hour}.{when:%M}{half}", f"{when:%H:%M} hours")
    )
