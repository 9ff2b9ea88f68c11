"""Children's social care: chronology as a Word table with headings repeated and rows that run on; IMR in Word."""

CHRONOLOGY_HEADINGS = ("Date", "Record", "Child", "Contact / event", "Decision or action", "Seen?")
CHRONOLOGY_COLUMNS = ("date", "source", "subject", "text", "action", "seen")
CHRONOLOGY = """
19/02/2018 | MASH {CASEREF:Liquidlogic 9900417} | Kofi, Esi | PPN from Wessmoor Police about an incident on 17 February. Kofi, then {AGE@kofi:5}, was on the stairs and told the officer "daddy is cross at the wall". | NFA. Threshold not met. | No @@ E3
22.6.18 | MASH | Kofi | Referral from St Aldric's received. Mr J. Peasgood reports that Kofi said {QUOTE@kofi:"daddy shouts and mummy goes in the bath with the door locked"}. Parents not told. | Passed to early help 25/6. | No @@ E4
25/06/2018 | EHM {CASEREF:EHM 204417} | Kofi | Early Help worker rang Mrs Pryce. Father answered. | Declined. Closed. | No
04/03/2019 | EDT log | Kofi, Esi | Police arrested father for assault on mother at 23:50 on 3/3. No other adult in the house. | Strategy discussion next day. | N @@ E6
05/03/2019 | Strategy | Kofi, Esi | Strategy discussion under Working Together 2018: police, health, school. Agreed single agency s.47 under the Children Act 1989. | Allocated to {csc-sw1:SW1}. | -
06/03/2019 | Visit | Kofi, Esi | {csc-sw1:SW1} visited Cinder Lane. Mrs Pryce present with her mother, Mrs Mensah, who has come from Ghana. Kofi drew a house with no door. Esi (2) clingy. | Single assessment begun. | Yes, with adults
 | | | Cont'd: Kofi asked {csc-sw1:SW1} whether policemen {QUOTE@kofi:"keep people for ever"}. He was reassured. Not followed up with direct work. | | @@ ^
21/03/2019 | MARAC | Family | MARAC. Actions for us: inform school, complete assessment. Manager attended. | School informed 28/3 by e-mail. | - @@ E7
17/04/2019 | Assessment | Kofi, Esi | Single assessment signed off on day 30. Father {QUOTE@csc-sw1:"engaged well"} by telephone. Child in need plan not needed because parents separated by court order. | Closed. | Y
05/08/2019 | Contact | Kofi, Esi | Lantern inform us that mother and children are in refuge. | Notified receiving authority. | - @@ E10
20/08/2019 | Contact | Kofi | School holiday club: family has come home. | Noted | No
02/09/2019 | UPN list | Kofi | School census: {UPN@kofi:V919123419007}. | - | -
16-17 March 2020 | Contact | Jayden | Jayden Hallam (12) told his school in another county that Dad {QUOTE@jayden:"kicks off when he's had a drink"}. His mother Kelly Anne says contact has stopped. | Info passed to us; filed. | No @@ =2020-03-16/2020-03-17
10/05/2020 | EDT | Kofi, Esi | Ambulance safeguarding form: father overdosed on 9 May after a call with mother. Children not in his care at the time. | NFA | No @@ E12
03/11/2020 | MASH | Kofi | St Aldric's: Kofi tearful and hiding under a table. Mother agrees to support. | Early Help Assessment opened. | - @@ E13
17 Nov 2020 | EHA | Kofi, Esi | First team around the family, Mrs Voyle in the chair. Father came, mother silent. {csc-sw2:SW2} took minutes. | Review 6/52 | Y @@ E31
 | | | Afterwards mother sent a message to Lorna Achebe through the school: {QUOTE@victim:"please can I talk without him"}. | Meeting arranged for January. | @@ ^
11/06/2021 | MASH | Kofi, Esi | Father breached non-molestation order outside the school. School says both children were there, with paternal grandmother Maureen. | s.47 considered; not started. | No @@ E15
28/09/2021 | MARAC | Family | Second MARAC. We asked for an Initial Child Protection Conference. | Booked for 18 November. | - @@ E17
mid October 2021 | Visit | Kofi, Esi | {csc-sw2:SW2} saw the children at school. Kofi said he sleeps with his shoes on. | Supervisor told. | Yes, alone @@ E34 =2021-10-11~/2021-10-20~
14/11/2021 | EDT log | Kofi, Esi | 03:05 police: mother dead, father in custody. Children {QUOTE@kofi:"in the house, both awake"}. | Placed with maternal aunt Akosua in Orrinport under police powers then s.20. | Y @@ E20
next day | Record | Kofi, Esi | Legal planning meeting. {csc-sw2:SW2} to be the constant person for Kofie and Essie. | Care proceedings {COURT:ZW21C00417}. | Y @@ =2021-11-15
00/00/0000 | Migrated | - | Blank record from system change, Care First to Liquidlogic. | - | - @@ =- !impossible date
"""

IMR = """
# INDIVIDUAL MANAGEMENT REVIEW
[[b:Corvendale Children's Social Care]]
@table Children|Kofi PRYCE, {DOB@kofi:11 August 2012}; Esi PRYCE, {DOB@esi:30 January 2017}. Half-brother Jayden HALLAM
Parents|Abena and Darren Pryce
Author|Petra Novák, independent social worker (SWE {HCPC:SW99417}). No previous involvement.
Agreed by|Director of Children's Services. Date: 9 March 2022
@end
# Section A: Background and method
Nine people were seen. Social workers are called SW1 and SW2 in this review, the team manager TM1. {csc-sw1:SW1} has moved to another authority. The children were not interviewed: their guardian felt that it was too soon. Akosua Mensah-Boateng, the children's aunt, spoke to me for two hours, with a worker from Advocacy After Fatal Domestic Abuse (AAFDA), and I am grateful to both.[[fn:Mrs Boateng asked that her mother, Comfort, be sent a copy. {comfort:Comfort} lives with her.]]
# Section B: What happened, and why
The first contact, in February 2018, was closed in an hour and ten minutes. The PPN said that Kofi was on the stairs. It is hard to reconcile that with the police record, which has both children asleep. I have put the difference to the force. What matters for us is that a five-year-old's words were in our system and nobody read them. Laming said it, Munro said it, and the Child Safeguarding Practice Review Panel says it every year.
The school's referral of June 2018 was careful and clear. It was passed to early help, whose worker rang the home and asked the man who answered whether the family would like some support. He said no. This is the "rule of optimism", a phrase used since the 1980s, at its plainest. {QUOTE@csc-sw1:"We took father at his word because he had one"}, {csc-sw1:SW1} told me.
Kofi drew a house with no door. That drawing is on the file. Nobody asked him about it. In my experience of twenty years a child who draws a house without a door is telling you something, and I would have wanted a play therapist to sit with him. A child's picture is not evidence in the King's Bench Division; it is evidence in a living room.
Section 47 enquiries in 2019 ended with a conclusion that the mother was protective. Protective is a word that should be used with care. It places on Abena, a young woman far from Kumasi and without her own bank card, the job of stopping a man whom the Crown Court would later send to prison for life. Fathers must be seen. Respect, the Drive Project and Caring Dads could each have been tried. He was invited to nothing. Guy talk in the office about "dads who engage" is part of our culture and will change.
Ethnicity was recorded as "Black African" and left at that. There was no curiosity about what Abena believed, whom she trusted, what would happen in Ghana if the marriage ended, or how a black woman in a town as white as Staunholme might weigh up a call to the police. The Equality Act 2010 asks more of us. Pastor Winston Clarke of Living Waters Chapel knew her well; {winston:Winston} was never contacted.
In November 2020 the parents sat at the same table. I would like every chair of a team around the family meeting to read the message that Abena sent afterwards. Lorna Achebe replied within the day, and arranged to see her alone. [[hid:SW2 is Lorna Achebe, confirmed by TM1 4/2/22.]] That reply may be the reason why, a year later, Kofi told {csc-sw2:SW2} that he was sleeping with his shoes on.
An Initial Child Protection Conference was booked for 18 November 2021, fifty-one days after MARAC. The guidance in Working Together 2018 says fifteen working days from the strategy discussion. None was held. Had it been, the conference would have met on 20 October. Four days after Abena's death her place at the table was still on the list.
# Section C: Lessons
* A child's words and drawings must be read before a contact is closed.
* Both parents must be seen, and seen apart.
* Refuge is a protective act, and coming home from one is a moment of danger.
* Cultural humility: ask, do not assume.
# Section D: Recommendations
@table Ref|Recommendation|Action|Lead|Target date|Outcome
CSC 1|Corvendale Children's Social Care will ensure that no contact mentioning domestic abuse is closed without a manager reading the child's words.|Change to MASH form; weekly dip sample|Head of Service, Assessment|30 September 2022|95% compliance
CSC 2|Social workers must see fathers who use violence in person, using the Drive or Caring Dads pathway.|Commission places|Assistant Director|April 2023|Number seen
CSC 3|Team around the family meetings should ask each parent alone, beforehand, whether it is safe to meet together.|New checklist|Early Help Manager|July 2022|Audit
CSC 4|Initial Child Protection Conferences will be held within fifteen working days in every case heard at MARAC.|Tracker|Conference service|October 2022|Monthly report
@end
"""
