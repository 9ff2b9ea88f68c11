"""The domestic abuse service: one Word file that is an IMR and holds its chronology too."""

CHRONOLOGY_HEADINGS = ("When", "Who", "Contact type", "What was said or done", "Safety planning / next step")
CHRONOLOGY_COLUMNS = ("date", "people", "source", "text", "action")
CHRONOLOGY = """
Mon 4 March 2019 | IDVA | Hospital referral | Called by ED at 3 am, called Abena at 10. She asked us to ring as {QUOTE@duquesne:"the dentist"}. First words: {QUOTE@victim:"is it a crime if I hit him back once"}. | Safe word agreed. DASH 16 accepted. @@ E6
21.3.19 | IDVA Duquesne | MARAC | Case heard. Simone spoke for Abena. School to be told by us, minutes say; we heard CSC. | Nobody told the school for a week. @@ E7
~04/2019 | Simone | Calls (x5) | Talked about money: Darren gets her wages from Larkfield House paid to his account, she has £20 a week and keeps the receipts. Card {BANK@perpetrator:4111 1111 1111 1111} is in his name; her own savings went from {BANK@victim:GB33BUKB20201555555555}. Her friend Grace Whitlam holds spare keys. | Economic abuse leaflet. Surviving Economic Abuse helpline. @@ =2019-04~
5 August 2019 | Refuge worker | Refuge | Came into Beacon House with Kofi and Esi, three bags and a rice cooker. Room 4. Her mobile {PHONE@victim:07700 900312} was switched off at the station, SIM {DEVICE@victim:8944170000000004177}. | Police, CSC told same day. @@ E10
between 12 and 15 August 2019 | Refuge worker | Key work | Esi stopped wetting the bed. Abena cooked jollof for the house. She spoke about Kumasi, her nursing course, and shame. | Counselling offered in Twi through Southall Black Sisters. @@ =2019-08-12/2019-08-15
19/08/19 | Refuge worker | Leaving | Went home. Letter about the rent had frightened her and he had promised. | Door left open. Welcome back any time. @@
Christmas 2019 | Simone | Card | Card received, signed A and the kids. Simone noted {QUOTE@duquesne:"handwriting not hers"}. | None @@ =2019-12-24~/2019-12-26~
29 December 2020 | Simone | Self-referral | He is out. Safety plan by phone: locks, spyhole, Ring doorbell, Find My iPhone off, {URL@victim:https://www.facebook.example/abena.pryce.39} made private. | Non-mol: legal aid through Citizens Advice. @@
15/02/21 | Rukhsana Bibi | Phone | Tracker found in the pram. Abena laughing, then not laughing. {HANDLE@perpetrator:@dazza_pryce} has posted a countdown. | Paladin advice sought. Police told. @@ E33
9-11 March 2021 | Simone | Court | Went with her to the family court for the non-molestation order. He sent flowers to the court building. | Order granted. @@ =2021-03-09/2021-03-11
12 June 2021 | On call | Phone | Told of the breach by Abena, not by police. He had his mother with him: {QUOTE@victim:"he brought Maureen so I would look the mad one"}. | MARAC referral. @@ E15
Aug 2021 | Simone | Meeting | Clare's Law disclosure made at our office by DC Fairclough. Abena: {QUOTE@victim:"so it was never the cooking"}. | Long session afterwards. @@ E16 =2021-08
28.9.21 | Simone | MARAC | Second MARAC. Asked for management move, ICPC and tagging. | Move agreed in principle. @@ E17
19/10/2021 | Simone | Phone | CVH refused the move. I rang and argued. | Appeal drafted with Shelter. @@ E19
31 Oct 2021 | Simone | Phone | Abena rang at noon, whispering. Last night he {QUOTE@victim:"put his hands round my neck until the telly went far away"}. Aga took her to hospital. She had told the nurse it was a necklace because Kofi was listening on the phone. | Urged 999. She asked for the week to think. @@ E18
the following Tuesday | Simone | Phone | No reply. Texted the code word. A thumbs up came back. | Will try Friday. @@ =2021-11-02 !relative to the row above
12/11/21 | Rukhsana | Phone | Abena answered from Larkfield. Cheerful. Buying trainers for Kofi. Wants to go to Living Waters on Sunday with her mum. | Appointment Monday.
"""

IMR = """
# Lantern: our review of our work with Abena
[[i:Written by Marguerite Foy, trustee, formerly a Detective Superintendent elsewhere. Agreed by the trustees on 28 February 2022. I never met Abena or supervised the staff.]]
# Why we write her name
Our staff called her Abi, because she asked us to. In this review she is Abena where the records are formal. Her sister, Akosua, read it and corrected our spelling of Serwaa. She has asked for the [[link:{URL@victim:https://www.justgiving.example/abena-pryce}|family tribute page]] to be mentioned.[[box:In an emergency ring Simone on 07700 900118 or e-mail simone.duquesne@lantern.example. Beacon House must never be named outside this building.]]
# What we did
We knew Abena for two years and eight months. In that time we made 74 calls, of which she answered 40. We went to court with her. She lived with us in Beacon House for a fortnight. We spoke for her at two MARACs. I have looked hard for something we ought to have done and did not do, and I have found three.
The first is that we did not tell Probation where she was. We did not know that there was a probation officer to tell. An IDVA should always ask, "Is he on an order?" SafeLives guidance says so, and so does the induction folder that Simone Duquesne was never given.
The second is the refuge. Abena left us because of a letter. We could have rung Tracey Bickerstaff to stop it, and did not know that rent letters go out by themselves. Women's Aid's "Nowhere to Turn" reports describe exactly this. A refuge is a house. It is also a hundred small bureaucracies that must each be told to look away.
The third is the last fortnight. [[split:Abe|na|'s]] account to us on 31 October was as clear as any I have read: hands, neck, the television going far away. She had told the hospital something else. We urged her to call 999 and respected her wish to wait. We now think that respect for wishes, where there has been strangulation, must sit beside an immediate call to the MARAC coordinator. Simone says: {QUOTE@duquesne:"I will hear that telly for the rest of my life"}.
# What others should hear
Cultural competence is not a leaflet in Twi. Abena was a daughter of the Methodist church, a Black woman in a small English town, a care worker on nights. By and for services such as Southall Black Sisters exist because women like her tell them more. Nor was she ever asked about immigration: she had indefinite leave (Home Office ref {BRP@victim:Z9417204}) and he told her that he could have it taken away.
Marriage to a charming man is hard to describe. One of our workers wrote, after meeting him at the door: {QUOTE@rukhsana:"Jekyll and Hyde with a van"}. Gaslighting is a real thing. Mr Pryce moved the car keys and told her that she was ill. He had been to the GP first to say so.
# Good practice
The ED nurse who rang at three in the morning. The repairs man who rang from his van. Detective Constable Imogen Fairclough, who sat on the floor with Esi during the Clare's Law disclosure. Grace: patience, hope and a spare room. {grace:Grace} has asked for nothing but that this be read.
# Recommendations
Each is agreed by our trustees. Recommendation A: Lantern will ask at first contact whether the abuser is subject to any order and will record the practitioner's name, with effect from 1 April 2022. Recommendation B: Lantern should, with Corven Valley Homes and the Department for Work and Pensions, set up a single "pause all letters" request for people entering refuge, by December 2022. Recommendation C: Lantern will treat any disclosure of strangulation as an immediate MARAC referral, whatever the person's wishes, and will tell the person so.
"""
