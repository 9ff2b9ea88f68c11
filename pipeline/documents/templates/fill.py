"""Fill a Word template with docxtpl, in a sandbox that refuses what the template must not do.

Text from the sources never passes through the template engine: the engine sees marks, and `controls` puts the exact text
in their place. So braces, ampersands and angle brackets of a source are what they are.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.errors import DhrError, SettingInvalid

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAME = re.compile(
    r"'([^']+)' (?:is undefined|has no attribute)|has no attribute '([^']+)'|no (?:filter|test) named "
    r"'([^']+)'|'(\w+)' is undefined"
)
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$")


def fill(template: Path, context: Mapping[str, Any]) -> bytes:
    """Render a template; raises `SettingInvalid` with its place for an unknown variable, bad syntax or forbidden code."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        document = DocxTemplate(io.BytesIO(template.read_bytes()))
        document.render(dict(context), environment, autoescape=True)
        out = io.BytesIO()
        document.save(out)
    except DhrError:
        raise
    except TemplateError as error:
        raise _refusal(template, error) from None
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        raise SettingInvalid(
            f"The template {template.name} cannot be read or filled.",
            remedy="Save it again in Word as .docx, or use the one that ships.",
        ) from None
    return out.getvalue()


def _refusal(template: Path, error: Exception) -> SettingInvalid:
    from jinja2 import TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    message = str(error)
    match = _NAME.search(message)
    name = next((group for group in match.groups() if group), "") if match else ""
    if "dict object" in name or "object" in name.split():
        name = re.findall(r"'([^']+)'", message)[-1]
    place = _place(template, name)
    if isinstance(error, SecurityError):
        return SettingInvalid(
            f"The template {template.name}{place} tries to reach what a template must not.",
            remedy="Remove that code from the template.",
        )
    if isinstance(error, TemplateSyntaxError):
        return SettingInvalid(
            f"The template {template.name} holds a placeholder that cannot be read: {message.splitlines()[0]}",
            remedy="Compare it with the one that ships.",
        )
    return SettingInvalid(
        f"The template {template.name}{place} names “{name or 'something'}”, which is not known.",
        remedy="The names a template may use are listed in report_templates/README.md.",
    )


def _place(template: Path, name: str) -> str:
    """Say in which part and paragraph of a template a name stands."""
    if not name:
        return ""
    word = re.compile(rf"\b{re.escape(name)}\b")
    with zipfile.ZipFile(template) as package:
        for part in sorted(package.namelist(), key=lambda part: (not part.endswith("document.xml"), part)):
            if not _PARTS.match(part):
                continue
            root = etree.fromstring(package.read(part))
            for number, paragraph in enumerate(root.iter(f"{{{W}}}p"), 1):
                text = "".join(t.text or "" for t in paragraph.iter(f"{{{W}}}t"))
                if word.search(text) and ("{{" in text or "{%" in text):
                    where = "" if part.endswith("document.xml") else f" of the {part.rpartition('/')[2].removesuffix('.xml')}"
                    return f", paragraph {number}{where},"
    return ""
