# ruff: noqa: E501, SIM905
"""Make sentences, headings, form fields and clinical notes about nobody, of words that no template holds together."""

import random

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


MEDICINES = (
    "sertraline citalopram fluoxetine mirtazapine venlafaxine amitriptyline propranolol diazepam zopiclone promethazine olanzapine quetiapine risperidone aripiprazole lithium methadone buprenorphine naltrexone acamprosate disulfiram thiamine pabrinex codeine co-codamol "
    "tramadol ibuprofen paracetamol naproxen gabapentin pregabalin omeprazole lansoprazole ramipril amlodipine bisoprolol atorvastatin metformin salbutamol beclometasone levothyroxine amoxicillin flucloxacillin doxycycline trimethoprim ferrous-sulphate folic-acid Depo-Provera Microgynon Nexplanon Mirena "
    "Ventolin Clenil Seroquel Zispin Prozac Valium Subutex Espranor Antabuse Oramorph Calpol Gaviscon Fortisip"
).split()
CLINICAL = (
    "O/E tender R wrist|O/E NAD|O/E: bruise L arm|BP stable|obs stable|NEWS 0|GCS 15|HR 88 reg|sats 98% RA|temp NAD|chest clear|abdo SNT|PEARL|no LOC|no red flags|c/o headache|c/o abdo pain|c/o low mood|PMH nil of note|PMHx asthma|NKDA|DHx as below|SHx lives with partner|FHx nil|ROS unremarkable|Imp: tension headache|"
    "Imp viral URTI|Dx: mechanical LBP|Rx given|TTO given|safety netted|d/w reg|r/v 2/52|f/u 6/52|TCI|DNA x2|UTI excluded|MSU sent|FBC U&E LFT TFT|ECG NSR|XR wrist NBI|CT head NAD|USS booked|G2P1|G3P2+1|K2M1|LMP unsure|EDD confirmed|FMF|CTG normal|SVD|EMLSCS|BF established|HC 50th|wt 25th centile|imms UTD|red book seen|"
    "MSE: kempt|mood subjectively low|affect blunted|speech normal|no FTD|no TSH|fleeting SI no plan|no intent|insight good|cap assessed|PHQ9 18|GAD7 14|AUDIT 22|SADQ|EPDS 12|HoNOS|Waterlow 9|MUST 0|Rockwood 4|MMSE 28|AMTS 9/10|CIWA|Apgar 9|Bishop score|Barthel|Braden|Bristol stool 4|Ranson|Wells score|HADS|CORE-10|Karnofsky|Ottawa rules|Snellen|Colles fracture|Bell's palsy|Raynaud's|Crohn's|Parkinson's|Hashimoto's|Kernig neg|Murphy's neg"
).split("|")
FIELDS = (
    "Name of GP|GP|Religion|Ethnicity|Occupation|Employer|School|Next of kin|NOK|Address|Home address|Previous address|Telephone|Mobile|E-mail|Alias|Nickname|Maiden name|Date of birth|DOB|Place of birth|Nationality|First language|Interpreter|Marital status|Partner|Children|Father of child|Mother's name|Perpetrator|Suspect|Victim|Witness|Injuries|Weapon|Vehicle|Location|Officer|Supervisor|Reviewed by|"
    "Allocated worker|Social worker|Health visitor|Midwife|Key worker|Referrer|Agency|Consent|Outcome|Risk level|DASH|MARAC|Medication|Allergies|Diagnosis|Disability|Pregnant|Smoker|Alcohol|Drugs|Capacity|Safeguarding|Action|Owner|Date|Status|Signed|Relationship|Family name|Forename|Surname|First name|Second name|Other names|Known as|Pets|Landlord|Tenancy"
).split("|")
EMPTY = "Unknown|unknown|UNKNOWN|N/A|n/a|NA|Not known|not known|Not Known|N/K|NK|None|none|None known|None recorded|Nil|nil|NIL|Not recorded|Not stated|Not disclosed|Declined|Refused|Yes|No|Y|N|TBC|tbc|As above|See above|as above|Same|Pending|Withheld|Redacted|Anonymous|Not applicable|Not asked|Unsure|Unemployed|Single|Married|Separated|White British|English|Ongoing|Completed|Closed|Open|High|Medium|Standard|-|?|Nil return|No trace|Not found|Various|Other|Female|Male|Mum|Dad|Mother|Father|Self".split(
    "|"
)
NAMED_THINGS = (
    "Clare's Law|Claire's Law|Sarah's Law|Martha's Rule|Martha's Law|Helena's Law|Jade's Law|Raneem's Law|Harper's Law|Natasha's Law|Oliver's Law|Maslow's hierarchy|the Duluth model|the Duluth wheel|the Freedom Programme|the Signs of Safety approach|the Think Family approach|the Safe and Together model|the Whole Housing Approach|the Caldicott principles|the Gillick test|Gillick competence|the Fraser guidelines|"
    "the Munro review|the Laming report|the Hackitt review|the Toxic Trio|the Trilogy of Risk|the Cycle of Change|the Power and Control Wheel|the Johari window|Occam's razor|Hobson's choice|the Homicide Timeline|the Bradley report|the Equality Act|the Hague Convention|the Istanbul Convention|the Pygmalion effect|Stockholm syndrome|Munchausen's|the Swiss cheese model|the Bournewood gap|Operation Encompass|Operation Provide|Ask for Angela|"
    "Ask for ANI|Hollie Guard|Bright Sky|Silver Line|Crimestoppers data|Section 47|Regulation 28|Level 3|Tier 4|Band 6|Grade 2 call|Immediate grade|Red flag|Amber rating|Gold group|Silver command|Bronze meeting|Level A training|SystmOne|EMIS|Rio|Liquidlogic|Mosaic|Northgate|Civica|Capita One|Athena|Niche|Connect|Guardian|Compass|CareDirector|Paris|Carenotes|Lorenzo|Cerner|Teams|Zoom|WhatsApp|Snapchat|Facebook|Instagram|Tinder|PayPal|Universal Credit|Motability"
).split("|")


SYSTEMS_IN = "within|in|on|onto|from|into|via|through|by way of|using|across|against|inside|with".split("|")
GENERIC = (
    "the Clinical Commissioning lead|the Audit Committee|the Executive Team|the Board|the Committee|the Local Authority|the Integrated Care Board|the Safeguarding Committee|the Steering Group|the Approved Mental Health Professional|the Practice Manager|"
    "the Head of Service|the Director of Nursing|the Chief Executive|the Team Manager|the Duty Manager|the Named Nurse|the Designated Doctor|the Antenatal Clinic|the Emergency Department|the Finance Officer|the Local Partnership Board|the Learning Hub|the Contact Centre|the Front Door|the Court Team|the Legal Gateway Panel|"
    "the Custody Suite|the Memory Clinic|the Walk-in Centre|the Minor Injuries Unit|the Assessment Ward|the Resuscitation Area|the Sexual Health Clinic|the Pain Clinic|the Access Team|the Night Duty Officer|the Cabinet Member|the Elected Members|the Responsible Officer"
).split("|")
MANNER = "shy funny generous proud quiet loud kind gentle private chatty anxious calm tidy strict devout hard-working independent guarded cheerful withdrawn tired thin pale clever patient polite blunt fierce loyal reserved sociable confident tearful vague guarded evasive plausible charming sullen restless bubbly caring thoughtful determined resilient frail".split()
GOOD_AT = "fast talker|light sleeper|heavy smoker|keen walker|good neighbour|proud parent|devoted mother|loving father|hard worker|private person|strong character|poor sleeper|careful driver|fussy eater|gifted singer|lonely figure|brave woman|quiet man|early riser|good listener|loyal friend|big drinker|social drinker|slow reader|poor attender|reluctant witness|vulnerable adult".split(
    "|"
)
LOOKS = "a slim build|an old fracture|a bruised cheek|long sleeves|grey eyes|a torn coat|good eye contact|flat affect|slurred speech|pressured speech|blue and green bands|white walls|brown stains|black ice|a green light".split(
    "|"
)


class Jargon:
    """Draw text about nobody; the random source decides everything."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def acronym(self) -> str:
        return "".join(self.rng.choice("ABCDEFGHIJLMNOPRSTUVW") for _ in range(self.rng.choice((2, 3, 3, 3, 4, 4, 5))))

    def sentence(self) -> str:
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

    def clinical(self) -> str:
        """Make a line of clinical shorthand, medicines among it."""
        rng, parts = self.rng, []
        for _ in range(rng.choice((1, 2, 3, 4))):
            if rng.random() < 0.25:
                drug = rng.choice(MEDICINES)
                dose = (
                    f"{rng.choice((5, 10, 15, 20, 25, 30, 50, 75, 100, 200, 250, 500))}{rng.choice(('mg', ' mg', 'mcg', 'ml'))}"
                )
                parts.append(
                    rng.choice(
                        (
                            f"{drug} {dose} {rng.choice(('od', 'bd', 'tds', 'qds', 'nocte', 'prn', 'mane', 'OD', 'BD'))}",
                            drug,
                            f"started {drug}",
                            f"stop {drug}",
                            f"{drug} increased",
                            f"{drug.capitalize()} {dose}",
                        )
                    )
                )
            else:
                parts.append(rng.choice(CLINICAL))
        return rng.choice((". ", ", ", "; ", " ", ". ")).join(parts) + rng.choice((".", ""))

    def form(self) -> str:
        """Make fields of a form with nobody in them."""
        rng = self.rng
        pairs = [
            f"{rng.choice(FIELDS)}{rng.choice((': ', ': ', ' - ', ' ', '? '))}{rng.choice(EMPTY)}"
            for _ in range(rng.choice((1, 1, 2, 3)))
        ]
        return rng.choice((" ", "; ", " | ", ". ", "\n")).join(pairs) if rng.random() < 0.8 else rng.choice(EMPTY)

    def named_thing(self) -> str:
        """Make a sentence about a law, model or system that bears a name."""
        rng, thing, verb = self.rng, self.rng.choice(NAMED_THINGS), self.rng.choice(VERBS)
        text = rng.choice(
            (
                f"{thing} {rng.choice(('was discussed', 'was explained', 'was not considered', 'is part of the training', 'was used', 'is in place', 'does not apply here', 'was checked', 'was updated', 'was down'))}.",
                f"{rng.choice(ACTORS)} {verb} {thing}.",
                f"{rng.choice(ACTORS)} {verb} {rng.choice(OBJECTS)} under {thing}.",
                f"A request under {thing} was {rng.choice(('made', 'declined', 'not made', 'granted'))}.",
                f"Staff had heard of {thing} but had not used it.",
                f"The record is held on {thing}.",
                f"See {thing} for {rng.choice(('guidance', 'the notes', 'details', 'the form'))}.",
            )
        )
        return text[0].upper() + text[1:]

    def described(self) -> str:
        """Describe somebody unnamed by manner, habit or looks, which is no occupation and no origin."""
        rng = self.rng
        a, b, c = rng.sample(MANNER, 3)
        who = rng.choice(
            (
                "She",
                "He",
                "The victim",
                "The mother",
                "The perpetrator",
                "The patient",
                "A colleague",
                "Her friend",
                "The tenant",
                "The child",
                "They",
            )
        )
        was = "were" if who == "They" else "was"
        return rng.choice(
            (
                f"{who} {was} described as {a}, {b} and {c}.",
                f"{who} {was} {a} and {b}, a {rng.choice(GOOD_AT)} and a {rng.choice(GOOD_AT)}.",
                f"{a.capitalize()}, {b} and {c}, {who.lower()} was not what staff expected.",
                f"{who} {was} a {rng.choice(GOOD_AT)}.",
                f"Those who knew her spoke of a {rng.choice(GOOD_AT)}, {a} and {b}.",
                f"{rng.choice(LOOKS).capitalize()} and {rng.choice(LOOKS)} were noted.",
                f"Presentation: {a}, {b}, {rng.choice(LOOKS)}.",
                f"{who} {was} {a} on arrival with {rng.choice(LOOKS)}.",
                f"{who} {was} seen by {rng.choice(GENERIC)} and then by {rng.choice(GENERIC)}.",
            )
        )

    def generic(self) -> str:
        """Make a sentence about a body or post that every place has, or a system by its name."""
        rng = self.rng
        thing, other = rng.choice(GENERIC), rng.choice(GENERIC)
        system = rng.choice(NAMED_THINGS)
        text = rng.choice(
            (
                f"{thing} {rng.choice(VERBS)} {rng.choice(OBJECTS)}{rng.choice(TAILS)}.",
                f"{thing} reports to {other}.",
                f"A prompt {rng.choice(SYSTEMS_IN)} {system} was switched off in the upgrade.",
                f"The form was filed {rng.choice(SYSTEMS_IN)} {system} and not {rng.choice(SYSTEMS_IN)} {rng.choice(NAMED_THINGS)}.",
                f"{system} and {rng.choice(NAMED_THINGS)} do not talk to each other.",
                f"Recommendation {rng.randint(1, 20)}: {thing} to seek assurance that {rng.choice(OBJECTS)} is recorded {rng.choice(SYSTEMS_IN)} {system}.",
                f"{thing} told {other} about {rng.choice(OBJECTS)}.",
                f"{thing} | {other} | {rng.choice(GENERIC)}",
                f"Nothing was escalated to {thing}.",
            )
        )
        return text[0].upper() + text[1:]

    def any(self) -> str:
        """Make one piece of any of these kinds."""
        kind = self.rng.random()
        if kind < 0.13:
            return self.clinical()
        if kind < 0.24:
            return self.form()
        if kind < 0.33:
            return self.named_thing()
        if kind < 0.42:
            return self.described()
        if kind < 0.53:
            return self.generic()
        return self.sentence()
