# ruff: noqa: E501 - a pattern stands on one line
"""Tell who of the review panel also acts in the case: an officer who investigated or a worker who saw somebody.

A panel member who wrote or signed an agency's report, owns an action or is thanked does not act. A sentence that speaks of the
review, its reports or its panel tells of no act, and neither does a cell of a column of owners or authors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from pipeline.detect.words.patterns import RANK
from pipeline.detect.words.text import Piece

_RANK = rf"(?:{RANK}\.? (?:\d{{1,6}} )?)"
_TITLE = rf"(?:{_RANK}|(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx)\.? )"
_OF_REVIEW = regex.compile(
    r"(?i)\b(?:review(?:er|ers|s)?|panel|imrs?|management report|overview report|dhr|dardr|authors?|chronolog(?:y|ies)|terms of reference|thanks?|thanked|grateful|action plan|recommendations?)\b"
)
# The column of a chronology that names who acted, and the columns that name who answers for a document or an action.
_WHO_ACTED = regex.compile(
    r"(?i)\b(?:officers?|oic|worker|case ?worker|staff|practitioner|professional|seen by|attended by|by whom|clinician|who acted|entered by|recorded by|attending)\b"
)
_WHO_OWNS = regex.compile(
    r"(?i)\b(?:owners?|lead|responsible|action|actions|author|panel|agency rep\p{L}*|representative|member|nominated|sponsor|deadline|target date|recommendation)\b"
)
_SOMEBODY = r"(?:her|him|them|both|the (?:victim|suspect|perpetrator|children|child|couple|family|parents|mother|father|husband|wife|son|daughter|house|flat|address|scene|property|body|weapon|phone))"
_DID = rf"(?: (?:then|also|later|first|next|again|himself|herself|and \p{{Lu}}[\p{{L}}' -]{{2,30}}))?,? (?:arrested|charged|cautioned|attended|visited|saw|examined|assessed|interviewed|telephoned|rang|phoned|warned|searched|spoke (?:to|with)|took a statement from|called (?:on|at)|knocked|seized|drove|completed (?:a|the) (?:dash|risk|dara|ppn|vist))(?: {_SOMEBODY}| on| by (?:phone|telephone)| a statement| the (?:dash|ppn)| it)?\b"
_INVESTIGATED = r"(?:(?:investigation|inquiry|enquiry|operation|case|prosecution|custody|interview|arrest)\b[^.;]{0,60}? (?:run|led|headed|conducted|managed|overseen|investigated|carried out|taken on|filed)(?: as [^.;]{2,40}?)?|(?:he|she|they|both|perpetrator|suspect|victim|husband|wife|partner|son|father|mother) (?:was|were) (?:then |later |again |first )?(?:arrested|interviewed|charged|cautioned|seen|visited|assessed|examined|telephoned|rung|warned|searched))"
_SELF_SENTENCE = "The entry names "


def who_acts(pieces: Sequence[Piece], names: Iterable[str]) -> frozenset[str]:
    """Return those of some names of panel members whom a record of an agency shows at work in the case."""
    return frozenset(name for name in names if len(name.split()) > 1 and _acts(name, pieces))


def _acts(name: str, pieces: Sequence[Piece]) -> bool:
    words = name.split()
    there = [piece for piece in pieces if words[-1] in piece.clean.text]
    surname = regex.escape(words[-1], special_only=True)
    full = rf"{_TITLE}?{regex.escape(name, special_only=True)}"
    ranked = regex.compile(rf"{_RANK}{regex.escape(name, special_only=True)}(?![\w-])")
    # by surname alone an officer only, and only one whom the panel's own list gives a rank
    meant = rf"(?:{full}|{_RANK}(?:\p{{Lu}}\.? ?)?{surname})" if any(ranked.search(p.clean.text) for p in there) else full
    cell = regex.compile(rf"\s*{meant}\s*")
    listed = regex.compile(rf"{_SELF_SENTENCE}(?:[^.]|\.(?! |$))*?(?<![\w'-]){meant}(?![\w-])")
    told = regex.compile(
        rf"(?<![\w'-]){meant}{_DID}|(?i:{_INVESTIGATED}) by (?:then )?{meant}(?![\w-])|(?<![\w'-]){meant},? (?:was |as )?(?:the )?(?i:senior investigating officer|officer in (?:the )?case|investigating officer|arresting officer|oic|sio)\b"
    )
    return any(
        (cell.fullmatch(piece.clean.text) and _WHO_ACTED.search(piece.hint) and not _WHO_OWNS.search(piece.hint))
        or listed.search(piece.clean.text)
        or any(not _OF_REVIEW.search(s) and told.search(s) for s in _sentences(piece.clean.text, words[-1]))
        for piece in there
    )


def _sentences(text: str, surname: str) -> list[str]:
    return [s for s in regex.split(r"(?<=[.!?])\s+(?=\p{Lu})", text) if surname in s]
