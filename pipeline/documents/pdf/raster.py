"""Make a PDF of nothing but pictures: the pages of another one, drawn; no text, no object of it is carried over.

For those who insist that nothing lies under what the eye sees. A screen reader cannot read such a file, and each picture says so
in its alternative text.
"""

from __future__ import annotations

import base64
import io
import json
from typing import Any

from pipeline.documents import guard
from pipeline.documents.pdf.reader import open_pages
from pipeline.errors import Damaged, OutputFailed

DOTS_PER_INCH = 200  # fine print of nine points stays legible on paper

# A picture travels inside SVG since Typst takes bytes only as text from outside; it embeds them as they are, in grey.
_TEMPLATE = """
#let given = json(bytes(sys.inputs.content))
#set document(title: given.title, author: (), keywords: (), date: none)
#set text(lang: "en", region: "GB")
#for drawn in given.pages {
  page(width: drawn.width * 1pt, height: drawn.height * 1pt, margin: 0pt,
    image(bytes(drawn.svg), format: "svg", alt: drawn.alt, width: 100%))
}
"""


def rasterise(blob: bytes, *, name: str) -> bytes:
    """Draw every page of a PDF in grey and return a PDF of these pictures; its title is taken over."""
    import typst

    pages = open_pages(blob, name)
    if pages is None:
        raise Damaged(f"“{guard.spoken(name)}” is cut off or damaged.", remedy="Ask the sender for a new copy.")
    title = pages.get_metadata_value("Title") or "Redacted document"
    content = {"title": title, "pages": [_drawn(pages[number], number + 1, len(pages)) for number in range(len(pages))]}
    try:
        made: bytes = typst.compile(
            _TEMPLATE.encode("utf-8"), format="pdf", sys_inputs={"content": json.dumps(content)},
            pdf_standards=["ua-1"],
        )  # fmt: skip
    except typst.TypstError:
        raise OutputFailed(f"“{guard.spoken(name)}” could not be drawn.", remedy="Run again without --raster.") from None
    return made


def _drawn(page: Any, number: int, count: int) -> dict[str, object]:
    width, height = page.get_size()
    picture = page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    packed = base64.b64encode(out.getvalue()).decode("ascii")
    size = f'width="{width}" height="{height}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} '
        f'viewBox="0 0 {width} {height}">'
        f'<image {size} xlink:href="data:image/png;base64,{packed}"/></svg>'
    )
    alt = f"Picture of page {number} of {count}. A screen reader cannot read its words; ask for the version with text."
    return {"width": width, "height": height, "svg": svg, "alt": alt}
