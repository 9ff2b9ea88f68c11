"""Small invented cases for the tests of detection."""

from __future__ import annotations

from pipeline.detect import DetectSettings, detect
from pipeline.model import CaseFacts, Detection, Document, Finding, OrganisationName, Person, PlaceName, Register, Unit

REGISTER = Register(
    people=(
        Person(
            "victim",
            "victim",
            "Tamsin Rourke",
            also=("Tam", "Tamsin Pell"),
            born="1985-02-09",
            died="2019-08-21",
            gender="female",
        ),
        Person("perpetrator", "perpetrator", "Gethin Rourke", also=("Geth",), gender="male"),
        Person("bryn", "child", "Bryn Rourke"),
        Person("elowen", "child", "Elowen Rourke"),
        Person("sister", "family", "Morwenna Pell"),
    ),
    places=(
        PlaceName("home", "9 Cooper's Yard, Saltmere PL99 1QX", also=("No. 9",), kind="home"),
        PlaceName("town", "Saltmere", kind="town"),
    ),
    organisations=(OrganisationName("surgery", "Quayside Surgery", kind="gp_practice"),),
)
FACTS = CaseFacts(
    csp="Saltmere Community Safety Partnership",
    agencies=("Example Constabulary", "Quayside Surgery", "Beacon Domestic Abuse Service"),
    agency_of={"police/imr.docx": "Police", "housing/imr.docx": "Housing"},
    keep_people=("Jane Example",),
    dates={"death": "2019-08-21"},
)
RULES_ONLY = DetectSettings(use_model=False)


def document(*paragraphs: str, name: str = "police/imr.docx", format: str = "docx") -> Document:
    units = tuple(Unit("word.body", "body", f"paragraph {i}", f"p{i}", text) for i, text in enumerate(paragraphs, 1))
    return Document(name, format, "0", units)


def run(*paragraphs: str, register: Register = REGISTER, facts: CaseFacts = FACTS) -> Detection:
    return detect([document(*paragraphs)], register=register, facts=facts, settings=RULES_ONLY)


def proposed(detection: Detection) -> list[Finding]:
    return [f for f in detection.findings if f.state == "proposed"]


def texts(detection: Detection, kind: str = "PERSON") -> list[str]:
    return [f.text for f in proposed(detection) if f.entity_type == kind]


def entity_of(detection: Detection, text: str) -> str | None:
    return next(f.entity_id for f in detection.findings if f.text == text)
