"""Build the written case: `python -m samples.build [FOLDER]` (default: beside this file).

Every run gives the same text, and the same bytes with the same versions of the libraries. The gold is written beside the
case folder, never inside: no agency sends it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from samples.kit.cast import Cast
from samples.kit.ledger import Ledger
from samples.kit.printing import Block, chronology_pdf, print_pdf
from samples.kit.register import register_yaml
from samples.kit.rows import lines
from samples.kit.sheets import Workbook, write_csv
from samples.kit.word import WordFile, plain_text
from samples.texts import (
    ambulance,
    hospital,
    housing,
    lantern,
    mental_health,
    people,
    police,
    probation,
    school,
    social_care,
    surgery,
    terms,
)
from samples.texts.case_files import CASE_YAML, CONFLICTS
from samples.texts.stays import ORDINARY, STAYS


def tell(document: WordFile, text: str) -> None:
    """Write a report into a Word file: `#` headings, `*` bullets, `|` lettered lines, `@table`, `@picture`, paragraphs."""
    waiting: list[list[str]] | None = None
    for line in text.strip().splitlines():
        if line.startswith("@table "):
            waiting = [line.removeprefix("@table ").split("|")]
        elif line == "@end" and waiting:
            document.table(waiting, header=len(waiting[0]) > 2)
            waiting = None
        elif waiting is not None:
            waiting.append(line.split("|"))
        elif line.startswith("@picture "):
            document.picture(*line.removeprefix("@picture ").split("|"))
        elif line.startswith("#"):
            document.heading(line.lstrip("# "), line.count("#", 0, 3))
        elif line.startswith("* "):
            document.para(line[2:], "List Bullet")
        elif line.startswith("| "):
            document.para(line[2:].replace(" | ", "  "), "List Number" if line.startswith("| Recommendation") else None)
        elif line.strip():
            document.para(line)


def printed(text: str) -> list[Block]:
    """Read the same small language into blocks for print."""
    blocks = []
    for line in text.strip().splitlines():
        if line.startswith("#"):
            blocks.append(Block("heading", line.lstrip("# "), line.count("#", 0, 3)))
        elif line.startswith(("- ", "+ ")):
            blocks.append(Block("bullet" if line[0] == "-" else "number", line[2:]))
        elif line.strip():
            blocks.append(Block("para", line))
    return blocks


def recommend(ledger: Ledger, file: str, agency: str, text: str, pattern: str) -> None:
    """Note the recommendations of a report: group 1 is the number (it may be empty), group 2 the text."""
    found = re.findall(pattern, text, re.M)
    if not found:
        raise ValueError(f"no recommendation in {file}")
    for number, words in found:
        ledger.recommendation(file, agency, number.strip(), plain_text(words.strip()))


def build_police(ledger: Ledger, root: Path) -> None:
    """Police: a Word IMR with a running header, an Excel chronology with a hidden sheet and a hidden row."""
    folder = f"sources/{people.POLICE}"
    file = f"{folder}/IMR Op Larchmere v3 FINAL.docx"
    ledger.document(file, "imr", people.POLICE, author="Olwen Tranter", signed="2022-02-18")
    report = WordFile(ledger, file, font="Calibri")
    report.core(author="Olwen Tranter", title="IMR {victim:Pryce} homicide v3", subject="Abena Pryce", last_modified_by="O. Tranter",
                keywords="DHR; {perpetrator:PRYCE}; Cinder Lane", comments="Template from the 2018 review")  # fmt: skip
    report.custom("Operation", "Larchmere")
    report.custom("Nominal", "PRYCE, Darren {DOB@perpetrator:02/06/1986}")
    report.header("WESSMOOR POLICE  OFFICIAL-SENSITIVE  IMR re Abena PRYCE")
    report.footer("DS Tranter, Review Team, {EMAIL:olwen.tranter@wessmoor.police.example}  Page 1")
    report.heading("Wessmoor Police Individual Management Review", 1)
    report.table(police.IMR_COVER, header=False)
    tell(report, police.IMR)
    report.save(root / file)
    recommend(ledger, file, people.POLICE, police.IMR, r"^(\d)\. (Wessmoor Police .*)$")

    file = f"{folder}/Chronology WP.xlsx"
    ledger.document(file, "chronology", people.POLICE)
    book = Workbook(ledger, file)
    book.core(
        creator="Olwen Tranter",
        lastModifiedBy="olwen.tranter",
        title="Chronology Op Larchmere",
        description="Nominals on sheet 2: {victim+perpetrator:Pryce}",
    )
    sheet = book.sheet("Chronology")
    book.write(
        sheet, 1, ["Wessmoor Police: chronology for the Domestic Homicide Review into the death of Abena Pryce"], bold=True
    )
    book.write(
        sheet, 2, ["Times are 24 hour. Officers to be anonymised by the report author. Abbreviations: AP victim, DP husband."]
    )
    rows = lines(police.CHRONOLOGY, police.CHRONOLOGY_COLUMNS)
    book.chronology(sheet, 4, people.POLICE, police.CHRONOLOGY_HEADINGS, police.CHRONOLOGY_COLUMNS, rows)
    book.widths(sheet, 12, 9, 22, 24, 60, 45, 40)
    book.note(sheet, "E5", "O. Tranter", "Mrs Akhtar lives at number 25. Statement taken by DC Fairclough.")
    sheet.freeze_panes = "A5"
    hidden = book.sheet("Nominals", hidden=True)
    for number, row in enumerate(police.NOMINALS, start=1):
        book.write(hidden, number, row, bold=number == 1)
    book.save(root / file)


def build_surgery(ledger: Ledger, root: Path) -> None:
    """Surgery: a CSV in a Windows code page with semicolons, a short Word IMR."""
    folder = f"sources/{people.SURGERY}"
    file = f"{folder}/emis_export_chronology.csv"
    ledger.document(file, "chronology", people.SURGERY)
    write_csv(ledger, file, root / file, people.SURGERY, surgery.CHRONOLOGY_HEADINGS, surgery.CHRONOLOGY_COLUMNS,
              lines(surgery.CHRONOLOGY, surgery.CHRONOLOGY_COLUMNS))  # fmt: skip
    file = f"{folder}/Primary care IMR.docx"
    ledger.document(file, "imr", people.SURGERY, author="Harriet Vosper", signed="2022-03-03")
    report = WordFile(ledger, file, font="Times New Roman", size=11.5)
    report.core(author="Harriet Vosper", title="Primary care IMR", last_modified_by="Practice Manager, Millrace Surgery")
    report.header("{ODS:Y98417}  Primary care review  Confidential patient information")
    tell(report, surgery.IMR)
    report.save(root / file)
    recommend(ledger, file, people.SURGERY, surgery.IMR, r"^(GP\d)\|([^|]*)")


def build_hospital(ledger: Ledger, root: Path) -> None:
    """Hospital trust: the Chronolator form in landscape, and an IMR with a genogram."""
    folder = f"sources/{people.HOSPITAL}"
    file = f"{folder}/WUHT Chronology.docx"
    ledger.document(file, "chronology", people.HOSPITAL)
    form = WordFile(ledger, file, font="Arial", size=9, landscape=True)
    form.core(author="Safeguarding Team", title="Internal chronology", subject="A. {victim:Pryce}")
    form.header("Internal chronology  Subject: {victim:Pryce A}, unit no {HOSPITAL@victim:4471902}")
    form.heading("Internal Chronology (acute, maternity, health visiting)", 1)
    form.para(
        "Glossary: HV health visitor, ED emergency department, CAD ambulance log, # clinic fracture clinic. No contact between November 2018 and February 2019."
    )
    form.chronology(people.HOSPITAL, hospital.CHRONOLOGY_HEADINGS, hospital.CHRONOLOGY_COLUMNS,
                    lines(hospital.CHRONOLOGY, hospital.CHRONOLOGY_COLUMNS), widths=(2.3, 1.6, 2.2, 3.4, 8.6, 5.6, 1.8))  # fmt: skip
    form.save(root / file)
    file = f"{folder}/IMR acute and maternity.docx"
    ledger.document(file, "imr", people.HOSPITAL, author="Maeve Corrigan", signed="2022-02-25")
    report = WordFile(ledger, file, font="Verdana", size=10)
    report.core(author="Maeve Corrigan", title="IMR", last_modified_by="Maeve Corrigan", category="Safeguarding")
    report.footer("Wessmoor University Hospitals NHS Foundation Trust  Sister Corrigan  version 4")
    tell(report, hospital.IMR)
    report.save(root / file)
    recommend(ledger, file, people.HOSPITAL, hospital.IMR, r"^\| Recommendation (\d)\. (.*)$")


def build_housing(ledger: Ledger, root: Path) -> None:
    """Housing: an Excel chronology with merged year banners and headings again half-way, and a report in numbered paragraphs."""
    folder = f"sources/{people.HOUSING}"
    file = f"{folder}/cvh timeline (2).xlsx"
    ledger.document(file, "chronology", people.HOUSING)
    book = Workbook(ledger, file)
    book.core(creator="T Bickerstaff", lastModifiedBy="Joy Tandoh", title="timeline")
    sheet = book.sheet("Sheet1")
    book.write(sheet, 1, ["CVH timeline: 27 Cinder Lane, Staunholme {POSTCODE:WM4 7TJ}"], bold=True)
    sheet.merge_cells("A1:G1")
    book.write(sheet, 2, ["Before separation"])
    sheet.merge_cells("A2:G2")
    rows = lines(housing.CHRONOLOGY, housing.CHRONOLOGY_COLUMNS)
    after = book.chronology(sheet, 3, people.HOUSING, housing.CHRONOLOGY_HEADINGS, housing.CHRONOLOGY_COLUMNS, rows[:8])
    book.write(sheet, after, ["After separation"])
    sheet.merge_cells(f"A{after}:G{after}")
    last = book.chronology(sheet, after + 1, people.HOUSING, housing.CHRONOLOGY_HEADINGS, housing.CHRONOLOGY_COLUMNS, rows[8:])
    book.write(sheet, last + 1, ["Compiled by T Bickerstaff 10/1/22. Anything marked ? is from memory."])
    book.widths(sheet, 20, 22, 20, 10, 60, 40, 34)
    book.save(root / file)
    file = f"{folder}/IMR report CVH.docx"
    ledger.document(file, "imr", people.HOUSING, author="Joy Tandoh", signed="2022-03-11")
    report = WordFile(ledger, file, font="Trebuchet MS", size=11)
    report.core(author="Joy Tandoh", title="CVH report", last_modified_by="P Trewhella")
    report.footer("Corven Valley Homes  {HOUSING:CVH0099417}")
    tell(report, housing.REPORT)
    report.save(root / file)
    recommend(ledger, file, people.HOUSING, housing.REPORT, r"that \((i+)\) (.*?)(?=; (?:and )?that \(|\.$)")


def build_social_care(ledger: Ledger, root: Path) -> None:
    """Social care: a Word chronology whose headings come again and whose rows run on, and an IMR."""
    folder = f"sources/{people.SOCIAL_CARE}"
    file = f"{folder}/CSC chronology KP EP.docx"
    ledger.document(file, "chronology", people.SOCIAL_CARE)
    form = WordFile(ledger, file, font="Arial", size=9, landscape=True)
    form.core(author="Petra Novak", title="Chronology Kofi and Esi Pryce")
    form.heading("Chronology for DHR: KP and EP", 2)
    form.chronology(people.SOCIAL_CARE, social_care.CHRONOLOGY_HEADINGS, social_care.CHRONOLOGY_COLUMNS,
                    lines(social_care.CHRONOLOGY, social_care.CHRONOLOGY_COLUMNS), repeat=9, banner={13: "2020 (pandemic year)"},
                    widths=(2.6, 3.2, 2.2, 10, 5.6, 1.8))  # fmt: skip
    form.save(root / file)
    file = f"{folder}/CSC IMR (NOVAK).docx"
    ledger.document(file, "imr", people.SOCIAL_CARE, author="Petra Novák", signed="2022-03-09")
    report = WordFile(ledger, file, font="Georgia", size=11)
    report.core(author="Petra Novák", title="IMR Children's Social Care", keywords="Kofi; Esi", last_modified_by="Lorna Achebe")
    report.header("Corvendale Children's Social Care  CONFIDENTIAL")
    report.footer("{kofi+esi:Pryce} children  Liquidlogic {CASEREF:9900417}")
    tell(report, social_care.IMR)
    report.save(root / file)
    recommend(ledger, file, people.SOCIAL_CARE, social_care.IMR, r"^(CSC \d)\|([^|]*)")


def build_probation(ledger: Ledger, root: Path) -> None:
    """Probation: both as PDF, the chronology a table over several pages."""
    folder = f"sources/{people.PROBATION}"
    file = f"{folder}/Probation IMR.pdf"
    ledger.document(file, "imr", people.PROBATION, author="Yvonne Braithwaite", signed="2022-03-04")
    print_pdf(ledger, file, root / file, printed(probation.IMR_PARTS), title="IMR {perpetrator:Pryce D}", author="Yvonne Braithwaite",
              header="OFFICIAL-SENSITIVE  CRN {PRISON@perpetrator:X204417}", footer="The Probation Service, Wessmoor Delivery Unit")  # fmt: skip
    recommend(ledger, file, people.PROBATION, probation.IMR_PARTS, r"^(\+) (.*)$")
    file = f"{folder}/Probation chronology.pdf"
    ledger.document(file, "chronology", people.PROBATION)
    before = [
        Block("heading", "Chronology of contact: Darren Pryce", 1),
        *(Block("para", note) for note in probation.CHRONOLOGY_NOTES),
    ]
    chronology_pdf(ledger, file, root / file, people.PROBATION, probation.CHRONOLOGY_HEADINGS, probation.CHRONOLOGY_COLUMNS,
                   lines(probation.CHRONOLOGY, probation.CHRONOLOGY_COLUMNS), before, widths=("2.6cm", "1.6cm", "3.4cm", "1fr", "2cm", "6cm"),
                   title="Probation chronology", author="Y Braithwaite", header="OFFICIAL-SENSITIVE", footer="nDelius extract", size=13)  # fmt: skip


def build_lantern(ledger: Ledger, root: Path) -> None:
    """Domestic abuse service: one Word file that is review and chronology."""
    file = f"sources/{people.LANTERN}/Lantern IMR and chronology.docx"
    ledger.document(file, "both", people.LANTERN, author="Marguerite Foy", signed="2022-02-28")
    report = WordFile(ledger, file, font="Candara", size=12)
    report.core(
        author="Marguerite Foy", title="Abena", last_modified_by="Simone Duquesne", comments="Beacon House address removed"
    )
    report.footer("Lantern  not for circulation")
    tell(report, lantern.IMR)
    report.heading("Chronology of our contact", 1)
    report.chronology(people.LANTERN, lantern.CHRONOLOGY_HEADINGS, lantern.CHRONOLOGY_COLUMNS,
                      lines(lantern.CHRONOLOGY, lantern.CHRONOLOGY_COLUMNS), widths=(2.6, 2.2, 2.4, 6.4, 3.6))  # fmt: skip
    report.save(root / file)
    recommend(ledger, file, people.LANTERN, lantern.IMR, r"Recommendation ([A-C]): (.*?\.)(?= Recommendation|$)")


def build_mental_health(ledger: Ledger, root: Path) -> None:
    """Mental health trust: IMR, and a chronology with the event reference first."""
    folder = f"sources/{people.MENTAL_HEALTH}"
    file = f"{folder}/GONHSFT IMR D Pryce.docx"
    ledger.document(file, "imr", people.MENTAL_HEALTH, author="Ifeoma Uche", signed="2022-03-07")
    report = WordFile(ledger, file, font="Arial", size=11)
    report.core(author="Ifeoma Uche", title="Individual Management Review", last_modified_by="Dr Uche's secretary")
    report.header("Greenbank and Orrin NHS Foundation Trust   RiO {HOSPITAL@perpetrator:RiO 2204417}")
    tell(report, mental_health.IMR)
    report.save(root / file)
    recommend(ledger, file, people.MENTAL_HEALTH, mental_health.IMR, r"^\| (R\d) \| (.*)$")
    file = f"{folder}/Appendix 1 chronology.docx"
    ledger.document(file, "chronology", people.MENTAL_HEALTH)
    form = WordFile(ledger, file, font="Arial", size=9, landscape=True)
    form.core(author="Ifeoma Uche")
    form.heading("Appendix 1: chronology of the Trust's contact with Darren Pryce", 1)
    form.chronology(people.MENTAL_HEALTH, mental_health.CHRONOLOGY_HEADINGS, mental_health.CHRONOLOGY_COLUMNS,
                    lines(mental_health.CHRONOLOGY, mental_health.CHRONOLOGY_COLUMNS), widths=(1.4, 3, 1.6, 3.4, 9, 3.2, 4))  # fmt: skip
    form.save(root / file)


def build_school(ledger: Ledger, root: Path) -> None:
    """School: the safeguarding log in Word and the head teacher's letter."""
    folder = f"sources/{people.SCHOOL}"
    file = f"{folder}/safeguarding log Kofi P.docx"
    ledger.document(file, "chronology", people.SCHOOL)
    form = WordFile(ledger, file, font="Comic Sans MS", size=10)
    form.core(author="JPe", title="Log for Kofi")
    form.heading("St Aldric's safeguarding log (typed from CPOMS)", 2)
    form.chronology(
        people.SCHOOL, school.CHRONOLOGY_HEADINGS, school.CHRONOLOGY_COLUMNS, lines(school.CHRONOLOGY, school.CHRONOLOGY_COLUMNS)
    )
    form.save(root / file)
    file = f"{folder}/letter to chair.docx"
    ledger.document(file, "letter", people.SCHOOL, author="Angharad Voyle", signed="2022-01-11")
    letter = WordFile(ledger, file, font="Garamond", size=12)
    letter.core(author="Angharad Voyle", title="Letter")
    tell(
        letter,
        re.sub(
            r"office@staldrics\.example",
            "{EMAIL:office@staldrics.example}",
            re.sub(r"01632 960733", "{PHONE:01632 960733}", school.LETTER),
        ),
    )
    letter.save(root / file)
    recommend(ledger, file, people.SCHOOL, school.LETTER, r"(?:We|we) (recommend) that ([^.]*\.)")


def build_ambulance(ledger: Ledger, root: Path) -> None:
    """Ambulance service: a CSV export in UTF-8 and a statement as PDF."""
    folder = f"sources/{people.AMBULANCE}"
    file = f"{folder}/cad_extract.csv"
    ledger.document(file, "chronology", people.AMBULANCE)
    write_csv(ledger, file, root / file, people.AMBULANCE, ambulance.CHRONOLOGY_HEADINGS, ambulance.CHRONOLOGY_COLUMNS,
              lines(ambulance.CHRONOLOGY, ambulance.CHRONOLOGY_COLUMNS), encoding="utf-8-sig", delimiter=",")  # fmt: skip
    file = f"{folder}/statement S Lisle.pdf"
    ledger.document(file, "statement", people.AMBULANCE, author="Stephen Lisle", signed="2022-01-21")
    print_pdf(ledger, file, root / file, printed(ambulance.STATEMENT), title="Statement", author="Stephen Lisle",
              header="South Wessmoor Ambulance Service NHS Trust", font="DejaVu Sans Mono", size=9)  # fmt: skip
    recommend(
        ledger, file, people.AMBULANCE, ambulance.STATEMENT, r"^()(South Wessmoor Ambulance Service NHS Trust should .*?\.)"
    )


def build_terms(ledger: Ledger, root: Path) -> None:
    """The partnership's own terms of reference, with the real names that often survive into print."""
    file = "sources/Safer Staunholme Partnership/Terms of reference v2.docx"
    ledger.document(file, "other", "Safer Staunholme Partnership")
    document = WordFile(ledger, file, font="Arial", size=11)
    document.core(author="Alistair Rose", title="ToR DHR Abena Pryce")
    tell(document, terms.TERMS)
    document.save(root / file)


BUILDERS = (build_police, build_surgery, build_hospital, build_housing, build_social_care, build_probation, build_lantern,
            build_mental_health, build_school, build_ambulance, build_terms)  # fmt: skip


def build(out: Path, builders: Sequence[object] = BUILDERS) -> Path:
    """Build the case into `out/<case>` and its gold beside it; return the case folder."""
    ledger = Ledger(Cast(people.CASE, people.ENTITIES, STAYS, ORDINARY))
    root = out / people.CASE
    for builder in builders:
        builder(ledger, root)  # type: ignore[operator]
    for name, text in (("case.yaml", CASE_YAML), ("register.yaml", register_yaml(people.ENTITIES))):
        (root / name).write_text(ledger.place(text, name, "settings", name), encoding="utf-8", newline="\n")
    gold = ledger.gold(
        conflicts=CONFLICTS, notes="Made by samples/build.py; see samples/README.md for the meaning of each field."
    )
    text = json.dumps(gold, ensure_ascii=False, indent=1)
    (out / f"{people.CASE}.gold.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return root


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent))
