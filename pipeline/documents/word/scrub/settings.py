"""Settings, styles, fonts and properties: what names people, machines, files and templates goes; what lays out text stays."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.tree import all_of, remove
from pipeline.documents.word.xml import Element, attribute, child, local, names, tags

_SETTINGS_GONE = {
    "document variable": tags("w:docVars", "w:docVar"),
    "mail merge": tags("w:mailMerge", "w:odso", "w:fieldMapData", "w:recipientData"),
    "attached template": tags("w:attachedTemplate", "w:linkStyles"),
    "attached schema": tags(
        "w:attachedSchema", "sl:schemaLibrary", "sl:schema", "w:smartTagType", "w:saveThroughXslt", "w:useXSLTWhenSaving"
    ),
    "document id": tags("w14:docId", "w15:docId", "w:docId", "w16cid:docId"),
    "revision ids": tags("w:rsids"),
    "password": tags("w:writeProtection"),
    "tracking switched on": tags("w:trackRevisions"),
    "reading position": tags("w:readModeInkLockDown"),
}
_EMBEDDED_FONTS = tags("w:embedRegular", "w:embedBold", "w:embedItalic", "w:embedBoldItalic")
_EMBED_SWITCH = tags("w:embedTrueTypeFonts", "w:saveSubsetFonts", "w:embedSystemFonts")
_STYLE, _STYLE_NAME = tags("w:style"), tags("w:name")
_STYLE_REFERENCES = tags(
    "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:styleLink", "w:numStyleLink",
    "w:clickAndTypeStyle",
    "w:defaultTableStyle",
)  # fmt: skip
_THEME_NAMES = tags("a:theme", "a:clrScheme", "a:fontScheme", "a:fmtScheme")
_EXTERNAL_DATA = tags("c:externalData")
_ORDINARY_ID = re.compile(r"\w{1,4}|\w*Char\d*|(Heading|Title|Normal|List|Table|Header|Footer|TOC|Style)\w*", re.IGNORECASE)
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def clean_settings(root: Element, ledger: Ledger) -> None:
    """Take out of the settings what names files, people and data."""
    for kind, gone in _SETTINGS_GONE.items():
        for element in all_of(root, gone):
            ledger.note(kind, "settings")
            remove(element)
    for element in all_of(root, _EMBED_SWITCH):
        remove(element)


def clean_fonts(root: Element, ledger: Ledger) -> None:
    """Take embedded font files out; their names stay."""
    for element in all_of(root, _EMBEDDED_FONTS):
        ledger.note("embedded font", "fonts")
        remove(element)


def clean_theme(root: Element) -> None:
    """Give a theme neutral names."""
    for element in root.iter(*_THEME_NAMES):
        if element.get("name") is not None:
            element.set("name", "Office")


def clean_chart(root: Element, ledger: Ledger, where: str) -> None:
    """Cut a chart off its workbook; the values it shows stay."""
    for element in [*root.iter(*_EXTERNAL_DATA), *root.iter("{*}externalData")]:
        if element.getparent() is not None:
            ledger.note("workbook behind a chart", where)
            remove(element)


def neutral_style_ids(styles: Element | None, ledger: Ledger) -> dict[str, str]:
    """Return old id -> new id for styles whose id says more than their (edited) name; the styles part itself is changed."""
    if styles is None:
        return {}
    taken = {attribute(style, "w:styleId") for style in styles.iterchildren(*_STYLE)}
    renamed: dict[str, str] = {}
    for style in styles.iterchildren(*_STYLE):
        id_ = attribute(style, "w:styleId")
        name = child(style, _STYLE_NAME)
        said = re.sub(r"\W", "", attribute(name, "w:val") if name is not None else "").lower()
        plain = re.sub(r"\W", "", id_).lower()
        if (
            not id_
            or plain == said
            or (said in plain and not plain.replace(said, "", 1).strip("0123456789"))
            or _ORDINARY_ID.fullmatch(id_)
        ):
            continue
        number = len(renamed) + 1
        while f"Style{number}" in taken:
            number += 1
        renamed[id_] = f"Style{number}"
        taken.add(renamed[id_])
        for full in names("w:styleId"):
            if style.get(full) is not None:
                style.set(full, renamed[id_])
    ledger.note("style id", "styles", len(renamed))
    return renamed


def rename_styles(root: Element, renamed: dict[str, str]) -> None:
    """Let references to styles follow their new ids."""
    if not renamed:
        return
    for element in root.iter(*_STYLE_REFERENCES):
        for full in names("w:val"):
            value = element.get(full)
            if value in renamed:
                element.set(full, renamed[value])


def core_properties(title: str) -> bytes:
    """Return core properties that hold a title and nothing else."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    if title:
        etree.SubElement(root, f"{{{_DC}}}title").text = title
    return written(root)


def app_properties() -> bytes:
    """Return application properties that hold nothing but the program's name, as readers expect one."""
    root = etree.Element(f"{{{_APP}}}Properties", nsmap=_default(_APP))
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Microsoft Office Word"
    return written(root)


def _default(namespace: str) -> Any:
    """Return a namespace map with one default namespace; lxml takes None as its prefix, its type stubs do not."""
    return {None: namespace}


def count_properties(root: Element) -> int:
    """Count the properties that say something."""
    return sum(
        1 for element in root.iter("*") if (element.text or "").strip() and local(element) not in ("Application", "AppVersion")
    )


def written(root: Element) -> bytes:
    """Write a part without what stands around its root element."""
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False)
    return result
