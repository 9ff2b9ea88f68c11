"""Read which adults a row says were there beside the victim, who it says was not, and whether nobody was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.timeline.claim import Claim, claim_lists, snippet
from pipeline.timeline.persons import Persons

_BEING = "(?:was |were |is |being |been |be |had |has |who |it |also |already |himself |herself |still |both |all )*"
_THEM = "(?:him|her|them)"
_ABSENT = re.compile(
    rf"^\W*(?:\w+ ){{0,2}}?(?:{_BEING}(?:not (?:there|present|at home|in)|out\b|away\b|at work|absent|elsewhere|outside|left"
    r"|gone(?! (?:in|along|with|over))|already left)|waited outside|went out|wasn['’]t)",
    re.IGNORECASE,
)
_THERE = re.compile(
    rf"^\W*(?:\w+ )?(?:{_BEING}(?:there\b|present\b|on scene|at (?:the )?(?:scene|bedside|address|property|flat|house)"
    r"|in (?:the )?(?:\w+ )?(?:room|house|flat|surgery|property|kitchen|lounge|hall|garden|bedroom|address"
    r"|premises|home)\b|in\b(?=[.,;]|$)"
    r"|(?:up|down)stairs\b|beside\b|staying\b|with (?:him|her|them|pt|patient|mother|victim)\b|w/"
    r"|sat in|sat with|joined|(?:came|gone|went|come) (?:with|too|along|in with|in too|in as well)|accompan\w+"
    rf"|attended (?:with|too)|interpreted|let \w+ in|stayed with|dr(?:o|i)ve|driven|driving"
    rf"|(?:collected|brought|took|fetched) (?:{_THEM}|[A-Z]\w+|the child\w*)"
    rf"|(?:picked|dropped|carried|supported) {_THEM}|too\b|sat\b|sitting\b|stood (?:by|beside|over|at)\b"
    r"|standing\b|waiting\b|hover\w+"
    r"|(?:would not |did not |refused to )?(?:open\w*|answer\w*) (?:the |most |for |all )?"
    r"(?:door|questions|her|him|his|mum|mother)))",
    re.IGNORECASE,
)
_FOLLOWS = (("absent", _ABSENT), ("there", _THERE))  # words behind a name; that somebody was not there comes first
_CARRIED = "fetched|brought|driven|taken|dropped|collected|escorted|picked|transported|supported|conveyed|carried"  # by somebody
_CUE = re.compile(
    r"\b(?:with|w/|in the company of|alongside|beside|accomp\w*(?: by)?|only|joined by|met by|together with|arrived with"
    rf"|picked up|{_CARRIED})(?!\w)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?: (?:in|there|here|home|over|away|off|up|(?:to|at|from|outside|near) (?:\w+ ){0,3}\w+))?(?: (?:late|early|later|last))?"
    r" by(?: [\w'’]+){0,2} ?",
    re.IGNORECASE,
)
_NOT_BETWEEN = re.compile(
    r"\b(?:to|from|about|against|of|that|who|for|says|said|told|was|were|is|had|has|at|on|while|as)\b", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:no|not|without|nor|never)\b[\w\s]{0,12}$", re.IGNORECASE)
_ALONE = re.compile(
    r"\b(?:no ?one|nobody|no (?:other )?(?:adults?|persons?|people|relatives?|others?|family)(?: members?)?)(?: \w+){0,2}? "
    r"(?:with|there|present|accompan\w*|else|about|at|in|came)\b"
    r"|\bno (?:other (?:adults?|persons?|people)|one else|relatives?|others present)\b|\bnobody else\b|\bno-one else\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.;:](?=\s|$)")
_SUBJECTS = frozenset(("victim", "child", "son", "daughter"))  # their company is asked for, or is asked for elsewhere


class Company:
    """Reads who was there with the people of a case."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._not_company = frozenset(claim_lists()["not_company"])

    def claims(self, text: str) -> Iterator[Claim]:
        """Yield which adults a row says were there beside the victim, who it says was not, and whether nobody was."""
        there: dict[str, str] = {}
        tags: frozenset[str] = frozenset()
        absent: dict[str, str] = {}
        chained = -1  # end of the mention before, if it was there: "with Carol and Len"
        for match in self._persons.mention.finditer(text):
            found = self._persons.tags(match[0]) or self._persons.strangers(match[0])
            whose = text[match.end() : match.end() + 2] in ("'s", "’s")  # "her husband's brother": the brother
            if whose or self._persons.professional(match[0]) or "child" in found or not found:
                continue
            presence = self._presence(text, match, chained)
            own = found - _SUBJECTS
            if not own or "victim" in found:
                continue
            keys = [t for t in own if t.startswith("id:")] or sorted(own)
            if presence == "there":
                tags |= own
                there |= {key: snippet(text, match.start(), match.end()) for key in keys}
                chained = match.end()
            elif presence == "absent":
                absent |= {key: snippet(text, match.start(), match.end()) for key in keys}
        if tags:
            said = "; ".join(dict.fromkeys(there.values()))[:160]
            yield Claim("people", "company", "+".join(sorted(tags)), said, tags, "company")
        elif (alone := _ALONE.search(text)) and not re.search(r"\bchild", alone[0], re.IGNORECASE):
            yield Claim("people", "company", "alone", snippet(text, alone.start(), alone.end()))
        for key in there | absent:
            if not (key in there and key in absent):
                yield Claim("people", f"presence of {key}", "yes" if key in there else "no", (there | absent)[key])

    def _presence(self, text: str, match: re.Match[str], chained: int) -> str:
        """Return whether the words around a mention say that this person was there, was not, or neither."""
        after = _ENDS.split(text[match.end() : match.end() + 60])[0]
        before = _ENDS.split(text[max(0, match.start() - 60) : match.start()])[-1]
        for state, pattern in _FOLLOWS:
            if (found := pattern.match(after)) and not self._persons.mention.search(found[0]):
                return state
        if chained >= 0 and re.fullmatch(r",? and |, | & ", text[chained : match.start()]):
            return "there"
        cue = next(iter(reversed(list(_CUE.finditer(before)))), None)
        if not cue or _NEVER.search(before[: cue.start()]):
            return ""
        word, rest = cue[0].split()[0].lower(), before[cue.end() :]
        first = (before[: cue.start()].split() or [""])[-1].lower().strip(",")
        if word == "with" and "child" in self._persons.tags(before[max(0, cue.start() - 25) : cue.start()]):
            return ""  # the children were with their grandmother
        if word in _CARRIED.split("|"):
            return "there" if _BY.fullmatch(rest) else ""
        if word == "only" or first in self._not_company or _NOT_BETWEEN.search(rest) or self._persons.mention.search(rest):
            return "there" if word == "only" and re.match(r"\W*(?:\w+ )?(?:present|there|at)", after) else ""
        return "there"
