"""The Probation Service: IMR and chronology both as PDF."""

CHRONOLOGY_HEADINGS = ("Date", "Time", "nDelius / OASys", "Contact", "Attended", "Practitioner comment")
CHRONOLOGY_COLUMNS = ("date", "time", "source", "text", "seen", "comment")
CHRONOLOGY = """
16/05/2019 | 11:30 | CRN {PRISON@perpetrator:X204417} | Sentenced at Staunholme Magistrates' Court for common assault on his wife. 18 month community order, Building Better Relationships (BBR) and 15 RAR days. | Y | Order length on nDelius differs from the court register. @@ E9
23/05/2019 | 14:00 | OASys | Induction with Gareth Stott. Mr Pryce polite, minimising: {QUOTE@perpetrator:"handbags, nothing more"}. SARA completed, medium risk to partner. | Y | SARA medium is out of step with MARAC high.
6/6/19, 20/6/19, 4/7/19 | | nDelius | Three supervision sessions, drink diary started. Employer Tidewell Fencing confirmed Monday to Saturday. | Y Y N | One absence accepted, work. @@ ={2019-06-06,2019-06-20,2019-07-04}
w/e 11/08/2019 | | Phone | Told Mr Stott that his wife had {QUOTE@perpetrator:"gone off on one to her sister's"} with the children. | Y | She was in refuge. Nobody had told us. @@ =2019-08-05/2019-08-11
02/09/2019 | 18:30 | BBR | BBR session 1 of 24. Facilitator notes that he is fluent in the language of change. | Y | Workmate Ionuț Bălan gave him a lift.
Sept 2019 - Jan 2020 | | BBR | Sessions 2 to 17. Two absences. Partner link worker spoke to Mrs Pryce once, on a speakerphone. | mostly | A call on speaker is not a call. @@ =2019-09/2020-01
20/10/2019 | | RAR | Disclosed low mood to Mr Stott; advised to see GP. | Y |
24/03/2020 | | EDM | Exceptional delivery model. BBR suspended, telephone contact every fortnight. | n/a | Covid-19 recovery plan.
11/05/2020 | 10:00 | Phone | Brother {will:Will} rang: Mr Pryce is in hospital after tablets on Saturday. | N | Risk review not done. @@ E12
29/06/2020 | 10:15 | Phone | Last telephone contact. {QUOTE@stott:"Doing great, keep it up"}, wrote the duty officer. | Y |
{DAY:16/11/2020} | | nDelius | Order ends. BBR never finished: 17 of 24 sessions. | n/a | Termination as successful. @@ =2020-11-16
12/06/2021 | | Court list | Checked by court team: arrested for breach of a non-molestation order. Not on our caseload. | n/a | Seen by author in hindsight. @@ E15
15/11/2021 | 09:00 | SFO screen | Serious Further Offence screening. Not eligible, order had ended. Prison no. {PRISON@perpetrator:A9417ZX}, remanded at HMP. | n/a |
late Nov 2021 | | OASys | Pre-trial report prepared. | Y | @@ =2021-11-21~/2021-11-30~
"""

IMR_PARTS = """
# Individual Management Review: The Probation Service, Wessmoor Delivery Unit
Author: Yvonne Braithwaite, Senior Probation Officer from another region. She has not supervised Mr Pryce nor managed anyone who has. Quality assured by the Regional Probation Director on 4 March 2022.
## 1. Scope and sources
This report covers {DAY:16 May 2019} to 16 November 2020. nDelius and OASys were read, and the practitioner, Gareth Stott, was interviewed twice. He has asked that the report call him {stott:PO1}; tables use both. Mr Darren Pryce, born {DOB@perpetrator:2.6.86}, was subject to a community order for an assault on his wife, Mrs Abena Pryce.
## 2. Assessment of risk
{stott:PO1} completed a SARA on the day of induction. It came out at medium. The same week, MARAC had him as high: two tools, two answers, and nobody asked why. OASys contains a full account of his previous relationship with Ms K. Hallam, including the words {QUOTE@kellyanne:"he put me through the shower door"}, taken from a 2009 pre-sentence report. That passage was in our system throughout. It was not read when he was sentenced ten years later because the old report is stored under Daren.
The court register says twelve months; nDelius says eighteen. We supervised to eighteen. The difference was found only in the preparation of this review.
## 3. The programme
Building Better Relationships is an accredited programme of twenty-four sessions. Mr Pryce attended seventeen. He learned, in the view of one facilitator, to talk the talk. Research by Johnson (2008) warns against treating all violence as situational, and Bancroft (2002), on the charming attender, is on the reading list. When sessions stopped on 24 March 2020 there was nothing to put in their place. A telephone call is not supervision.
The partner link worker is there to keep the woman safe while the man is on the programme. In this case she made one call. It was on speakerphone. Abena said that everything was fine.
## 4. Information sharing
We did not know that Abena and the children had gone to a refuge. Lantern did not tell us because Lantern did not know that there was an order; MARAC's list of agencies did not include Probation after April 2019. That is nobody's fault and everybody's. Mr Pryce said that she had gone to her sister's, and Mr Stott, who is a fair-minded man, wrote it down.
## 5. Lessons
- A victim's silence on a speakerphone is information.
- Where two tools disagree, the higher answer stands until somebody has explained the difference.
- Old reports must be searched for under every spelling.
## 6. Recommendations
+ The Probation Service should require a manager's countersignature wherever SARA and MARAC gradings differ, with a first audit by January 2023.
+ Partner link workers must establish, in writing, that the person they call is alone; the Wessmoor Delivery Unit will report compliance each quarter.
+ HM Prison and Probation Service should review nationally what is offered to men whose programme is interrupted.
"""

CHRONOLOGY_NOTES = (
    "Extracted from nDelius and OASys by Y Braithwaite, 17 January 2022. Entries about other people on the same record have been left out.",
    "Abbreviations: BBR, Building Better Relationships; CRN, case reference number; EDM, exceptional delivery model; RAR, rehabilitation "
    "activity requirement; SARA, Spousal Assault Risk Assessment; SFO, Serious Further Offence; w/e, week ending.",
    "Where Mr Stott could not be certain of a date, the week or the month is given. Y under Attended means that he came, N that he did not.",
    "Nothing was recorded between the end of June and the middle of November 2020 apart from automatic reminders by text message.",
)
