"""The acute trust: chronology on the Chronolator form in Word (with midwifery and health visiting), IMR in Word."""

CHRONOLOGY_HEADINGS = (
    "Start Date",
    "Start Time",
    "End Date",
    "Source of Information",
    "Event",
    "Response / Outcome",
    "Was patient seen alone?",
)
CHRONOLOGY_COLUMNS = ("date", "time", "end", "source", "text", "action", "seen")
CHRONOLOGY = """
?22 Sept 2016 | | | Maternity notes, unit no {HOSPITAL@victim:MRN 4471902} | Booking appointment with Midwife Quill, 21 weeks. Abena worked nights at a care home. Husband answered the questions about alcohol and smoking for her. | Routine enquiry box left blank. | N @@ =2016-09-22?
30/01/2017 | 04.12 | 31/01/2017 | Labour record | Spontaneous vaginal delivery of a girl, Esi. Mr Pryce asked staff to leave the room twice; he did not want {QUOTE@perpetrator:"a crowd"}. His mother's card was in the notes by mistake: H&C number {HCN@maureen:320 000 4479}, old NHS no. {NHS@maureen:JRDAN 269}. Grandmother Comfort Mensah arrived from abroad that evening. | Discharged day 1. No enquiry about domestic abuse. | N @@ E1
10/02/2017 | 1100 | | Health visiting, RiO {HOSPITAL@esi:RiO 1082417} | New birth visit by HV Prosser. Husband home from work to be there. Mother quiet. Edinburgh score not obtained. | Universal Plus offered; declined by father. | N @@ E32
12 May 2017 | pm | | HV diary | Rhiannon Prosser met AP in clinic after she had seen her GP about low mood. Weeping. Said she could not phone her mother because {QUOTE@victim:"he pays the bill and he reads the bill"}. | Listening visits x 4. Not recognised as economic abuse. | Y @@ E21
w/c 12/06/2017 | | | HV diary | Four listening visits cut to one: sickness cover, 480 families on the caseload. | Case returned to universal. | n/a @@ =2017-06-12/2017-06-18
08/09/18 | 21:40 | 09/09/18 | ED card | Attended with husband. Fell on stairs carrying washing. Fracture of LEFT distal radius, old bruising to upper arm "various ages". {ed-nurse2:Nurse 2} asked husband to wait outside; he refused. Chaperoned by {ed-nurse1:Nurse 1}. | Manipulation under local by Mr Anil Deshpande. Letter to Millrace Surgery. No referral to safeguarding. | N @@ E5
04/03/19 | 0145 | 04/03/19 | ED card | Brought by ambulance and police. Swollen left cheek, lip laceration, 3 sutures. Told {ed-nurse1:Nurse 1} that he punched her twice because supper was cold. Glasgow Coma Scale 15. | DASH score 16. Referred to Lantern and CSC. Photographs, file {FILENAME:pryce_abena_040319.jpg}. | Y @@ E6
21 March 2019 | 14.00 | | Safeguarding team | MARAC attended by Sister Corrigan. | Flag on PAS. Health to tell the school nurse. | - @@ E7
20/03/2020 onwards | | | Trust bulletin | Redeployment of safeguarding nurses to wards: Covid-19 pandemic. | Routine enquiry audit suspended. | - @@ =2020-03-20/..
09/05/20 | 21:45 | 11/05/20 | ED card / Fulmar Ward | Darren Pryce, mixed overdose (citalopram, paracetamol, cider). He said that he could not live without his family. Wife not contacted. | N-acetylcysteine. Seen by liaison psychiatry. Moved to Fulmar Ward. | Y @@ E12
10 - 11/05/2020 | | | Fulmar Ward nursing notes | Visited by brother, who told staff {QUOTE@will:"she's doing his head in, she'll be the death of him"}. No one asked who {QUOTE@other:"she"} was. | Discharged to CPN follow-up. | Y @@ =2020-05-10/2020-05-11
30/10/21 | 23:05 | 31/10/21 | ED card {HOSPITAL@victim:MRN 4471902} | Self-presented. Red marks both sides of neck, petechiae, hoarse. Said that her necklace had caught in a car door. Would not name anyone. Friend Agnieszka Zielińska with her. | DASH refused. Staff called police. Information shared without consent on grounds of high risk. | Y @@ E18
31/10/21 | 0320 | | ED card | Left before CT angiogram. Staff nurse gave her the National Domestic Abuse Helpline 0808 2000 247 written inside a Boots receipt. | Letter to GP sent 4 November. | Y
14/11/2021 | 02:20 | | ED card | Pre-alert then stood down: adult female, life extinct at scene. Two children brought by police for a check; no physical injury. | Children seen by consultant on call. Winston's Wish leaflet given to the grandmother. | - @@ E20
undated | | | Loose sheet in maternity notes | "Dad v. controlling. BQ" | Not followed up. | N @@ =-
"""

IMR = """
# Individual Management Review: acute, maternity and health visiting services
Prepared for the Safer Staunholme Partnership by Sister Maeve Corrigan, Named Nurse for Adults (NMC {NMC:03C9417E}). The Chief Nurse, who had no contact with the case, endorsed it on 25 February 2022. I did not treat or supervise anybody in the events described.
## Introduction and subjects
@table Subject|Detail
Victim|Abena Serwaa MENSAH, known as Abena PRYCE, d.o.b. {DOB@victim:17/3/89}, NHS {NHS@victim:9990002010}, unit number {HOSPITAL@victim:MRN 4471902}
Husband|Darren PRYCE, d.o.b. {DOB@perpetrator:2/6/86}
Children|Kofi ({AGE@kofi:9}) and Esi ({AGE@esi:4})
@end
[[i:Genogram (drawn from maternity notes):]]
@picture Genogram: Abena Pryce, Darren Pryce, Kofi, Esi and half-brother Jayden|genogram_pryce_family.png
## Methodology
Records on PAS, RiO and the paper maternity notes were read. The contact tracing team's physiotherapist (HCPC {HCPC:PH999417}) and the optician who saw the eye in 2018 (GOC {GPHC:01-99417}) sent letters. Interviews: Bernadette Quill (retired), Rhiannon Prosser, Mr Anil Deshpande, and two nurses from the emergency department who are called {ed-nurse1:Nurse 1} and {ed-nurse2:Nurse 2} below at their request.[[fn:{ed-nurse2:Nurse 2} has since left; contact through {EMAIL:m.corrigan@wuht.nhs.example} or 020 7946 0417 as at January 2022.]] A serious incident was reported: StEIS {DATIX:2021/99417}.
## Analysis
Abena was in our buildings nineteen times in five years. She was alone with a clinician on seven of those occasions, and she told us something on five of the seven. That is the most important sentence in this report. Where there was privacy, there was disclosure. Stark (2007) and Rowlands (2021) both write about being seen and not heard.
Midwifery. Bernie Quill remembers Mrs Pryce clearly: {QUOTE@quill:"a nurse herself, training given up, and he would not leave the room for love nor money"}. NICE guidance PH50 says that trained staff should ask. Routine enquiry was asked of 41% of women that year. In a department with Amber and Red staffing on most days, the unasked question became the ordinary thing.
Health visiting. HV Prosser recognised low mood and did not recognise economic abuse. The Domestic Abuse Act 2021 was four years away, but Women's Aid had published on it in 2015. {QUOTE@prosser:"I thought he was careful with money"}, she told me. Her caseload of 480 compares with the 250 recommended by the Institute of Health Visiting.
Emergency department, 2018. The injury was a left wrist fracture. Bruising of various ages was written down by {ed-nurse2:Nurse 2} and then, it seems, forgotten. Mr Deshpande accepted the account of a fall. I make no criticism of the surgery he performed: the wrist was set beautifully. Staff spoke of the children as a family with, in three years of joy and worry, every check-up kept. The Care Act 2014 and the Mental Capacity Act 2005 are often quoted as reasons for not acting; here they were not even thought of.
Emergency department, 2019. {ed-nurse1:Nurse 1} did everything right. She found a quiet room, used the SafeLives Dash, and scored it at sixteen. She rang Lantern at three in the morning. She said, {QUOTE@ed-nurse1:"I only did what the poster says"}.
Mr Pryce's own admission. An overdose by a man whose wife had been discussed at MARAC was treated wholly as a mental health matter. On Fulmar Ward nobody connected DP with AP because the flag on PAS sat on her record and not on his. Drugs on the chart (citalopram, thiamine, Pabrinex) are there in detail; his wife's name is nowhere. Korsakoff syndrome was considered and excluded.
Emergency department, October 2021. Staff knew what petechiae mean. South Wessmoor Ambulance Service NHS Trust and St John Ambulance teach it together. The Institute for Addressing Strangulation did not yet exist, but a protocol from Great Ormond Street and another from St Mary's were in the drawer. Abbena (so spelled on the wristband) left before the scan. [[ins:Maeve Corrigan|A call to Ms Zielinska the next day went unanswered.]] [[del:Maeve Corrigan|Agnieszka told us she knew Daz had done it.]] Her colleague Aga had the courage to bring her in; we might have found the time to sit with her.
## Lessons
* See every patient alone, at least once, every time.
* A flag on one record must appear on the records of everyone it concerns.
* Grace under pressure is not a substitute for staffing: will the trust fund the safeguarding post? It will, from April 2023.
## Recommendations
| Recommendation 1. The trust will audit routine enquiry in maternity every quarter and reach 95% by March 2023.
| Recommendation 2. Emergency department staff must follow a non-fatal strangulation protocol, including imaging and same-day contact with an IDVA, from October 2022.
| Recommendation 3. The trust should link MARAC flags to the records of alleged perpetrators as well as victims, subject to advice under the Data Protection Act 2018, by July 2023.
"""
