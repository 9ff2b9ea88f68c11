"""Strings of the written case that no publication may lose, each with its reason."""

from __future__ import annotations

from samples.kit.cast import Stay

GROUPS: dict[str, tuple[str, ...]] = {
    "agency of the review": (
        "Wessmoor Police", "Wessmoor University Hospitals NHS Foundation Trust", "Corven Valley Homes", "CVH", "Corvendale Children's Social Care",
        "Corvendale County Council", "Probation Service", "Greenbank and Orrin NHS Foundation Trust", "South Wessmoor Ambulance Service NHS Trust",
        "Safer Staunholme Partnership", "Wessmoor Integrated Care Board", "Lantern", "Wessmoor Delivery Unit",
    ),
    "national charity, helpline or advocacy service": (
        "Winston's Wish", "Women's Aid", "Southall Black Sisters", "Karma Nirvana", "Suzy Lamplugh Trust", "Citizens Advice", "Turning Point",
        "Paladin advice", "SafeLives", "Shelter", "Crimestoppers", "St John Ambulance", "Advocacy After Fatal Domestic Abuse", "AAFDA",
        "Surviving Economic Abuse helpline", "Caring Dads", "the Drive Project", "Respect toolkit", "Domestic Abuse Housing Alliance", "DAHA",
        "National Domestic Abuse Helpline 0808 2000 247", "Hollie Guard app",
    ),
    "public body, regulator or profession": (
        "Home Office", "College of Policing", "HMICFRS", "IOPC", "CPS", "Information Commissioner's Office", "Royal College of General Practitioners",
        "Royal College of Psychiatrists", "Institute of Health Visiting", "HM Prison and Probation Service", "Department for Work and Pensions",
        "Child Safeguarding Practice Review Panel", "King's Bench Division", "Crown Court would later", "NICE guidance PH50", "CAMHS", "HEMS",
        "Institute for Addressing Strangulation", "Great Ormond Street", "St Mary's", "NCISH", "Care First to Liquidlogic", "ICO",
    ),
    "statute or guidance": (
        "Domestic Violence, Crime and Victims Act 2004", "Working Together 2018", "Protection from Harassment Act 1997", "Serious Crime Act 2015",
        "Domestic Abuse Act 2021", "Care Act 2014", "Mental Capacity Act 2005", "Children Act 1989", "Equality Act 2010", "Data Protection Act 2018",
        "Mental Health Act 1983", "Housing Act 1996", "section 9 of the", "section 76", "section 136", "s.136", "s.47", "s.2A", "s.70",
        "sections 2 or 3", "Victims' Right to Review", "Victims' Code", "December 2016",
    ),
    "law, scheme or process named after a person, or by a name": (
        "Clare's Law", "Operation Encompass", "Op Encompass", "Make Every Contact Count", "Building Better Relationships",
        "Sanctuary scheme", "IRIS programme", "Triangle of Care", "Victim Personal Statement", "Initial Child Protection Conference", "Golden hour",
    ),
    "tool, scale or score": (
        "DASH score 14", "DASH score 16", "SafeLives Dash", "PHQ-9 score 21", "GAD-7 16", "AUDIT-C 10", "HARK asked", "SARA", "HoNOS 11",
        "Edinburgh Postnatal Depression Scale", "EPDS 15", "Glasgow Coma Scale 15", "Mini Mental State Examination (MMSE)", "OASys", "nDelius",
        "ICD-10 F43.2", "Duluth Power and Control Wheel", "GCS 15", "Graded E41",
    ),
    "process or abbreviation": (
        "MARAC", "MASH", "IDVA", "DVPN", "Domestic Violence Protection Notice", "MARAC-to-MARAC", "PPN to MASH", "Body Worn Video", "AMHP", "BBR",
        "Honour-based abuse (HBA)", "TRiM offered", "SFO screen", "EHA", "Serious Further Offence", "Band B",
    ),
    "citation or inquiry": (
        "Monckton-Smith (2019)", "Stark (2007)", "Dawson (2017)", "Rowlands (2021)", "Johnson (2008)", "Professor Evan Stark", "Laming said it",
        "Munro said it", "Homicide Timeline", "Bancroft (2002)", "\"rule of optimism\"", "Nowhere to Turn",
    ),
    "system or product": (
        "EMIS", "SystmOne", "CPOMS", "Niche", "Athena intel", "Genie", "Ring doorbell", "Find My iPhone", "cans Stella", "Boots receipt", "AirTag-type",
    ),
    "medicine, illness or eponym": (
        "Sertraline 50mg", "Citalopram 20mg", "Parkinson's disease", "Alzheimer's disease", "early Alzheimer's", "Asperger's", "Korsakoff syndrome",
        "postnatal depression", "Gaslighting", "Jekyll and Hyde", "Pabrinex", "N-acetylcysteine",
    ),
    "ordinary word that is a name elsewhere in the case": (
        "a mark on her arm", "mark the form", "Took comfort from", "The grace period allowed", "Grace under pressure", "hoped to call on", "Hope for the future",
        "the risk rose", "risk rose sharply", "Rose-tinted", "at whatever price in time", "Will a carer always be asked", "will the trust fund",
        "It will, from April 2023", "Will try Friday", "frank discussion", "drew attention", "Bob-a-job", "The chair may ask", "a fair-minded man",
        "Bills can be abuse", "Guy talk", "Amber and Red staffing", "Reading the correspondence", "in three years of joy", "Grace: patience, hope",
        "for love nor money", "sue for disrepair",
    ),
    "public event": ("first lockdown of 23 March 2020", "Covid-19", "lockdown", "first lockdown"),
    "recommendation owner, number or date": (
        "Deputy Chief Constable", "by 31 March 2023", "from September 2022", "Recommendation 1.", "CSC 1", "GP2", "Practice Manager", "95% compliance",
        "within five working days", "Head of Service, Assessment", "Assistant Director", "Early Help Manager",
    ),
    "chair and panel, whose names stay": ("Grace Ellison", "Elaine Whitcombe", "Helen Strand"),
}  # fmt: skip

STAYS = tuple(Stay(text, reason) for reason, texts in GROUPS.items() for text in texts)
ORDINARY = frozenset({
    "price", "will", "grace", "comfort", "hope", "mark", "joy", "rose", "mo", "no. 27", "number 27", "nurse 1", "nurse 2", "sw1", "sw2", "po1", "tb",
    "paramedic 1", "pcso hope",
})  # fmt: skip
