"""The housing association: an Excel chronology with merged cells and a letter-like report in Word."""

CHRONOLOGY_HEADINGS = ("When", "System / ref", "Who (CVH)", "Re:", "What happened", "What we did", "Comments")
CHRONOLOGY_COLUMNS = ("date", "source", "people", "subject", "text", "action", "comment")
CHRONOLOGY = """
14/08/2014 | Tenancy {HOUSING:CVH0099417} | Lettings | Both | Joint tenancy of 27 Cinder Lane starts. UPRN {UPRN:999004170027}. Household: Mr & Mrs Price, one child, Mr Price's older son at weekends. | Sign-up | Surname misspelt from the start. See police.
17-18 Feb 2018 | ASB log {HOUSING:ASB/417/18} | {bickerstaff:TB} | Victim | Tenant (Abi) rang the out of hours line herself: husband kicking off, could she be moved, kids awake. Put through to police. | Noise nuisance letter sent to BOTH tenants on 20 Feb. | This should make us wince. @@ E3 =2018-02-17/2018-02-18
06/03/2018 | Repairs {HOUSING:REP 204417} | Neville Osgood | Both | Internal door off its hinges, hole in bathroom door at fist height. {QUOTE@osgood:"Told it was the lad, but the lad is five"}. | Recharge of £148.20 raised to the tenants. | Make Every Contact Count training not yet given to operatives.
05.03.19 | Repairs {HOUSING:REP 311417} | Mr Osgood | Victim | Front door frame split: police forced entry. Abena on her own with baby, black eye, {QUOTE@victim:"no cup of tea today Nev, I look a fright"}. | Emergency repair. Sanctuary scheme requested. | Good: he rang Tracey from the van. @@
22/03/2019 | MARAC action list | Tracey Bickerstaff | Both | MARAC met. High risk. CVH to fit a London bar, {HOPE}. Lantern to tell the school. | Target hardening done 29 March. | @@ E7
5 - 19 August 2019 | Email | {bickerstaff:TB} | Victim | Abena in refuge out of area with the children. Lantern say not to write to Cinder Lane. Letter about rent arrears went anyway, automatic run. | Apology. Rent account sort code {BANK:00-00-00} account {BANK:12345678} corrected. | Serious data breach; reported to the ICO. @@ E10 =2019-08-05/2019-08-19
Spring 2020 | - | - | Both | No estate inspections: lockdown. | - | @@ =2020-21
26 June 2020 | Rent {HOUSING:CVH0099417} | Income team | Perp | Mr Price rang to ask whether his name could be put first on the tenancy. Council tax {HOUSING:8800417029}. Furloughed: UC claim {BENEFIT@perpetrator:UC-7741-0417}, UTR {UTR@perpetrator:1123456789}. | Told both must sign. |
28/12/20 | Log | Out of hours | Victim | Told us she has asked him to leave and wants the locks done. | Locks changed 29/12, £0 charge. | Good. @@ E14
29.12.20 | Repairs {HOUSING:REP 417881} | N. Osgood | Victim | Locks changed, spyhole fitted. Neighbour Parveen Akhtar minded the little ones. | Done |
12/02/2021 | Legal | Tracey | Perp | Notice to quit the joint tenancy discussed; Abena afraid that it {QUOTE@victim:"would light the touchpaper"}. | Parked. | We never went back to it. The Housing Act 1996 as amended gave options.
early September 2021 | CBL {HOUSING:CBL 7741702} | {bickerstaff:TB} | Victim | Asked for a move. Band B given, medical form lost. | Wait | @@ =2021-09-01~/2021-09-10~
28/09/21 | MARAC | Tracey | Both | Second MARAC. CVH asked to make a management move. | Agreed in principle. | @@ E17
19 Oct 2021 | Panel | Moves panel | Victim | Management move turned down: no three-bed in area, and she would not go as far as Marchester because of the children's school. Simone (Lantern) rang to challenge. | Appeal date 16 November. | Two days too late. @@ E19
15/11/2021 | Email | Philip Trewhella's office | - | Police told us. Property secured. | Tenancy file locked. | @@
not recorded | Note on file | ? | Perp | Someone has written {QUOTE@other:"nice chap, ex-army?"} on the file cover. | - | Not army. Fencing contractor. @@ =-
""".replace("{HOPE}", "community alarm to be fitted")

REPORT = """
# Corven Valley Homes: Individual Management Review
Author: Joy Tandoh, Head of Customer Resolution, who has not managed the neighbourhood team. Approved: Board safeguarding lead, 11 March 2022.
1. Who we are. CVH has 6,200 homes. We are not a statutory body under section 9 of the 2004 Act but we take part as if we were. {tandoh:Joy} interviewed Tracey Bickerstaff and Neville Osgood in February 2022. Their names were agreed to appear in this draft only.
2. What we knew. Read end to end, the tenancy file tells the story in broken doors. A bathroom door with a hole at fist height; a front door; a kitchen unit. We sent a bill. In March 2018 we recharged Abena £148.20 for damage that her husband had done. The Domestic Abuse Housing Alliance would call that punishing the victim, and DAHA would be right.
3. The noise letter of February 2018. Abi had rung us at midnight for help. Three days later she got the same letter as he did, beginning {QUOTE@other:"You have been causing a nuisance to your neighbours"}. She never rang the line again. Maureen Pryce, her mother-in-law, did: she rang in 2019 to complain that her son's name had been left off the repairs list. {maureen:Mo}, as staff call her, is herself a tenant of ours.
4. Mr Osgood. If there is a hero in our file it is the repairs operative. He noticed, he asked, and he rang from the van. He drew attention to the doors in 2018 as well. Nobody had told him where to send what he saw. {QUOTE@osgood:"I'm a joiner, who'd listen?"} A frank discussion with the repairs contractor has begun.
5. The refuge fortnight. Our automatic rent run wrote to Cinder Lane while Abena and the children were at Beacon House in Orrinport. The letter gave the name of the refuge's district in the arrears calculation. That could have cost a life. We told the Information Commissioner's Office, who issued a reprimand. Reading the correspondence again, the author can find no apology to Abena herself.[[c:J. Tandoh|Simone Duquesne says Abena saw the letter. Check with Helen Strand before publication.]]
6. The move. Ms Pryce was in Band B when the policy said Band A. A medical form was lost. The moves panel sat on 19 October and she would have had her appeal on 16 November. The chair may ask whether the outcome would have been different had we acted in September; in our view it might.
7. Lessons. Damage is information. Bills can be abuse. No tenant should have to sue for disrepair caused by a crime. Management moves for high-risk victims need a decision in five working days. Bob-a-job repairs contracts need safeguarding clauses.
8. Recommendations. We recommend that (i) Corven Valley Homes stops recharging for damage caused by domestic abuse and writes off existing debts by 30 September 2022; that (ii) all repairs operatives complete Make Every Contact Count training by March 2023, with a named person to call; and that (iii) management moves for tenants heard at MARAC are decided by a director within five working days from 1 July 2022.
"""
