"""The ambulance service: a CSV in UTF-8 with commas, and a one-page statement printed as PDF."""

CHRONOLOGY_HEADINGS = ("event_date", "call_time", "incident_ref", "narrative", "outcome", "source_of_call")
CHRONOLOGY_COLUMNS = ("date", "time", "source", "text", "action", "people")
CHRONOLOGY = """
2018-09-08 | 21:02 | {CAD:CAD 7741} | Caller asked whether a wrist "might be broken", declined ambulance, said husband would drive. Female, African accent recorded by call taker. | Hear and treat. Advised to attend ED. | Female caller @@ E5
2019-03-04 | 00:20 | {CAD:CAD 8093} | Called by police to 27 Cinder Lane. 29F, punched to face x2, lip laceration, GCS 15. Two children asleep. Husband already removed. | Conveyed to ED, pre-alert not needed. Safeguarding form 1. | Police @@ E6
2020-05-09 | 20:41 | {CAD:CAD 9120} | Mixed overdose, male 33, Darren Price. Wife rang 999 from another address after he telephoned her to say goodbye. Alert, cider and tablets. | Conveyed. Safeguarding form for children emailed to EDT. | Wife @@ E12
2020-05-09 | 21:00 | {CAD:CAD 9120} | Police on scene (welfare). Same incident as above, second log line. | See above. | n/a @@ E12
2021-11-14 | 01:31 | {CAD:CAD 417} | Neighbour, Mr Mohammed Akhtar, reports screaming and a child at his door. Stab wounds to chest, female 32. Resuscitation started by {paramedic1:Paramedic 1}; thoracotomy by HEMS. | Life extinct 01:52. One child (boy) met at neighbour's, girl carried out by police. | Neighbour @@ E20
2021-11-14 | 02:35 | {CAD:CAD 417} | Crew debrief; TRiM offered. {UPRN:///marble.kettle.frosted} used for landing site, grid {UPRN:SU 417 204}, {UPRN:52.41700, -1.20417}. | Stood down. | n/a
"""

STATEMENT = """
# South Wessmoor Ambulance Service NHS Trust
Statement for the Domestic Homicide Review. Prepared by Stephen Lisle, Safeguarding Lead, 21 January 2022. HCPC {HCPC:PA99417}.
This Trust was asked for a chronology and a short statement. We attended Abena Pryce twice and her husband, Darren Pryce, once. A fourth call, in September 2018, was closed on the telephone.
The call of 9 May 2020 was made by Mrs Pryce. I am aware that another agency attributes it to the patient's brother. Our recording, which I have heard, is of a woman who gives her name as Abena and says {QUOTE@victim:"he says he is going, I cannot be the one to let him"}. Both calls may be true: police have their own line.
On {DOD:14 November 2021} our first call was at 01:31 from a neighbour, Mr Akhtar. Four minutes later, I understand, Kofi rang the police himself on his mother's phone. The difference between the two times is real and is not an error in either log.
There is no criticism of the crews. The recording of "African accent" by a call taker is not our policy and has been addressed. I would draw attention to the St John Ambulance volunteers who looked after the children for an hour.
## Recommendation
South Wessmoor Ambulance Service NHS Trust should send safeguarding forms to the MARAC coordinator as well as to social care where the patient is known to be an alleged perpetrator. We aim to begin in October 2022.
"""
