"""Millrace Surgery: a chronology exported from the clinical system as CSV, and a short IMR in Word."""

CHRONOLOGY_HEADINGS = ("Date of entry", "Date recorded", "Clinician", "Patient", "Consultation", "Outcome")
CHRONOLOGY_COLUMNS = ("date", "recorded", "people", "subject", "text", "action")
CHRONOLOGY = """
02.02.2017 | 06.02.2017 | Admin | AP | Discharge summary: normal delivery of baby girl on 30/01/17. Mother well. NHS no {NHS@victim:999 000 2010}. Husband attended throughout. | Coded. 6/52 check booked. @@ E1
10/02/17 | 10/02/17 | Health Visitor R Prosser | AP | New birth visit. Edinburgh Postnatal Depression Scale offered, declined. Routine enquiry not done as {perpetrator:Mr P} at home. | Plan to ask next time @@ E32
12/05/2017 | 12/05/2017 | Dr Adeyemi | AP | Low mood, tearful x 3/12. EPDS 15. Says husband “likes things just so”. Mother-in-law Maureen visits daily. No thoughts of self harm. ? postnatal depression | Sertraline 50mg. Review 2/52. @@ E21
26/5/17 | 26/5/17 | Dr Adeyemi | AP | DNA. Text sent to {PHONE@victim:07700 900312}. | none
3/4 | 3/4/18 | {gp-nurse1:Nurse 1} | Kofi | MMR catch-up with mum. Quiet boy. Mum in dark glasses, said migraine. | Vaccinated LUL @@ =2018-04-03
12.09.18 | 12.09.18 | Admin | AP | ED letter rec'd. Fall on stairs on 8/9, fracture of RIGHT distal radius. Seen by Mr A Deshpande, # clinic f/u. | Scanned. Not seen by a doctor. @@ E5
05/10/2018 | 05/10/2018 | Dr Petrie | AP | Wrist pain. Asked about home: "fine". Unable to lift residents at work (Larkfield House). Fit note. | MED3 2 weeks
21/01/2019 | 21/01/2019 | Dr Petrie | AP | Contraception. Husband rang beforehand to ask what the appointment was for; not told. Noted in records as odd. | Repeat COCP
07/03/2019 | 07/03/2019 | Dr Adeyemi | AP | Seen with sister Akosua. Bruise L cheek, sutures to lip, “he has been told to leave by the court”. Tearful. Took comfort from her mother being over from Ghana. | HARK asked: 4/4 positive. Lantern leaflet. Coded domestic abuse. @@
29/03/2019 | 02/04/2019 | Admin | AP | Letter about the MARAC of 21 March scanned. High risk. | Alert on record (visible on the front screen, incl. when DP used the online account) @@ E7
October 2019 | 21/10/2019 | Dr Petrie | DP | New patient health check overdue. Low mood since court. PHQ-9 score 21, GAD-7 16, AUDIT-C 10. Drinks 8 cans Stella at night, ½ bottle at weekends, spends £60/wk. Works Tidewell Fencing. NHS no {NHS@perpetrator:9990003157}. | Citalopram 20mg. Refer Primary Care MH. @@ =2019-10
14/11/19 | 27/11/19 | Admin | DP | Letter from Dr Y Demir: adjustment disorder, harmful use of alcohol. Discharged to GP. Risk to others: none disclosed. | Filed @@ E22
12/05/2020 | 12/05/2020 | Dr Ademyi | DP | Discharge summary following OD citalopram + cider on 9/5. Not suicidal today, tel. consult. Brother staying. | Weekly scripts. @@ E12
summer 2019 | n/k | Admin | DP | Letter for another patient, Euan Abernethy, CHI {CHI:311299 1230}, found in this record. Wrong record. | Removed. Datix {DATIX:W99417}. @@ =2019-22
11/01/2021 | 11/01/2021 | Dr Petrie | AP | Tel. Poor sleep. Separated from husband in December, he is “outside the house most days”. Advised 101, Women's Aid. Children well. | Zopiclone 7/7. Safe number noted: {PHONE:01632 960228} (friend, Grace) @@
02/11/2021 | 02/11/2021 | Dr Adeyemi | AP | Hoarse voice, sore neck, petechiae R eye. Says necklace caught. I asked directly re strangulation, pt cried, said “not today doctor”. Wanted to be seen again Tues. | Appt booked 9/11. Task to safeguarding lead (not opened). @@
9.11.21 | 9.11.21 | Reception | AP | DNA. No call made. | -
31/02/2020 | 03/03/2020 | Admin | DP | Repeat script request from partner on his behalf. | Issued @@ =- !impossible date
"""

IMR = """
# PRIMARY CARE IMR
@table GP practice|{ODS:Y98417} Millrace Surgery, Staunholme
Patients|Abena Pryce (NHS {NHS@victim:999 000 2010}); Darren Pryce (NHS {NHS@perpetrator:999 000 3157}); Kofi Pryce ({NHS@kofi:999-000-4668})
Report by|Dr Harriet Vosper, named GP (GMC {GMC:9990123}), Wessmoor Integrated Care Board. I have never worked at the practice.
Signed|Chief Nursing Officer, 3 March 2022
@end
## Summary of the practice
Millrace is a seven-doctor practice. Records were read on EMIS and SystmOne. I spoke to Dr Olusegun Adeyemi and Dr Fiona Petrie in January 2022, and to the practice nurse ({gp-nurse1:Nurse 1}, NMC {NMC:98I1234E}). Prescriber code {PPD:G9999417}; pharmacist GPhC {GPHC:2099417}.
## What we did well
Dr Adeyemi used HARK in March 2019, which is what the Royal College of General Practitioners asks for, and coded the answer. Asking about strangulation by name in November 2021 was brave, careful medicine. Abena said {QUOTE@victim:"not today doctor"} and he booked her in again. {adeyemi:Dr A.} has carried that sentence ever since.
## What we should have done better
The husband's online access meant that the alert could be read by the very person it warned of. The practice has already stopped that. Rose-tinted is the word one partner used about our view of Mr Pryce: he was polite, he was depressed, and his PHQ-9 score 21 led us to think of him only as a patient in need. Nobody asked him about his behaviour at home, in spite of the Respect toolkit on the intranet.
Letters from hospital were scanned and not read. The wrist fracture in 2018 is an example: the letter said right, the X-ray said left, and no one would have noticed because nobody compared them. A new member of staff, Mei Lin at St Aldric's, noticed more about Mrs Pryce's wrist at the gate than we did.
Depression is not dementia: a comment in the notes comparing Mr Pryce's temper to "early Alzheimer's" was unkind to people living with Alzheimer's disease and clinically worthless. I mention it because it was copied forward four times. There were similar throwaway lines about Asperger's. Jekyll and Hyde, wrote one locum.
No one from the practice went to the MARAC. Dr Petrie said she had not known that a GP could. The IRIS programme was available in the next district; it was not commissioned here until 2021.
## Recommendations
@table No|Recommendation|Lead|By when
GP1|The practice will audit all domestic abuse codes and remove online visibility of safeguarding alerts, checking again every six months.|Practice Manager|30 June 2022
GP2|Wessmoor Integrated Care Board should commission IRIS for every practice in the county and report uptake to the Safer Staunholme Partnership.|ICB|April 2023
GP3|Every hospital letter that mentions a fracture in an adult known to MARAC must be read by a clinician within two working days.|Lead GP|September 2022
@end
"""
