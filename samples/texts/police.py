"""Wessmoor Police: IMR in Word, chronology in Excel with real dates."""

CHRONOLOGY_HEADINGS = ("Date", "Time", "Source", "Officer / Nominal", "Event", "Action Taken", "IMR Author Comment")
CHRONOLOGY_COLUMNS = ("date", "time", "source", "people", "text", "action", "comment")
CHRONOLOGY = """
2018-02-17 | T23:40 | Storm {CAD:CAD 611 of 17/02/18} | PC Sadler {COLLAR:PC 3127} | Neighbour Mrs Akhtar rang 999 reporting a female screaming at 27 Cinder Lane. Officers spoke to PRYCE, Abena who stated it was a verbal argument over money. No injuries seen. Both children asleep upstairs. | DASH completed, standard risk. Crime report not submitted. PPN to MASH. | Officers did not speak to AP alone. A mark on her arm is recorded in the pocket notebook but not on Niche. @@ E3
2018-02-19 | | Niche | PS Rashid | Supervisor review of the incident at Cinder Lane. Standard risk endorsed. No linked occurrences found because DP had been recorded as Darren Price. | Filed NFA. | Misspelling on the system meant a 2009 occurrence involving Kelly-Anne Hallam was not linked.
2018-04-10 | T10:15 | Niche | PCSO Hope Lennard | PCSO Lennard called at No. 12 about parking and spoke to Mark Dawson, who said {QUOTE@mark:"they go at it hammer and tongs most Fridays"}. | Noted on Genie. No further action. | The officer hoped to call on AP but this did not happen.
2018-09-09 | | PND check | | Hospital safeguarding did not notify police of the attendance on 8 September. | None | For information only. Seen by the author on the multi-agency chronology.
2019-03-03 | T23:50 | {CAD:CAD 845 of 03/03/19} | PC Sadler; PC {COLLAR:4402} | 999 call from AP, line open, male shouting. On arrival DP detained in the kitchen. AP had swelling to the left cheek and a cut lip. Brother Will Pryce present and intoxicated. Kofi and Esi in bed. | DP arrested for assault occasioning actual bodily harm. Custody {CUSTODY:99WM/1207/19}. DASH score 14, high risk. Body Worn Video secured as exhibit {EXHIBIT@sadler:LS/1}. | Good practice: positive action, and the DASH was done with AP alone. @@ E6
2019-03-04 | T14:30 | {CRIME:99/20417/19} | DC Imogen Fairclough | DP interviewed, no comment. PNC {PNC@perpetrator:11/123987K}, CRO {CRO@perpetrator:204417/11N}. AP declined to sign a statement but said she would think about it. | CPS charging decision: common assault. {ASN@perpetrator:1999WM0100000020417U}. | Evidence-led prosecution was considered, in line with College of Policing guidance.
2019-03-05 | T09:00 | DVPN file | DI Marlow | Domestic Violence Protection Notice (DVPN) authorised; DP to stay away from 27 Cinder Lane for 48 hours. | DVPO granted at Staunholme Magistrates' Court, 28 days. | Applicant's warrant no. {COLLAR@marlow:P204417}.
2019-03-21 | T14:00 | MARAC minutes | DC Fairclough | Heard at MARAC, ref {MARAC:MARAC/2019/0317}. High risk. Police, CVH, Lantern, CSC and health present. | Police to flag the address and fit a panic alarm. CSC to inform the school. | Action on the school is recorded differently elsewhere. @@ E7
2019-05-16 | | {URN:99WM1097419} | | DP pleaded guilty to common assault at Staunholme Magistrates' Court. Court ref {COURT:19/2291/020417M}. | 12 month community order with Building Better Relationships programme, restraining order refused. | Victim Personal Statement was not taken. @@ E9
2019-08-05 | T11:20 | Athena intel | | Lantern informed the MASH desk that AP and two children had moved to Beacon House. | Address marked SAFE on Niche; sight restricted. | The marker was lifted when she came home, in error. @@ E10
2019-12-?? | | Intel log | PCSO Lennard | Around Christmas an unnamed caller to Crimestoppers said {QUOTE@other:"Daz at {home:number 27} keeps a blade in the van"}. Vehicle {VRN@perpetrator:YN68 ZZK}. | Graded E41. Not shared. | Hidden row in the force return: sensitive. @@ =2019-12 ~
2020-05-09 | T21:05 | {CAD:Log 907 of 09/05/20} | PC {COLLAR:5150} | Concern for safety. {will:Will} rang to say that his brother Darren had taken tablets after an argument on the phone. Ambulance on scene before us. | Assisted ambulance, DP conveyed. Not detained under s.136. PPN not submitted for the children. | No routine link made to the MARAC history. @@ E12
2020-05-10 | | Niche | Sgt Rashid | Review: no offences. Covid-19 guidance meant that a follow-up visit was made by telephone. | NFA | The first lockdown of 23 March 2020 reduced visits across the force.
2020-12-28 | T16:45 | {CAD:CAD 402 of 28/12/20} | PC Sadler | AP reports that she and DP have separated; he is refusing to hand over Essie's passport ({PASSPORT@esi:998217734}). He has moved to his brother's at Flat 3, Osier Court, Pikeley. | Civil matter. Safety advice. Hollie Guard app explained. | Separation is a known risk factor: Monckton-Smith (2019). @@ E14
early Jan 2021 | n/k | Phone download | DC Fairclough | DP sent 61 messages in nine days from {PHONE@perpetrator:07700 900874}, handset IMEI {DEVICE@perpetrator:356938035643809}. One read {QUOTE@perpetrator:"you will not get to June, Abi, I swear on my kids"}. | Harassment crime {CRIME:1204417/21} recorded. | Stalking was not considered until February. @@ =2021-01-01~/2021-01-10~
2021-02-15 | 0910hrs | {CRIME:CRI/99WM/0012045/21} | DC Fairclough | AP says DP has been parked on Bellows Hill three mornings running. Reg {VRN@perpetrator:YN68 ZZK}. She found an AirTag-type device in the pram, MAC {DEVICE:00:00:5E:00:53:AF}. | Crime re-classified to stalking (s.2A). Suzy Lamplugh Trust screening tool used. Posts traced to IP {IP@perpetrator:192.0.2.44} and {IP@perpetrator:2001:db8:0:417::7}; tower dump {DEVICE:IMSI 001010417000041}. | Good practice. @@ E33
2021-03-11 | | Court result | | Non-molestation order served on DP, family court case {COURT:ZW21F00417}. Expires 10/03/2022. | PNC updated, warning marker WM. | Order was not on the system until 19 March.
2021-06-11 | T15:20 | {CAD:CAD 288 of 11/06/21} | PC {COLLAR:3127} Sadler | Breach of order at St Aldric's. DP waited by the gate and spoke to Kofi. He was alone. Kofi, {AGE@kofi:8}, present; AP at work. | DP arrested, custody {CUSTODY:WM/20417/21}. Bailed with conditions. | Bail, not remand, was chosen; rationale is thin. @@ E15
2021-06-12 | 02.10 | Custody | PS Rashid | DP released on bail. AP not told until 09:30. | Apology given by Sgt Rashid. | Lack of a safety plan before release. The Victims' Code was not met.
2021-08-?? | | DVDS log | DC Fairclough | Clare's Law application by AP (right to ask). Panel decided to disclose DP's 2009 conviction against K. Hallam. | Disclosure made in person at Lantern's office. | Twenty-two days from request to disclosure. Guidance says 28. @@ E16 =2021-08
2021-09-28 | T10:00 | MARAC minutes | DC Fairclough | Second MARAC, ref {MARAC:MARAC/2021/0928}. DP said to be drinking at the Jolly Tanner and telling Siobhan O'Dwyer that he will get his family back. | Tasked the Neighbourhood Team. Op Encompass check made. | MARAC-to-MARAC transfer was not needed. @@ E17
2021-10-31 | T01:15 | {CAD:CAD 19 of 31/10/21} | PC Sadler | Attended ED at request of staff. AP would not discuss how the marks were caused; she said the necklace had caught. | DASH refused. Crime not recorded. | Strangulation should have been considered: s.70 Serious Crime Act 2015 as amended by the Domestic Abuse Act 2021. @@ E18
Mon 8/11/21 | 18:40 | 101 call | Force contact centre | AP rang 101 asking for an update on the bail date. Call handler told her that the officer was on rest days. | Message left for DC Fairclough, not opened until 15 November. | Missed opportunity. @@ =2021-11-08
2021-11-14 | T01:35 | {CAD:CAD 41 of 14/11/21} | PC {COLLAR:6093}; DI Marlow | 999 call from Kofi: his mother was hurt. DP detained in the garden. Both children in the house. | Major crime investigation, Operation Larchmere. DP arrested on suspicion of murder. Golden hour followed. | Family liaison officers met Comfort Mensah the same day. @@ E20
2021-11-15 | | Policy book | DI Marlow | Charged with murder. Referral to the IOPC made because of contact on 8 November. | Community Safety Partnership notified. | DHR notification within 24 hours is good practice.
{DAY:27/06/2022} | | Crown Court | DI Marlow | DP convicted at Marchester Crown Court before HHJ Fenwick-Tate, T{COURT:T20229417}. Life, minimum term 22 years. | Impact statements read by Akosua Mensah-Boateng. | Outside the scope dates. @@ =2022-06-27
"""

NOMINALS = (
    ("Nominal", "Name", "DOB", "PNC / other", "Address / contact"),
    (
        "N1",
        "PRYCE Abena nee MENSAH",
        "{DOB@victim:17/03/1989}",
        "NI {NINO@victim:QQ123456C}",
        "27 Cinder Lane {POSTCODE:WM4 7TJ}; {PHONE@victim:07700 900312}; {EMAIL@victim:abena.pryce@mail.example}",
    ),
    (
        "N2",
        "PRYCE Darren Lee",
        "{DOB@perpetrator:02/06/1986}",
        "PNC {PNC@perpetrator:11/123987K}; driver {LICENCE@perpetrator:PRYCE806026DL9AB}",
        "Flat 3, Osier Court {POSTCODE:WM9 2QB}; {HANDLE@perpetrator:@dazza_pryce}; {PHONE@perpetrator:+44 7700 900874}",
    ),
    ("N3", "PRYCE Kofi", "{DOB@kofi:11/08/2012}", "", "as N1"),
    ("N4", "HALLAM Kellyanne", "", "Scottish crime ref {CRIME:PF2044170309}", "last known Dundee"),
)

IMR_COVER = (
    ("Individual Management Review", "Wessmoor Police"),
    ("Subjects", "Abena PRYCE, born {DOB@victim:17 March 1989}, deceased; Darren PRYCE, born {DOB@perpetrator:2 June 1986}"),
    ("Author", "Detective Sergeant Olwen Tranter, Review Team"),
    ("Signed off by", "Assistant Chief Constable, 18 February 2022"),
    ("Marking", "OFFICIAL-SENSITIVE"),
)

IMR = """
# 1. Introduction
This Individual Management Review has been written by DS Tranter for the Domestic Homicide Review commissioned by the Safer Staunholme Partnership under section 9 of the Domestic Violence, Crime and Victims Act 2004. It concerns the death of [[split:Ab|ena Pry|ce]] at her home in Staunholme on {DOD:14 November 2021}.[[c:Olwen Tranter|Chair asked whether Mrs Pryce's sister Akosua has seen this paragraph. Not yet.]]
The author has had no contact with the family and did not line manage any officer named below. Interviews were held with PC Lewis Sadler (12 January 2022), DC Fairclough (13 January 2022) and Sgt Nadia Rashid (by video call).
# 2. Family composition
@table Name|Relationship|DOB|Address
Abena Pryce (née Mensah)|Victim|{DOB@victim:17.03.1989}|27 Cinder Lane, Staunholme {POSTCODE:WM4 7TJ}
Darren Lee Pryce|Husband (perpetrator)|{DOB@perpetrator:02.06.1986}|Flat 3, Osier Court, Pikeley
Kofi Pryce|Son|{DOB@kofi:11.08.2012}|as victim
Esi Pryce|Daughter|{DOB@esi:30.01.2017}|as victim
Jayden Hallam|Perpetrator's son|{DOB@jayden:05.10.2007}|with Ms Hallam
@end
# 3. Terms of reference
The scope is 1 January 2017 to {DOD:14 November 2021}. The force was asked: (a) how did officers identify and assess risk to Abena Pryce; (b) was information shared under Working Together 2018; (c) were the children's needs considered; (d) did race, culture or immigration history affect the response?
# 4. Analysis of involvement
The February 2018 call was the first occasion on which police could have understood what was happening at Cinder Lane. PC Sadler told the author that Mrs Pryce seemed embarrassed and that Mr Pryce did all the talking. There was a mark on her arm which the officer took to be a burn from cooking. It is a concern that the officer did not mark the form to show that she had not been seen alone. In the author's view the phrase {QUOTE@sadler:"six of one"}, used in the pocket notebook, shows a lack of professional curiosity.[[fn:Pocket notebook LS 17, entry for 17 February 2018, produced by Lewis Sadler.]]
Standard risk was a reasonable grading on what was written down, but what was written down was not what had been seen. A DASH is only as good as the conversation behind it. Controlling or coercive behaviour, section 76 of the Serious Crime Act 2015, was on every officer's card and was not considered. SafeLives and the College of Policing both make that point, as did HMICFRS in 2014, and the force will return to it in training.
Response to the March 2019 assault was good. PC Sadler arrested promptly, and {ed-nurse1:Nurse 1} at the hospital has praised the way in which he spoke to Abbie. DC Fairclough pursued an evidence-led prosecution. It is disappointing that the court refused a restraining order and that nobody appealed to the CPS under the Victims' Right to Review.
After separation the risk rose sharply. Research by Monckton-Smith (2019), Stark (2007) and Dawson (2017) is clear about that, and the Homicide Timeline is taught to every force control room. Darren's messages to Abi were first treated as malicious communications. By the time they were re-classified as stalking, contrary to s.2A Protection from Harassment Act 1997, six weeks had gone.
The June 2021 breach at the school should have led to a remand application. The custody sergeant told the author: {QUOTE@rashid:"we were three down and he seemed calm"}. The grace period allowed by force policy for bail rationales, four hours, had passed. Grace Whitlam, a friend, had telephoned that day to say that Daz was {QUOTE@grace:"boasting in the pub about it"}; {grace:Grace} was thanked, and nothing was written down. Ms Whitlam has since met the chair.
In October 2021 officers attended the emergency department. Non-fatal strangulation was not yet a stand-alone offence: section 70 of the Domestic Abuse Act 2021 came into force in June 2022. That does not excuse the failure to record any crime. Professor Evan Stark's work, and the Duluth Power and Control Wheel, are both on the mandatory course.
Mrs Akhtar at number 25 called the police twice in the period. Mo Akhtar, her husband, told the murder investigation that he had {QUOTE@akhtar:"given up ringing"}. {akhtar:Mo} said officers never came back to them. Their neighbour Mark Dawson was not visited after 2018; {mark:Mark} said so at the trial.
The author considered whether Abena's Ghanaian heritage affected the response. She came to the UK in 2009 from Kumasi to train as a nurse. No record shows that any officer asked about family in Ghana, faith, or whether pressure not to leave came from anyone else. Southall Black Sisters and Karma Nirvana were not contacted for advice. Honour-based abuse (HBA) was not a feature.
Children were spoken about rather than spoken to. Operation Encompass notices reached the school on two of three occasions. Kofi, then {AGE@kofi:six}, was recorded only as "child 1".
# 5. Good practice and lessons
The Body Worn Video of March 2019 was reviewed and shows patient, kind work. [[ins:Olwen Tranter|PC Sadler gave Abena his direct number, 01632 960417, and she used it.]] [[del:Olwen Tranter|Sadler visited again with flowers from Hope Lennard.]] Hope for the future lies in that kind of policing.
Lesson 1: risk must be re-assessed at every separation. Lesson 2: a misspelt name can hide a history: {perpetrator:Price} and {perpetrator:Pryce} were two people to Niche for eleven years. Lesson 3: bail decisions in domestic abuse need a written safety plan, at whatever price in time. Lesson 4: information from friends and neighbours must be recorded on the day it is given.
# 6. Recommendations
1. Wessmoor Police should dip-sample 40 standard-risk DASH assessments each quarter and report the results to the Safer Staunholme Partnership by 31 March 2023.
2. Wessmoor Police must make a written safety plan with the victim before any domestic abuse suspect is released on bail, with compliance reported monthly to the Deputy Chief Constable from September 2022.
3. Wessmoor Police should introduce phonetic searching for nominal records on Niche by December 2022 so that spelling variants are linked.
4. Wessmoor Police will train all call handlers in stalking recognition, using the Suzy Lamplugh Trust package, by April 2023.
"""
