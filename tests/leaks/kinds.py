"""The forty kinds of leak, each planted in a draft of one small case; the people and places are invented."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model import CaseFacts, OrganisationName, Person, PlaceName, Register
from tests.documents.word.canary import png
from tests.documents.word.make import docx, p, run

REGISTER = Register(
    people=(
        Person(
            "victim", "victim", "Tamsin Rourke", ("Tam", "Pell", "TR"), "1985-02-09", "2019-08-21", "female", "Laura", "family"
        ),
        Person("perpetrator", "perpetrator", "Gethin Rourke", ("Geth",), gender="male", pseudonym="Simon"),
        Person("bryn", "child", "Bryn Rourke", born="2008-03-04", gender="male", pseudonym="Child A"),
        Person("sister", "family", "Morwenna Pell", pseudonym="Beth", relation="sister of the victim"),
        Person("expert", "professional", "Ann Lowry", keep=True),
    ),
    places=(
        PlaceName("home", "9 Cooper's Yard", ("No. 9", "Cooper's Yard"), "home", "the family home"),
        PlaceName("refuge", "44 Thornbury Lane", (), "home", "a safe address"),
    ),
    organisations=(OrganisationName("surgery", "Quayside Surgery", kind="gp_practice"),),
)
FACTS = CaseFacts(
    reference="DHR-2021-03", csp="Westmarch Community Safety Partnership", agencies=("Example Constabulary", "Example Council"),
    keep_people=("Jane Example",), dates={"death": "2019-08-21", "trial": "2020-03-02"},
)  # fmt: skip
EARLIER = frozenset({"Miriam", "Laura", "Simon"})
# What agencies sent: it names the people of the case, and so what it does not name is a stranger's.
SOURCE = docx(
    p("Tamsin Rourke and Gethin Rourke lived at 9 Cooper's Yard with Bryn Rourke. Morwenna Pell is the sister of the victim.")
    + p(
        "PC 4410 Okoro attended. Dr Banerjee of Quayside Surgery saw Tamsin. Susan Lovatt wrote the report. Janet Pryce manages housing."
    )
)


@dataclass(frozen=True)
class Leak:
    """One kind of leak: the planted file, what must be gone from it, and the item that stops release where words cannot."""

    number: int
    name: str
    make: Callable[[], bytes] = field(repr=False)
    gone: tuple[str, ...] = ()
    item: str = ""  # begins the reason, or is the kind, of the named item somebody must accept
    stays: tuple[str, ...] = ()
    title: str = "draft"

    @property
    def document(self) -> str:
        return f"drafts/{self.title} {self.number:02}.docx"


def table(*lines: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in line) for line in lines)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def _body(*texts: str) -> Callable[[], bytes]:
    return lambda: docx("".join(text if text.startswith("<") else p(text) for text in texts))


def _header(text: str) -> bytes:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    heading = p("Introduction", properties='<w:outlineLvl w:val="0"/>')
    return docx(heading + p("The panel met twice.") + reference, header1=p(text))


def _drawing(inside: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData '
        f'uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _picture(entry: str, alt: str = "") -> bytes:
    image = '<pic:pic><pic:blipFill><a:blip r:embed="rIdE0"/></pic:blipFill></pic:pic>'
    body = p("The panel met twice.") + f"<w:p>{_drawing(image, alt)}</w:p>"
    return docx(body, entries={entry: png(b"Rourke", text=b"Tamsin Rourke")})


def _properties() -> bytes:
    import docx as word_library

    document = word_library.Document()
    document.add_paragraph("The panel met twice.")
    about = document.core_properties
    about.author, about.last_modified_by, about.title = "Susan Lovatt", "Tamsin Rourke", "Rourke DHR overview"
    about.keywords, about.subject, about.comments = "Rourke; Cooper's Yard", "Gethin Rourke", "for Morwenna Pell"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _company() -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_properties())) as before, zipfile.ZipFile(changed, "w") as after:
        for info in before.infolist():
            content = before.read(info)
            if info.filename == "docProps/app.xml":
                more = b"<Template>Rourke review.dotm</Template><Company>Quayside Surgery</Company><Manager>Susan Lovatt</Manager></Properties>"
                plain = re.sub(rb"<(Template|Company|Manager)>.*?</\1>|<(Template|Company|Manager)/>", b"", content)
                content = plain.replace(b"</Properties>", more)
            after.writestr(info, content)
    return changed.getvalue()


def _hidden() -> bytes:
    body = p(
        "The panel met twice.",
        run(" Tamsin said so.", "<w:vanish/>"),
        '<w:del w:id="1" w:author="Susan Lovatt"><w:r><w:delText>Gethin Rourke</w:delText></w:r></w:del>',
        '<w:ins w:id="2" w:author="Susan Lovatt"><w:r><w:t>Morwenna Pell agreed.</w:t></w:r></w:ins>',
        '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    return docx(body, comments=f'<w:comment w:id="0" w:author="Susan Lovatt">{p("Is this Tamsin Rourke?")}</w:comment>')


def _everywhere() -> bytes:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("Box about Gethin Rourke")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    contents = p("Tamsin Rourke and her family\t4", properties='<w:pStyle w:val="TOC1"/>')
    body = contents + p("See the note.", '<w:r><w:footnoteReference w:id="2"/></w:r>', box)
    body += '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    note = f'<w:footnote w:id="2">{p("Morwenna Pell told the panel.")}</w:footnote>'
    return docx(body, header1=p("Review into the death of Tamsin Rourke"), footnotes=note)


def _link() -> bytes:
    body = p('<w:hyperlink r:id="rIdL">' + run("a news story") + "</w:hyperlink>", run(" and "))
    body += p("www.justgiving.example/fundraising/tamsin-rourke was opened by friends.")
    return docx(body, links={"rIdL": "https://news.example/2019/tamsin-rourke-murder"})


def _split() -> bytes:
    pieces = p(run("Tam", "<w:b/>"), run("sin Rou"), run("rke", "<w:i/>"), run(" rang."))
    pieces += p("Tamsin", "<w:r><w:br/></w:r>", "Rourke rang.") + p("Tamsin\u00a0Rourke rang.") + p("Rour\u00adke rang.")
    pieces += p("Mor-wenna rang.") + p("Roth: Rou", "<w:r><w:noBreakHyphen/></w:r>", "rke rang.")
    return docx(pieces + p("TamsinRourke rang."))


def _embedded() -> bytes:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as package:
        package.writestr("xl/sharedStrings.xml", "<sst><si><t>Tamsin Rourke</t></si></sst>")
    return docx(p("The chart shows calls."), entries={"word/embeddings/book.xlsx": book.getvalue()})


# Another draft of the set, so that the drafts can disagree.
SUMMARY = _header("Executive Summary, version 2, May 2021")

LEAKS = (
    Leak(1, "real name in copied terms of reference",
         _body("Terms of reference", "To review the contact of agencies with Tamsin Rourke and her husband Gethin from January 2015."),
         ("Tamsin", "Rourke", "Gethin"), stays=("Terms of reference", "from January 2015")),
    Leak(2, "date of birth in a family table",
         _body(table(("Name", "Relationship", "Date of birth"), ("Tamsin Rourke", "victim", "09/02/1985")), "She was born on 9 February 1985."),
         ("Tamsin", "09/02/1985", "9 February 1985")),
    Leak(3, "protective marking left", lambda: _header("OFFICIAL-SENSITIVE – DRAFT – Westmarch"), ("OFFICIAL", "SENSITIVE", "DRAFT"),
         stays=("Westmarch",)),
    Leak(4, "footer dates that drift apart", lambda: _header("Overview Report, version 3, June 2022"), item="running dates"),
    Leak(5, "spelling variants of a name", _body("Tamsyn Rourke, also written Tamsin Rouke, and Gethyn Rourke were seen by Morwena Pell."),
         ("Tamsyn", "Rouke", "Gethyn", "Morwena", "Pell")),
    Leak(6, "exact date of the trial", _body("Gethin was convicted on 2 March 2020 at Exeter Crown Court."), ("2 March 2020", "Gethin", "Exeter")),
    Leak(7, "exact dates near the death in recommendations",
         _body(table(("Recommendation", "Why"), ("Review handovers", "The call of 19 August 2019 was not passed on."))), ("19 August",)),
    Leak(9, "names in properties", _properties, ("Lovatt", "Rourke", "Tamsin", "Morwenna", "Cooper")),
    Leak(10, "safe address", _body("In July 2019 she fled to 44 Thornbury Lane, Kelmore PL4 7QQ, which Gethin did not know."),
         ("Thornbury", "PL4 7QQ", "Kelmore")),
    Leak(11, "a name once after pages of pseudonym", _body(*["Laura told the nurse that Simon shouted."] * 90, "Tamsin did not return."), ("Tamsin",),
         stays=("Laura told the nurse",)),
    Leak(12, "possessives and plurals", _body("The Rourkes' neighbours heard it; Rourke's car and the Pells' dog were gone. The ROURKES left."),
         ("Rourke", "Pell")),
    Leak(13, "pseudonyms swapped between people", _body("Laura, the perpetrator, was arrested at the scene."), item="pseudonym's role"),
    Leak(14, "two pseudonyms for one person", _body("Miriam rang the helpline. Tamsin rang again; so did Mrs Rourke."), ("Tamsin", "Rourke"),
         item="earlier pseudonym"),
    Leak(15, "a child's name, sex, age and school",
         _body("Bryn Rourke, who was 11, told his teacher at Harbour Lane Primary School. Their eleven-year-old son was upset."),
         ("Bryn", "who was 11", "Harbour Lane", "eleven-year-old", "their son")),
    Leak(16, "surgery and general practitioner", _body("Dr Banerjee of Quayside Surgery prescribed sertraline."), ("Banerjee", "Quayside"),
         stays=("prescribed sertraline",)),
    Leak(17, "practitioners in a list of interviews",
         _body("Interviews were held with PC 4410 Okoro, Susan Lovatt and Dr Banerjee. The chair, Jane Example, thanks them."),
         ("Okoro", "4410", "Lovatt", "Banerjee"), stays=("Jane Example",)),
    Leak(18, "postcode and street", _body("Officers went to Cooper's Yard, PL99 1QX, and to No. 9. The PL99 area is rural."),
         ("Cooper", "PL99", "1QX")),
    Leak(19, "photograph with its surname inside", lambda: _picture("word/media/rourke.png"), ("Rourke", "Tamsin"), item="picture"),
    Leak(20, "alternative text of a photograph", lambda: _picture("word/media/image1.png", "Tamsin Rourke with Bryn"), ("Tamsin", "Bryn", "Rourke"),
         item="picture"),
    Leak(21, "names in file names and addresses of the text",
         _body("Source: Rourke_IMR_v2.docx and https://intranet.example/cases/rourke/imr", "C:\\\\Cases\\\\Tamsin Rourke\\\\notes.docx"),
         ("Rourke", "Tamsin")),
    Leak(22, "comments, deletions and hidden text", _hidden, ("Tamsin", "Rourke", "Gethin", "Morwenna", "Lovatt")),
    Leak(23, "notes, boxes, headers and the table of contents", _everywhere, ("Tamsin", "Rourke", "Gethin", "Morwenna")),
    Leak(24, "link to a news story", _link, ("tamsin", "rourke")),
    Leak(25, "crime, health and custody numbers",
         _body("Crime reference 55/20417/18, NHS number 999 000 0743, custody record CR/1234/19 and PNC 2018/0123456X."),
         ("55/20417/18", "999 000 0743", "CR/1234/19", "2018/0123456")),
    Leak(26, "initials that are the real ones", _body("TR said that T.R. had rung. Mrs R rang too."), ("TR ", "T.R.")),
    Leak(27, "the key left in an appendix", _body(table(("Pseudonym", "Real name"), ("Laura", "Tamsin Rourke"), ("Simon", "Gethin Rourke"))),
         ("Tamsin", "Gethin", "Rourke")),
    Leak(28, "names in addresses, handles and signatures",
         _body("tamsin.rourke@example.org and @gethinrourke wrote.", "Kind regards,", "Susan Lovatt", "IMR author"),
         ("tamsin", "rourke", "gethin", "Lovatt")),
    Leak(29, "a name inside a quoted call", _body("“Please come, Geth is hurting me,” she said to the operator. “It is Tamsin.”"), ("Geth", "Tamsin")),
    Leak(30, "names split by runs, breaks and hyphens", _split, ("Rourke", "Tamsin", "Morwenna", "Mor-wenna")),
    Leak(31, "writing inside a picture", lambda: _picture("word/media/scan.png"), item="picture"),
    Leak(32, "data of an embedded workbook", _embedded, ("Tamsin", "Rourke"), item="embedded"),
    Leak(33, "letter of quality assurance appended",
         _body("Dear Jane Example,", "Thank you for the report into the death of Tamsin Rourke. Please remove the name of Morwenna Pell."),
         ("Tamsin", "Rourke", "Morwenna", "Pell"), stays=("Jane Example",)),
    Leak(34, "owners in the action plan", _body(table(("Action", "Owner", "By"), ("Audit the use of the DASH", "Janet Pryce", "31 December 2021"))),
         ("Pryce",), stays=("Audit the use of the DASH",)),
    Leak(35, "rare facts together", _body("The farrier lived in Ottersby with his mother."), item="singled out"),
    Leak(36, "arithmetic that gives a date of birth", _body("She died three days before what would have been her thirty-fifth birthday."),
         item="birthday"),
    Leak(37, "perpetrator named in a parallel case", _body("The trial of R v Gethin Rourke ran beside this review."), ("Gethin", "Rourke")),
    Leak(38, "letterhead with telephone and address",
         _body("Example Constabulary, Public Protection, telephone 01632 960123, susan.lovatt@example.police.uk"),
         ("960123", "lovatt"), stays=("Example Constabulary",)),
    Leak(39, "text of another case", _body("As DHR-2017-09 found, Fiona Halloway was not asked about control."), ("Halloway",),
         item="another case"),
    Leak(40, "company, template and last author", _company, ("Quayside", "Rourke", "Lovatt")),
)  # fmt: skip
