# ruff: noqa: E501
"""Slots for the prose of courts abroad: courts, ministries, diagnoses, quantities, posts."""

import random

from names import NICKNAMES, People
from wordlists import BODY, CONDITIONS, FOREIGN_TOWNS, HEADS, JOBS, NATIONS, RELIGIONS, THINGS, WORDS, mark


class CourtSlots:
    """Draw what a judgment speaks of."""

    rng: random.Random
    people: People

    def slot_fcourt(self) -> str:
        kind = self.rng.choice(
            (
                "District Court",
                "Regional Court",
                "Court of Appeal",
                "Administrative Court",
                "Labour Court",
                "Assize Court",
                "Court of Cassation",
                "Social Court",
                "Magistrates' Court",
                "Civil Court of First Instance",
                "Supreme Court",
                "Constitutional Court",
                "County Court",
            )
        )
        named = self.rng.random() < 0.5
        return mark("ORG_PUBLIC/ORG" if named else "ORG_PUBLIC", (self.rng.choice(FOREIGN_TOWNS) + " " if named else "") + kind)

    def slot_ministry(self) -> str:
        return mark(
            "ORG_PUBLIC",
            self.rng.choice(
                (
                    "Ministry of Defence",
                    "Ministry of Justice",
                    "Ministry of the Interior",
                    "Ministry of Labour",
                    "Ministry of Health",
                    "Federal Ministry of Finance",
                    "Social Insurance Office",
                    "Immigration Board",
                    "Land Registry",
                    "City Council",
                    "Municipality",
                    "State Treasury",
                    "Directorate of Forestry",
                    "Pensions Board",
                    "Regional Health Authority",
                    "Bar Council",
                    "Tax Office",
                )
            ),
        )

    def slot_fpolice(self) -> str:
        return mark(
            "ORG_PUBLIC",
            self.rng.choice(
                (
                    self.rng.choice(FOREIGN_TOWNS) + " Police",
                    "Federal Police",
                    "Security Directorate",
                    "Anti-Terror Branch",
                    "Border Guard",
                    "Gendarmerie Command",
                )
            ),
        )

    def slot_company(self) -> str:
        return mark(
            "ORG",
            self.rng.choice(
                (
                    self.people.person().last
                    + self.rng.choice((" GmbH", " AG", " Ltd", " S.A.", " AB", " and Partners", " Holding")),
                    self.rng.choice(WORDS)
                    + self.rng.choice(
                        (" Bank", " Insurance", " Television AB", " Shipping", " Textiles", " Oil", " Publishing House")
                    ),
                    "the "
                    + self.rng.choice(FOREIGN_TOWNS)
                    + self.rng.choice((" Steelworks", " Shipyard", " Brewery", " Sugar Factory", " Football Club", " Opera")),
                )
            ),
        )

    def slot_ajob(self) -> str:
        job = self.rng.choice(JOBS)
        return f"{'an' if job[0] in 'aeiou' else 'a'} {mark('DEM', job)}"

    def slot_disability(self) -> str:
        return mark(
            "DEM",
            self.rng.choice(
                (
                    "partial disability",
                    "total loss of sight in one eye",
                    "permanent incapacity for work",
                    "a fracture of the spine",
                    "loss of hearing",
                    "paralysis of the left arm",
                )
            ),
        )

    def slot_diagnosis(self) -> str:
        """Describe a condition at length, as an expert's report does."""
        rng = self.rng
        kind = rng.choice(CONDITIONS)
        lead = rng.choice(
            (
                "",
                "",
                "severe ",
                "mild ",
                "chronic ",
                "acute ",
                "post-traumatic ",
                "degenerative ",
                "advanced ",
                "strong ",
                "bilateral ",
                "recurrent ",
            )
        )
        part = rng.choice(
            (
                "",
                "",
                " of the " + rng.choice(BODY),
                " in his left " + rng.choice(("eye", "ear", "leg", "hip", "arm")),
                " affecting the " + rng.choice(BODY),
                " of the " + rng.choice(BODY) + " and " + rng.choice(BODY),
                f" (-{rng.randint(1, 9)} degrees)",
                f" with {rng.choice(CONDITIONS)}",
            )
        )
        return mark("DEM", f"{lead}{kind}{part}")

    def slot_qcount(self) -> str:
        """Count things, as a judgment does; the thing counted may or may not be part of the quantity."""
        rng = self.rng
        n = rng.choice(
            (
                "two",
                "three",
                "four",
                "five",
                "seven",
                "nine",
                "twelve",
                "thirty",
                "fifty-five",
                "twenty three",
                "forty",
                str(rng.randint(2, 400)),
                f"{rng.randint(1, 90)},{rng.randint(0, 999):03}",
            )
        )
        thing = rng.choice(THINGS)
        lead = rng.choice(("", "", "", "some ", "over ", "about ", "more than ", "at least "))
        return lead + (mark("QUANTITY", f"{n} {thing}") if rng.random() < 0.5 else f"{mark('QUANTITY', n)} {thing}")

    def slot_measure(self) -> str:
        rng = self.rng
        n, m = rng.randint(2, 900), rng.randint(2, 99)
        return mark(
            "QUANTITY",
            rng.choice(
                (
                    f"{n} km",
                    f"{n} kg",
                    f"{n} grams",
                    f"{n} m²",
                    f"{n},{m:02} m²",
                    f"{m}%",
                    f"{m} %",
                    f"{m} per cent",
                    f"{m} km/h",
                    f"{m} hectares",
                    f"{m} x {n} mm",
                    f"{m} metres",
                    f"{m} litres",
                    f"between {m} and {m + 9} %",
                )
            ),
        )

    def slot_role(self) -> str:
        """Name a post in full, as a court does."""
        rng = self.rng
        job = rng.choice(JOBS)
        return rng.choice(("a ", "a ", "the ")) + mark(
            "DEM",
            rng.choice(
                (
                    job,
                    f"retired {job}",
                    f"former {job}",
                    f"self-employed {job}",
                    f"part-time {job}",
                    f"unemployed {job}",
                    f"{rng.choice(NATIONS)} {job}",
                )
            ),
        )

    def slot_local(self) -> str:
        """Name a court in its own language, as judgments do in brackets."""
        names = "tribunal de grande instance|cour d'appel|Landesgericht|Oberlandesgericht|Amtsgericht|Sąd Rejonowy|Sąd Okręgowy|Sąd Najwyższy|tingsrätt|hovrätt|kammarrätt|Asliye Hukuk Mahkemesi|Ağır Ceza Mahkemesi|Danıştay|Corte d'appello|Tribunale civile|Městský soud|Okresný súd|byret|lagmannsrett|käräjäoikeus|Kerületi Bíróság"
        return mark("ORG_PUBLIC/ORG/MISC", self.rng.choice(names.split("|")))

    def slot_belief(self) -> str:
        rng = self.rng
        return mark(
            "DEM",
            rng.choice(
                (
                    rng.choice(RELIGIONS),
                    rng.choice(NATIONS),
                    "Marxist",
                    "communist",
                    "socialist",
                    "nationalist",
                    "pacifist",
                    "anarchist",
                    "left-wing",
                    "separatist",
                    "conscientious objector",
                    "royalist",
                    "ecologist",
                    "feminist",
                )
            ),
        )

    def slot_fage(self) -> str:
        n = self.rng.choice(("sixteen", "seventeen", "eighteen", "nineteen", "twenty-two", "39", "17", "63", "41"))
        return self.rng.choice(
            (
                f"{mark('DEM', n + ' years old')}",
                f"{mark('DEM', n)}",
                f"at the {mark('DEM', 'age of ' + n)}",
                f"{mark('DEM', n + ' years of age')}",
            )
        )

    def slot_fmoney(self) -> str:
        rng = self.rng
        n = rng.choice(
            (
                f"{rng.randint(1, 900)},{rng.randint(0, 999):03}",
                f"{rng.randint(50, 9999)}",
                f"{rng.randint(1, 90)},{rng.randint(0, 999):03},000",
                f"{rng.randint(10, 999)}.{rng.randint(0, 99):02}",
            )
        )
        code, long = rng.choice(
            (
                ("EUR", "euros"),
                ("GBP", "pounds sterling"),
                ("PLN", "Polish zlotys"),
                ("TRY", "Turkish liras"),
                ("SEK", "Swedish kronor"),
                ("ATS", "Austrian schillings"),
                ("DEM", "German marks"),
                ("RON", "Romanian lei"),
                ("NOK", "Norwegian kroner"),
                ("CHF", "Swiss francs"),
                ("USD", "US dollars"),
            )
        )
        about = rng.choice(("", "", "", "approximately ", "about ", "over "))
        return mark(
            "QUANTITY",
            about
            + rng.choice(
                (
                    f"{code} {n}",
                    f"{n} {long}",
                    f"{n} {long} ({code})",
                    f"{n} {code}",
                    f"{rng.randint(2, 99)} %",
                    f"{rng.randint(2, 99)}.{rng.randint(1, 9)}%",
                )
            ),
        )

    def slot_countw(self) -> str:
        return mark(
            "QUANTITY/O", self.rng.choice(("two", "three", "five", "seven", "twelve", "twenty-three", "14", "79", "seventy-one"))
        )

    def slot_things(self) -> str:
        return self.rng.choice(
            ("letters", "envelopes", "packages", "tablets", "pages of notes", "rounds of ammunition", "photographs", "bank cards")
        )

    def slot_duration(self) -> str:
        n = self.rng.choice(("two", "three", "six", "eight", "ten", "twelve", "fifteen"))
        return mark(
            "DATETIME",
            self.rng.choice(
                (
                    f"{n} years",
                    f"{n} months",
                    f"{n} years and {self.rng.choice(('two', 'six', 'nine'))} months",
                    f"{n} days",
                    f"{n} weeks",
                )
            ),
        )

    def slot_fstreet(self) -> str:
        return mark(
            "LOC",
            self.rng.choice(
                (
                    f"{self.people.person().last} Street",
                    self.rng.choice(FOREIGN_TOWNS),
                    f"{self.rng.randint(1, 90)} {self.people.person().last} Avenue, {self.rng.choice(FOREIGN_TOWNS)}",
                )
            ),
        )

    def slot_appno(self) -> str:
        return mark("CODE", f"{self.rng.randint(100, 99999)}/{self.rng.randint(0, 23):02}")

    def slot_fileno(self) -> str:
        return mark(
            "CODE",
            self.rng.choice(
                (
                    f"{self.rng.randint(1990, 2019)}/{self.rng.randint(10, 9999)}",
                    f"{self.rng.choice('IVXK')} {self.rng.randint(1, 99)} {self.rng.choice(('C', 'K', 'Cgg', 'SA'))} {self.rng.randint(1, 999)}/{self.rng.randint(0, 19):02}",
                    f"{self.rng.randint(1, 30)} {self.rng.choice(('Cr', 'Bs', 'U', 'Os'))} {self.rng.randint(1, 900)}/{self.rng.randint(80, 99)}",
                )
            ),
        )

    def slot_group(self) -> str:
        return mark(
            "ORG",
            self.rng.choice(("the ", ""))
            + self.rng.choice(
                (
                    "PKK",
                    "TKP/ML",
                    "Green League",
                    "Workers' Party",
                    "Railway Workers' Union",
                    "Human Rights Association",
                    "Democratic Youth",
                    "Sailing Club",
                    "Brotherhood of " + self.rng.choice(FOREIGN_TOWNS),
                )
            ),
        )

    def slot_funi(self) -> str:
        return mark(
            "ORG",
            self.rng.choice(
                (
                    f"{self.rng.choice(FOREIGN_TOWNS)} University",
                    f"University of {self.rng.choice(FOREIGN_TOWNS)}",
                    f"{self.rng.choice(FOREIGN_TOWNS)} Technical University",
                    f"{self.rng.choice(FOREIGN_TOWNS)} Secondary School",
                )
            ),
        )

    def slot_fprison(self) -> str:
        return mark(
            "ORG",
            f"{self.rng.choice(FOREIGN_TOWNS)} {self.rng.choice(('Prison', 'Remand Centre', 'F-Type Prison', 'Detention Centre'))}",
        )

    def slot_fhospital(self) -> str:
        return mark(
            "ORG",
            f"{self.rng.choice(FOREIGN_TOWNS)} {self.rng.choice(('Hospital', 'University Hospital', 'Military Hospital', 'Psychiatric Clinic', 'Forensic Institute'))}",
        )

    def slot_boat(self) -> str:
        return mark("MISC", self.rng.choice(WORDS) + self.rng.choice(("", " II", " Star")))

    def slot_paper(self) -> str:
        return mark(
            "ORG/MISC",
            self.rng.choice(("Evening ", "Daily ", "New ")) + self.rng.choice(("Post", "Echo", "Tribune", "Express", "Voice")),
        )

    def slot_nick(self) -> str:
        return mark("PERSON", self.rng.choice(NICKNAMES))

    def slot_hname(self) -> str:
        return mark("PERSON", self.rng.choice(HEADS) + (" " + self.people.person().last if self.rng.random() < 0.3 else ""))

    def slot_homonym(self) -> str:
        return self.rng.choice(HEADS)

    def slot_n(self) -> str:
        return str(self.rng.randint(2, 28))

    def slot_pct(self) -> str:
        return f"{self.rng.randint(2, 97)}{self.rng.choice(('%', ' per cent', '%'))}"
