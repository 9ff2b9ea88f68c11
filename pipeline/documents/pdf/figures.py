"""Where the pictures of a page stand among its text, so that each is named where it was."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float, float, float]  # left, right, top, bottom
_EDGE = 0.2  # of the page height, where letterheads and logos stand


def once(pictures: Sequence[Box], height: float, seen: set[tuple[int, ...]]) -> list[Box]:
    """Return the pictures of a page without a letterhead or logo that stood at the same place of a page before.

    `seen` holds the places at the edges of the pages so far, and takes those of this page.
    """
    found = []
    for box in pictures:
        place = tuple(round(side / 4) for side in box)
        at_edge = box[3] < _EDGE * height or box[2] > (1 - _EDGE) * height
        if not (at_edge and place in seen):
            found.append(box)
        if at_edge:
            seen.add(place)
    return found


def taken_above(top: float, pictures: list[Box]) -> list[Box]:
    """Take out of `pictures`, and return from top to bottom, those that begin above a height."""
    above = sorted((box for box in pictures if box[2] < top), key=lambda box: box[2])
    pictures[:] = [box for box in pictures if box[2] >= top]
    return above
