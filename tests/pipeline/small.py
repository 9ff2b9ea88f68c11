"""A small invented case, made by code: two agencies, one IMR, two chronologies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

IMR = (
    ("Heading 1", "Introduction"),
    ("Normal", "This report concerns Odalys Verrick, who died on 14 March 2020. Her husband was Marek Verrick."),
    ("Heading 1", "Analysis of involvement"),
    ("Normal", "Officers did not ask Odalys Verrick about control when they attended on 3 May 2019."),
    ("Normal", "PC 2231 Tranter recorded a DASH score of 11 and shared it with the MARAC."),
    ("Heading 1", "Lessons learnt"),
    ("Normal", "Officers should speak to each person alone."),
    ("Heading 1", "Recommendations"),
    ("List Number", "Example Police should audit the use of the DASH by 31 December 2021."),
)
POLICE = "Date;Time;Event;Action\n03/05/2019;21:15;Neighbour called 999. PC Tranter attended 8 Ferrow Street. Odalys Verrick said her husband had pushed her.;DASH completed\n09/11/2019;;Marek Verrick arrested.;Released\n"
HOUSING = "Date,Details\n3 May 2019,Police told us they attended 8 Ferrow Street after a 999 call.\nearly June 2019,Mrs Verrick asked about a move.\n"
REGISTER = """people:
  - {id: victim, role: victim, name: Odalys Verrick, also: [Odie], born: 1988-07-02, died: 2020-03-14, gender: female, pseudonym: Hannah, chosen_by: family}
  - {id: perpetrator, role: perpetrator, name: Marek Verrick}
places:
  - {id: home, name: 8 Ferrow Street, kind: home, replacement: the family home}
"""


def word(path: Path, paragraphs: Sequence[tuple[str, str]]) -> None:
    import docx

    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))


def make(root: Path) -> Path:
    sources = root / "sources"
    word(sources / "Example Police" / "IMR.docx", IMR)
    (sources / "Example Police" / "chronology.csv").write_bytes(POLICE.encode("cp1252"))
    (sources / "Example Housing").mkdir(parents=True)
    (sources / "Example Housing" / "chron.csv").write_text(HOUSING, encoding="utf-8")
    (root / "register.yaml").write_text(REGISTER, encoding="utf-8")
    (root / "case.yaml").write_text("reference: DHR-1\ndates: {death: 2020-03-14}\n", encoding="utf-8")
    return root


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the case, the lock left out."""
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name != ".dhr.lock" and not p.name.endswith(("-wal", "-shm"))
    }
