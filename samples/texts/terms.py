"""The terms of reference as the partnership circulated them, real names and all (one of the commonest leaks)."""

TERMS = """
# Terms of Reference
Review into the death of Abena Pryce (born {DOB@victim:17 March 1989}), Staunholme, {DOD:14 November 2021}
1. This Domestic Homicide Review is commissioned by the Safer Staunholme Partnership following the killing of Abena Pryce by her husband, Darren Pryce. The period under review is 1 January 2017 to {DOD:14 November 2021}.
2. The purposes are those of section 9 of the Domestic Violence, Crime and Victims Act 2004 and the Home Office multi-agency statutory guidance of December 2016.
3. Key lines of enquiry: (a) How was risk to Abena identified, assessed and shared? (b) What was known of controlling or coercive behaviour under section 76 of the Serious Crime Act 2015, including economic abuse? (c) How were Kofi and Esi heard? (d) What difference did race, culture, faith and migration make? (e) How was Darren Pryce held to account? (f) Were services affected by Covid-19?
4. Family members invited: Comfort Mensah (mother), Akosua Mensah-Boateng (sister), supported by Advocacy After Fatal Domestic Abuse (AAFDA). Will Pryce and Maureen Pryce were written to on 4 January 2022. {will:Will} has replied. A friend, {grace:Grace}, and a colleague, Ms Zielinska, will be seen.
5. Agencies to provide an IMR: Wessmoor Police; Wessmoor University Hospitals NHS Foundation Trust; primary care (Wessmoor Integrated Care Board); Corvendale Children's Social Care; Corven Valley Homes; Lantern Domestic Abuse Service; the Probation Service; Greenbank and Orrin NHS Foundation Trust. Chronologies: St Aldric's; South Wessmoor Ambulance Service.
6. Parallel processes: criminal trial ({DAY:27 June 2022}, Marchester Crown Court), the inquest ({INQUEST:99417/2021}, opened and adjourned), IOPC investigation, care proceedings. Home Office pathologist: Dr Ranald Muir.
7. The panel met on 4 February 2022 and will meet four more times. Victim's initials will not be used. Papers are OFFICIAL-SENSITIVE.
"""
