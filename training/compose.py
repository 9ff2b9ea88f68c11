# ruff: noqa: E501, SIM905
"""Compose invented paragraphs from the templates, with their labels.

A template line is one sentence. `[a|b]` picks one; `{slot}` is filled by `vocabulary.py`; `{A}`, `{B.first}`, `{K}` mention the people of the paragraph.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from vocabulary import Vocabulary

LABELS = ("PERSON", "LOC", "ORG", "ORG_PUBLIC", "DATETIME", "DEM", "CODE", "QUANTITY", "MISC")
TEMPLATES = Path(__file__).with_name("templates")
ALTERNATIVE = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
SLOT = re.compile(r"\{([A-Za-z0-9]+)(?:\.([A-Za-z]+))?\}")
MARK = re.compile(r"<([A-Z_/]+)\|([^<>]*)>")
PEOPLE = {"A", "B", "C", "D", "K", "K2", "W", "X"}
FEATURES = dict.fromkeys(LABELS)


@dataclass(frozen=True)
class Example:
    """One paragraph for training: its text, its spans with the readings accepted, and the labels it annotates in full."""

    text: str
    spans: tuple[tuple[int, int, tuple[str, ...]], ...]
    known: frozenset[str] = field(default_factory=lambda: frozenset(LABELS))
    source: str = "invented"
    weight: float = 1.0


def lines(name: str) -> list[str]:
    return [line for line in (TEMPLATES / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


def parse(marked: str, source: str = "invented") -> Example:
    """Turn `<LABEL|text>` marks into spans over plain text."""
    text, spans, at = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        spans.append((len(text), len(text) + len(m[2]), tuple(m[1].split("/"))))
        text += m[2]
        at = m.end()
    return Example(text + marked[at:], tuple(spans), source=source)


JARGON_A = (
    "Safeguarding Domestic Abuse Risk Multi-Agency Adult Child Children's Victim Perpetrator Mental Health Public Protection Independent Statutory Integrated Specialist Named Designated Senior Lead Joint Local National Strategic "
    "Operational Early Help Crisis Emergency Primary Secondary Community Neighbourhood Housing Probation Custody Serious Violence Coercive Control Trauma Family Parenting Substance Misuse Alcohol Drug Recovery Learning Quality Practice "
    "Clinical Nursing Midwifery Perinatal Acute Ambulance Education School Attendance Welfare Equality Diversity Homelessness Tenancy Income Benefit Review Panel Routine Selective Visible High Medium Standard Repeat Escalation"
).split()
JARGON_B = (
    "Team Unit Hub Service Services Board Partnership Panel Group Forum Pathway Policy Procedure Protocol Strategy Plan Assessment Referral Form Review Report Meeting Conference Conversation Checklist Framework Toolkit Model Programme Project "
    "Training Supervision Audit Threshold Document Notification Marker Flag Worker Officer Advisor Advocate Practitioner Manager Lead Nurse Coordinator Chair Author Enquiry Response Order Notice Scheme Fund Officer Officers Analysis Learning "
    "Themes Findings Recommendations Actions Outcomes Factors Indicators Signs Concerns Contact Involvement Timeline Scope"
).split()
ACTORS = (
    "The panel|The review|The police|Officers|The GP practice|The social worker|The health visitor|Children's Social Care|Adult Social Care|The housing officer|The mental health team|Agencies|Practitioners|Professionals|The midwife|The school|The IMR|"
    "The IMR author|The chair|The hospital|Probation|The IDVA|The victim|The perpetrator|The family|Staff|The Trust|The Council|The Force|Supervisors|Managers|Each agency|No agency|The author|Housing Options|Early Help|The court|The crisis team"
).split("|")
VERBS = (
    "considered|recorded|identified|did not consider|failed to record|shared|did not share|reviewed|was aware of|was not aware of|assessed|questioned|recognised|did not recognise|discussed|escalated|missed|noted|could have explored|should have considered|"
    "took account of|relied on|received|did not respond to|followed|challenged|acted on|understood|documented|had no record of|closed"
).split("|")
OBJECTS = (
    "the risk to the children|the pattern of coercive control|the history of abuse|the referral|the DASH|the threshold for MARAC|the impact on the children|the disclosure|the previous incidents|the escalation in risk|information about alcohol use|the concerns raised by the family|"
    "the bail conditions|the need for an interpreter|the risk assessment|the safeguarding policy|the barriers to disclosure|economic abuse|the victim's wishes|the housing situation|the injuries|the missed appointments|the change of address|the mental health history|"
    "the perpetrator's behaviour|the strangulation|the threats to kill|the support available|the VPI|the PPN|the wider family|the child's voice|the separation as a risk factor|research on intimate partner homicide|the guidance in force at the time|the action plan"
).split("|")
TAILS = (
    " at that time| when making this decision| in line with policy| in this case| despite earlier contacts| and this was a missed opportunity| and this is good practice| in the period under review| before closing the case| as part of the review| which is expected practice|"
    ", contrary to guidance|, and no rationale was recorded|, although the opportunity was there||||"
).split("|")


ACRONYMS = (
    "CSC ASC EDT IDVA ISVA MASH MARAC MAPPA CMHT CRHT CPS CPN AMHP CAMHS DASH PPN PPU VPI VIST DVPN DVPO DVDS NMO NFA DNA UTA OIC SIO FLO SOCO PNC PND ANPR CAD STORM NICHE FCR OPU DAIU DAU MOSOVO IOM CRC NPS HMP YOT YOS "
    "DSL SENCO EWO LADO ICPC RCPC CIN CP LAC EHCP EHA TAF TAC GP HV SW SSW PA OT MH A&E ED MIU OOH ICB CCG CQC IMR SMR CSP DHR DARDR SAR SCR CSPR ABE MG3 MG11 RIC RMP LSCB SAB HBA FGM NRPF DDV UC PIP ESA DHP HB ASB ABC CBO"
).split()


class Composer:
    """Compose paragraphs; the random source decides everything."""

    def __init__(self, rng: random.Random, vocabulary: Vocabulary) -> None:
        self.rng, self.vocabulary = rng, vocabulary
        self.domains = {name: lines(name) for name in ("police", "health", "social", "narrative", "notes", "public", "legal")}
        self.negative = lines("negative")

    def choose(self, template: str) -> str:
        while m := ALTERNATIVE.search(template):
            template = template[: m.start()] + self.rng.choice(m[1].split("|")) + template[m.end() :]
        return template

    def fill(self, template: str) -> str:
        """Fill one template into marked text."""
        v = self.vocabulary

        def slot(m: re.Match[str]) -> str:
            key, form = m[1], m[2] or ""
            if key in PEOPLE:
                return v.person_slot(key, form)
            return v.slots[key]()

        text = SLOT.sub(slot, self.choose(template)).replace("\u00a0", " ")
        return re.sub(r"  +", " ", text).strip()

    def acronym(self) -> str:
        return "".join(self.rng.choice("ABCDEFGHIJLMNOPRSTUVW") for _ in range(self.rng.choice((2, 3, 3, 3, 4, 4, 5))))

    def jargon(self) -> str:
        """Make a sentence or heading about nobody, of words that the templates do not hold together."""
        rng = self.rng

        def title() -> str:
            return " ".join([*rng.sample(JARGON_A, rng.choice((1, 1, 2, 2, 3))), rng.choice(JARGON_B)])

        kind = rng.random()
        if kind < 0.04:
            words = [*rng.sample(JARGON_A, rng.choice((1, 2, 3))), rng.choice(JARGON_B)]
            letters = "".join(w[0] for w in words)
            return rng.choice(
                (
                    f"{letters} {' '.join(words)}",
                    f"{letters} - {' '.join(words)}",
                    f"{letters}: {' '.join(words)}",
                    f"{' '.join(words)} ({letters})",
                )
            )
        if kind < 0.08:
            known = rng.sample(ACRONYMS, 2)
            return rng.choice(
                (
                    f"{known[0]} {rng.choice(VERBS)} {rng.choice(OBJECTS)}.",
                    f"{known[0]} and {known[1]} were {rng.choice(('informed', 'not informed', 'contacted', 'not invited', 'told of the decision'))}.",
                    f"{known[0]} completed. {known[1]} completed.",
                    f"{known[0]} rang {known[1]}.",
                    f"Referral to {known[0]} made; {known[1]} updated.",
                    f"{known[0]} closed the case.",
                )
            )
        if kind < 0.12:
            role = rng.choice(
                (
                    "Officer",
                    "Nurse",
                    "Adult",
                    "Child",
                    "Social Worker",
                    "Worker",
                    "Subject",
                    "Female",
                    "Male",
                    "Friend",
                    "Neighbour",
                    "Midwife",
                    "Doctor",
                    "Sergeant",
                    "Professional",
                    "Patient",
                    "Witness",
                    "Sibling",
                )
            )
            a, b = (
                (str(rng.randint(1, 9)), str(rng.randint(1, 9)))
                if rng.random() < 0.4
                else tuple(rng.sample("ABCDEFGHJKLMNPRSTWXYZ", 2))
            )
            return rng.choice(
                (
                    f"{role} {a} {rng.choice(VERBS)} {rng.choice(OBJECTS)}.",
                    f"{role} {a} and {role} {b} attended.",
                    f"{role} {a} told {role} {b} about {rng.choice(OBJECTS)}.",
                    f"{role} {a} was seen by Nurse {rng.randint(1, 9)}.",
                    f"{role} {a} spoke to {role} {b}.",
                )
            )
        if kind < 0.42:
            return f"{rng.choice(ACTORS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}{rng.choice(TAILS)}."
        if kind < 0.56:
            heading = title()
            return rng.choice(
                (
                    heading,
                    heading,
                    heading.upper(),
                    heading.capitalize(),
                    f"{rng.randint(1, 20)}. {heading}",
                    f"{rng.randint(1, 20)}.{rng.randint(1, 20)} {heading}",
                    f"Appendix {rng.choice('ABCDEF')}: {heading}",
                )
            )
        if kind < 0.74:
            name = title()
            return rng.choice(
                (
                    f"The {name} ({self.acronym()}) {rng.choice(VERBS)} {rng.choice(OBJECTS)}.",
                    f"A {self.acronym()} was {rng.choice(('completed', 'submitted', 'not completed', 'shared with the ' + name, 'reviewed by the ' + name))}.",
                    f"The {self.acronym()} and the {self.acronym()} were completed on the system.",
                    f"{self.acronym()} submitted to {name}.",
                    f"{name} was offered and declined.",
                    f"Referral to {name} ({self.acronym()}) made.",
                    f"{self.acronym()} - {name}",
                    f"{name} {rng.choice(VERBS)} {rng.choice(OBJECTS)}.",
                    f"Had the {name} been held, the {self.acronym()} would have been completed.",
                    f"The {self.acronym()} score was {rng.randint(2, 24)}.",
                )
            )
        if kind < 0.84:
            return f"{rng.choice(('Why', 'How', 'Whether', 'What', 'Did', 'Was', 'Were', 'When', 'Could'))} {rng.choice(ACTORS).lower()} {rng.choice(VERBS)} {rng.choice(OBJECTS)}?"
        subject, head, verb, thing = rng.choice(ACTORS), title(), rng.choice(VERBS), rng.choice(OBJECTS)
        return rng.choice(
            (
                f"In the view of the panel, {subject[0].lower() + subject[1:]} {verb} {thing}{rng.choice(TAILS)}.",
                f"Since the review, the {head} has been revised.",
                f"{head} should include {thing}.",
                f"Recommendation {rng.randint(1, 20)}: {head} to be updated to reflect {thing}.",
                f"Good practice: {subject.lower()} {verb} {thing}.",
                f"It is not clear whether {subject.lower()} {verb} {thing}.",
            )
        )

    def paragraph(self) -> Example:
        """Compose one paragraph: about people (58 %), about public bodies (6 %) or about nobody."""
        rng, v = self.rng, self.vocabulary
        v.start()
        kind = rng.random()
        parts: list[str] = []
        if kind < 0.58:
            name = rng.choices(("police", "health", "social", "narrative", "notes", "legal"), (21, 19, 21, 27, 20, 7))[0]
            n = rng.choice((1, 1, 1, 2)) if name == "notes" else rng.choice((1, 1, 2, 2, 3, 4))
            parts = [self.fill(t) for t in rng.sample(self.domains[name], n)]
            if name not in ("notes", "legal") and rng.random() < 0.35:
                aside = self.fill(rng.choice(self.negative)) if rng.random() < 0.5 else self.jargon()
                parts.insert(rng.randint(0, len(parts)), aside if aside.endswith((".", "?")) else f"{aside}\n")
        elif kind < 0.65:
            parts = [self.fill(t) for t in rng.sample(self.domains["public"], rng.choice((1, 1, 2)))]
            if rng.random() < 0.3:
                parts.append(self.fill(rng.choice(self.negative)))
        else:
            parts = [
                self.fill(rng.choice(self.negative)) if rng.random() < 0.55 else self.jargon()
                for _ in range(rng.choice((1, 1, 2, 3, 4)))
            ]
        numbered = (
            f"{rng.randint(1, 20)}.{rng.randint(1, 40)} "
            if rng.random() < 0.06
            else rng.choice(("", "", "", "", "", "", "", "• ", "- ", "1. "))
        )
        return parse(numbered + rng.choice((" ", " ", " ", "\n") if rng.random() < 0.1 else (" ",)).join(parts))


OCR = {
    "l": "1",
    "1": "l",
    "0": "O",
    "O": "0",
    "e": "c",
    "c": "e",
    "m": "rn",
    "i": "l",
    "S": "5",
    "B": "8",
    "n": "ri",
    "h": "b",
    "a": "o",
    "u": "v",
    "t": "f",
}


def rewrite(example: Example, change: list[str]) -> Example:
    """Rebuild an example whose characters were each replaced by a string (perhaps empty)."""
    starts, at = [], 0
    for piece in change:
        starts.append(at)
        at += len(piece)
    starts.append(at)
    spans = tuple((starts[s], starts[e], allowed) for s, e, allowed in example.spans if starts[e] > starts[s])
    return Example("".join(change), spans, example.known, example.source, example.weight)


def disturb(example: Example, rng: random.Random, *, case: bool = True) -> Example:
    """Change case, quotes, spaces or single characters as bad copies do; most examples stay as they are."""
    chars, roll = list(example.text), rng.random()
    inside = bytearray(len(chars))
    for s, e, allowed in example.spans:
        if allowed == ("PERSON",):
            inside[s:e] = b"\1" * (e - s)
    if case and roll < 0.07:
        chars = [c.upper() if len(c.upper()) == 1 else c for c in chars]
    elif case and roll < 0.13:
        chars = [c.lower() if len(c.lower()) == 1 else c for c in chars]
    elif case and roll < 0.17:
        chars = [c.lower() if inside[i] and len(c.lower()) == 1 else c for i, c in enumerate(chars)]
    elif case and roll < 0.23:
        chars = [c.upper() if inside[i] and len(c.upper()) == 1 else c for i, c in enumerate(chars)]
    elif roll < 0.30:
        rate = rng.choice((0.01, 0.02, 0.03))
        for i, c in enumerate(chars):
            if rng.random() < rate and not c.isspace():
                kind = rng.random()
                chars[i] = (
                    OCR.get(c, c)
                    if kind < 0.5
                    else ""
                    if kind < 0.65
                    else c + "\u00ad"
                    if kind < 0.75
                    else c + " "
                    if kind < 0.85
                    else rng.choice("abcdefghijklmnopqrstuvwxyz")
                )
            elif c == " " and rng.random() < rate:
                chars[i] = rng.choice(("  ", "\u00a0", "", " \u200b"))
    elif roll < 0.35:
        for i, c in enumerate(chars):
            if c == " " and rng.random() < 0.1:
                chars[i] = rng.choice(("\u00a0", "  ", "\u00a0", "\n"))
    curly = rng.random()
    if curly < 0.4:
        chars = ["’" if c == "'" else c for c in chars]
    elif curly < 0.6:
        chars = ["'" if c in "’‘" else c for c in chars]
    return rewrite(example, chars)
