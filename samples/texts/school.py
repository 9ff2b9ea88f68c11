"""The primary school: a safeguarding log typed up in Word, and a letter from the head teacher."""

CHRONOLOGY_HEADINGS = ("Date + time", "Staff", "Concern / contact", "What we did")
CHRONOLOGY_COLUMNS = ("date", "people", "text", "action")
CHRONOLOGY = """
21/06/18 | Mr Peasgood (DSL) | Kofi (Reception, aged {AGE@kofi:5}) said in circle time {QUOTE@kofi:"daddy shouts and mummy goes in the bath with the door locked"}. | MASH rung 12.10, form emailed 15.45. Mum not told, to be safe. @@ E4
w/c 18/2/19 | {rose:Rose} Kettley | Kofi collected by Dad from half-term holiday club, smelled of beer at 3 pm. Miss Kettley told Mrs Voyle afterwards. | Log only. @@ =2019-02-18/2019-02-24
28 Mar 2019 | Mrs Voyle | E-mail from social care about the MARAC of the week before. First we knew. | CPOMS flag. Learning mentor started. @@
June 2019 | Ms Chen (TA) | Mei Lin noticed Mum's wrist strapped again. Mum said work. | Passed to JPe. @@ =2019-06
6/9/19 | Mr Peasgood | Back from summer. Kofi drew the {QUOTE@kofi:"big house with all the mums"}. | Kept in file. @@
23/03/20 | All | School closed, keyworker places. Mum is a care worker so Kofi came in Mon-Wed. | Weekly call home on other days. @@
3 Nov 2020 | JPe | Kofi under the table, crying, would not come out for 40 minutes. Said {QUOTE@kofi:"I'm on guard"}. Rang Mum. | MASH again. Mum agreed to an EHA. @@ E13
17/11/2020 | Mrs Voyle | TAF meeting. Dad charming, brought biscuits. Mum had no coat. | Slipped her the Lantern card in the book bag. @@ E31
8th March 2021 | Office | Court order copy from Mum. Dad not to come within 100 m of school. Photo on the office wall. | Staff briefed. UPN {UPN@kofi:V919123419007}, ULN {ULN@jayden:9999904176} (brother, old record) checked. @@
11/06/21 2.50pm | Mrs Voyle | Dad at the gate BEFORE pick-up, with Grandma Maureen. Shouting to Kofi and Esi, who was visiting for nursery transition from Little Teasels. Kofi wet himself. | Children in by back door. 999. Police came 3.20. @@ E15 =2021-06-11
mid-Oct 2021 | JPe | Social worker saw Kofi. He showed her his shoes. | Breakfast club place paid from pupil premium. @@ E34 =2021-10-11~/2021-10-20~
15 Nov 2021 | Mrs Voyle | Told by police before school. Two chairs empty. | Educational psychologist in by 11. Winston's Wish pack for the class. @@
"""

LETTER = """
St Aldric's C of E Primary School
Staunholme {POSTCODE:WM4 6LA} · office@staldrics.example · 01632 960733 · {DX:DX 941700} Staunholme
To the Independent Chair, Elaine Whitcombe
11 January 2022
Dear Ms Whitcombe,
You asked for our account of the two {kofi+esi:Pryce} children. A full IMR would have been beyond a school of ninety pupils and I am grateful that you accepted a letter and our log.
Kofi joined us in Reception. He is bright, funny, and a marvel at maths; his Year 1 teacher wrote that he {QUOTE@other:"counts exits"}. I did not understand that sentence until November. Esi came to us from Little Teasels for three mornings of transition. Their mother, Abena, was always early. She used to stand at the far end of the railings, by the Tanpit Rec, where she could see both gates.
Mr Peasgood made two referrals to social care, in June 2018 and November 2020. We do not know what became of the first. I would gently say to colleagues that a phone call back takes a minute.
On 11 June 2021 Mr Pryce came to the gate at ten to three with his own mother. Both children saw him. The police log, I am told, has him arriving at twenty past and alone. That is when the police arrived, not when he did. Ms Chen, who was on the gate, will swear to it, and has.
Miss Kettley, Rose to the children, has asked me to say that she should have rung someone in 2019. She is twenty-two. I told her that the rest of us are older. The risk rose in front of all of us.
We have talked about what we would do differently, and our governors agreed three things on 6 January. We recommend that St Aldric's holds the Operation Encompass key adult role in two people and not one, from Easter 2022. We recommend that Corvendale County Council writes to every school within five days of a referral to say what has been decided. And we recommend that the diocese funds a play therapist for small schools by September 2023.
The children's places are kept.
Yours sincerely,
Angharad Voyle
Head Teacher
"""
