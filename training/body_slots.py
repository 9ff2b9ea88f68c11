# ruff: noqa: E501
"""Slots for organisations: small and private ones (ORG) and public bodies (ORG_PUBLIC)."""

import random

from names import People
from wordlists import BODIES, BOROUGHS, CHARITIES, COUNTIES, FIRMS, PUB_A, PUB_B, SAINTS, WORDS, mark


class BodySlots:
    """Draw organisations."""

    rng: random.Random
    people: People

    def bare_town(self) -> str:
        raise NotImplementedError

    def _lead(self) -> str:
        return self.bare_town() if self.rng.random() < 0.55 else self.rng.choice(WORDS)

    def slot_school(self) -> str:
        rng = self.rng
        lead = rng.choice((self._lead(), rng.choice(SAINTS), self.road()))
        kind = rng.choice(
            (
                "Primary",
                "Primary School",
                "Academy",
                "Infant School",
                "Junior School",
                "High School",
                "School",
                "Community College",
                "C of E Primary",
                "Catholic Primary School",
                "RC Primary School",
                "Comprehensive",
                "Secondary School",
                "Grammar",
                "Sixth Form College",
                "College",
                "Primary Academy",
            )
        )
        return f"<ORG|{lead} {kind}>"

    def slot_nursery(self) -> str:
        return f"<ORG|{self.rng.choice((self._lead(), self.rng.choice(('Little Acorns', 'Tiny Tots', 'Busy Bees', 'Stepping Stones', 'Puddleducks', 'Rainbow Corner', 'Sunbeams'))))} {self.rng.choice(('Nursery', 'Pre-School', 'Day Nursery', 'Playgroup', 'Childcare', 'Preschool', 'Children’s Centre'))}>"

    def slot_surgery(self) -> str:
        return f"<ORG|{self.rng.choice((self._lead(), self.road(), self.rng.choice(SAINTS), 'Dr ' + self.people.person().last + ' and Partners'))} {self.rng.choice(('Surgery', 'Medical Centre', 'Health Centre', 'Medical Practice', 'Practice', 'Group Practice', 'Family Practice', 'Doctors', 'Clinic', 'Dental Practice', 'Pharmacy'))}>"

    def slot_hospital(self) -> str:
        rng = self.rng
        return mark(
            "ORG",
            rng.choice(
                (
                    f"{self.bare_town()} General Hospital",
                    f"{self.bare_town()} Hospital",
                    f"{self.bare_town()} General",
                    f"Royal {self.bare_town()} Hospital",
                    f"{self.bare_town()} Royal Infirmary",
                    f"{rng.choice(SAINTS)} Hospital",
                    f"Queen {rng.choice(('Alexandra', 'Mary', 'Elizabeth'))} Hospital",
                    f"{rng.choice(WORDS)} Unit",
                    f"{self.bare_town()} Community Hospital",
                )
            ),
        )

    def slot_ward(self) -> str:
        return f"<ORG/O|{self.rng.choice((self.rng.choice(WORDS), self.people.person().last, self.bare_town()))} Ward>"

    def slot_pub(self) -> str:
        return f"<ORG|{self.rng.choice(('the ', 'The ', 'the ', ''))}{self.rng.choice((self.rng.choice(PUB_A) + ' ' + self.rng.choice(PUB_B), self.rng.choice(PUB_B) + self.rng.choice((' Inn', ' Arms', ' Tavern', '')), self.people.person().last + ' Arms'))}>"

    def slot_church(self) -> str:
        rng = self.rng
        return mark(
            "ORG",
            rng.choice(
                (
                    f"{rng.choice(SAINTS)} Church",
                    f"{rng.choice(SAINTS)}",
                    f"{self.bare_town()} Mosque",
                    f"{self.bare_town()} Central Mosque",
                    f"{self.bare_town()} Gurdwara",
                    f"{self.bare_town()} Methodist Church",
                    f"{self.bare_town()} Baptist Church",
                    f"{self.bare_town()} Synagogue",
                    f"{self.bare_town()} Hindu Temple",
                    f"Kingdom Hall, {self.bare_town()}",
                    f"{rng.choice(WORDS)} Christian Centre",
                    f"Redeemed Church of {rng.choice(WORDS)}",
                    "Masjid " + rng.choice(("Al-Noor", "Umar", "Bilal", "At-Taqwa")),
                )
            ),
        )

    def slot_employer(self) -> str:
        rng = self.rng
        surname = self.people.person().last
        return mark(
            "ORG",
            rng.choice(
                (
                    f"{rng.choice(WORDS)} {rng.choice(FIRMS)}",
                    f"{self.bare_town()} {rng.choice(FIRMS)}",
                    f"{surname} {rng.choice(FIRMS)}",
                    f"{surname} & Sons",
                    f"{surname} and Sons",
                    f"{surname} {rng.choice(FIRMS)} Ltd",
                    f"{rng.choice(WORDS)} {rng.choice(FIRMS)} Limited",
                    f"{surname} Brothers",
                    f"{rng.choice(WORDS)}",
                )
            ),
        )

    def slot_brand(self) -> str:
        return mark(
            "ORG/ORG_PUBLIC",
            self.rng.choice(
                (
                    "Tesco",
                    "Asda",
                    "Sainsbury’s",
                    "Morrisons",
                    "Aldi",
                    "Lidl",
                    "Boots",
                    "Argos",
                    "B&Q",
                    "Wetherspoons",
                    "McDonald’s",
                    "Greggs",
                    "Amazon",
                    "Royal Mail",
                    "Barclays",
                    "Lloyds",
                    "Co-op",
                    "Screwfix",
                    "Primark",
                    "Wilko",
                )
            ),
        )

    def slot_carehome(self) -> str:
        return f"<ORG|{self._lead()} {self.rng.choice(('Care Home', 'Nursing Home', 'House', 'Lodge', 'Residential Home', 'Court', 'Manor', 'Grange'))}>"

    def slot_refuge(self) -> str:
        return f"<ORG|{self._lead()} {self.rng.choice(('Refuge', 'House', 'Women’s Centre', 'Haven', 'Project', 'Hostel', 'Night Shelter', 'Community Centre', 'Foyer', 'Food Bank', 'Youth Club', 'Boxing Club', 'FC', 'Rugby Club', 'Cricket Club', 'Social Club', 'Angling Club', 'Bowls Club', 'Women’s Institute', 'Legion Club'))}>"

    def slot_solicitors(self) -> str:
        s = self.people.person().last
        return mark(
            "ORG",
            self.rng.choice(
                (
                    s + " Solicitors",
                    s + " & " + self.people.person().last,
                    s + " " + self.people.person().last + " LLP",
                    s + " Law",
                    self._lead() + " Legal",
                )
            ),
        )

    def slot_council(self) -> str:
        rng = self.rng
        t = self.bare_town()
        return mark(
            "ORG_PUBLIC",
            rng.choice(
                (
                    f"{t} Council",
                    f"{t} City Council",
                    f"{t} District Council",
                    f"{t} Borough Council",
                    f"{rng.choice(COUNTIES)} County Council",
                    f"London Borough of {rng.choice(BOROUGHS)}",
                    f"{rng.choice(BOROUGHS)} Council",
                    f"{t} Metropolitan Borough Council",
                    f"City of {t} Council",
                    f"Royal Borough of {t}",
                    f"{t} Town Council",
                )
            ),
        )

    def slot_force(self) -> str:
        rng = self.rng
        return f"<ORG_PUBLIC|{rng.choice((rng.choice(COUNTIES), rng.choice(COUNTIES), self.bare_town(), 'North ' + rng.choice(COUNTIES), rng.choice(COUNTIES) + ' and ' + rng.choice(COUNTIES), 'Metropolitan', 'Greater Manchester', 'West Midlands', 'Thames Valley', 'Avon and Somerset', 'West Mercia', 'Heddlu Gwent', 'South Wales'))} {rng.choice(('Police', 'Police', 'Constabulary', 'Police Service'))}>"

    def slot_trust(self) -> str:
        rng = self.rng
        t = rng.choice(
            (self.bare_town(), rng.choice(COUNTIES), "Royal " + self.bare_town(), "University Hospitals of " + self.bare_town())
        )
        return f"<ORG_PUBLIC|{t} {rng.choice(('NHS Trust', 'NHS Foundation Trust', 'Partnership NHS Foundation Trust', 'Hospitals NHS Foundation Trust', 'University Healthcare NHS Foundation Trust', 'Ambulance Service NHS Trust', 'Integrated Care Board', 'Clinical Commissioning Group', 'University Health Board', 'Healthcare NHS Trust', 'Mental Health NHS Trust', 'Community Health Services'))}>"

    def slot_csp(self) -> str:
        rng = self.rng
        return mark(
            "ORG_PUBLIC",
            rng.choice(
                (
                    self.bare_town() + " Community Safety Partnership",
                    "Safer " + self.bare_town() + " Partnership",
                    "Safe " + rng.choice(COUNTIES),
                    "Community Safety " + self.bare_town(),
                    rng.choice(COUNTIES) + " Safeguarding Adults Board",
                    self.bare_town() + " Safeguarding Children Partnership",
                    rng.choice(COUNTIES) + " Fire and Rescue Service",
                    rng.choice(COUNTIES) + " Domestic Abuse Partnership",
                )
            ),
        )

    def slot_court(self) -> str:
        t = self.bare_town()
        return mark(
            "ORG_PUBLIC",
            self.rng.choice(
                (
                    t + " Crown Court",
                    t + " Magistrates’ Court",
                    t + " County Court",
                    t + " Family Court",
                    t + " Coroner’s Court",
                    "Central Criminal Court",
                    "Court of Appeal",
                    "High Court",
                )
            ),
        )

    def slot_housing(self) -> str:
        return f"<ORG_PUBLIC/ORG|{self._lead()} {self.rng.choice(('Housing', 'Homes', 'Housing Association', 'Housing Group', 'Housing Trust'))}>"

    def slot_charity(self) -> str:
        return mark("ORG_PUBLIC", self.rng.choice(CHARITIES))

    def slot_body(self) -> str:
        body = self.rng.choice(BODIES)
        return f"<{'ORG_PUBLIC/O' if body.isupper() or ' ' not in body else 'ORG_PUBLIC'}|{body}>"

    def slot_station(self) -> str:
        return f"<ORG|{self.bare_town()} {self.rng.choice(('Police Station', 'police station', 'Custody Suite', 'Fire Station', 'Probation Office', 'Jobcentre', 'Civic Centre', 'Library'))}>"

    def slot_prison(self) -> str:
        return f"<ORG|HMP {self.bare_town()}>"

    def slot_uni(self) -> str:
        return mark(
            "ORG",
            self.rng.choice(
                (
                    "University of " + self.bare_town(),
                    self.bare_town() + " University",
                    self.bare_town() + " College",
                    self.bare_town() + " Technical College",
                )
            ),
        )
