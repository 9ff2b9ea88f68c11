"""Write register.yaml from a cast."""

from __future__ import annotations

import json
from collections.abc import Iterable

from samples.kit.cast import Entity


def _entry(pairs: Iterable[tuple[str, object]]) -> str:
    filled = [(key, value) for key, value in pairs if value not in ("", (), None, False)]
    body = "\n    ".join(f"{key}: {json.dumps(list(v) if isinstance(v, tuple) else v, ensure_ascii=False)}" for key, v in filled)
    return "  - " + body


def register_yaml(entities: Iterable[Entity]) -> str:
    """Return register.yaml: the listed people, places and organisations, as a coordinator would know them at the start."""
    people, places, organisations = [], [], []
    for entity in entities:
        if not entity.listed:
            continue
        if entity.kind == "person":
            people.append(_entry((
                ("id", entity.id), ("role", entity.role), ("title", entity.title), ("name", entity.name), ("agency", entity.agency),
                ("also", entity.also), ("born", entity.born), ("died", entity.died), ("gender", entity.gender),
                ("pseudonym", entity.pseudonym), ("chosen_by", entity.chosen_by),
            )))  # fmt: skip
        else:
            pair = (
                ("id", entity.id),
                ("name", entity.name),
                ("also", entity.also),
                ("kind", entity.place_kind),
                ("replacement", entity.replacement),
            )
            (places if entity.kind == "place" else organisations).append(_entry(pair))
    head = (
        "# The confidential key of an invented case. Some people of the sources are missing on purpose: they are to be found.\n"
    )
    return (
        head
        + "people:\n"
        + "\n".join(people)
        + "\nplaces:\n"
        + "\n".join(places)
        + "\norganisations:\n"
        + "\n".join(organisations)
        + "\n"
    )
