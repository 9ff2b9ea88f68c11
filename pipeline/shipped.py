"""Find what travels with the program: rules, templates, samples.

In a clone they stand at the top level; in an installed wheel they stand under `pipeline/_shipped`.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import PartMissing

_PACKAGE = Path(__file__).resolve().parent


def shipped(*names: str) -> Path:
    """Return the path of a shipped file or folder.

    Raises `PartMissing` when it is in neither place: an installation that lost its rules must not run without them.
    """
    for root in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = root.joinpath(*names)
        if path.exists():
            return path
    raise PartMissing(
        f"A part of the program is missing: {'/'.join(names)}.", remedy="Install dhr-pipeline again; nothing was read."
    )
