"""Turn fields that name files, people, data or links into their result; keep those that count, number or refer inside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.tree import RUN, all_of, drop_if_empty_run, remove, unwrap
from pipeline.documents.word.xml import Element, attribute, names, tags

KEPT = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "TOC",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "SEQ",
        "STYLEREF",
        "XE",
        "INDEX",
        "TC",
        "TOA",
        "TA",
        "EQ",
        "SYMBOL",
        "ADVANCE",
        "LISTNUM",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "BIDIOUTLINE",
    ]
)
_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})
_CHARACTER, _INSTRUCTION, _SIMPLE = tags("w:fldChar"), tags("w:instrText", "w:delInstrText"), tags("w:fldSimple")
_DATA = tags("w:fldData")
_PIECES = tags(
    "w:fldChar", "w:instrText", "w:delInstrText", "w:t", "w:tab", "w:br", "w:cr", "w:sym", "w:noBreakHyphen",
    "w:softHyphen", "w:drawing",
    "w:pict", "w:object", "w:ptab",
)  # fmt: skip
# SYMBOL with the code of a letter and no font of signs; an equation that sets words in place of quantities
_LETTER = re.compile(
    r"\s*SYMBOL\s+(?:(?:6[5-9]|[78]\d|9[0-7]|9[7-9]|1[01]\d|12[0-2])|0x[4-7][0-9a-f])\b(?!.*(?:Symbol\b.*Symbol|Wingdings|Webdings))",
    re.IGNORECASE,
)
_WORD_IN_EQUATION = re.compile(r"[^\W\d_]{4,}")
_BOUNDARIES = tags("w:txbxContent")


@dataclass(slots=True)
class _Field:
    begin: Element
    marks: list[Element] = field(default_factory=list)  # its three characters
    instructions: list[Element] = field(default_factory=list)
    inside: list[Element] = field(default_factory=list)  # what stands before the separator and is never shown
    in_result: bool = False


def stays(instruction: str, known: frozenset[str] | None = None) -> bool:
    """Tell whether a field of this instruction is kept: it refers inside the document and holds no outside address.

    A reference to a bookmark that is not `known` (lower case; None: all are) is not kept: Word would print an error for it.
    """
    words = instruction.split(None, 1)
    name = words[0].upper() if words else ""
    if name in _REFERENCES and known is not None:
        return len(words) > 1 and words[1].split()[0].strip('"').lower() in known
    if name == "HYPERLINK":
        return (
            re.fullmatch(r"""\s*HYPERLINK\s+(\\[a-z]\s+)*\\l\s+("[^"]*"|\S+)(\s+\\h)?\s*""", instruction, re.IGNORECASE)
            is not None
        )
    if name == "SYMBOL" and _LETTER.match(instruction):
        return False  # a name letter by letter: Word would compute it again
    if name == "EQ" and _WORD_IN_EQUATION.search(
        re.sub(r"\\[a-z]+|\W", "", words[1] if len(words) > 1 else "", flags=re.IGNORECASE)
    ):
        return False
    return name in KEPT or name.startswith("=")


def simplify(root: Element, ledger: Ledger, where: str, renamed: dict[str, str], known: frozenset[str]) -> None:
    """Replace fields by their result where they do not stay; bookmark names in the rest follow `renamed`."""
    for element in all_of(root, _DATA):
        ledger.note("field data", where)
        remove(element)
    gone: list[Element] = []
    for found in _complete(root, gone):
        text = "".join(element.text or "" for element in found.instructions)
        text = _with_bookmarks(text, renamed)
        if stays(text, known):
            _say(found.instructions, text)
        else:
            ledger.note("field (its result stays)", where)
            gone += found.marks + found.instructions + found.inside
    for element in gone:
        run = element.getparent()
        if run is None:
            continue
        remove(element)
        drop_if_empty_run(run if run.tag in RUN else None)
    for element in all_of(root, _SIMPLE):
        instruction = _with_bookmarks(attribute(element, "w:instr"), renamed)
        if stays(instruction, known):
            name = next(full for full in names("w:instr") if element.get(full) is not None)
            element.set(name, instruction)
        else:
            ledger.note("field (its result stays)", where)
            unwrap(element)


def _complete(root: Element, gone: list[Element]) -> list[_Field]:
    """Return the complex fields of a part; pieces of fields that never end go to `gone`."""
    done: list[_Field] = []
    open_: list[_Field] = []
    for element in root.iter(*_PIECES):
        tag = element.tag
        if tag in _CHARACTER:
            kind = attribute(element, "w:fldCharType")
            if kind == "begin":
                for outer in open_:
                    if not outer.in_result:
                        outer.inside.append(element)
                open_.append(_Field(element, [element]))
                continue
            if not open_:
                gone.append(element)
                continue
            open_[-1].marks.append(element)
            if kind == "separate":
                open_[-1].in_result = True
            elif kind == "end":
                done.append(open_.pop())
            _hide(open_, element)
        elif tag in _INSTRUCTION:
            if open_ and not open_[-1].in_result:
                open_[-1].instructions.append(element)
                _hide(open_[:-1], element)
            else:
                gone.append(element)
        else:
            _hide(open_, element)
    for loose in open_:
        gone += [loose.begin, *loose.instructions, *loose.marks[1:]]
    return done


def _hide(open_: list[_Field], element: Element) -> None:
    for outer in open_:
        if not outer.in_result:
            outer.inside.append(element)


def _say(elements: list[Element], text: str) -> None:
    """Write an instruction into the first of its elements if it changed."""
    if elements and text != "".join(element.text or "" for element in elements):
        elements[0].text = text
        for element in elements[1:]:
            element.text = ""


def _with_bookmarks(instruction: str, renamed: dict[str, str]) -> str:
    if not renamed:
        return instruction
    return re.sub(r"[^\s\"\\,;()=+*/<>^-]+", lambda match: renamed.get(match[0], match[0]), instruction)
