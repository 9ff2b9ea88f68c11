"""Put a generated case into files: reports in four outlines, chronologies in ten forms, settings, register, gold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from random import Random

from samples.generator.grammar import Speaker
from samples.generator.phrases import AGENCIES, COMMON, STAYS
from samples.generator.story import FEATURES, Story, Told, tell_story
from samples.generator.world import Agency, World, make_world
from samples.kit.cast import Cast, Stay
from samples.kit.ledger import Ledger
from samples.kit.marks import plain
from samples.kit.printing import Block, chronology_pdf, print_pdf
from samples.kit.register import register_yaml
from samples.kit.rows import Line
from samples.kit.sheets import Workbook, write_csv
from samples.kit.word import WordFile

OUTLINES: tuple[dict[str, str], ...] = (
    {"introduction": "1. Introduction", "family": "2. Family composition", "terms": "3. Terms of reference", "method": "4. Methodology",
     "analysis": "5. Analysis of involvement", "good": "6. Good practice", "lessons": "7. Lessons learned", "recs": "8. Recommendations", "sign": "9. Sign-off"},
    {"introduction": "PART ONE: WHO WE ARE", "family": "PART TWO: THE PEOPLE", "terms": "PART THREE: WHAT WE WERE ASKED", "method": "PART FOUR: HOW THE REVIEW WAS DONE",
     "analysis": "PART FIVE: WHAT HAPPENED AND WHY", "good": "PART SIX: WHAT WENT WELL", "lessons": "PART SEVEN: WHAT WE HAVE LEARNT", "recs": "PART EIGHT: SINGLE AGENCY RECOMMENDATIONS", "sign": "ENDORSEMENT"},
    {"introduction": "Background", "family": "Details of victim, partner and family", "terms": "Scope and key lines of enquiry", "method": "Sources of information",
     "analysis": "Critical analysis of practice", "good": "Effective practice", "lessons": "Learning", "recs": "Actions recommended", "sign": "Senior manager sign off"},
    {"introduction": "Section A  Introduction", "family": "Section B  Genogram and household", "terms": "Section C  Terms of reference", "method": "Section D  Method and interviews",
     "analysis": "Section E  Analysis against the terms of reference", "good": "Section F  Notable practice", "lessons": "Section G  Lessons", "recs": "Section H  Recommendations", "sign": "Section I  Quality assurance"},
)  # fmt: skip
FONTS = ("Arial", "Calibri", "Times New Roman", "Verdana", "Georgia", "Tahoma")
PRINTED = frozenset({"hospital", "dwp"})  # whose reports come as PDF


def generate_case(out: Path, *, seed: int, imrs: int, words: int, rows: int) -> Path:
    """Generate the case; see `samples.generator.generate`."""
    if not 1 <= imrs <= 10:
        raise ValueError("1 to 10 IMRs")
    rng = Random(seed)
    world = make_world(rng, imrs)
    case = f"generated-{seed}"
    stays = tuple(Stay(text, reason) for reason, texts in STAYS.items() for text in texts)
    ordinary = frozenset(e.name.split()[0].lower() for e in world.entities if e.id in ("friend", "neighbour", "colleague"))
    ledger = Ledger(Cast(case, tuple(world.entities), stays, ordinary))
    speakers = {a.kind: Speaker(world, rng, {**COMMON, **AGENCIES[a.kind], "agency": (a.name,)}, a.kind) for a in world.agencies}
    story = tell_story(world, rng, speakers, rows)
    root = out / case
    contradictions: list[dict[str, str]] = []
    for number, agency in enumerate(world.agencies):
        writer = Writer(ledger, root, world, agency, speakers[agency.kind], rng, number)
        writer.report(words, story)
        writer.chronology(story.rows[agency.kind])
        contradictions += writer.contradictions
    (root / "case.yaml").write_text(
        ledger.place(_case_yaml(world, seed), "case.yaml", "settings", "case.yaml"), encoding="utf-8", newline="\n"
    )
    text = ledger.place(register_yaml(world.entities), "register.yaml", "settings", "register.yaml")
    (root / "register.yaml").write_text(text, encoding="utf-8", newline="\n")
    _write_gold(out, case, ledger, story, world, contradictions)
    return root


def _write_gold(out: Path, case: str, ledger: Ledger, story: Story, world: World, contradictions: list[dict[str, str]]) -> None:
    names = {a.kind: a.name for a in world.agencies}
    conflicts = [
        {"event": c["event"], "field": c["field"], "values": {names[k]: plain(v) for k, v in c["values"].items()}}  # type: ignore[attr-defined]
        for c in story.conflicts
    ]
    gold = ledger.gold(conflicts=conflicts, notes="Made by samples.generator; see samples/README.md.")
    gold["contradictions"] = contradictions
    gold["must_stay"] = [stay for stay in gold["must_stay"] if stay["where"]]
    (out / f"{case}.gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _case_yaml(world: World, seed: int) -> str:
    quoted = json.dumps
    kept = {e.id: e for e in world.entities if not e.must_hide and e.kind == "person"}
    panel = "\n".join(
        f"  - {{name: {quoted(e.name, ensure_ascii=False)}, title: {quoted(e.title)}, agency: {quoted(e.agency)}}}"
        for i, e in kept.items()
        if i.startswith("panel")
    )
    return (
        f"# A generated case (seed {seed}): nobody and no place in it is real.\nreference: GEN-{seed:04d}\ncsp: {world.region} Community Safety Partnership\n"
        "edition: ho-2016\nkind: suicide\n"
        f"chair: {{name: {quoted(kept['chair'].name, ensure_ascii=False)}, credentials: Independent of every agency of this review.}}\n"
        f"author: {{name: {quoted(kept['author'].name, ensure_ascii=False)}, credentials: Independent author.}}\npanel:\n{panel}\n"
        "dates: {death: 2020-09-06, notified: 2020-09-08, decided: 2020-10-05, scope_from: 2015-01-01, scope_to: 2020-09-06}\nkey_lines:\n"
        "  - {id: K1, text: 'How were suicide risk and domestic abuse assessed together?'}\n  - {id: K2, text: 'Was economic abuse recognised?'}\n"
        "  - {id: K3, text: 'Was the victim seen alone?'}\npolicy: publication\n"
    )


class Writer:
    """Writes one agency's report and chronology in that agency's form."""

    def __init__(
        self, ledger: Ledger, root: Path, world: World, agency: Agency, speaker: Speaker, rng: Random, number: int
    ) -> None:
        self.ledger, self.root, self.world, self.agency, self.speaker, self.rng = ledger, root, world, agency, speaker, rng
        self.folder = f"sources/{agency.name}"
        self.outline = OUTLINES[number % len(OUTLINES)]
        self.font = FONTS[number % len(FONTS)]
        self.chance = Random(f"{world.region} {agency.kind}")  # of its own: planting changes nothing else of the case
        self.contradictions: list[dict[str, str]] = []

    # --- report ------------------------------------------------------------------------------------------------------

    def _blocks(self, words: int, happenings: list[Told]) -> list[Block]:
        """Return the report as headings, paragraphs, lists and tables."""
        grow, rng, o = self.speaker.grow, self.rng, self.outline
        author = f"{{{self.world.staff[self.agency.kind][-1]}:{self._author()}}}"
        blocks = [
            Block("heading", f"Individual Management Review: {self.agency.name}", 1),
            Block("heading", o["introduction"], 2),
            Block("para", grow(f"This report was written by {author} about the contact of <agency> with <@victim>, who died at <@flat> on {{DOD:6 September 2020}}, with <hers> partner <@perpetrator>, and with the children.")),
            Block("para", grow("The author has had no involvement with the family and has not managed anybody who has.")),
            Block("heading", o["family"], 2),
            Block("table", rows=self._family_table()),
            Block("heading", o["terms"], 2),
            Block("para", grow("The period is 1 January 2015 to {DOD:6 September 2020}. (a) How were suicide risk and abuse of <@victim> assessed? (b) Was information shared? (c) Were <@child1> and <@child2> heard?")),
            Block("heading", o["method"], 2),
            Block("para", grow("Records were read and <@worker> and <@worker> were interviewed in November 2020. <@friend>, a friend, wrote to the chair. Contact details: <#EMAIL>, <#PHONE>.")),
            Block("heading", o["analysis"], 2),
        ]  # fmt: skip
        written = sum(len(b.text.split()) for b in blocks)
        since = 0
        told = iter(happenings)
        while written < words * 0.9:
            if since > 700:
                blocks.append(
                    Block(
                        "heading",
                        grow(
                            rng.choice(
                                (
                                    "The year to <month>",
                                    "<team> and information sharing",
                                    "Contact around <month>",
                                    "Risk and its recording",
                                )
                            )
                        ),
                        3,
                    )
                )
                since = 0
            paragraph = " ".join(grow("<analysis>") for _ in range(rng.randint(3, 6)))
            row = next(told, None) if rng.random() < 0.5 else None
            if row:
                told_day, told_text = self._retold(row)
                paragraph = f"The record for {told_day.day} {told_day:%B %Y} reads: {told_text} {paragraph}"
            blocks.append(Block("para", paragraph))
            count = len(paragraph.split())
            written, since = written + count, since + count
        blocks += [
            Block("heading", o["good"], 2),
            Block("para", grow("<@worker> stayed on the telephone for an hour in <month>. <decoy>")),
            Block("heading", o["lessons"], 2),
        ]
        blocks += [Block("bullet", lesson) for lesson in rng.sample(COMMON["lesson"], 3)]
        return blocks + self._recommendations() + [
            Block("heading", o["sign"], 2), Block("para", grow("Approved by the responsible director on 12 February 2021. <@imr-author>.")),
        ]  # fmt: skip

    def _retold(self, row: Told) -> tuple[dt.date, str]:
        """Return day and words under which the report tells a row of its own chronology: now and then not those of the row."""
        if self.chance.random() < 0.6:
            return row.day, row.text
        file = self._report_file()
        for name in ("injury", "children_present", "outcome"):
            plain_ones = [value for value in FEATURES[name] if "<" not in value]
            held = next((value for value in plain_ones if value in row.text), None)
            if held and self.chance.random() < 0.6:
                other = self.chance.choice([value for value in plain_ones if value != held])
                self.contradictions.append({"file": file, "field": name, "narrative": other, "chronology": held})
                return row.day, row.text.replace(held, other, 1)
        day = row.day + dt.timedelta(days=self.chance.choice((-4, -2, -1, 1, 3, 5)))
        self.contradictions.append(
            {"file": file, "field": "date", "narrative": f"{day.day} {day:%B %Y}", "chronology": row.written}
        )
        return day, row.text

    def _author(self) -> str:
        return next(e.name for e in self.world.entities if e.id == self.world.staff[self.agency.kind][-1])

    def _family_table(self) -> tuple[tuple[str, ...], ...]:
        world = self.world
        name = {e.id: e.name for e in world.entities}
        return (
            ("Name", "Relationship", "Date of birth", "Address"),
            (f"{{victim:{name['victim']}}}", "Victim", "{DOB@victim:19/05/1985}", f"{{home:{name['home']}}}, {name['town']} {world.identifier('POSTCODE', '', self.rng)}"),
            (f"{{perpetrator:{name['perpetrator']}}}", "Partner", "{DOB@perpetrator:27/11/1982}", "as above"),
            (f"{{child1:{name['child1']}}}", "Child", "{DOB@child1:08/03/2009}", f"{name['school']}"),
            (f"{{child2:{name['child2']}}}", "Child", "{DOB@child2:21/12/2014}", ""),
            (f"{{mother:{name['mother']}}}", "Mother", "", name["village"]),
        )  # fmt: skip

    def _recommendations(self) -> list[Block]:
        found = list(dict.fromkeys(self.speaker.grow("<rec>") for _ in range(self.rng.randint(3, 5))))
        form = self.rng.choice(("list", "table", "inline"))
        file = self._report_file()
        for number, text in enumerate(found, start=1):
            self.ledger.recommendation(
                file, self.agency.name, {"list": "", "table": f"R{number}", "inline": str(number)}[form], text
            )
        blocks = [Block("heading", self.outline["recs"], 2)]
        if form == "list":
            return blocks + [Block("number", text) for text in found]
        if form == "table":
            table = (
                ("No.", "Recommendation", "Lead", "Target"),
                *((f"R{n}", text, "Head of service", "see text") for n, text in enumerate(found, start=1)),
            )
            return [*blocks, Block("table", rows=table)]
        return [*blocks, Block("para", " ".join(f"Recommendation {n}: {text}" for n, text in enumerate(found, start=1)))]

    def _report_file(self) -> str:
        return f"{self.folder}/IMR {self.agency.kind} final.{'pdf' if self.agency.kind in PRINTED else 'docx'}"

    def report(self, words: int, story: Story) -> None:
        """Write the report; the domestic abuse service's holds its chronology too."""
        file, blocks = self._report_file(), self._blocks(words, [row for row in story.rows[self.agency.kind] if row.event])
        self.ledger.document(
            file, "both" if self.agency.kind == "dvs" else "imr", self.agency.name, author=self._author(), signed="2021-02-12"
        )
        author = self.world.say(self.world.staff[self.agency.kind][-1], self.rng)
        marking = self.rng.choice(("OFFICIAL-SENSITIVE", "RESTRICTED", "CONFIDENTIAL: not for circulation"))
        if self.agency.kind in PRINTED:
            print_pdf(self.ledger, file, self.root / file, blocks, title="Individual Management Review", author=author,
                      header=f"{marking}  {self.world.say('victim', self.rng)}", footer=self.agency.name)  # fmt: skip
            return
        report = WordFile(self.ledger, file, font=self.font)
        report.core(
            author=author,
            title=f"IMR {self.world.say('victim', self.rng)}",
            last_modified_by=self.world.say(self.world.staff[self.agency.kind][0], self.rng),
        )
        report.header(f"{marking}   {self.world.say('victim', self.rng)}")
        report.footer(f"{self.agency.name}   {self.speaker.grow('<#EMAIL>')}")
        hiding = iter(self._hiding_places())
        for block in blocks:
            if block.kind == "heading":
                report.heading(block.text, block.level)
            elif block.kind == "table":
                report.table(block.rows)
            else:
                extra = next(hiding, "") if block.kind == "para" and len(block.text) > 300 and self.rng.random() < 0.5 else ""
                report.para(block.text + extra, {"bullet": "List Bullet", "number": "List Number"}.get(block.kind))
        if self.agency.kind == "dvs":
            report.heading("Appendix: chronology", 1)
            self._word_table(report, story.rows["dvs"])
        report.save(self.root / file)

    def _hiding_places(self) -> list[str]:
        grow = self.speaker.grow
        places = [
            grow("[[fn:Interview with <@worker>, notes kept in <#CASEREF>.]]"), grow("[[c:") + grow("<@imr-author>") + "|" + grow("Check with <@mother> before this goes out.]]"),
            "[[ins:" + grow("<@imr-author>") + "|" + grow(" <@victim> asked twice.]]"), "[[del:" + grow("<@imr-author>") + "|" + grow(" <@neighbour> was blamed.]]"),
            grow("[[box:Duty number <#PHONE>, ask for <@worker>.]]"), grow(" [[hid:<@worker> disputes this.]]"),
        ]  # fmt: skip
        self.rng.shuffle(places)
        return places

    # --- chronology --------------------------------------------------------------------------------------------------

    def chronology(self, rows: list[Told]) -> None:
        """Write the chronology in the agency's own form."""
        forms: dict[str, Callable[[list[Told]], None]] = {
            "police": self._police, "gp": self._gp, "mh": self._word, "dvs": lambda rows: None, "housing": self._housing, "hospital": self._hospital,
            "asc": self._word, "substance": self._word, "college": self._college, "dwp": self._dwp,
        }  # fmt: skip
        forms[self.agency.kind](rows)

    def _lines(self, columns: tuple[str, ...], rows: list[Told]) -> list[Line]:
        made = []
        for number, row in enumerate(rows, start=1):
            cells = {"ref": str(number), "date": row.written, "time": row.time, "text": row.text, "action": row.action, "seen": row.seen, "people": row.person,
                     "agency": self.agency.name, "source": self.rng.choice(("case notes", "e-mail", "log", "letter", "telephone note")), "end": "", "recorded": row.written}  # fmt: skip
            made.append(Line(tuple(cells[c] for c in columns), row.edtf, row.event, problem=row.problem))
            if row.continued:
                made.append(Line(tuple(row.continued if c == "text" else "" for c in columns), None, continues=True))
        return made

    def _police(self, rows: list[Told]) -> None:
        file = f"{self.folder}/Chronology.xlsx"
        self.ledger.document(file, "chronology", self.agency.name)
        columns = ("date", "time", "text", "people", "action", "seen")
        headings = ("Date of Event", "Time", "Incident Details", "Officer", "Outcome", "Victim seen?")
        book = Workbook(self.ledger, file)
        book.core(creator=self.world.say(self.world.staff["police"][-1], self.rng), title="Chronology")
        made = self._lines(columns, rows)
        half = len(made) // 2
        for title, part in (("Part 1", made[:half]), ("Part 2", made[half:])):
            sheet = book.sheet(title)
            book.write(sheet, 1, [self.speaker.grow("Force chronology: <@victim> and <@perpetrator>")], bold=True)
            book.chronology(sheet, 3, self.agency.name, headings, columns, part)
            book.widths(sheet, 14, 9, 70, 20, 30, 12)
        hidden = book.sheet("do not share", hidden=True)
        book.write(
            hidden,
            1,
            [self.speaker.grow("<@neighbour> (<#PHONE>) gave this in confidence"), self.speaker.grow("<#VRN@perpetrator>")],
        )
        book.save(self.root / file)

    def _gp(self, rows: list[Told]) -> None:
        columns = ("date", "recorded", "people", "text", "action")
        made = [
            Line(tuple(_coded(cell) for cell in line.cells), line.edtf, line.event, problem=line.problem)
            for line in self._lines(columns, rows)
        ]
        file = f"{self.folder}/record print.csv"
        self.ledger.document(file, "chronology", self.agency.name)
        write_csv(
            self.ledger,
            file,
            self.root / file,
            self.agency.name,
            ("Date of consultation", "Date entered", "HCP", "Entry", "Plan"),
            columns,
            made,
        )

    def _hospital(self, rows: list[Told]) -> None:
        columns = ("agency", "date", "time", "text", "seen", "action")
        file = f"{self.folder}/export.csv"
        self.ledger.document(file, "chronology", self.agency.name)
        write_csv(self.ledger, file, self.root / file, self.agency.name, ("Agency", "When", "Time", "Narrative", "Alone?", "Response"), columns,
                  self._lines(columns, rows), encoding="utf-8-sig", delimiter=",")  # fmt: skip

    def _housing(self, rows: list[Told]) -> None:
        columns = ("action", "date", "source", "text", "people")
        file = f"{self.folder}/timeline HO.xlsx"
        self.ledger.document(file, "chronology", self.agency.name)
        book = Workbook(self.ledger, file)
        book.core(creator="Housing Options", title="timeline")
        sheet = book.sheet("Sheet1")
        book.write(sheet, 1, [self.speaker.grow("All contacts about <@home>. ? means from memory.")])
        sheet.merge_cells("A1:E1")
        book.chronology(
            sheet,
            2,
            self.agency.name,
            ("Decision", "Event date", "Record", "What happened", "Staff"),
            columns,
            self._lines(columns, rows),
            repeat=25,
        )
        book.save(self.root / file)

    def _college(self, rows: list[Told]) -> None:
        columns = ("people", "date", "text", "action")
        file = f"{self.folder}/student record.xlsx"
        self.ledger.document(file, "chronology", self.agency.name)
        book = Workbook(self.ledger, file)
        sheet = book.sheet("record")
        book.chronology(sheet, 1, self.agency.name, ("Who", "Date", "Note", "Follow up"), columns, self._lines(columns, rows))
        book.save(self.root / file)

    def _dwp(self, rows: list[Told]) -> None:
        columns = ("date", "time", "text", "people", "action")
        file = f"{self.folder}/contact history.pdf"
        self.ledger.document(file, "chronology", self.agency.name)
        before = [
            Block("heading", "Contact history", 1),
            Block("para", "Printed for the review. Journal messages are paraphrased."),
        ]
        chronology_pdf(self.ledger, file, self.root / file, self.agency.name, ("Date", "Time", "Contact", "Handled by", "Action taken"), columns, self._lines(columns, rows),
                       before, widths=("2.8cm", "2cm", "1fr", "3.4cm", "3.6cm"), title="Contact history", header="OFFICIAL-SENSITIVE")  # fmt: skip

    def _word(self, rows: list[Told]) -> None:
        file = f"{self.folder}/{self.agency.kind} chronology.docx"
        self.ledger.document(file, "chronology", self.agency.name)
        form = WordFile(self.ledger, file, font=self.font, size=9, landscape=True)
        form.core(author=self.agency.name)
        form.header(self.speaker.grow("Chronology: <@victim>"))
        form.heading(f"Chronology: {self.agency.name}", 1)
        self._word_table(form, rows)
        form.save(self.root / file)

    def _word_table(self, document: WordFile, rows: list[Told]) -> None:
        kinds: dict[str, tuple[tuple[str, ...], tuple[str, ...], int]] = {
            "mh": (("Event Ref", "Start Date", "Start Time", "End Date", "Source of Information", "Event details", "Outcome"),
                   ("ref", "date", "time", "end", "source", "text", "action"), 0),
            "asc": (("Date", "Record", "Significant event", "Decision", "Was the adult seen?"), ("date", "source", "text", "action", "seen"), 20),
            "substance": (("When?", "Worker", "Session / contact", "Next step"), ("date", "people", "text", "action"), 0),
            "dvs": (("Date and day", "What was said or done", "Time", "Safety planning", "By"), ("date", "text", "time", "action", "people"), 0),
        }  # fmt: skip
        headings, columns, repeat = kinds[self.agency.kind]
        document.chronology(self.agency.name, headings, columns, self._lines(columns, rows), repeat=repeat)


def _coded(cell: str) -> str:
    """Return a cell as an old clinical system can store it: letters outside the Windows code page lose their marks."""
    import unicodedata

    kept = []
    for letter in cell.replace("ł", "l").replace("Ł", "L"):
        try:
            letter.encode("cp1252")
            kept.append(letter)
        except UnicodeEncodeError:
            kept.append("".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)))
    return "".join(kept)
