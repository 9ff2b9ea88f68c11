"""The banks of phrases: what everybody says, and what each kind of agency says in its own voice."""

from __future__ import annotations

COMMON: dict[str, tuple[str, ...]] = {
    "month": tuple(f"{m} {y}" for y in range(2015, 2020) for m in ("January", "February", "March", "April", "May", "June", "July", "September", "October", "November")),
    "season": ("that winter", "over the summer", "before Christmas", "around Easter", "in the autumn", "during the first lockdown", "after the clocks changed"),
    "opener": (
        "in <month>", "by <month>", "<season>", "on the occasion in <month>", "when <@worker> looked back", "with hindsight", "at the time",
        "between <month> and the end of that year", "in the author's judgement", "on any reading of the record", "three weeks later", "at interview",
    ),
    "noticed": ("noticed", "recorded", "wrote down", "was told", "understood", "had reason to think", "said at interview", "did not yet know", "suspected", "missed"),
    "state": (
        "low and frightened", "flat, tired and polite", "in good spirits", "under the influence", "anxious about money", "worried for the children", "ashamed to ask again",
        "thinner than before", "not sleeping", "guarded in the presence of <@perpetrator>", "hopeless", "talking quickly and looking at the door",
    ),
    "threat": (
        "tell the social", "have the children taken", "post the pictures", "stop the money", "end it all if <she> left", "come to the college", "burn <hers> books",
        "ring <hers> mother", "report <her> for fraud",
    ),
    "control": (
        "<he> kept the bank card", "<he> read every message on <hers> phone", "<he> decided which appointments <she> could keep", "<he> answered for <her>",
        "<he> timed the walk from <@school>", "<he> rang <@employer> to say that <she> was ill", "<he> put a camera in the hall", "<he> turned <hers> friends away",
    ),
    "said": (
        "{QUOTE@victim:\"I am so tired of being careful\"}", "{QUOTE@victim:\"he will say I am mad and they will believe him\"}", "{QUOTE@victim:\"do not write that down\"}",
        "{QUOTE@victim:\"it is easier when I say nothing\"}", "{QUOTE@victim:\"who would look after them if I was not here\"}", "{QUOTE@victim:\"I count to a hundred\"}",
    ),
    "texted": (
        "{QUOTE@perpetrator:\"pick up or I come round\"}", "{QUOTE@perpetrator:\"nobody leaves me twice\"}", "{QUOTE@perpetrator:\"you know what happens at eleven\"}",
        "{QUOTE@perpetrator:\"do it then, see who cares\"}",
    ),
    "because": (
        "because nobody had asked", "because the form had no box for it", "because the clinic was short of staff", "because two records had not been joined",
        "because <she> had withdrawn what <she> said", "because the letter went to <@home>", "since the referral named <@perpetrator> as next of kin",
        "although policy said otherwise", "as far as the file shows", "for reasons that nobody can now recall",
    ),
    "judged": (
        "that was reasonable on what was known", "it was a missed opportunity", "it was good practice", "more curiosity was called for", "the threshold was applied too tightly",
        "the decision should have been recorded", "the risk was to <@victim>, not from <her>", "suicide was treated as an illness and not as an outcome of abuse",
        "a frank discussion between agencies was overdue", "the author draws attention to this", "it would mark the end of contact for months",
    ),
    "decoy": (
        "A DASH score of <dash> was recorded and the SafeLives threshold explained.", "Clare's Law was mentioned in passing and not pursued.",
        "The Mental Capacity Act 2005 was quoted where the Care Act 2014 was meant.", "Controlling or coercive behaviour, section 76 of the Serious Crime Act 2015, was not considered.",
        "Professor Jane Monckton-Smith's eight stages of domestic homicide were not known to staff, nor was Munro and Aitken (2020) on suicide.",
        "Grant funding ended in March and posts were lost.", "It was dawn before the call was closed.", "Her file notes great faith in the new plan.",
        "An amber rating was given where red was deserved.", "The utility bill was in arrears.", "The panel took comfort from the audit, which may be misplaced.",
        "The Samaritans and Papyrus numbers were given, as was 116 123.", "There was no reference to MARAC, and MAPPA did not apply.", "A mark on the door frame was photographed.",
        "PHQ-9 was 22 and GAD-7 was 18.", "Rethink Mental Illness and Mind both offer advocacy here.", "Operation Encompass told the school within a day.",
        "Working Together 2018 applied to the children throughout.", "Age Concern, Citizens Advice and Women's Aid were listed on a leaflet.",
        "The Columbia scale was completed; the HCR-20 was not.", "Stark (2007) and Aitken and Munro (2018) describe the pattern.", "She might chase the letter herself, it was said.",
        "The Domestic Abuse Act 2021 came after these events.", "NICE guideline NG225 now says that risk scales must not decide who is helped.",
        "The National Confidential Inquiry counts deaths like this one each year.", "Advocacy After Fatal Domestic Abuse (AAFDA) supports the family.",
        "Lessons from the Jack Straw review of 1998 were cited in error.", "The Victims' Commissioner's report was on the shelf.", "Section 136 powers were not needed.",
        "Miles of tape, one officer said, and no picture.", "Heather on the hills is how <she> remembered home.", "Parkinson's disease in a grandparent was recorded in full.",
        "The Edinburgh Postnatal Depression Scale had been used years before.", "St Mungo's and Shelter were both on the list.", "Will the plan be reviewed? It will.",
        "Sertraline and mirtazapine were in the house.", "Covid-19 closed the drop-in from 23 March 2020.", "The Equality Act 2010 duty was not mentioned.",
    ),
    "analysis": (
        "<opener>, <@worker> <noticed> that <@victim> was <state>; <judged>.",
        "<opener>, <@victim> told <@worker> that <control>, and that <@perpetrator> would <threat>.",
        "The record of <month> is brief. It says that <@victim> was <state>, and nothing about <@child1> or <@child2>.",
        "<@perpetrator> was described as helpful by <@worker>, who <noticed> that <control>. In the author's view <judged>.",
        "No one asked <@victim> on <hers> own, <because>. <She> said later: <said>.",
        "<@mother> rang in <month> to say that <@victim> was <state>. The call was taken by <@worker> and was not passed on, <because>.",
        "Information was shared with <@outsider> in <month>, <because>; <judged>.",
        "A message from <@perpetrator> (<texted>) was shown to <@worker>. It was not copied. <judged>.",
        "<decoy>", "<decoy> <judged>.",
        "<opener>, an appointment was offered at <n> days' notice and not kept. <@perpetrator> had <threat_did>.",
        "When <@victim> moved out of <@home> the risk rose, and <judged>.",
        "<@friend>, a friend, has told the chair that <@victim> was <state> <season> and that <control>.",
        "The author read <nn> entries for the year to <month>. In <n> of them <@victim> is alone with a professional; in the others <@perpetrator> is in the room.",
        "<@child1> was seen at <@school> by <@worker>, who <noticed> no change. <judged>.",
        "There were <n> changes of worker in <nn> months. <@victim> told the story again each time.",
        "It is a matter of regret that the safety plan of <month> was kept in a drawer, <because>.",
        "<@worker> remembers <@victim> with warmth: {QUOTE:\"<kindword>\"}.",
        "Culture and language were not explored. <@victim> was born in <@birthplace> and worshipped at <@worship>; an interpreter was booked once.",
        "<@perpetrator> worked at <@employer> and drank at <@pub>. Neither fact was known to <team>.",
        "<@brother> asked for a copy of the policy, and got one <nn> days later.",
        "<@partners-mother> telephoned on <his> behalf, and <@worker> took <hers> account as fact.",
        "<@witness>, who ran a stall in <@village>, had seen <@victim> <season>, <state>, and told a colleague, <@colleague>. It went no further.",
        "<@colleague> from <@employer> gave evidence to the inquest about <season>: <control>.",
        "An earlier partner, <@ex>, had reported in <month> that <control>. The record was not searched, <because>.",
        "<specialist> <judged>.", "<specialist>", "<specialist> <decoy>",
    ),
    "threat_did": ("cancelled it", "taken <her> instead to <@pub>", "answered the door", "rung to rearrange it", "said that <she> was asleep"),
    "kindword": ("she made us laugh and then she would go quiet", "I still look for the name on my list", "the politest person I ever worked with", "we could have done more, all of us"),
    "lesson": (
        "Suicide risk and domestic abuse must be assessed together, by the same person, on the same day.", "A patient who is always accompanied has not been seen.",
        "Withdrawal of an allegation is information about fear.", "Letters are not safe where post is opened.", "A next of kin may be the source of harm.",
        "Children are affected by a parent's despair and must be asked about it.", "When workers change, the story must not have to be told again.",
        "Economic abuse leaves a paper trail that <team> can read.", "Hope is not a plan.", "Friends and family know first and are asked last.",
    ),
    "rec": (
        "<agency> should <rec_do> by <rec_when>.", "<agency> must <rec_do>, reporting to the Community Safety Partnership by <rec_when>.",
        "By <rec_when>, <agency> will <rec_do>.", "<agency> will <rec_do>, and audit <nn> records to show it, by <rec_when>.",
    ),
    "rec_do": (
        "train every member of <team> in the link between coercive control and suicide", "see each patient or client alone at the first and at every third contact",
        "add a question about domestic abuse to its risk form", "set up a safe-contact field that overrides automatic letters", "join the MARAC and send the same person each time",
        "record who is in the room", "adopt the NICE guideline NG225 in full", "check the next-of-kin entry at each review", "agree a protocol with primary care for missed appointments",
        "brief staff on Clare's Law", "appoint a domestic abuse lead with time to do the work", "offer family members a named person to ring", "write a suicide postvention plan with local partners",
    ),
    "rec_when": ("31 March 2022", "June 2022", "30 September 2022", "December 2022", "the end of the financial year", "April 2023"),
    "team": ("the team", "the service", "the duty desk"),
    "specialist": ("The service worked to its own standard.",),
}  # fmt: skip

AGENCIES: dict[str, dict[str, tuple[str, ...]]] = {
    "police": {
        "team": ("the response team", "the vulnerability unit", "the control room"),
        "specialist": (
            "Storm log <#CAD> was closed as a domestic with no offences and <@worker> did not submit a form.", "The DASH of <month> scored <dash> and was graded medium by <@worker>.",
            "Crime <#CRIME> was filed after <@victim> declined to make a statement; an evidence-led case was not considered.", "Vehicle <#VRN@perpetrator> was seen outside <@home> on <n> nights.",
            "<@worker> (<#COLLAR>) wore a camera, and the footage shows <@victim> to be <state>.", "PNC <#PNC@perpetrator> showed a caution in the name of an alias.",
        ),
        "row": (
            "<#CAD> Attended <@home> following report of shouting. <@victim> <state>. <@perpetrator> spoken to by <@worker>. No offences disclosed.",
            "<@worker> made a welfare visit. No reply. Neighbour <@neighbour> said {QUOTE@neighbour:\"quiet as the grave\"}.", "Intelligence: <@perpetrator> is dealing from <@pub>. Vehicle <#VRN@perpetrator>.",
            "Missing person report by <@perpetrator>: <@victim> not home since six. Found at <@worship>. Graded medium. Log <#CAD>.", "<@worker> reviewed DASH, score <dash>. Graded standard. <judged>.",
            "Call from <@mother> (<#PHONE@mother>) concerned for <@victim>. Officers attended; <she> was <state>.", "Harassment warning considered. Messages from <#PHONE@perpetrator>: <texted>. Crime <#CRIME>.",
            "Found by <@witness> on the bridge at <@village>, <state>. Taken home by officers, s.136 not used.", "Property returned to <@perpetrator>. PNC <#PNC@perpetrator> updated. <@worker> dealing.", "PPN submitted re <@child1> and <@child2>. Operation Encompass completed.",
        ),
        "action": ("NFA", "DASH completed; filed", "PPN to MASH", "Passed to neighbourhood team", "Crimed, then filed", "Advice given: Clare's Law, 101", "Body Worn Video retained"),
    },
    "gp": {
        "team": ("the practice", "the partners", "reception"),
        "specialist": (
            "<@worker> saw <@victim> <n> times for headache and once for low mood (NHS <#NHS@victim>).", "HARK was not asked. PHQ-9 score 19 was, and it led to a prescription.",
            "Tasks on SystmOne were closed by the person who raised them.", "A letter from the hospital lay unread for <nn> days at <@surgery>.",
        ),
        "row": (
            "Seen by <@worker>. Poor sleep, partner in the room. Sertraline 50mg.", "Tel. consultation <@worker>. PHQ-9 21. No plans. Safety netted.", "DNA <n> this year. Text to <#PHONE@victim>.",
            "Medication review. <@victim> <state>. Asked about home: <said>.", "Letter from CMHT scanned. NHS <#NHS@victim>. Not seen by a doctor.", "Wound check, <@worker>. Says caught on a cupboard. Bruise of a different age.",
            "Request from <@perpetrator> for <her> to have stronger tablets. Declined.", "New mother checks long past; contraception. <@worker> noted {QUOTE:\"always apologising\"}.", "Fit note. Works at <@employer>. NI no <#NINO@victim>.",
        ),
        "action": ("Review 2/52", "Filed", "Rx issued", "Task to safeguarding lead", "None", "IAPT leaflet", "Bloods"),
    },
    "mh": {
        "team": ("the community team", "the home treatment team", "liaison psychiatry"),
        "specialist": (
            "The care plan (<#HOSPITAL@victim>) named <@perpetrator> as carer and gave him the crisis number.", "Emotionally unstable personality disorder was written as a possibility and copied as a fact.",
            "<@worker> described the overdose of <month> as impulsive. The HoNOS score was 17.", "The Triangle of Care was followed to the letter, and the letter led to <@perpetrator>.",
        ),
        "row": (
            "Home visit by <@worker>. <@perpetrator> present throughout. <@victim> <state>. Denied suicidal thoughts.", "Crisis line call. <@victim> whispering; <said>. Line went dead. Called back, <@perpetrator> answered.",
            "MDT discussion led by <@worker>. Diagnosis unchanged. Plan: discharge from caseload.", "Psychology session <n> of 12. Spoke about <@birthplace> and about <@mother>.", "Depot not relevant. Quetiapine 50mg started by <@worker>.",
            "Care co-ordinator changed to <@worker>. <#HOSPITAL@victim>.", "DNA. Unannounced visit to <@home>: curtains drawn, music playing.", "Email from <@perpetrator> (<#EMAIL@perpetrator>) saying <she> is making it up. Filed.",
        ),
        "action": ("Risk: low", "Risk: medium, static", "Discharged to GP", "Review in a fortnight", "Safety plan updated", "Duty to call"),
    },
    "dvs": {
        "team": ("our IDVA team", "the helpline", "the refuge"),
        "specialist": (
            "We opened the case on DASH <dash> and closed it for lack of contact; silence is not safety.", "<@worker> used a code word with <@victim> for <n> months.",
            "The Freedom Programme was offered on a night when <she> could not get out.", "The room at <@refuge> in <@refuge-town> was held for three days.",
        ),
        "row": (
            "Call to safe number. <@victim> <state>. Talked about <@child1>. <said>", "No answer x3. Text: {QUOTE:\"library books are ready\"}.", "<@worker> met <@victim> at the children's centre. <control>.",
            "Stayed at <@refuge> one night with <@child2>. Went home because of school.", "Wrote letter of support for rehousing away from <@village>.", "Online post by <#HANDLE@perpetrator>: <texted>. Screenshot kept.",
            "Group session. Cried at the wheel exercise. Drove home with <@friend>.", "Case review by <@worker>: too quiet. Try college.", "Helped with Universal Credit journal. <#BENEFIT@victim>. Card is in <his> name, <#BANK@perpetrator>.",
        ),
        "action": ("Safety plan", "Referred to MARAC", "Try again Thursday", "Closed, door open", "Legal aid via Citizens Advice", "Sanctuary referral"),
    },
    "housing": {
        "team": ("Housing Options", "the income team", "the allocations panel"),
        "specialist": (
            "The tenancy (<#HOUSING@victim>) was in <his> name from 2016; <hers> was taken off by a form that <she> says <she> did not sign.", "Arrears letters were sent to <@home> each month.",
            "The Homelessness Reduction Act 2017 duty was explained on a doorstep with <@perpetrator> listening.",
        ),
        "row": (
            "Repair: bathroom lock broken inwards at <@home>. Recharge raised.", "Rent arrears letter 2. <#HOUSING@victim>. Sent to both.", "<@worker> took homeless application by phone. Told to bring proof of abuse.",
            "ASB complaint by <@neighbour> at next door re shouting. Diary sheets sent.", "Offer of <@flat>. Refused: <he> works across the road.", "Council tax single person discount query. <#HOUSING@perpetrator>.",
            "Visit by <@worker>. <@victim> <state>. Bag in the hall.", "Interview under the 2017 Act cancelled by text from <#PHONE@perpetrator>.",
        ),
        "action": ("Closed", "PHP issued", "Band C", "Recharge £95", "No priority need", "Passed to income", "Appointment sent"),
    },
    "hospital": {
        "team": ("the emergency department", "the ward", "the safeguarding office"),
        "specialist": (
            "Attendance under <#HOSPITAL@victim> was coded as social.", "<@worker> completed the self-harm pathway in <n> minutes, at three in the morning.", "The Glasgow Coma Scale was 15 each time, which says nothing about sorrow.",
        ),
        "row": (
            "ED attendance: palpitations. <#HOSPITAL@victim>. <@perpetrator> answered questions. Home.", "Fracture clinic, <@worker>. Mechanism not asked.", "Laceration to forearm, 6 sutures, {QUOTE@victim:\"washing up\"}. Seen by <@worker>.",
            "Left before being seen. No call.", "Gynaecology outpatient. <@perpetrator> in the room.", "Paracetamol level below the line. Psych liaison asked to see. <@victim> <state>.",
        ),
        "action": ("Discharged", "Letter to GP", "Self-harm pathway", "Referred liaison", "None", "Leaflet"),
    },
    "asc": {
        "team": ("the front door", "the duty team", "the safeguarding hub"),
        "specialist": (
            "The section 42 duty under the Care Act 2014 was not met, <@worker> decided, because <she> could lock <hers> own door.", "Record <#CASEREF> shows <n> contacts closed at triage.",
            "Making Safeguarding Personal was the heading on an empty page.",
        ),
        "row": (
            "Contact from <@outsider> re self-neglect. Closed at triage by <@worker>. <#CASEREF>", "Call to <@victim>, no reply. Letter to <@home>.", "Carer's assessment offered to <@perpetrator>. Accepted.",
            "<@worker> visited with police colleague. <@victim> <state>. Kitchen bare.", "OT assessment: bath board. Noted locks on outside of bedroom door.", "Section 42 enquiry considered. Criteria not met.", "Call from <@brother>: worried. Advised to ring 101.",
        ),
        "action": ("NFA", "Closed at triage", "Signposted", "s.42 not met", "Allocated", "Awaiting capacity assessment"),
    },
    "substance": {
        "team": ("the recovery hub", "our keyworkers", "the clinic"),
        "specialist": (
            "The AUDIT score was 29 and the reasons for drinking were left to the client to raise.", "<@perpetrator> and <@victim> were booked into the same Tuesday group.", "Turning Point had written to us about couples work in 2017.",
        ),
        "row": (
            "Keywork with <@worker>. 40 units. <@victim> <state>.", "Group: did not speak. <@perpetrator> waited outside in <#VRN@perpetrator>.", "AUDIT 29. Detox discussed. <said>", "Relapse after seeing <@ex>. Diary returned.",
            "Breathalysed 0.2. Upset. <control>.", "DNA x2. Letter to <@home>.", "Acupuncture with <@worker>. Slept for an hour.",
        ),
        "action": ("Care plan 3", "Detox waiting list", "Re-engage letter", "Naloxone not applicable", "Continue", "MDT"),
    },
    "college": {
        "team": ("student services", "the faculty", "the wellbeing desk"),
        "specialist": (
            "Attendance fell from 94% to 31% in a term, and the system sent <nn> automatic messages.", "<@worker> moved the tutorial to a room with two doors.", "The Access to Nursing course was <hers> way out, <she> told everyone.",
        ),
        "row": (
            "Tutor <@worker>: late again, partner brought <her> to the classroom door.", "Wellbeing chat. <@victim> <state>. Bursary form, account <#BANK@victim>.", "Essay of the year. Read aloud.", "Absence call. <@perpetrator> said <she> had left the course. <She> had not.",
            "Found asleep in library at closing. ULN <#ULN@victim>.", "Student card used at 6.58 most days. <@worker> asked; <said>", "Email from <#EMAIL@victim> withdrawing, spelt in a way <she> never spelt.",
        ),
        "action": ("Logged", "Bursary paid", "Referred to wellbeing", "Attendance letter 1", "Cause for concern", "None"),
    },
    "dwp": {
        "team": ("the jobcentre", "the service centre", "the complex needs team"),
        "specialist": (
            "The claim <#BENEFIT@victim> was joint, and the money went to <@perpetrator>; split payments were never offered.", "A sanction was applied on the day after discharge.", "The Jobcentre Plus safeguarding leads began work in 2019.",
        ),
        "row": (
            "Journal message: cannot attend, unwell. <#BENEFIT@victim>.", "Work search review with <@worker>. <@perpetrator> attended with <her>.", "Sanction 28 days. NI <#NINO@victim>.", "Change of circumstances: payee to be <@perpetrator>.",
            "Call from <#PHONE@victim>: asked if a claim can be made alone. Cut off.", "Mandatory reconsideration request. Decision maker <@worker>.", "Advance of £180 requested. Paid to account <#BANK@perpetrator>.", "PIP telephone assessment: 0 points.",
        ),
        "action": ("Claim maintained", "Sanction upheld", "Alternative payment refused", "To complex needs", "Message read", "Closed"),
    },
}  # fmt: skip

STAYS: dict[str, tuple[str, ...]] = {
    "statute or guidance": (
        "Mental Capacity Act 2005", "Care Act 2014", "Serious Crime Act 2015", "Domestic Abuse Act 2021", "Working Together 2018", "Equality Act 2010", "NICE guideline NG225",
        "Homelessness Reduction Act 2017", "Section 136", "section 76", "s.42 not met", "section 42",
    ),
    "tool, scale or score": (
        "PHQ-9 was 22", "GAD-7 was 18", "PHQ-9 21", "PHQ-9 score 19", "HoNOS", "HCR-20", "Columbia scale", "AUDIT 29", "Glasgow Coma Scale", "DASH score of",
        "Edinburgh Postnatal Depression Scale", "HARK", "SafeLives threshold", "Making Safeguarding Personal", "Triangle of Care",
    ),
    "charity, helpline or scheme": (
        "Clare's Law", "Samaritans", "Papyrus", "116 123", "Rethink Mental Illness", "Mind both offer", "Age Concern", "Citizens Advice", "Women's Aid", "St Mungo's", "Shelter",
        "Advocacy After Fatal Domestic Abuse", "AAFDA", "Turning Point", "Freedom Programme", "Operation Encompass", "Jobcentre Plus", "Universal Credit",
    ),
    "citation or inquiry": (
        "Munro and Aitken (2020)", "Stark (2007)", "Aitken and Munro (2018)", "Professor Jane Monckton-Smith's eight stages", "National Confidential Inquiry", "Jack Straw review of 1998",
        "Victims' Commissioner's report",
    ),
    "process or abbreviation": ("MARAC", "MAPPA", "MASH", "IDVA team", "CMHT", "IAPT leaflet", "PIP telephone assessment", "Body Worn Video", "SystmOne"),
    "ordinary word that is a name elsewhere": (
        "Grant funding ended", "It was dawn", "great faith", "amber rating", "utility bill", "took comfort from", "may be misplaced", "A mark on", "mark the end of", "might chase",
        "Miles of tape", "Heather on the hills", "Will the plan be reviewed? It will.", "the risk rose", "Hope is not a plan", "frank discussion", "draws attention",
    ),
    "medicine or eponym": ("Sertraline and mirtazapine", "Sertraline 50mg", "Quetiapine 50mg", "Parkinson's disease"),
    "public event": ("Covid-19", "23 March 2020", "first lockdown"),
}  # fmt: skip
