"""A colour for each agency, dark enough for white text; the agency's name always stands beside its colour."""

from __future__ import annotations

from collections.abc import Iterable

# White text on each has a contrast of 4.5:1 or better (WCAG 2.2 AA, 1.4.3), and each stands off white by 3:1 (1.4.11).
COLOURS = (
    "#1f4e79", "#7a1f3d", "#1d5e3a", "#6b3fa0", "#8a4100", "#0f5c66", "#5c4a00", "#8b1a1a",
    "#2d4a9e", "#4f5b00", "#7b2d74", "#3d4b5c", "#005a4b", "#6e3b1c", "#4a3f8f", "#54343a",
)  # fmt: skip


def agency_colours(agencies: Iterable[str]) -> dict[str, str]:
    """Give each agency a colour, the same for the same set of agencies; beyond sixteen, colours come round again."""
    return {name: COLOURS[number % len(COLOURS)] for number, name in enumerate(sorted(set(agencies)))}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours "#rrggbb", from 1 to 21, by the formula of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
