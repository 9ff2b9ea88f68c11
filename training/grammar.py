# ruff: noqa: E501, SIM905
"""Build sentence templates combinatorially: every way in which a sentence can mention somebody, with people or with nobody in that place.

The same frames are filled with a person (`{A.first}`, "TH", "Mrs Okoro") or with words that name nobody ("the caller", "mum", "Nurse 2", "IP"), in equal
grammar; so what tells a name is the word itself and not the frame. Wording is generic to records; none is taken from a real case.
"""

import random

FORMS = (
    ("", 8), ("first", 30), ("full", 24), ("tsur", 9), ("sur", 6), ("ini", 14), ("dot", 4), ("let", 2), ("nick", 4), ("fini", 3), ("ifull", 4), ("cap", 2), ("comma", 1), ("tini", 2),
)  # fmt: skip
NOBODY = (
    "the victim|the perpetrator|the caller|the informant|the neighbour|a neighbour|the patient|the client|the tenant|the complainant|the aggrieved|the suspect|the offender|the applicant|the mother|the father|mum|dad|mother|father|her mother|his mother|"
    "her sister|his brother|the sister|a friend|a friend of hers|her friend|a relative|the couple|the family|the children|the child|the baby|the eldest|the youngest|the boy|the girl|the teenager|her ex|his ex|her ex-partner|the ex-husband|her husband|his wife|"
    "the landlord|the receptionist|the paramedic|the midwife|the nurse|the doctor|the GP|the health visitor|the social worker|the key worker|the duty worker|the IDVA|the ISVA|the DSL|the officer|the sergeant|the PCSO|the OIC|the control room|the call handler|"
    "the panel|the chair|the author|the agency|staff|a colleague|the manager|the supervisor|somebody|someone|nobody|no one|anybody|another resident|a passer-by|a member of the public|a male|a female|an unknown male|the male|the female|IP|the IP|susp|pt|Pt|"
    "Officer {n}|Nurse {n}|Child {n}|Adult A|Child B|Friend {n}|SW1|SW2|GP2|HV1|Witness {n}|CSC|MASH|the MASH|MARAC|CMHT|EDT|the A&E nurse|grandad|gran|nan|auntie|uncle|mgm|mgf|pgm|stepdad|the stepfather|he|she|they|the deceased|the defendant|the respondent"
).split("|")
ACTOR = (
    "Police|Officers|The officer|A PC|PC {W.sur}|PC {badge}|The social worker|The GP|The nurse|The health visitor|The midwife|The IDVA|The worker|Staff|Her manager|The school|The housing officer|A neighbour|Her sister|His brother|The neighbour|The paramedics|"
    "The landlord|The panel|The review|The author|The IMR author|The support worker|The receptionist|The crisis team|CSC|The duty social worker|The head teacher|The father|The mother|Mum|Dad|The caller|A friend|A colleague|A relative|The chair|The court|Probation|"
    "The call handler|The ward|The consultant|The interpreter|The advocate|The probation officer|The family|He|She|They|We|I|Nobody|No professional|{B}|{C}|{W.tsur}|{W.full}"
).split("|")
PAST = (
    "rang 999|rang 101|called the police|rang back|did not ring back|rang to cancel|attended alone|attended with a friend|attended with bruising to the arm|attended A&E|did not attend|failed to attend|declined support|declined to engage|engaged well|agreed to a referral|made a disclosure|"
    "disclosed strangulation|disclosed that things were bad at home|said that nothing had happened|said it was an accident|said the door had been kicked in|denied it|denied any violence|denied hitting anyone|admitted pushing her|apologised|cried|was crying|was upset|was drunk|was calm|was not at home|"
    "was at work|was in bed|was in the garden|was asleep|was outside the flat|was hiding upstairs|was seen alone|was not seen alone|was not spoken to|was not asked|was never asked|was arrested|was released|was bailed|was charged|was spoken to|was interviewed|was offered a refuge place|was referred on|"
    "was discharged|was admitted overnight|was told to leave|was told to wait|was frightened|was pregnant again|was not eating|was worried|was isolated|was well known|was the one who rang|was known to services|was last seen by the canal|was found in the bathroom|moved out|moved in|moved back|moved to {town}|"
    "left|left the house|left with the children|left him in {month}|left for {ftown}|came back|came to the door|came in|went home|went to stay with family|went to {town}|took the children|took the car keys|took an overdose|took her phone|kept the money|kept the flat|sent messages|sent texts|sent {money}|"
    "started a new job|lost the job|stopped work|stopped answering the phone|stopped coming|stopped the medication|asked for help|asked for a move|asked for a new front door|asked for something to help with sleep|asked the GP for a sick note|refused to leave|refused to go|refused to make a statement|"
    "gave a statement|gave no account|gave the keys back|had bruising to the face|had a cut lip|had no money|had nowhere to go|had been drinking|had been there all night|had blocked the number|had hit her|had gone|had not been seen|had not been heard of|had two children|had a black eye|had a knife|"
    "broke the window|broke the phone|kicked the door|grabbed her by the throat|pushed her|hit him|threw a cup|shouted|shouted at the baby|lived on {street}|lived next door|lived with his mother|lived in {town}|worked at {employer}|worked nights|worked with her|drove off|drove to {town}|waited outside|"
    "signed the tenancy|signed the form|paid the rent|felt safe|felt low|felt watched|seemed frightened|seemed well|looked tired|withdrew the statement|missed the appointment|missed the scan|turned up again|turned up at the school|went missing|met him online|met at {pub}|married in {year}|died|died in {month}|"
    "told the truth|told nobody|told the nurse|told a friend|wanted to go home|wanted a divorce|wants help|says no|says yes|says it is fine now|is home|is at work|is safe|is pregnant|is staying with her aunt|is not answering|is back|is outside again|is upset|has moved|has left|has gone|has a new phone|has no credit|has not been in"
).split("|")
BASE = "ring|attend|want support|feel safe|leave|go home|know about the referral|have a phone|need an interpreter|understand|agree|see the midwife|see the letter|mention it|say anything|come to the door|live there|work|drink|speak English|have contact|receive the letter|return|stay|open the door".split(
    "|"
)
DID = (
    "denied described explained mentioned forgot hid kept lost found broke carried opened closed locked unlocked cleaned cooked washed ironed packed unpacked bought sold paid borrowed lent stole returned posted read wrote signed tore burned threw dropped lifted pushed pulled held wore removed painted fixed repaired planted watched noticed heard "
    "followed avoided ignored refused accepted declined cancelled booked missed attended chaired joined left entered reached crossed passed drove parked reversed walked climbed fell slipped ran hurried waited stayed slept woke dreamed sat stood leaned knelt lay smiled laughed cried wept shouted whispered sang prayed smoked drank ate swallowed coughed vomited fainted "
    "bled recovered improved deteriorated relapsed coped managed struggled worried feared hoped wished wanted needed loved hated liked trusted doubted suspected accused blamed forgave thanked begged pleaded promised threatened warned agreed disagreed argued apologised lied confessed complained objected insisted admitted confirmed corrected repeated answered replied "
    "asked guessed knew understood remembered recalled imagined studied taught trained worked retired resigned qualified volunteered applied appealed lost won earned owed saved spent gambled rented owned shared inherited swapped photographed recorded filmed typed texted e-mailed posted deleted blocked unfollowed searched googled traced identified recognised "
    "arranged organised planned prepared suggested proposed requested demanded offered gave brought took fetched collected delivered sent received served supervised assessed triaged examined treated prescribed injected bandaged discharged admitted transferred escorted restrained arrested cautioned charged bailed released sentenced reported logged updated escalated"
).split()
WHAT = (
    "the assault|the injury|the wound|the row|the bill|the blinds|the cooker|the cat|the buggy|the pram|the window|the van|the moped|the kettle|the card|the note|the drawing|the box|the repeat script|the clinic|the blood test|the home visit|the lesson|the late shift|the timesheet|the arrears|the loan|the visa|the bracelet|the jacket|the hat|the handbag|the holdall|"
    "the spare key|the chain|the camera|the phone|the tablet|the bank card|the login|the screenshot|the calendar|the folder|the booklet|the chronology|the actions|the report|the grievance|the claim|the agreement|the order|the warrant|the account|the facts|the reason|the topic|the question|the banging|the smell|the swelling|the scald|the graze|the trip|the crash|the argument|the barbecue|"
    "the christening|the wake|the anniversary|the holiday|the journey|the tram|the lift|the bench|the ramp|the landing|the cellar|the loft|the yard|the pond|the chapel|the gurdwara|the college|the team|the interview|the module|the stall|the till|the wages|the trust fund|the pension|the inhaler|the dressing|the walking frame|the hearing aid|the smoke alarm|a lift home|a locksmith|a builder|a booklet|"
    "a safe word|a hooded top|a school jumper|a white shirt|nothing|everything|something else|a great deal|next to nothing|ten sessions|three trains|the laundry|his tools|her nails|their bikes|the plates|the cupboard|the carpet|a rose bush|puzzles|old films|diesel|fruit|sweets"
).split("|")
HOW = " in a hurry| every Friday| until autumn| after the wedding| at dusk| after tea| by Christmas| all week| for a month| without warning| over and over| straight away| too late| on purpose| by accident| in a panic| with some effort| with a flatmate| with the help of a translator| on a bad line| under arrest| with the baby there| beside the bins| across the landing| on the ring road| at the till| at the garage| in the cellar| on leaving hospital| if pressed| word for word| of course| not any more| some weeks| seldom| almost never| unaided|||||||".split(
    "|"
)
VERB_TO = (
    "told|asked|visited|saw|rang|phoned|telephoned|called|met|met with|spoke to|spoke with|wrote to|e-mailed|texted|contacted|tried to contact|tried|could not reach|was unable to contact|interviewed|arrested|released|followed|hit|pushed|strangled|blamed|knew|did not know|believed|did not believe|"
    "assessed|reviewed|examined|treated|discharged|referred|supported|advised|reassured|warned|threatened|collected|brought|drove|took home|left|rehoused|evicted|invited|questioned|found|heard|recognised|remembered|described|named|helped|fetched|messaged|waited for|asked after|asked about|looked for|"
    "had seen|had not seen|had spoken to|had known|had met|never met|never saw|never asked|should have asked|could have asked|will ring|will see|to see|to ring|to contact|to discuss with|has seen|has spoken to|is worried about|was worried about|was concerned for|had concerns about|received a call from|"
    "took a statement from|got a message from|heard from|has not heard from|lived with|moved in with|was living with|lives with|was married to|separated from|was related to|was in a relationship with|was staying with|sat with|went with|argued with|shouted at|was afraid of|complained about|gave a leaflet to|gave the keys to|left a message for|left a card for|sent a letter to|made a referral for|completed a DASH with|did a joint visit to|was let in by|was called by|was told by|was contacted by|was seen by|was found by|was sent to"
).split("|")
THAT = "told the panel that|said|said that|stated that|reported that|noted that|recorded that|believed that|thought that|was told that|was aware that|did not know that|was worried that|heard that|confirmed that|understood that|says that|says|recalled that|remembered that|wrote that|alleged that|suspected that".split(
    "|"
)
TAIL = (
    "| the next day| that evening| that night| at home| by phone| on the phone| by text| in person| again| twice| three times| alone| with the baby| before the assault| after the incident| on {date}| on {date}| at {time}| in {month}| in {town}| at {surgery}| at {school}| at {hospital}| at court| at the station| outside the school|"
    " in the kitchen| in the street| on the ward| in custody| during the visit| at the handover| at the review| last week| this morning| yesterday| today| on Monday| two days later| a week later| without success| without an answer| about the injuries| about the rent| about the children| about the disclosure| and left a message| and got no answer|"
    " but there was no reply| because of the noise| because she was scared| for a welfare check| for an assessment| with an interpreter| from the station| to the refuge| at {addr}| near {spot}| as agreed| as planned"
).split("|")
HEAD = (
    "On {date}, |On {date} |In {month} |At {time} |That night |The next day |Later that day |The same evening |When police arrived |When the door was opened |After the assault |Before the birth |By then |By this time |Two weeks later |In the morning |During the visit |At the meeting |At MARAC |At A&E |According to the file, |According to the log, |"
    "It was noted that |It was reported that |It is not known whether |It is recorded that |It appears that |The record shows that |Records show that |The log says |Notes state that |The letter says that |The panel heard that |The review was told that |Somebody said |Unfortunately |However, |At first |Meanwhile |Afterwards |Because of this |"
    "On arrival |From the call, |In interview |In a statement |At triage |On the ward |In the car |At school |At work |For years |For weeks |On that occasion |Nobody noticed that |Everyone knew that |There were concerns that |There was a report that |Her view was that |We think that |I think |The history is that "
).split("|")
THINGS_BY = (
    "The band|The florist|The optician|The chemist|The lecturer|The landlord|The removal men|The milkman|The bench|The pathologist|The lawyer|The barrister|The therapist|The registrar|The bank|The leisure centre|The employer|The school|The playgroup|The temple|The parish|The elder|The priest|The flatmate|The great-aunt|Her lecturer|His foreman|The doorman|"
    "The crew|A recording|A letter|A text|The notebook|The laptop|The footage|The record of the meeting|The wage slip|The roster|The deed|The file|The log|The entry|The drawing|The email|One passer-by|Two workmates|Several relations|Someone upstairs|The tribunal|The recorder|The clerk|The usher|The teacher|The caretaker|The cleaner|The driver|The joiner|The milk round|The duty desk|Everyone"
).split("|")
NOUN = (
    "mother|father|sister|brother|son|daughter|partner|ex-partner|husband|wife|friend|neighbour|cousin|aunt|uncle|solicitor|GP|midwife|health visitor|social worker|support worker|manager|employer|landlord|phone|flat|house|bedroom|car|tenancy|injuries|bruises|behaviour|drinking|mental health|records|notes|file|history|account|"
    "statement|wishes|voice|needs|risk|safety|case|name|address|number|keys|money|benefits|job|school|children|eldest child|baby|pregnancy|body|death|family|version of events|medication|condition|appointment|family's views"
).split("|")
NOUN_DOES = "was not recorded|was recorded|was on the system|was in the hall|was found in the car|was known|was not known|was considered|was not explored|was missed|was discussed|rang|rang the school|attended|was told|was seen|had concerns|was closed|was in arrears|had changed|had been taken|is on file|came up at the meeting|said nothing|was upset|moved away|got worse|was fractured|was damaged".split(
    "|"
)
BY = "The form was completed by|The call was made by|The referral was made by|The tenancy was held by|The letter was signed by|The door was opened by|The statement was read by|The child was collected by|The visit was done by|The car was driven by|The flat was rented by|The injuries were caused by|The DASH was completed with|The meeting was chaired by|She was seen by|He was seen by|The parcel was left with|The disclosure was made to|The letter was addressed to|The calls were from|The threats were aimed at|The order was against|The file belongs to|The money went to|The number belongs to|The concern was about|The log refers to|The minutes name|The referral names|The note mentions".split(
    "|"
)
IS = "The caller was|The tenant is|The driver was|The other party is|The person at the door was|The alleged perpetrator is|Her partner is|His partner is|Her husband was|The father is|The mother is|The victim is|His brother is|Her new partner was|The next of kin is|The emergency contact is|The social worker is|The officer in the case was|The informant was|The friend was|The eldest is|The youngest is|The child is|The baby is|The landlord is|The only witness was|The allocated worker is".split(
    "|"
)
CALLED = "a woman called|a man called|a friend called|a neighbour called|a male named|a female named|somebody called|a man known as|her partner,|his brother,|her sister|her friend|his mate|her son|her daughter|her cousin|the neighbour,|the landlord,|the caller,|the tenant,|the child,|her new boyfriend|the baby,|the father,|the mother,".split(
    "|"
)
NOTE = (
    "T/C to {P}. No reply.|t/c from {P}|tc to {P}, vm left|{P} seen today|{P} seen with {Q}|seen {P} at home|H/V to {P}, no access|hv to {P}. not in.|{P} DNA|{P} DNA x2|dna {P}|{P} NFA|r/v {P}|{P} - no concerns|{P}: no further action|re {P}|Re: {P}|RE {P}|FAO {P}|fao {P}|cc {P}|Cc: {P}, {Q}|Copy to {P}|From: {P}|To: {P}|Subject: {P}|"
    "{P} to ring {Q}|{P} to contact {Q} by {day}|Action: {P} to chase|Action for {P}|ACTION - {P}|Present: {P}, {Q}, {R}|Apologies: {P}|Apologies from {P} and {Q}|{P} gave an update.|{P} and {Q} attended|attended: {P} / {Q}|{P}, {Q} and {R} were discussed.|{P}/{Q}|Victim: {P}|Perp: {P}|Perpetrator: {P}|VICTIM {P}|SUSPECT {P}|"
    "IP {P}|susp {P}|Informant: {P}|Caller: {P}|caller states {P} is outside|caller says {P} has hit {Q}|female states {P} has left|{P} STATES {Q} HAS LEFT|{P} ARRESTED|{P} LOCATED|NOK {P}|Child: {P}|Children: {P}, {Q}|Subject: {P}|Name: {P}|Client: {P}|Tenant: {P}|Patient: {P}|Partner: {P}|Seen by: {P}|Completed by {P}|Author: {P}|"
    "Worker: {P}|Signed {P}|Dear {P},|Hi {P},|hi {P}|Thanks {P}|thanks, {P}|Regards, {P}|Regards {P}|Spoke to {P} re {Q}|spoke w {P}|msg left for {P}|letter sent to {P}|{P} rang|{P} rang in|{P} texted|{P} says {Q} is back|{P} said no|{P} told {Q}|{P} ok today|{P} upset|{P} in tears|{P} not home|{P} not seen|{P} discharged|{P} admitted|{P} transferred to ward|"
    "Plan: see {P}|Plan - {P} to see {Q}|ask {P} about the keys|please ring {P}|can you ring {P}|chase {P}|Has {P} been told?|Who is {P}?|is {P} safe|where is {P}|{P} is known to {Q}|{P} knows {Q}|{P} + {Q}|{P} & {Q}|{P} (and {Q})|the children ({P} and {Q})|[{P}]|“{P}”|\"{P} is going to kill me\"|“leave me alone {P}”|“{P}, stop it”|'{P} did it'"
).split("|")


class Grammar:
    """Draw sentence templates; `{P}` becomes a mention of a person of the paragraph or a word for nobody."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.forms, self.weights = zip(*FORMS, strict=True)

    def someone(self, key: str, nobody: float) -> str:
        """Write one slot: a person in any form, or nobody."""
        rng = self.rng
        if rng.random() < nobody:
            return rng.choice(NOBODY)
        form = rng.choices(self.forms, self.weights)[0]
        if key == "K" and form in ("tsur", "tini", "sur"):
            form = "first"
        return f"{{{key}.{form}}}" if form else f"{{{key}}}"

    def sentence(self, nobody: float) -> str:
        """Draw one sentence; `nobody` is the share of places that name nobody."""
        rng, pick = self.rng, self.rng.choice
        p, q, r = (self.someone(k, nobody) for k in (pick("AAABCK"), pick("BBBCD"), pick("CDK")))
        actor, past, tail = pick(ACTOR), pick(PAST), pick(TAIL)
        if rng.random() < 0.45:  # any verb with any object: what stands beside a name must not matter
            past, tail = f"{pick(DID)} {pick(WHAT)}", pick(HOW)
        kind = rng.random()
        if kind < 0.24:
            return pick(NOTE).replace("{P}", p).replace("{Q}", q).replace("{R}", r).replace("{day}", "{date}")
        frames = (
            lambda: f"{p} {past}{tail}.",
            lambda: f"{p} {past} and {pick(PAST)}.",
            lambda: f"{pick(HEAD)}{p} {past}.",
            lambda: f"{pick(HEAD)}{p} {past}{tail}.",
            lambda: f"{actor} {pick(VERB_TO)} {p}{tail}.",
            lambda: f"{actor} {pick(VERB_TO)} {p}{tail}.",
            lambda: f"{p} {pick(VERB_TO)} {q}{tail}.",
            lambda: f"{p}'s {pick(NOUN)} {pick(NOUN_DOES)}{tail}.",
            lambda: f"The {pick(NOUN)} of {p} {pick(NOUN_DOES)}.",
            lambda: f"{actor} {pick(THAT)} {p} {past}.",
            lambda: f"{p} {pick(THAT)} {q} {past}.",
            lambda: f"{pick(('It was', 'It is', 'It was always', 'It was only', 'It may have been'))} {p} who {past}{tail}.",
            lambda: f"{pick(('It was', 'It must have been'))} {p}{pick((chr(39) + 's ' + pick(NOUN) + ' that', ' that', ' whom'))} {pick(('the worker had met', 'she was afraid of', 'he wanted', 'police were looking for', 'was missed', 'nobody had asked'))}.",
            lambda: f"The {pick(('person', 'man', 'woman', 'one', 'relative', 'child', 'tenant', 'worker'))} who {past} was {p}.",
            lambda: f"{pick(BY)} {p}{tail}.",
            lambda: f"{pick(IS)} {p}.",
            lambda: f"{pick(('Did', 'Does', 'Could', 'Would', 'Will', 'Can', 'Should'))} {p} {pick(BASE)}?",
            lambda: f"{p} {pick(('did not', 'does not', 'could not', 'would not', 'may', 'will', 'should', 'must', 'can', 'will not'))} {pick(BASE)}{tail}.",
            lambda: f"{pick(('Neither', 'Both', 'Either'))} {p} {pick(('nor', 'and', 'or'))} {q} {past}.",
            lambda: f"{p} and {q} {past}{tail}.",
            lambda: f"{p}, {pick(('who', 'who'))} {past}, {pick(PAST)}.",
            lambda: f"{p}, {pick(('aged {agew}', 'who is {agew}', 'a {job}', 'her sister', 'his mother', 'the tenant', 'the eldest', 'a neighbour', 'her partner'))}, {past}.",
            lambda: f"{actor} {pick(VERB_TO)} {pick(CALLED)} {p}{tail}.",
            lambda: f"{pick(CALLED).capitalize()} {p} {past}.",
            lambda: f"“{pick(('I am scared', 'Get out', 'He will kill me', 'Leave it', 'I want to go home', 'It was an accident', 'Ring the police'))},” {pick(('said', 'shouted', 'told', 'texted', 'whispered'))} {p}.",
            lambda: f"{pick(('Had', 'If only', 'Unless', 'Once', 'Since', 'While', 'After', 'Although', 'Because', 'When', 'If'))} {p} {past}, {actor[0].lower() + actor[1:] if not actor.startswith(('PC', 'CSC', 'I', '{')) else actor} {pick(VERB_TO)} {q}.",
            lambda: f"{pick(('There was no record of', 'There is no note of', 'Contact with', 'A call from', 'A letter to', 'The visit to', 'A referral for', 'An e-mail from', 'Concern for', 'Support for', 'The allegation against', 'A statement by', 'Threats to', 'Calls by', 'Photographs of', 'The arrest of', 'Enquiries about', 'Messages between {D.first} and'))} {p}{pick((' was recorded', ' was not followed up', ' in {month}', ' at {time}', ' is on file', ' was mentioned', ' came to nothing', ''))}.",
            lambda: f"{pick(('Ask', 'Ring', 'Tell', 'Remind', 'See', 'Thank', 'Inform', 'Invite', 'Please contact', 'Please tell', 'Try to reach', 'Check with', 'Liaise with', 'Write to'))} {p} {pick(('about the keys', 'today', 'before {date}', 'and report back', 'first', 'as agreed', 'about the form', 'again'))}.",
            lambda: f"{pick(('Unlike', 'Like', 'According to', 'Apart from', 'As for', 'With', 'Without', 'Because of', 'Thanks to', 'Compared with', 'Alongside'))} {p}, {q} {past}.",
            lambda: f"{pick(('Nobody', 'No one', 'No agency', 'Only the midwife', 'Only {W.full}', 'Somebody', 'Everybody'))} {pick(('asked', 'saw', 'spoke to', 'believed', 'told', 'rang', 'visited', 'listened to', 'knew', 'asked about', 'checked on'))} {p}{tail}.",
            lambda: f"{pick(THINGS_BY)} {pick(DID)} {p}{pick(HOW)}.",
            lambda: f"{pick(THINGS_BY)} {pick(DID)} {pick(WHAT)} {pick(('for', 'to', 'with', 'from', 'about', 'beside', 'near', 'against', 'without', 'behind', 'on behalf of', 'because of'))} {p}{pick(HOW)}.",
            lambda: f"{pick(THINGS_BY)} had {p} {pick(('on the list', 'as next of kin', 'marked absent', 'in the wrong file', 'recorded as safe', 'in the back seat', 'on hold'))}.",
            lambda: f"{pick(('By Christmas', 'After the wedding', 'In the end', 'In August', 'In March', 'Once', 'Every Friday', 'At last', 'From Spain', 'To the neighbours', 'Of late', 'Before Lent', 'All autumn', 'Even so', 'Once more', 'From then on', 'Some evenings'))}{pick((' ', ', '))}{p} {past}{tail}.",
            lambda: f"{pick(('How', 'Why', 'When', 'Whether', 'That'))} {p} {past} {pick(('is not known', 'was never asked', 'puzzled the panel', 'is unclear', 'remained open', 'mattered to nobody'))}.",
        )  # fmt: skip
        text = pick(frames)()
        return text[0].upper() + text[1:]

    def paragraph(self, nobody: float) -> list[str]:
        """Draw one to three sentences; notes may be run together without full stops."""
        return [self.sentence(nobody) for _ in range(self.rng.choice((1, 1, 1, 2, 2, 3)))]
