"""Who and what occurs in the written case. Everybody and every place is invented."""

from __future__ import annotations

from samples.kit.cast import Entity

CASE = "staunholme"
POLICE = "Wessmoor Police"
SURGERY = "Millrace Surgery"
HOSPITAL = "Wessmoor University Hospitals NHS Foundation Trust"
HOUSING = "Corven Valley Homes"
SOCIAL_CARE = "Corvendale Children's Social Care"
PROBATION = "Probation Service"
LANTERN = "Lantern Domestic Abuse Service"
MENTAL_HEALTH = "Greenbank and Orrin NHS Foundation Trust"
SCHOOL = "St Aldric's Primary School"
AMBULANCE = "South Wessmoor Ambulance Service"


def _person(id: str, role: str, name: str, **more: object) -> Entity:
    return Entity(id, "person", role, name, **more)  # type: ignore[arg-type]


def _worker(id: str, title: str, name: str, agency: str, *forms: str, **more: object) -> Entity:
    return Entity(id, "person", "professional", name, forms=forms, agency=agency, title=title, **more)  # type: ignore[arg-type]


FAMILY = (
    _person(
        "victim", "victim", "Abena Pryce",
        also=("Abena Serwaa Mensah", "Abena Mensah", "Abena", "Abbie", "Abi", "Mrs Pryce", "A.P."),
        forms=("PRYCE, Abena", "PRYCE Abena", "Abbena", "Abina Price", "Mrs Mensah-Pryce", "AP", "ABENA", "Abena PRYCE", "Abena Serwaa MENSAH", "Ms Pryce"),
        listed=True, pseudonym="Naomi", chosen_by="family", born="1989-03-17", died="2021-11-14", gender="female",
    ),
    _person(
        "perpetrator", "perpetrator", "Darren Pryce", also=("Darren Lee Pryce", "Darren", "Daz", "Mr Pryce"),
        forms=("PRYCE, Darren", "PRYCE Darren", "Darren Price", "Mr Price", "Daren", "Dazza", "DP", "Mr D Pryce", "DARREN", "Darren PRYCE"),
        listed=True, pseudonym="Gavin", chosen_by="panel", born="1986-06-02", gender="male",
    ),
    _person("kofi", "child", "Kofi Pryce", also=("Kofi",), forms=("KP", "Kofie", "PRYCE Kofi", "Kofi PRYCE"), listed=True, pseudonym="Child A",
            chosen_by="panel", born="2012-08-11"),
    _person("esi", "child", "Esi Pryce", also=("Esi", "Essie"), forms=("EP", "Esi PRYCE"), listed=True, pseudonym="Child B", chosen_by="panel",
            born="2017-01-30"),
    _person("jayden", "child", "Jayden Hallam", also=("Jayden",), forms=("Jaden", "Jayden HALLAM"), listed=True, pseudonym="Child C",
            chosen_by="panel", born="2007-10-05"),
    _person("comfort", "family", "Comfort Mensah", also=("Mrs Mensah",), forms=("Nana Comfort", "Comfort Mensah-Serwaa"),
            ambiguous=("Comfort",), listed=True, gender="female", note="victim's mother; her name is an ordinary word"),
    _person("akosua", "family", "Akosua Mensah-Boateng", also=("Akosua",), forms=("Akos", "Akosua Boateng", "Mrs Boateng"), listed=True,
            pseudonym="Esther", chosen_by="family", gender="female", note="victim's sister"),
    _person("will", "family", "Will Pryce", also=("William Pryce",), ambiguous=("Will",), listed=True, gender="male",
            note="perpetrator's brother; his name is an ordinary word"),
    _person("maureen", "family", "Maureen Pryce", also=("Maureen",), forms=("Mo Pryce",), ambiguous=("Mo",), listed=True,
            gender="female", note="perpetrator's mother; shares the nickname Mo with a neighbour"),
    _person("kellyanne", "family", "Kelly-Anne Hallam", also=("Kelly-Anne", "Ms Hallam"), forms=("Kelly Anne", "Kellyanne Hallam", "K. Hallam"),
            listed=True, gender="female", note="perpetrator's former partner"),
    _person("grace", "friend", "Grace Whitlam", also=("Ms Whitlam",), ambiguous=("Grace",), listed=True, gender="female",
            note="victim's friend; a panel member is called Grace too"),
    _person("aga", "friend", "Agnieszka Zielińska", also=("Aga",), forms=("Agnieszka Zielinska", "Agnieszka", "Ms Zielinska", "Zielińska"),
            listed=True, note="victim's colleague"),
    _person("parveen", "friend", "Parveen Akhtar", also=("Mrs Akhtar",), forms=("Parveen", "Mrs Ahktar"), note="neighbour, in no register"),
    _person("akhtar", "friend", "Mohammed Akhtar", forms=("Mr Akhtar", "Mo Akhtar"), ambiguous=("Mo",), note="neighbour, in no register"),
    _person("mark", "friend", "Mark Dawson", forms=("Mr Dawson",), ambiguous=("Mark",),
            note="neighbour; Dawson (2017) is a citation and stays"),
    _person("ionut", "friend", "Ionuț Bălan", forms=("Ionut Balan", "Ionut", "Mr Balan"), note="perpetrator's workmate"),
    _person("siobhan", "friend", "Siobhán O'Dwyer", forms=("Siobhan O'Dwyer", "Siobhan", "Mrs O'Dwyer"), note="publican"),
    _person("winston", "friend", "Winston Clarke", forms=("Pastor Clarke", "Pastor Winston"), note="pastor; Winston's Wish stays"),
    _person("rose", "other", "Rose Kettley", forms=("Miss Kettley",), ambiguous=("Rose",), note="after-school club leader"),
    _person("meilin", "other", "Chen Mei Lin", forms=("Ms Chen", "Mei Lin"), note="teaching assistant, family name first"),
    _person("judge", "other", "HHJ Fenwick-Tate", forms=("Judge Fenwick-Tate",)),
    _person("pathologist", "other", "Ranald Muir", forms=("Dr Muir",)),
    _person("mistaken", "other", "Euan Abernethy", note="another patient whose letter was misfiled"),
)  # fmt: skip

WORKERS = (
    _worker("sadler", "PC", "Lewis Sadler", POLICE, "PC Sadler", "SADLER", listed=True),
    _worker("fairclough", "DC", "Imogen Fairclough", POLICE, "DC Fairclough", listed=True),
    _worker("rashid", "PS", "Nadia Rashid", POLICE, "PS Rashid", "Sgt Rashid", listed=True),
    _worker("marlow", "DI", "Kenneth Marlow", POLICE, "DI Marlow"),
    _worker("hope", "PCSO", "Hope Lennard", POLICE, "PCSO Lennard", ambiguous=("PCSO Hope",)),
    _worker("tranter", "IMR author", "Olwen Tranter", POLICE, "DS Tranter", "O. Tranter"),
    _worker("adeyemi", "GP", "Olusegun Adeyemi", SURGERY, "Dr Adeyemi", "Dr Ademyi", "Dr O Adeyemi", listed=True),
    _worker("petrie", "GP", "Fiona Petrie", SURGERY, "Dr Petrie", listed=True),
    _worker("vosper", "IMR author", "Harriet Vosper", SURGERY, "Dr Vosper"),
    _worker("gp-nurse1", "Practice nurse", "Nurse 1 (surgery)", SURGERY, ambiguous=("Nurse 1",), note="a code of the surgery"),
    _worker("deshpande", "Consultant", "Anil Deshpande", HOSPITAL, "Mr Deshpande", "Mr A Deshpande", listed=True),
    _worker("quill", "Midwife", "Bernadette Quill", HOSPITAL, "Midwife Quill", "Bernie Quill", listed=True),
    _worker("prosser", "Health visitor", "Rhiannon Prosser", HOSPITAL, "HV Prosser", listed=True),
    _worker("corrigan", "IMR author", "Maeve Corrigan", HOSPITAL, "Sister Corrigan"),
    _worker("ed-nurse1", "Nurse", "Nurse 1 (hospital)", HOSPITAL, ambiguous=("Nurse 1",), note="a code of the hospital"),
    _worker("ed-nurse2", "Nurse", "Nurse 2 (hospital)", HOSPITAL, ambiguous=("Nurse 2",), note="a code of the hospital"),
    _worker("bickerstaff", "Housing officer", "Tracey Bickerstaff", HOUSING, "Tracey", "T Bickerstaff", listed=True),
    _worker("osgood", "Repairs operative", "Neville Osgood", HOUSING, "Mr Osgood"),
    _worker("tandoh", "IMR author", "Joy Tandoh", HOUSING, "J. Tandoh", ambiguous=("Joy",)),
    _worker("csc-sw1", "Social worker", "SW1 (children's social care)", SOCIAL_CARE, ambiguous=("SW1",), note="a code of social care"),
    _worker("csc-sw2", "Social worker", "SW2 (children's social care)", SOCIAL_CARE, ambiguous=("SW2",), note="a code of social care"),
    _worker("achebe", "Social worker", "Lorna Achebe", SOCIAL_CARE, "Lorna", listed=True, note="the person behind SW2 of social care"),
    _worker("novak", "IMR author", "Petra Novák", SOCIAL_CARE, "Petra Novak"),
    _worker("stott", "Probation practitioner", "Gareth Stott", PROBATION, "Mr Stott", "G Stott", listed=True),
    _worker("braithwaite", "IMR author", "Yvonne Braithwaite", PROBATION, "Y Braithwaite"),
    _worker("duquesne", "IDVA", "Simone Duquesne", LANTERN, "Simone", "IDVA Duquesne", listed=True),
    _worker("rukhsana", "Outreach worker", "Rukhsana Bibi", LANTERN, "Rukhsana"),
    _worker("foy", "IMR author", "Marguerite Foy", LANTERN, "M Foy"),
    _worker("teale", "CPN", "Malcolm Teale", MENTAL_HEALTH, "CPN Teale", "Mal Teale", listed=True),
    _worker("demir", "Consultant psychiatrist", "Yusuf Demir", MENTAL_HEALTH, "Dr Demir", "Dr Y Demir", listed=True),
    _worker("mh-sw1", "Social worker", "SW1 (mental health trust)", MENTAL_HEALTH, ambiguous=("SW1",), note="a code of the mental health trust"),
    _worker("uche", "IMR author", "Ifeoma Uche", MENTAL_HEALTH, "Dr Uche"),
    _worker("voyle", "Head teacher", "Angharad Voyle", SCHOOL, "Mrs Voyle", listed=True),
    _worker("peasgood", "Designated safeguarding lead", "Jonathan Peasgood", SCHOOL, "Mr Peasgood", "Mr J. Peasgood", "JPe", listed=True),
    _worker("paramedic1", "Paramedic", "Paramedic 1 (ambulance)", AMBULANCE, ambiguous=("Paramedic 1",), note="a code of the ambulance service"),
    _worker("lisle", "Report author", "Stephen Lisle", AMBULANCE, "S. Lisle"),
)  # fmt: skip


def _place(id: str, kind: str, name: str, replacement: str, **more: object) -> Entity:
    return Entity(id, "place", "place", name, place_kind=kind, replacement=replacement, **more)  # type: ignore[arg-type]


def _org(id: str, kind: str, name: str, replacement: str, **more: object) -> Entity:
    return Entity(id, "organisation", "organisation", name, place_kind=kind, replacement=replacement, **more)  # type: ignore[arg-type]


PLACES = (
    _place("home", "home", "27 Cinder Lane", "the family home", also=("Cinder Lane",), forms=("27 Cinder Ln", "27, Cinder Lane", "CINDER LANE"),
           ambiguous=("No. 27", "number 27"), listed=True),
    _place("brothers-flat", "home", "Flat 3, Osier Court", "the brother's address", also=("Osier Court",), listed=True),
    _place("staunholme", "town", "Staunholme", "", listed=True, note="home town; in the name of the partnership and the council it stays"),
    _place("pikeley", "village", "Pikeley", "", listed=True),
    _place("marchester", "town", "Marchester", "", listed=True, note="court town"),
    _place("orrinport", "town", "Orrinport", "", listed=True, note="town of the refuge"),
    _place("kumasi", "town", "Kumasi", "", note="birthplace; heritage stays in the equality section, the town does not"),
    _place("weir-street", "police station", "Weir Street", "a police station", note="police station"),
    _place("fulmar", "ward", "Fulmar Ward", "a ward", note="hospital ward"),
    _place("tan-beck", "park", "Tanpit Rec", "a park", forms=("the Tanpit Recreation Ground",)),
    _place("gyratory", "road", "Bellows Hill", "a road"),
)  # fmt: skip

ORGANISATIONS = (
    _org("surgery", "gp_practice", SURGERY, "the GP practice", also=("Millrace",), forms=("the Millrace surgery",), listed=True),
    _org("school", "school", "St Aldric's C of E Primary School", "the primary school", also=("St Aldric's Primary School", "St Aldric's"),
         forms=("St Aldrics", "St. Aldric's"), listed=True),
    _org("nursery", "nursery", "Little Teasels Nursery", "a nursery", forms=("Little Teasels",)),
    _org("larkfield", "employer", "Larkfield House", "a care home", forms=("Larkfield",), listed=True),
    _org("tidewell", "employer", "Tidewell Fencing", "a fencing company", forms=("Tidewell Fencing Ltd", "Tidewell's")),
    _org("refuge", "refuge", "Beacon House", "a refuge", forms=("Beacon Hse",), listed=True),
    _org("pub", "pub", "the Jolly Tanner", "a public house", forms=("The Jolly Tanner", "Jolly Tanner")),
    _org("chapel", "place of worship", "Living Waters Chapel", "a church", forms=("Living Waters",)),
)  # fmt: skip

PANEL = (
    ("chair", "Elaine Whitcombe", "Independent Chair", "independent"),
    ("author", "Dr Tobias Renfrew", "Independent Author", "independent"),
    ("panel-1", "Grace Ellison", "Detective Chief Inspector, Public Protection", POLICE),
    ("panel-2", "Dr Imran Qureshi", "Designated Professional for Safeguarding", "Wessmoor Integrated Care Board"),
    ("panel-3", "Sandra Noakes", "Head of Service, Assessment", "Corvendale County Council"),
    ("panel-4", "Philip Trewhella", "Director of Neighbourhoods", HOUSING),
    ("panel-5", "Bukola Adesanya", "Head of Probation Delivery Unit", PROBATION),
    ("panel-6", "Helen Strand", "Chief Executive", LANTERN),
    ("panel-7", "Michael Ferris", "Named Nurse for Safeguarding", MENTAL_HEALTH),
    ("panel-8", "Ruth Gillingham", "Education Safeguarding Adviser", "Corvendale County Council"),
    ("panel-9", "Alistair Rose", "Community Safety Manager", "Staunholme Borough Council"),
)

KEPT = (
    *(Entity(id, "person", "panel", name, forms=(name.removeprefix("Dr "),) if name.startswith("Dr ") else (), must_hide=False,
             agency=agency, title=title) for id, name, title, agency in PANEL),
    *(Entity(f"agency-{n}", "organisation", "agency", name, forms=forms, must_hide=False) for n, (name, forms) in enumerate((
        (POLICE, ("WESSMOOR POLICE",)),
        (HOSPITAL, ("Wessmoor University Hospitals",)),
        (HOUSING, ("CVH",)),
        (SOCIAL_CARE, ("Corvendale Children\u2019s Social Care", "Corvendale County Council", "Corvendale")),
        (LANTERN, ("Lantern",)),
        (MENTAL_HEALTH, ("Greenbank and Orrin",)),
        (AMBULANCE, ("South Wessmoor Ambulance Service NHS Trust",)),
        ("Safer Staunholme Partnership", ("Staunholme Borough Council", "Safer Staunholme")),
        ("Wessmoor Integrated Care Board", ()),
        (PROBATION, ("The Probation Service",)),
    ), start=1)),
)  # fmt: skip

ENTITIES = (*FAMILY, *WORKERS, *PLACES, *ORGANISATIONS, *KEPT)
