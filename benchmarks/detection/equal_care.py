# ruff: noqa: E501 - a list of names stands on one line
"""Measure whether names of every origin are found alike, without a register, in prose, lower case, CAPITALS and as initials.

    python -m benchmarks.detection.equal_care [--sentences 2000] [--forms plain lower capitals]

200 pairs for each group: first names from the pseudonym lists, surnames coined here after the manner of each origin. Not checked:
whether a first name stands in the gazetteers or in the training vocabulary (many do), so plain recall is an upper bound for
names never seen; the script prints the share of first names that the gazetteer of detection holds. Recall is a share of
mentions masked whole, with the 95 % interval (Wilson) of each group against the pooled recall. Propagation is off.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Iterator

from benchmarks.detection import ROOT, covered, document

GROUPS = {
    "South Asian": ("south_asian_muslim", "south_asian_hindu", "punjabi_sikh", "bengali"),
    "Arabic": ("arabic", "persian_kurdish"),
    "Polish": ("polish",),
    "Romanian": ("romanian",),
    "Nigerian": ("nigerian_yoruba", "nigerian_igbo"),
    "Ghanaian": ("ghanaian",),
    "Caribbean": ("caribbean",),
    "Irish": ("irish", "irish_traveller"),
    "Chinese": ("chinese",),
    "Welsh": ("welsh",),
    "English": ("english",),
}
SURNAMES = {
    "South Asian": "Rahmani Chaudhri Thakkar Bhandal Mahmudi Sandhar Jagpal Kotecha Ishfaq Begumzada Virdee Nandwani Gulzari Sarkari Dhaliwel Parmjit Solankar Qadiri Haldarni Raithatha",
    "Arabic": "al-Tikrity Haddadin Bouzianeh Mansoury Khalilian el-Gharbi Barzanjy Shirazian Naserian al-Zubaidy Fakhoury Rostamian Hijazeen Tabrizian Saadawy Moradian Kassabeh Zandieh al-Fahdi Amraney",
    "Polish": "Wrzesniak Kowalczuk Dabkiewicz Pietruszek Szymkowska Grzelaczyk Zawadzinska Jaworzyn Bielawczyk Mroczkiewicz Stachurek Lewandoska Ciesielczuk Ostrowiecka Wojtkiewicz Krawczynski Nowaczek Rutkiewicz Sikorzyn Gorzynska",
    "Romanian": "Munteanescu Dragomirescu Vasilache Ciobotaru Petrisor Lupulescu Stanciulea Moldovanu Enachescu Tudoran Barbulea Grigorescu Neagoeanu Radulea Cojocarescu Ungurean Serbanoiu Manolache Balanescu Iordachea",
    "Nigerian": "Olawuyi Adegbenro Ogunsanwo Nwachukwuma Ezenwali Okonjobi Babatunji Chukwuemezi Adeyinkale Onyekachuku Oluwadare Akinrinlola Ikechukwuma Ugochukwali Fagbenle Obiakorah Adesokan Uzoamakali Oyelarani Nnamdiko",
    "Ghanaian": "Agyeponmaa Boakye-Duah Oseitwum Antwibah Asantewiah Frimponga Kwartengmaa Addobea Sarpongah Twumasiwah Opokuwaa Ansahene Gyamfiwa Amponsem Donkorah Quartehene Nkansahwa Darkowaa Tettehfio Lampteywa",
    "Caribbean": "Bartholemew-Clarke Desrivieres Cuffyjohn Grantleigh Pinnockson Joseph-Baptiste Lettsomeh Blaizeau Charleryne Hyacinthe-Roy Montouteau Weekesley Fontenelle Samaroopsingh Lewinson Thibouson Greenidgeley Alexis-Moore Paultreau Dacresley",
    "Irish": "MacGiollabrid O'Muirthile Ni-Chonaill Geraghtyne O'Donnachie McConvillean Breathnagh Cassermane O'Tiarnaigh Mulqueeny Delahuntyne MacNamarragh Wardeen Connorsey McDonaghue Sweeneye O'Reillyan Cashin-Ward Quilliganne Furlongey",
    "Chinese": "Zhangwei Ouyang-Li Szetoh Leungman Huangfu Chengwah Xiaohong Tsangli Dongfang Liangyu Kwokfai Zhuge Yeungsan Fengxi Hsiehlin Mahwei Tanlee Simaqin Luowen Qianru",
    "Welsh": "Llewelynfab ap-Gwilymson Prydderchan Cadwaladyr Bevanllan Gethinfab Prothero-Wyn Merediths-Rhys Bowenfab Eynonllan Penryce Trahaearnly Vaughanwyn Pughllyn Madogwyn Gwynfryn Teifirhys Hywelfab Morganwen Caradogan",
    "English": "Thistlewaite Oxenbould Harbottleton Crankshawe Pennywhistle Ravenscrofte Wigglesmoor Amblethwaite Birtwhistleton Cholmonder Dunkerleigh Eckersall Fazackerly-Moss Grimshawes Heptonstal Inchbalding Jessoper Kettlewelton Lumleyside Murgatroid",
}  # fmt: skip
SENTENCES = (
    "{full} told the health visitor that the bruises came from a fall.",
    "The officer took a statement from {full} the next morning.",
    "On that day {first} rang 999 from the kitchen and the line went dead.",
    "A neighbour had heard {first} crying through the wall for weeks.",
    "The review was told that {full} had not been seen alone by any professional.",
    "{title} {last} attended the surgery and asked for sleeping tablets.",
    "According to the housing file, {title} {last} was in arrears with the rent.",
    "Her sister said that {first} had stopped answering the telephone.",
    "The case of {full} was heard at MARAC and graded high risk.",
    "When police arrived {full} was in the garden with a cut to the hand.",
    "{first}'s mother described a gentle and funny person.",
    "The support worker wrote to {full} three times without an answer.",
    "Records show that {full} attended the emergency department twice.",
    "It was {first} who asked for the locks to be changed.",
    "The tenancy was held by {full} and a former partner.",
    "{full}, aged 41, worked nights and slept during the day.",
    "He had followed {first} from the bus stop to the school gate.",
    "Nobody asked {title} {last} about the injuries to the neck.",
)
INITIALS = (
    "{i} told the officer that he had hit her.",
    "{i} said that she was afraid to go home.",
    "The nurse told {i} that the door would be locked.",
    "{i} attended with bruising to the arm.",
    "{i} disclosed that she had been strangled.",
    "{i}'s mother rang to say that she was missing.",
    "{i} denied that he had been there.",
    "The police visited {i} at home.",
)


def names(group: str, count: int, seed: int) -> list[tuple[str, str]]:
    """Return (first name, surname) pairs of one origin."""
    import yaml

    given: list[str] = []
    for file in GROUPS[group]:
        path = ROOT / "redaction_rules" / "pseudonyms" / "names" / f"{file}.yaml"
        for value in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).values():
            if isinstance(value, list):
                given += [str(name) for name in value]
    pick = random.Random(seed)
    last = SURNAMES[group].split()
    return [(pick.choice(given), pick.choice(last)) for _ in range(count)]


def sentences(group: str, count: int, form: str, seed: int) -> Iterator[tuple[str, int, int]]:
    """Yield (text, start, end) of invented sentences with one name of a group each."""
    pick = random.Random(seed)
    people = names(group, 200, seed)
    for number in range(count):
        first, last = people[number % len(people)]
        if form == "initials":
            name = first[0].upper() + re.sub(r"^(?:al-|el-|ap-|O'|Ni-|Mac)", "", last)[0].upper()
            template, key = pick.choice(INITIALS), "i"
        else:
            template = pick.choice(SENTENCES)
            key = "full" if "{full}" in template else "first" if "{first}" in template else "title"
            title = pick.choice(("Mr", "Mrs", "Ms"))
            name = {"full": f"{first} {last}", "first": first, "title": f"{title} {last}"}[key]
            template = template.replace("{title} {last}", "{title}")
        start = template.index("{")
        text = template.replace("{" + key + "}", name)
        if form == "lower":
            text = text.lower()
        elif form == "capitals":
            text = text[:start] + name.upper() + text[start + len(name) :]
        yield text, start, start + len(name)


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def recall(texts: list[tuple[str, int, int]]) -> int:
    """Return how many of the names are masked whole; every sentence is a case of its own for propagation."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.model import CaseFacts, Register

    documents = [document([text], f"{number}.docx") for number, (text, _, _) in enumerate(texts)]
    found = detect(documents, register=Register(), facts=CaseFacts(), settings=DetectSettings(propagate=False))
    spans: dict[str, list[tuple[int, int]]] = {}
    for finding in found.findings:
        if finding.state == "proposed":
            spans.setdefault(finding.document, []).append((finding.start, finding.end))
    return sum(covered(spans.get(f"{n}.docx", []), start, end, text) for n, (text, start, end) in enumerate(texts))


def main() -> None:
    """Print recall by group and form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=2000)
    parser.add_argument("--forms", nargs="*", default=["plain", "lower", "capitals", "initials"])
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    from pipeline.detect.rules import load_rules

    gazetteer = load_rules().names
    for number, group in enumerate(GROUPS):
        people = names(group, 200, given.seed + number)
        first = sum(a.lower() in gazetteer.first_names for a, _ in people) / 2
        last = sum(b.lower() in gazetteer.surnames for _, b in people) / 2
        print(f"{group:12} in the gazetteer: {first:.0f} % of first names, {last:.0f} % of surnames")
    for form in given.forms:
        hits = {g: recall(list(sentences(g, given.sentences, form, given.seed + n))) for n, g in enumerate(GROUPS)}
        pooled = sum(hits.values()) / (given.sentences * len(GROUPS))
        print(f"--- {form}: pooled {100 * pooled:.1f}")
        for group, found in hits.items():
            low, high = interval(found, given.sentences)
            flag = "  BELOW" if high < pooled - 0.02 else ""
            print(f"{group:12} {100 * found / given.sentences:5.1f}  [{100 * low:.1f}, {100 * high:.1f}]{flag}", flush=True)


if __name__ == "__main__":
    main()
