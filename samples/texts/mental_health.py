"""The mental health trust: a short IMR and a chronology in one Word file each, dates in full, cautious voice."""

CHRONOLOGY_HEADINGS = (
    "Event Ref",
    "Start Date",
    "Start Time",
    "Source of Information",
    "Details of event",
    "Professional",
    "Rationale",
)
CHRONOLOGY_COLUMNS = ("ref", "date", "time", "source", "text", "people", "comment")
CHRONOLOGY = """
1 | 21 October 2019 | | RiO {HOSPITAL@perpetrator:RiO 2204417} | Referral of Mr Darren Pryce from Millrace Surgery: low mood, alcohol. Triaged as routine. | Single point of access | 28-day standard
2 | 14 November 2019 | 10:30 | RiO | Initial assessment. Describes wife as {QUOTE@perpetrator:"winding me up on purpose"}. On an order for assaulting her. ICD-10 F43.2, F10.1. HoNOS 11. | Dr Yusuf Demir | Risk to others recorded as "none disclosed" @@ E22
3 | 09/05/20 | 22:50 | Liaison psychiatry | Seen in ED after mixed overdose. Low intent, intoxicated. Brother {will:Will} with him. Wife "separated?" | Liaison nurse | No contact with wife as "not next of kin" @@ E12
4 | 11 May 2020 | 11:00 | RiO | 48-hour follow-up by telephone, then CPN Teale for six weeks. | Malcolm Teale | Discharge planning in a day
5 | 18 May - 22 June 2020 | | RiO | Six telephone sessions. Spoke of Darren's own father. Asked the CPN whether {QUOTE@perpetrator:"a man can be made mad by a woman"}. | CPN Teale | Supervised weekly by Dr Demir @@ =2020-05-18/2020-06-22
6 | 24.06.2020 | | RiO | Discharged to GP with Turning Point number. | Mal Teale | Engagement fair
7 | 15 January 2021 | 15.30 | AMHP log | Call from Will Pryce: brother not sleeping, sitting in the van with the engine running outside No. 27. AMHP ({mh-sw1:SW1}) advised that there were no grounds for assessment under the Mental Health Act 1983, sections 2 or 3. | {mh-sw1:SW1} | Police not told
8 | 28/09/21 | | MARAC | Trust attended. Agreed to check whether DP is open. Closed since June 2020. | Named nurse | Nil @@ E17
9 | probably 5 Nov 2021 | n/k | Switchboard note | A man giving the name Daz asked how to be {QUOTE@perpetrator:"put away before I do something"}. Told to ring 111. | Switchboard | Found in December 2021 by the author @@ =2021-11-05?
10 | 14 Nov 2021 | | Custody liaison | Seen in custody at Weir Street. Fit to be interviewed. | {mh-sw1:SW1} | Appropriate adult not needed @@ E20
11 | N/K | | Paper file | Handwritten: {QUOTE@teale:"wife: ask!!"} | ? MT | Never acted on @@ =-
"""

IMR = """
# Individual Management Review
This review was prepared on behalf of Greenbank and Orrin NHS Foundation Trust by Dr Ifeoma Uche, Associate Medical Director, who works in another division and has had no contact with the people concerned. It was approved by the Medical Director on 7 March 2022.
# Context
During the period the Trust merged two community teams, moved from paper to RiO, and lost a third of its band 6 nurses. This is given as context and not as excuse. Dr Yusuf Demir, Malcolm Teale, and the AMHP, a social worker whom this review calls {mh-sw1:SW1}, were interviewed.
# Analysis
Mr Pryce was assessed once by a psychiatrist, once by liaison psychiatry, and seven times by telephone. On each occasion he spoke about his wife, and on each occasion the record contains a risk box in which "risk to others" is marked "none disclosed". It would be more accurate to write "not asked". The National Confidential Inquiry (NCISH) and the Royal College of Psychiatrists have both said that domestic abuse should be part of every assessment of risk.
Dr Demir considered adjustment disorder, harmful drinking, and a possible depressive episode. Parkinson's disease in the father was noted. He did not have the probation assessment; nor did he ask for it. The reference to an "order for assault" was thought to be a civil matter. With hindsight, Dr Demir says, {QUOTE@demir:"I had the whole case in one sentence and wrote about his sleep"}.
Mr Teale's six calls were kindly and regular. The note "wife: ask!!" shows that he had seen what was missing. Mrs Pryce, though married to the patient and living with what he did when unwell, was never treated as a carer, or as somebody at risk, or as anybody. Will a carer always be asked for her view? The Triangle of Care says so; the Trust signed up to it in 2016.
In January 2021 the brother's call was screened by {mh-sw1:SW1} against the criteria of section 136 and sections 2 and 3. That was correct as far as it went. The duty to warn went no further than the statute: nobody rang 101. As {will:Will} said to the author: {QUOTE@will:"I told you he was outside her house and you asked me if he could spell WORLD backwards"}. The Mini Mental State Examination (MMSE) was not what the family needed.
A telephone note of November 2021 came to light on a sheet beside the switchboard. If it is genuine, and the Trust believes that it is, a man about to kill asked to be stopped. He was told to ring 111. The operator, a bank worker, was on her second shift. The Trust has apologised to Abena's mother. [[ins:Ifeoma Uche|Mrs Mensah replied through Akosua that she forgives the operator.]]
# Effective practice
Follow-up within forty-eight hours of discharge was kept even in the first lockdown. Supervision was weekly. The bereavement support given to the children by CAMHS with Winston's Wish has been praised by their aunt.
# Recommendations
| R1 | Greenbank and Orrin NHS Foundation Trust should replace "none disclosed" in all risk forms with "asked / not asked", and audit 50 records a quarter from October 2022.
| R2 | Every patient on a community order must have the probation practitioner contacted before the first appointment ends in a plan. Target: April 2023.
| R3 | Switchboard staff will be able to transfer callers who express thoughts of harming others to the crisis line at any hour, by 30 September 2022.
"""
