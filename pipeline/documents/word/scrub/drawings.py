"""Pictures, objects and shapes: take out what may show faces or hold files, keep shapes and what people wrote in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.documents.word.scrub.ledger import Ledger
from pipeline.documents.word.scrub.tree import all_of, like, remove, replace_by_text
from pipeline.documents.word.xml import Element, attribute, local, names, tags

PICTURE_GONE, OBJECT_GONE, DOCUMENT_GONE = "[picture removed]", "[embedded object removed]", "[embedded document removed]"
_DRAWING, _PICT, _OBJECT = tags("w:drawing"), tags("w:pict"), tags("w:object")
_BLIP, _BLIP_FILL, _PIC = tags("a:blip"), tags("a:blipFill"), tags("pic:pic")
_GRAPHIC_DATA, _IMAGE_DATA, _BOX = tags("a:graphicData"), tags("v:imagedata"), tags("w:txbxContent")
_SHAPES = tags("wps:wsp")
_BULLET, _BULLET_USE = tags("w:numPicBullet"), tags("w:lvlPicBulletId")
_FILLS = tags("v:fill", "v:stroke")
_CONTROL, _MOVIE, _CONTENT_PART = tags("w:control"), tags("w:movie"), tags("w:contentPart", "w14:contentPart", "wpi:contentPart")
_EXTENSIONS = tags("a:ext")
_CLICK = tags("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver")
_NAMED = tags("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "wpc:cNvPr", "a:cNvPr", "dsp:cNvPr", "c:cNvPr", "wp14:cNvPr")
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_KEPT_DATA = re.compile(
    r".*/(chart|diagram|chartex|wordprocessingShape|wordprocessingGroup|wordprocessingCanvas|lockedCanvas|picture)$"
)
_ORDINARY_ID = re.compile(r"_x0000_\w+|_?s?\d*", re.IGNORECASE)

MayKeep = Callable[[str], bool]  # relationship id -> the picture behind it stays


def clean(root: Element, kind: str, ledger: Ledger, uses: Mapping[str, str], may_keep: MayKeep) -> None:
    """Clean the drawings of a part. `uses` gives the locator of a relationship id, `may_keep` decides on its picture."""
    where = kind.replace("_", " ")
    _objects(root, ledger, uses, where)
    _bullets(root, may_keep)
    _pictures(root, ledger, uses, where, may_keep)
    _vml_pictures(root, ledger, uses, where, may_keep)
    _fills(root, ledger, where, may_keep)
    for element in all_of(root, _CLICK):
        remove(element)
    _neutral_names(root)


def _objects(root: Element, ledger: Ledger, uses: Mapping[str, str], where: str) -> None:
    for element in all_of(root, _OBJECT):
        ledger.note("embedded object", _locator(element, uses, where))
        replace_by_text(element, OBJECT_GONE)
    for element in all_of(root, _CONTROL | _MOVIE):
        ledger.note("control", _locator(element, uses, where))
        remove(element)
    for element in all_of(root, _CONTENT_PART):
        ledger.note("ink", _locator(element, uses, where))
        replace_by_text(element, PICTURE_GONE) if local(element.getparent()) == "r" else remove(element)


def _bullets(root: Element, may_keep: MayKeep) -> None:
    """Remove picture bullets whose picture goes, and the levels' use of them."""
    gone = set()
    for bullet in all_of(root, _BULLET):
        if not all(may_keep(id_) for id_ in _picture_ids(bullet)):
            gone.add(attribute(bullet, "w:numPicBulletId"))
            remove(bullet)
    for use in all_of(root, _BULLET_USE):
        if attribute(use, "w:val") in gone:
            remove(use)


def _pictures(root: Element, ledger: Ledger, uses: Mapping[str, str], where: str, may_keep: MayKeep) -> None:
    for extension in all_of(root, _EXTENSIONS):  # an SVG or a high-definition copy behind a picture
        if any(local(inside) in ("svgBlip", "imgProps", "imgLayer") for inside in extension.iter("*")):
            remove(extension)
    for drawing in all_of(root, _DRAWING):
        data = next(drawing.iter(*_GRAPHIC_DATA), None)
        if data is not None and not _KEPT_DATA.match(data.get("uri", "")):
            ledger.note("object", _locator(drawing, uses, where))
            replace_by_text(drawing, OBJECT_GONE)
    for picture in all_of(root, _PIC):
        if _stays(picture, may_keep):
            continue
        ledger.note("picture", _locator(picture, uses, where))
        drawing = _around(picture, _DRAWING)
        remove(picture)
        if drawing is not None and not any(True for _ in drawing.iter(*_PIC, *_SHAPES, *_BOX)):
            replace_by_text(drawing, PICTURE_GONE)


def _stays(holder: Element, may_keep: MayKeep) -> bool:
    ids = _picture_ids(holder)
    for blip in holder.iter(*_BLIP):
        for full in names("r:link"):
            if blip.get(full) is not None:
                del blip.attrib[full]
    return bool(ids) and all(may_keep(id_) for id_ in ids)


def _picture_ids(holder: Element) -> list[str]:
    found = [attribute(blip, "r:embed") for blip in holder.iter(*_BLIP)]
    for image in holder.iter(*_IMAGE_DATA):
        found.append(attribute(image, "r:id") or attribute(image, "r:pict"))
    return [id_ for id_ in found if id_] or ["" for _ in holder.iter(*_BLIP, *_IMAGE_DATA)]


def _vml_pictures(root: Element, ledger: Ledger, uses: Mapping[str, str], where: str, may_keep: MayKeep) -> None:
    for image in all_of(root, _IMAGE_DATA):
        if image.getparent() is None:
            continue
        for name in (f"{_OFFICE}title", f"{_OFFICE}href", "src", "title", *names("r:href")):
            if image.get(name) is not None:
                del image.attrib[name]
        id_ = attribute(image, "r:id") or attribute(image, "r:pict")
        if id_ and may_keep(id_):
            continue
        ledger.note("picture", _locator(image, uses, where))
        pict = _around(image, _PICT)
        remove(image)
        if pict is not None and not any(True for _ in pict.iter(*_BOX, *_IMAGE_DATA, f"{_VML}textpath")):
            replace_by_text(pict, PICTURE_GONE)


def _fills(root: Element, ledger: Ledger, where: str, may_keep: MayKeep) -> None:
    """Take pictures out of the fills of shapes, charts and themes."""
    for fill in all_of(root, _BLIP_FILL):
        if _stays(fill, may_keep):
            continue
        ledger.note("picture in a fill", where)
        plain = like(fill, "solidFill")
        color = like(fill, "schemeClr")
        color.set("val", "phClr" if _around(fill, tags("a:fmtScheme")) is not None else "bg1")
        plain.append(color)
        fill.addprevious(plain)
        remove(fill)
    for fill in all_of(root, _FILLS):
        id_ = attribute(fill, "r:id")
        if id_ and not may_keep(id_):
            ledger.note("picture in a fill", where)
            remove(fill)
            continue
        for name in ("src", f"{_OFFICE}title", f"{_OFFICE}href", f"{_OFFICE}althref"):
            if fill.get(name) is not None:
                del fill.attrib[name]


def _neutral_names(root: Element) -> None:
    """Give shapes names that say what they are and nothing else; alternative text stays."""
    for number, element in enumerate(all_of(root, _NAMED), 1):
        if element.get("name") is not None:
            element.set("name", f"{'Picture' if 'pic' in element.tag.rpartition('}')[0] else 'Object'} {number}")
    renamed: dict[str, str] = {}
    shapes = [element for element in root.iter("*") if element.tag.startswith((_VML, _OFFICE))]
    for element in shapes:
        for name in ("href", "target", "class", f"{_OFFICE}title", f"{_OFFICE}href", f"{_OFFICE}gfxdata"):
            if element.get(name) is not None:
                del element.attrib[name]
        if local(element) == "signatureline":
            for name in list(element.attrib):
                if "suggested" in name or "instructions" in name:
                    del element.attrib[name]
        id_ = element.get("id")
        if id_ and not _ORDINARY_ID.fullmatch(id_):
            renamed[id_] = f"_x0000_n{len(renamed) + 1}"
            element.set("id", renamed[id_])
    if renamed:
        for element in shapes:
            for name in ("type", "ShapeID", f"{_OFFICE}spid"):
                value = element.get(name, "")
                if value.lstrip("#") in renamed:
                    element.set(name, value.replace(value.lstrip("#"), renamed[value.lstrip("#")]))


def _around(element: Element, wanted: frozenset[str]) -> Element | None:
    return next(element.iterancestors(*wanted), None)


def _locator(element: Element, uses: Mapping[str, str], where: str) -> str:
    for inside in element.iter("*"):
        for value in inside.attrib.values():
            if value in uses:
                return uses[value]
    return where
