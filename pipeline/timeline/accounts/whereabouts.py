"""Read where a child was, and whether awake, from the words before and behind a mention of it.

The words of each state are data (`children` of conflicts.yaml). Behind a mention the first state counts, and what is said
further on up to a word that turns to something else; before it, denials and what was done in front of it count first.
"""

from __future__ import annotations

import re

from pipeline.timeline.reading.claim import claim_lists
from pipeline.timeline.reading.lexicon import pattern_of

STATES = ("unsure", "not seen", "unaware", "absent", "asleep", "hurt", "witness", "awake", "seen", "present")
_NOT = re.compile(
    r"\b(?:not|never|nor|no longer|yet to|wasn['’]?t|weren['’]?t|isn['’]?t|didn['’]?t|hadn['’]?t)\W+(?:\w+\W+){0,3}$", re.I
)
_UNABLE = re.compile(r"\b(?:not|never|unable to|failed to|without|didn['’]?t|couldn['’]?t)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:^\W*|\b(?:were|was|are|is|and|but) )(?:not|never) (?:there|present|at home|in the house|at the address)\b", re.IGNORECASE
)
_TURN = re.compile(
    r"\b(?:when|while|whilst|because|until|before|after|as|so|said|says|told|reported(?! to be| as)|stated)\b", re.IGNORECASE
)
_LATER = re.compile(
    r"\b(?:taken|took|moved|placed|went|going|go|sent|brought|dropped|collected|removed|moving|returned)\W+(?:\w+\W+){0,3}$", re.I
)
_EARLIER = re.compile(r"\b(?:had|having|already|earlier|been)\b", re.IGNORECASE)
_WITH = re.compile(r"^(?:\w+ ){0,3}?(?:with|by)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\W*(?:(?:was|were|is|are|been|being|seen|found) )?(?:about|around|in|there|here|home|present|inside|within)\b", re.I
)
_SMALL = r"(?:(?:other|others|young|younger|small|dependent|of|the|her|his|their|its|any|sign|signs|resident|two|three)\s+){0,3}$"
_HAS = re.compile(r"\b(?:has|have|having)\s*$", re.IGNORECASE)


class Whereabouts:
    """Reads the state of a child from the words around a mention."""

    def __init__(self) -> None:
        lists = claim_lists()["children"]
        after = {state: pattern_of(lists["after"][state]).pattern for state in STATES}
        ways, whose = (pattern_of(lists["elsewhere"][key]).pattern for key in ("ways", "whose"))
        after["absent"] += rf"|(?:{ways}) (?:[\w'’-]+ ){{0,3}}?(?:{whose})"
        after["absent"] += (  # "over at Example's", "at Uncle Example's": somebody's home, by a name
            r"|(?:at|over to|over at|round at|round to|stopping at|staying at) (?:(?-i:[A-Z])[\w-]+ )?(?-i:[A-Z])[\w-]+['’]s\b"
            r"(?! (?:side|feet|knees?|lap|arms?|hand|legs?|head|bed|house at))"
        )
        places = pattern_of(lists["places"]).pattern
        after["present"] += rf"|(?:in|on|at|under|by|behind) (?:(?:the|a|her|his|their|its|[\w-]+) ){{0,2}}?(?:{places})"
        after["witness"] += r"|(?<!\w)saw (?-i:[A-Z])\w+"
        after["present"] += r"|\b(?:was|were|is|are|only|all|both) in(?=[.,;]|$)"
        self._after = [(state, re.compile(after[state], re.IGNORECASE)) for state in STATES]
        before = lists["before"]
        self._none = re.compile(rf"(?:{pattern_of(before['absent']).pattern})\s+{_SMALL}", re.IGNORECASE)
        self._unasked = re.compile(rf"(?:{pattern_of(before['unsure']).pattern})\s+(?:[\w'’]+\s+){{0,3}}$", re.IGNORECASE)
        self._facing = re.compile(rf"(?:{pattern_of(before['witness']).pattern})\s+(?:[\w'’]+\s+){{0,3}}$", re.IGNORECASE)
        self._seen = re.compile(rf"(?:{pattern_of(before['seen']).pattern})\s+(?:[\w'’]+\s+){{0,2}}$", re.IGNORECASE)
        self._beside = re.compile(rf"(?:{pattern_of(before['present']).pattern})\s+(?:[\w'’]+\s+){{0,2}}$", re.IGNORECASE)
        self._minded = re.compile(rf"(?:{pattern_of(before['minded']).pattern})\s+(?:[\w'’]+\s+){{0,1}}$", re.IGNORECASE)
        self._harm = pattern_of(lists["untouched"])
        self._rooms = {room: pattern_of(lists["rooms"][room]) for room in ("same", "other")}
        self._here = pattern_of(lists["here"])

    def of(self, before: str, after: str) -> frozenset[str]:
        """Return the states of a child: some of `STATES`, and "same" or "other" for the room; nothing where nothing is said."""
        if self._unasked.search(before):
            return frozenset()
        if none := self._none.search(before):
            return self._of_none(before[: none.start()], after)
        found = self._behind(after)
        if self._facing.search(before):
            return frozenset(("witness", "same"))
        if self._minded.search(before):
            return frozenset(("absent",))
        seen = self._seen.search(before)
        unable = bool(seen and _UNABLE.search(before[: seen.start()]))
        if seen and not unable and found == frozenset(("absent",)):
            return frozenset(("seen",))  # "saw the children at school"
        if found is not None:
            return found | self._room(after) if found & {"asleep", "awake", "witness", "present", "unaware"} else found
        if seen:
            return frozenset(("not seen" if unable else "seen",))
        return frozenset(("present",)) if self._beside.search(before) else frozenset()

    def _of_none(self, before: str, after: str) -> frozenset[str]:
        """Return what a denied mention says: "no children present", "neither child woke", "neither was seen"."""
        if _HAS.search(before) or self._harm.search(after):
            return frozenset()
        if _THERE.match(after):
            return frozenset(("absent",))
        first = self._first(after)
        state = first[0] if first else "present"
        if state in ("seen", "not seen"):
            at_the_place = first and re.match(r" (?:at|in|on|around|about|inside|within) ", after[first[1].end() :])
            return frozenset(("absent" if at_the_place else "not seen",))  # "no children seen at the address"
        if state in ("awake", "asleep"):
            return frozenset(("asleep",)) if state == "awake" and re.search(r"\bwok|\bstir", after) else frozenset()
        return (
            frozenset()
            if state == "unsure"
            else frozenset(("unaware",))
            if state in ("witness", "unaware", "hurt")
            else frozenset(("absent",))
        )

    def _first(self, after: str) -> tuple[str, re.Match[str]] | None:
        found = [(m.start(), n, state, m) for n, (state, pattern) in enumerate(self._after) if (m := pattern.search(after))]
        return (lambda f: (f[2], f[3]))(min(found, key=lambda f: f[:2])) if found else None

    def _behind(self, after: str) -> frozenset[str] | None:
        """Return the states the words behind a mention tell; None for no word of any."""
        first = self._first(after)
        if first is None:
            return None
        state, match = first
        if state in ("unsure",):
            return frozenset()
        if state == "hurt":
            return frozenset() if _NOT.search(after[: match.start()]) else frozenset(("witness", "same"))
        if state == "absent":
            if _WITH.match(match[0]) and self._here.search(after, match.end()):
                return frozenset(("present",))
            moved = _LATER.search(after[: match.start()])
            before = _EARLIER.search(after[: match.start()]) or re.match(r"\W*(?:\w+\W+){0,3}before\b", after[match.end() :])
            return None if moved and not before else frozenset(("absent",))
        if _NOT.search(after[: match.start()]):
            return frozenset((_denied(state, match[0]),)) - {""}
        turn = _TURN.search(after, match.end())
        rest = after[match.end() : turn.start() if turn else len(after)]
        more = {
            s
            for s, pattern in self._after
            if s in ("asleep", "witness", "unaware", "awake", "seen")
            and (m := pattern.search(rest))
            and not _NOT.search(rest[: m.start()])
        }
        unaware = self._after[STATES.index("unaware")][1].search(rest)
        if unaware and (heard := self._after[STATES.index("witness")][1].search(rest)) and heard.start() >= unaware.start():
            more -= {"witness"}  # "upstairs with headphones on, heard nothing"
        if state == "present" and _AWAY.search(rest):
            return frozenset(("absent",))  # "spending the day at the Ogden house and were not there"
        if state in ("unaware", "not seen"):
            return frozenset((state,)) | (more & {"asleep"})
        return frozenset((state,)) | more

    def _room(self, after: str) -> frozenset[str]:
        turn = _TURN.search(after)
        near = after[: turn.start()] if turn else after
        return frozenset(room for room, pattern in self._rooms.items() if pattern.search(near))


def _denied(state: str, said: str) -> str:
    """Return what a state says when it is denied; "" for nothing: who was not crying may have slept or not."""
    if state == "awake":
        return "asleep" if re.match(r"w[ao]k|awa?[ow]k|rous|got up|been got up", said, re.IGNORECASE) else ""
    if state == "asleep":
        return "awake" if re.match(r"sle[ep]|aslee", said, re.IGNORECASE) else ""
    return {"present": "absent", "witness": "unaware", "seen": "not seen"}.get(state, "")
