# ruff: noqa: E501 (the words of the sources stand one sentence or paragraph a line)
"""Hold the invented case of make_case.py: settings, key, the words of four agencies, and what is true of them.

Nobody and no place in it exists. The four agencies write in four voices; the gold says what a published set may not hold,
what it must still hold, and which rows of the two chronologies tell of the same event.
"""

from __future__ import annotations

CASE_YAML = """\
reference: VW-DHR-07
csp: Vale of Wiske Community Safety Partnership
edition: ho-2016
kind: homicide
chair:  {name: Dr Rosamund Tilney-Okafor, credentials: "independent; retired from the inspectorate of probation in 2017"}
author: {name: Barnaby Quested, credentials: "independent reviewer"}
panel:
  - {name: Superintendent Grace Holloway, title: Head of Safeguarding, agency: Wiskeshire Police}
  - {name: Martin Vane, title: Named Nurse, agency: Wiske Valley NHS Foundation Trust}
  - {name: Summer Adebisi, title: Chief Executive, agency: Wiske Women's Aid}
dates: {death: 2021-10-06, notified: 2021-10-20, decided: 2021-11-12, scope_from: 2018-01-01, scope_to: 2021-10-06, trial: 2022-06-20}
key_lines:
  - {id: K1, text: "Was domestic abuse recognised, and was the risk to Delphine assessed?"}
  - {id: K2, text: "Were the children seen and heard?"}
  - {id: K3, text: "Did agencies share what they knew?"}
policy: publication
"""

REGISTER_YAML = """\
people:
  - {id: victim, role: victim, name: Delphine Arkwright, also: [Delphine Moreau, Del, D.A.], born: 1982-04-17, died: 2021-10-06, gender: female,
     pseudonym: Helen, chosen_by: family}
  - {id: perpetrator, role: perpetrator, name: Conrad Arkwright, also: [Con], born: 1979-11-02, gender: male}
  - {id: child1, role: child, name: Otis Arkwright, born: 2012-01-30}
  - {id: child2, role: child, name: Margot Arkwright, born: 2017-06-08}
places:
  - {id: home, name: 8 Kiln Terrace, also: [No. 8], kind: home, replacement: the family home}
organisations: []
"""

# Agency: Wiskeshire Police. House style: numbered paragraphs, cover table, running header with the subject's name.
POLICE_HEADER = "OFFICIAL-SENSITIVE – IMR re ARKWRIGHT, Delphine – v0.9"
POLICE_COVER = [
    ("Agency", "Wiskeshire Police"),
    ("Subject", "Delphine ARKWRIGHT (née MOREAU), born 17/04/1982"),
    ("Other party", "Conrad ARKWRIGHT, born 02/11/1979, PNC 04/221907K"),
    ("Address", "8 Kiln Terrace, Sallowby, YO99 3QX"),
    ("Children", "Otis (9), Margot (4)"),
    ("Author", "Det. Supt. (retd) Piers Galbraith, who had no line management of anybody named"),
]
POLICE = [
    (
        "1. Introduction",
        [
            "1.1 This review concerns the death of Delphine Arkwright, 39, at her home in Sallowby on Wednesday 6 October 2021. Her husband Conrad, 41, was "
            "convicted of her murder on 20 June 2022 and will serve at least 19 years and 4 months.",
            "1.2 They had two children. Otis was at Sallowby Juniors and Margot went to Acorns pre-school.",
        ],
    ),
    (
        "2. Summary of involvement",
        [
            "2.1 On Saturday 12 January 2019 at 22:47 Delphine rang 999 from a neighbour's house. PC 2290 Hope and PC Yusuf Demir attended. Conrad had "
            "taken her keys and pushed her off the step. Mrs Winifred Oates, of No. 10, had let her in. No children were present.[fn]",
            "2.2 The DASH was graded Standard with a score of 8. PC Hope recalls that Del “was shaking and said sorry to the dog”. He hoped that words of advice would do.",
            "2.3 On 3 March 2020 a friend, Tamika Browne, asked at the front counter about Clare's Law. The form was sent to the Disclosure Officer, Marian Frost, "
            "on 5 March and was closed on 30 April 2020 because Ms Browne did not answer an unknown number.",
            "2.4 On 18 and 19 September 2020 neighbours reported shouting. A log, WP-20200918-0744, was resulted as “noise, council to deal”.",
            "2.5 On 14 May 2021 Delphine was seen at the Friarage Emergency Department with a broken wrist. Sgt Olena Petrenko took a statement. "
            "Delphine said: “If I leave he will find me, he told Mum he'd hang me off Sallow Bridge.” Conrad was arrested at Wiske Valley Joinery and bailed. "
            "MARAC heard the case on 27 May 2021.",
        ],
    ),
    (
        "3. Analysis",
        [
            "3.1 The marking of the DASH by PC Hope was in line with force policy of 2017 and fell short of College of Policing guidance. Mrs Arkwright's mother, "
            "Solange Moreau, who lives at Ravensworth Gate, was never asked what she knew.",
            "3.2 Con's dismissal from Bedale Timber in 2016 for threatening a manager, Ivan Speight, was known to the Intelligence Unit. Monckton Smith (2019) describes such escalation.",
        ],
    ),
    (
        "4. Lessons learnt",
        [
            "4.1 Officers treated each call as a new one. Had anybody read the log of January 2019 in May 2021, the grade would have been High.",
            "4.2 Good practice: Sgt Petrenko spoke with Delphine alone, rang the IDVA herself and sent Operation Encompass to the school before nine.",
        ],
    ),
    (
        "5. Recommendations",
        [
            "5.1 Wiskeshire Police should dip-sample 50 Standard risk DASH forms by 31 March 2023. Owner: Head of Safeguarding.",
            "5.2 Wiskeshire Police should not close a third-party application under the Domestic Violence Disclosure Scheme without speaking to the applicant. Owner: Marian Frost. "
            "Target: June 2023.",
        ],
    ),
]
POLICE_FOOTNOTE = "Mrs Oates has since said that Otis was asleep upstairs. Statement of 9 November 2021, ref. WP/OATES/2."

# Agency: Ferry Lane Surgery. House style: first person, letterhead, Heading styles, one big table of contacts.
SURGERY_HEADER = "Ferry Lane Surgery · 2 Ferry Lane, Sallowby YO99 3AB · 01632 960733"
SURGERY = [
    (
        "About this report",
        [
            "I am Dr Patience Frank, safeguarding lead for the practice. I never treated Mrs Arkwright or her husband. I spoke to Dr Lucian Moor and to Sister Bea Holroyd on 11 January 2022.",
        ],
    ),
    (
        "What happened",
        [
            "Mrs Arkwright joined us from a practice in Northallerby in 2014. Her usual doctor was Lucian Moor. She came with low mood in the weeks after Margot was born and took sertraline 50mg until the spring of 2018.",
            "On 7 February 2019 she told Sister Holroyd, during a smear, that “Con has the bank card and the car”. Bea wrote it down and tasked Dr Moor, who marked the task done. "
            "He says that he was frank with himself afterwards: he did not read it.",
            "Mr Arkwright was seen on 22.2.21 with chest pain. His PHQ-9 was 17. He told Dr Moor that his wife was “up to something with that Tamika”. No question was asked about home.",
            "The hospital's letter about the wrist (14 May 2021) was scanned on 2 June 2021 and seen by nobody.",
        ],
    ),
    (
        "Analysis",
        [
            "The practice had no IRIS training. NICE guidance PH50 recommends it. I think that Dr Moor, who was 63 and alone for three days a week, did what a tired man does.",
            "Nobody put Con's chest pain and Del's wrist together, although they stand on one screen as a household.",
        ],
    ),
    (
        "Lessons",
        ["A household needs one reader.", "A task is not done because it is closed. Bea Holroyd now rings the doctor as well."],
    ),
    (
        "Recommendations",
        [
            "The practice should book IRIS training for all staff by the end of April 2022.",
            "The practice should review every closed task that holds the words 'bank card', 'keys' or 'scared'; Lucian Moor to report in July 2022.",
        ],
    ),
]
SURGERY_TABLE = [
    ("When", "Who saw whom", "What was said or done"),
    ("07/02/2019", "Sr Holroyd / Delphine", "Smear. Disclosed that Conrad controls money. Task sent."),
    ("22.2.21", "Dr Moor / Conrad", "Chest pain, ECG normal, PHQ-9 17."),
    ("02/06/21", "admin (J. Pickering)", "Letter from the Emergency Department scanned."),
]

# Agency: Vale of Wiske Council. House style: a single table, question and answer, bullets, no headings.
HOUSING_QA = [
    ("Who wrote this?", "Esme Tolland-Bright, Housing Manager (South), Vale of Wiske Council. I supervised nobody involved."),
    (
        "Who is it about?",
        "Delphine Arkwright and her ex husband to be Conrad Arkwright, joint tenants of 8 Kiln Terrace since 2013; their kids Otis and Margot. Tenancy ref VW-T-448120.",
    ),
    (
        "What contact did you have?",
        "21 September 2020: ASB complaint by Mr Oates at No. 10 about banging on the Friday and Saturday. Our officer, Callum Strange, wrote to both tenants. It is strange, looking back, that he wrote to both.\n"
        "15 June 2021: Delphine rang and asked how to take Conrad off the tenancy. She said she was afraid of him. Callum told her that both must sign.\n"
        "4 October 2021: Delphine came to the Sallowby hub with her friend Tamika. Made a Part 7 application. Callum offered an appointment on 11 October.",
    ),
    (
        "Analysis: what went well, what did not?",
        "The Homelessness Reduction Act 2017 and the Domestic Abuse Act 2021 both say priority need is automatic. The appointment was five days after she was killed. "
        "Mr Strange had done the DAHA e-learning in August 2021.",
    ),
    ("What have you learnt?", "A joint tenancy can be a trap. The word afraid should stop the clock."),
    (
        "What should change?",
        "Vale of Wiske Council should see anybody who says they are afraid at home on the same day, from 1 April 2022.\n"
        "Vale of Wiske Council should take legal advice on ending joint tenancies and report to the Partnership by September 2022.",
    ),
]

# The two chronologies. Columns and dates are as messy as they are in life.
POLICE_ROWS = [
    ("Ref", "Date / time", "Source", "Event", "Action / comment"),
    (
        "P1",
        "12/01/19 22.47",
        "STORM 991",
        "Delphine ARKWRIGHT rings 999 from No 10. Husband pushed her off the step and kept her keys. PC 2290 HOPE, PC DEMIR attend. No children present.",
        "DASH Std 8",
    ),
    ("P2", "13-Jan-2019", "NICHE", "PPN sent re Delphine to MASH. Not shared with health.", ""),
    ("P3", "3.3.2020", "front counter", "Tamika BROWNE asks re Clares Law on Conrad ARKWRIGHT", "to M Frost"),
    ("P4", "30 April 2020", "DVDS", "Application closed, applicant not contactable", ""),
    ("P5", "18-19 Sept 2020", "log 0744", "Neighbours report shouting and banging at 8 Kiln Terrace", "council to deal"),
    (
        "P6",
        "14/05/2021 19:20",
        "NICHE",
        "Emergency dept rings police: Delphine has a broken wrist, says Conrad bent it back. Sgt PETRENKO takes statement. Conrad arrested.",
        "DASH High 16",
    ),
    ("P7", "27/05/21", "MARAC", "Case heard at MARAC. Actions: IDVA contact, flag on address, letter to GP", ""),
    ("P8", "c. late Aug 2021", "intel", "Conrad seen by PCSO outside Sallowby Juniors at home time", "no action"),
    (
        "P9",
        "06/10/2021 07:52",
        "STORM 118",
        "999 call from Otis, 9. Delphine found in the kitchen. Life extinct 08:20.",
        "murder investigation",
    ),
]
TRUST_TITLE = "Wiske Valley NHS Foundation Trust: Combined chronology re D. Arkwright (NHS 485 777 3456) and children"
TRUST_ROWS = [
    ("Date", "Time", "Service", "Seen?", "Details of contact", "Professional"),
    ("8 June 2017", "", "Maternity", "Yes", "Birth of Margot. Delphine tearful. Edinburgh score 13.", "Midwife Ghislaine Poole"),
    (
        "20.7.17",
        "",
        "Health visiting",
        "Yes (Conrad there)",
        "Six-week visit. No routine enquiry as husband present.",
        "HV Nuala Strand",
    ),
    ("17/01/2019", "", "Health visiting", "No", "Telephone call. Delphine says she slipped on the step and is fine.", "N Strand"),
    (
        "13 May 2021",
        "18:05",
        "Emergency Department",
        "Yes",
        "Delphine attended with fractured L wrist, said that husband Conrad bent it. Both children with her. Police called by triage nurse.",
        "Triage nurse Femi Coker; Dr Saskia Brandt",
    ),
    (
        "27 May 2021",
        "",
        "Safeguarding",
        "n/a",
        "MARAC attended by named nurse. Actions for trust: fracture clinic to see alone; IDVA.",
        "M Vane",
    ),
    ("3 June 21", "pm", "Fracture clinic", "Yes", "Plaster check. Conrad did all of the talking. Not seen alone.", "Dr Brandt"),
    ("Aug 2021?", "", "Health visiting", "No", "Margot not brought to 4 year review. Letter sent.", "N Strand"),
    (
        "6.10.21",
        "08:01",
        "Ambulance liaison",
        "Yes",
        "Notified of the death of Delphine at home by ambulance service. Otis had rung 999.",
        "duty manager",
    ),
]

GOLD = {
    "must_hide": [
        "Delphine",
        "Arkwright",
        "Moreau",
        "Conrad",
        "Otis",
        "Margot",
        "Solange",
        "Tamika",
        "Browne",
        "Winifred",
        "Oates",
        "Hope and",
        "PC Hope",
        "2290",
        "Demir",
        "Yusuf",
        "Marian Frost",
        "Petrenko",
        "Olena",
        "Ivan Speight",
        "Speight",
        "Galbraith",
        "Lucian",
        "Dr Moor",
        "Holroyd",
        "Bea ",
        "Patience Frank",
        "Pickering",
        "Tolland-Bright",
        "Callum",
        "Mr Strange",
        "Ghislaine",
        "Nuala",
        "Strand",
        "Femi",
        "Coker",
        "Saskia",
        "Brandt",
        "Kiln Terrace",
        "YO99",
        "Sallowby",
        "Northallerby",
        "Ravensworth Gate",
        "Sallow Bridge",
        "Ferry Lane",
        "Acorns",
        "Wiske Valley Joinery",
        "Bedale Timber",
        "17/04/1982",
        "17 April 1982",
        "02/11/1979",
        "04/221907K",
        "WP-20200918-0744",
        "WP/OATES/2",
        "VW-T-448120",
        "01632 960733",
        "6 October 2021",
        "12 January 2019",
        "14 May 2021",
        "13 May 2021",
        "3 March 2020",
        "30 April 2020",
        "7 February 2019",
        "22.2.21",
        "15 June 2021",
        "4 October 2021",
        "20 June 2022",
        "19 years and 4 months",
        "her son",
        "his son",
    ],
    "must_stay": [
        "Helen",
        "Vale of Wiske Community Safety Partnership",
        "Wiskeshire Police",
        "Wiske Valley NHS Foundation Trust",
        "Vale of Wiske Council",
        "Tilney-Okafor",
        "Barnaby Quested",
        "Grace Holloway",
        "Martin Vane",
        "Summer Adebisi",
        "Clare's Law",
        "MARAC",
        "DASH",
        "Operation Encompass",
        "IRIS",
        "PH50",
        "Homelessness Reduction Act 2017",
        "Domestic Abuse Act 2021",
        "Monckton Smith (2019)",
        "College of Policing",
        "Domestic Violence Disclosure Scheme",
        "31 March 2023",
        "1 April 2022",
        "DAHA",
    ],
    # rows that tell of the same event: (row of the police workbook, row of the trust's table), 1 = first row under the headings
    "duplicate_rows": [[6, 4], [7, 5], [9, 8]],
    # near in time and alike in words, yet two events
    "not_duplicates": [[1, 3], [8, 7]],
    "conflicts": [
        {"rows": [6, 4], "field": "date", "values": ["2021-05-14", "2021-05-13"]},
    ],
    # between these dates no agency has a contact, the surgery's table of contacts included (90 days or more)
    "gaps": [
        ["2017-07-20", "2019-01-12"],
        ["2019-02-07", "2020-03-03"],
        ["2020-04-30", "2020-09-18"],
        ["2020-09-19", "2021-02-22"],
    ],
    "contradictions_in_prose": [
        "police body: no children present on 12 January 2019; police footnote: Otis asleep upstairs (of No. 10)",
        "police IMR and workbook: wrist on 14 May 2021; trust: 13 May 2021",
    ],
}
