"""Numbers and dates as people see them: Excel's number formats, for a reader in the United Kingdom.

Built-in date formats follow the system's region; here that is day before month. Colours, fill and padding marks show nothing.
Integers are shown with all their digits even where a narrow column would show an exponent, since the digits are what identifies.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass
from fractions import Fraction

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0;-£#,##0", 6: "£#,##0;-£#,##0",
    7: "£#,##0.00;-£#,##0.00", 8: "£#,##0.00;-£#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: "£#,##0;-£#,##0;-", 43: "#,##0.00;-#,##0.00;-",
    44: "£#,##0.00;-£#,##0.00;-", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), "dd/mm/yyyy"), 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss",
}  # fmt: skip

_TOKEN = re.compile(
    r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|\.0+|[eE][+-]|General|[0#?]|@|%|,|\.|/|.',
    re.DOTALL | re.IGNORECASE,
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")


@dataclass(frozen=True, slots=True)
class Section:
    """One of up to four parts of a number format."""

    tokens: tuple[str, ...]
    is_date: bool
    condition: tuple[str, float] | None

    @property
    def has_year(self) -> bool:
        """Tell whether the section shows a year."""
        return any(token[0] in "yY" for token in self.tokens)

    @property
    def has_day(self) -> bool:
        """Tell whether the section shows any part of a date, not only of a time."""
        return any(token[0] in "yYdD" for token in self.tokens)


@functools.lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """Split a format code into its sections."""
    found: list[Section] = []
    tokens: list[str] = []
    for match in _TOKEN.finditer(code[:1000]):
        if match.group() == ";":
            found.append(_section(tokens))
            tokens = []
        else:
            tokens.append(match.group())
    found.append(_section(tokens))
    return tuple(found)


def _section(tokens: list[str]) -> Section:
    condition = next(((m.group(1), float(m.group(2))) for token in tokens if (m := _CONDITION.fullmatch(token))), None)
    is_date = any(
        token[0] in "yYmMdDhHsS" or token.upper() in ("AM/PM", "A/P") or _ELAPSED.fullmatch(token) for token in tokens
    ) and not any(token in ("0", "#", "?") for token in tokens)
    return Section(tuple(tokens), is_date, condition)


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, limit = condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[sign]  # fmt: skip


def choose(code: str, value: float) -> tuple[Section, float]:
    """Return the section a value is shown by, and the value to show in it (its sign dropped where the section stands for it)."""
    parts = sections(code)
    if any(part.condition for part in parts):
        for part in parts[:3]:
            if part.condition is None or _holds(part.condition, value):
                return part, value
        return parts[-1], value
    if value < 0 and len(parts) > 1:
        return parts[1], -value
    if value == 0 and len(parts) > 2:
        return parts[2], value
    return parts[0], value


def moment(serial: float, *, epoch_1904: bool) -> dt.datetime | None:
    """Turn a serial number into a moment; None outside Excel's calendar. 1900 counts a 29 February that never was."""
    if not 0 <= serial < 2958466:
        return None
    base = dt.datetime(1904, 1, 1) if epoch_1904 else dt.datetime(1899, 12, 31 if serial < 60 else 30)
    try:
        return base + dt.timedelta(milliseconds=round(serial * 86_400_000))
    except OverflowError:
        return None


def iso(serial: float, section: Section, *, epoch_1904: bool) -> str | None:
    """Return the ISO date, moment or time of day behind a cell that is shown as a date."""
    when = moment(serial, epoch_1904=epoch_1904)
    if when is None:
        return None
    when = when + dt.timedelta(milliseconds=500)
    if serial < 1 and not section.has_day:
        return when.strftime("%H:%M:%S")
    midnight = abs(serial - round(serial)) < 1e-6
    return when.date().isoformat() if midnight and section.has_day else when.replace(microsecond=0).isoformat()


def general(value: float) -> str:
    """Show a number as the General format does, integers with all their digits."""
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    text = f"{value:.11g}"
    if "e" in text:
        mantissa, _, exponent = text.partition("e")
        return f"{mantissa}E{exponent[0]}{exponent[1:].zfill(2)}"
    return text


def plain(value: float) -> str:
    """Write a number so that nothing of it is lost."""
    return str(int(value)) if value == int(value) and abs(value) < 1e21 else repr(value)


def show(value: float, code: str, *, epoch_1904: bool) -> str:
    """Show a number under a format code; an unreadable code shows as General."""
    if value != value or value in (float("inf"), float("-inf")):
        return "#NUM!"
    section, shown = choose(code, value)
    if section.is_date:
        when = moment(shown, epoch_1904=epoch_1904)
        return general(value) if when is None else _show_date(shown, when, section)
    return _show_number(shown, section)


# --- dates -------------------------------------------------------------------------------------------------------------


def _literal(token: str) -> str | None:
    """Return what a token shows by itself; None when it stands for part of the value."""
    first = token[0]
    if first == '"':
        return token.strip('"')
    if first == "\\":
        return token[1:]
    if first == "_":
        return " "
    if first == "*":
        return ""
    if first == "[":
        currency = _CURRENCY.fullmatch(token)
        return None if _ELAPSED.fullmatch(token) else (currency.group(1) if currency else "")
    return None


def _show_date(serial: float, when: dt.datetime, section: Section) -> str:
    tokens = section.tokens
    fractions = any(token.startswith(".0") for token in tokens)
    if not fractions:  # Excel rounds to the smallest unit it shows at most; half a second is the smallest that matters
        when = when + dt.timedelta(milliseconds=500)
        when = when.replace(microsecond=0)
    twelve = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    shown: list[str] = []
    previous = ""
    for place, token in enumerate(tokens):
        literal = _literal(token)
        if literal is not None:
            shown.append(literal)
            continue
        lower = token.lower()
        following = next((later.lower() for later in tokens[place + 1 :] if later[0] in "yYmMdDhHsS["), "")
        is_minute = (
            lower[0] == "m" and (previous.strip("[]").startswith("h") or following.strip("[]").startswith("s")) and len(lower) < 3
        )
        shown.append(_date_token(token, lower, serial, when, twelve=twelve, is_minute=is_minute))
        if lower[0] in "ymdhs[":
            previous = lower
    return "".join(shown).strip()


def _date_token(token: str, lower: str, serial: float, when: dt.datetime, *, twelve: bool, is_minute: bool) -> str:
    width = len(lower)
    if lower in ("am/pm", "a/p"):
        mark = "AM" if when.hour < 12 else "PM"
        return mark if lower == "am/pm" else mark[0]
    if lower.startswith(".0"):
        return "." + f"{when.microsecond:06d}"[: width - 1]
    if lower[0] == "[":
        seconds = round(serial * 86400)
        return str({"h": seconds // 3600, "m": seconds // 60, "s": seconds}[lower[1]]).zfill(width - 2)
    if lower[0] == "y":
        return f"{when.year:04d}" if width > 2 else f"{when.year % 100:02d}"
    if lower[0] == "d":
        return (str(when.day), f"{when.day:02d}", _DAYS[when.weekday()][:3], _DAYS[when.weekday()])[min(width, 4) - 1]
    if lower[0] == "h":
        hour = (when.hour % 12 or 12) if twelve else when.hour
        return str(hour) if width == 1 else f"{hour:02d}"
    if lower[0] == "s":
        return str(when.second) if width == 1 else f"{when.second:02d}"
    if is_minute:
        return str(when.minute) if width == 1 else f"{when.minute:02d}"
    if lower[0] == "m":
        name = _MONTHS[when.month - 1]
        return (str(when.month), f"{when.month:02d}", name[:3], name, name[0])[min(width, 5) - 1]
    return token


# --- numbers -----------------------------------------------------------------------------------------------------------


def _show_number(value: float, section: Section) -> str:
    tokens = section.tokens
    if not tokens:
        return ""
    if any(token.lower() == "general" for token in tokens):
        return "".join(general(value) if t.lower() == "general" else (_literal(t) or "") for t in tokens).strip()
    if "@" in tokens and not any(token in ("0", "#", "?") for token in tokens):
        return "".join(general(value) if token == "@" else (_literal(token) or "") for token in tokens)
    places = [index for index, token in enumerate(tokens) if token in ("0", "#", "?") or token.startswith(".0")]
    if not places:
        return "".join(token if (text := _literal(token)) is None else text for token in tokens if token != ",").strip()
    if "/" in tokens:
        return _show_fraction(value, tokens)
    if any(token[0] in "eE" and len(token) == 2 for token in tokens):
        return _show_exponent(value, tokens)
    return _show_decimal(value, tokens, places)


def _show_decimal(value: float, tokens: tuple[str, ...], places: list[int]) -> str:
    value *= 100 ** tokens.count("%")
    last = places[-1]
    trailing = 0
    while last + 1 + trailing < len(tokens) and tokens[last + 1 + trailing] == ",":
        trailing += 1
    value /= 1000**trailing
    dot = next((i for i, token in enumerate(tokens) if token == "." or token.startswith(".0")), None)
    whole = [i for i in places if dot is None or i < dot]
    decimals = [c for i in range(dot, len(tokens)) for c in _decimal_marks(tokens[i])] if dot is not None else []
    text = f"{abs(value):.{min(len(decimals), 30)}f}"
    digits, _, rest = text.partition(".")
    while rest and decimals[len(rest) - 1] == "#" and rest.endswith("0"):
        rest = rest[:-1]
    grouped = any(tokens[i] == "," for i in range(whole[0], whole[-1] + 1)) if whole else False
    zeros = [place for place, i in enumerate(whole) if tokens[i] == "0"]
    least = len(whole) - zeros[0] if zeros else 0  # a 0 asks for digits in every place after it ("0#### ######")
    digits = "" if digits == "0" and least == 0 else digits.zfill(least)
    sign = "-" if value < 0 and (digits.strip("0") or rest.strip("0")) else ""
    return sign + _pour(tokens, whole, digits, rest, dot, grouped=grouped).strip()


def _decimal_marks(token: str) -> str:
    if token.startswith(".0"):
        return token[1:]
    return token if token in ("0", "#", "?") else ""


def _pour(tokens: tuple[str, ...], whole: list[int], digits: str, rest: str, dot: int | None, *, grouped: bool) -> str:
    """Put digits into their places from the right, so that literals between them stay ("000 000 0000")."""
    pieces: dict[int, str] = {}
    left = digits
    for index in reversed(whole):
        if index == whole[0]:
            pieces[index], left = left, ""
        elif left:
            pieces[index], left = left[-1], left[:-1]
    if grouped:
        pieces = dict.fromkeys(pieces, "")
        pieces[whole[0]] = f"{int(digits):,}".rjust(0) if digits else ""
        least = len(digits)
        if digits.startswith("0") and least > 1:
            pieces[whole[0]] = digits
    shown: list[str] = []
    for index, token in enumerate(tokens):
        literal = _literal(token)
        if literal is not None:
            shown.append(literal)
        elif index == dot:
            shown.append("." + rest if rest else "")
        elif index in pieces:
            shown.append(pieces[index])
        elif token not in ("0", "#", "?", ",") and not (dot is not None and index > dot and token.startswith(".0")):
            shown.append(token)
    return "".join(shown)


def _show_exponent(value: float, tokens: tuple[str, ...]) -> str:
    decimals = 0
    seen_dot = False
    for token in tokens:
        if token[0] in "eE" and len(token) == 2:
            break
        if token.startswith(".0"):
            decimals += len(token) - 1
            seen_dot = True
        elif token == ".":
            seen_dot = True
        elif seen_dot and token in ("0", "#", "?"):
            decimals += 1
    mantissa, _, exponent = f"{value:.{decimals}E}".partition("E")
    return f"{mantissa}E{exponent}"


def _show_fraction(value: float, tokens: tuple[str, ...]) -> str:
    slash = tokens.index("/")
    width = sum(1 for token in tokens[slash + 1 :] if token in ("?", "#", "0"))
    near = Fraction(abs(value)).limit_denominator(10 ** max(1, width) - 1)
    whole, part = divmod(near.numerator, near.denominator)
    sign = "-" if value < 0 else ""
    if part == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole} {part}/{near.denominator}" if whole else f"{sign}{part}/{near.denominator}"
