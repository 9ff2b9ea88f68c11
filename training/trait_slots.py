# ruff: noqa: E501
"""Slots for dates, times, ages, origins, jobs, health, money and codes."""

import random
import string

from names import People
from wordlists import COLOURS, DAYS, DRUGS, ETHNIC, JOBS, MAKES, MONTHS, NATIONS, RELIGIONS, SHORT_MONTHS, mark


class TraitSlots:
    """Draw what is told of somebody, and the numbers of a record."""

    rng: random.Random
    style: str
    people: People

    def bare_town(self) -> str:
        raise NotImplementedError

    def bare_date(self) -> str:
        rng = self.rng
        d, m, y = (
            rng.randint(1, 28),
            rng.randint(0, 11),
            rng.randint(1960, 2024) if rng.random() < 0.15 else rng.randint(2009, 2024),
        )
        style = (
            self.style
            if rng.random() < 0.8
            else rng.choice(("long", "short", "dots", "ordinal", "dash", "noyear", "range", "weekday", "iso"))
        )
        suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(d, "th")
        return {
            "long": f"{d} {MONTHS[m]} {y}",
            "short": f"{d:02}/{m + 1:02}/{rng.choice((str(y), str(y)[2:]))}",
            "dots": f"{d}.{m + 1}.{str(y)[2:]}",
            "ordinal": f"{d}{suffix} {MONTHS[m]} {y}",
            "us": f"{d} {rng.choice(SHORT_MONTHS)} {y}",
            "dash": f"{d:02}-{m + 1:02}-{y}",
            "noyear": f"{d}{rng.choice(('', suffix))} {MONTHS[m]}",
            "iso": f"{y}-{m + 1:02}-{d:02}",
            "range": f"{d} {rng.choice(('and', '-', 'to', '–'))} {d + rng.randint(1, 3)} {MONTHS[m]} {y}",
            "weekday": f"{rng.choice(DAYS)} {d} {MONTHS[m]}{rng.choice(('', f' {y}'))}",
        }[style]

    def slot_date(self) -> str:
        return mark("DATETIME", self.bare_date())

    def slot_dob(self) -> str:
        return mark(
            "DATETIME",
            self.rng.choice(
                (
                    f"{self.rng.randint(1, 28):02}/{self.rng.randint(1, 12):02}/{self.rng.randint(1935, 2018)}",
                    f"{self.rng.randint(1, 28)} {self.rng.choice(MONTHS)} {self.rng.randint(1935, 2018)}",
                    f"{self.rng.randint(1, 28):02}/{self.rng.randint(1, 12):02}/{self.rng.randint(35, 99)}",
                    f"{self.rng.randint(1, 28)}.{self.rng.randint(1, 12)}.{self.rng.randint(35, 99)}",
                )
            ),
        )

    def slot_month(self) -> str:
        y = self.rng.randint(2005, 2024)
        return mark(
            "DATETIME",
            self.rng.choice(
                (
                    f"{self.rng.choice(MONTHS)} {y}",
                    f"{self.rng.choice(MONTHS)} {y}",
                    f"{self.rng.choice(SHORT_MONTHS)} {y}",
                    f"early {self.rng.choice(MONTHS)} {y}",
                    f"{self.rng.choice(('the summer of', 'the autumn of', 'spring', 'Christmas', 'Easter', 'late', 'mid', 'early'))} {y}",
                    f"{self.rng.choice(MONTHS)}",
                )
            ),
        )

    def slot_year(self) -> str:
        return mark(
            "DATETIME",
            self.rng.choice(
                (
                    str(self.rng.randint(1975, 2024)),
                    str(self.rng.randint(1995, 2024)),
                    f"the {self.rng.choice(('1980', '1990', '2000'))}s",
                    f"{self.rng.randint(2008, 2022)}/{self.rng.randint(10, 24)}",
                )
            ),
        )

    def slot_time(self) -> str:
        rng = self.rng
        h, m = rng.randint(0, 23), rng.randint(0, 59)
        return mark(
            "DATETIME",
            rng.choice(
                (
                    f"{h:02}:{m:02}",
                    f"{h:02}:{m:02}",
                    f"{h:02}.{m:02}",
                    f"{h:02}{m:02} hours",
                    f"{h:02}:{m:02}hrs",
                    f"{h % 12 or 12}.{m:02}{rng.choice(('am', 'pm'))}",
                    f"{h % 12 or 12}{rng.choice(('am', 'pm'))}",
                    f"{h:02}{m:02}hrs",
                )
            ),
        )

    def slot_span(self) -> str:
        rng = self.rng
        n = rng.choice(("two", "three", "four", "six", "nine", "ten", "12", "18", "several", "eleven"))
        return f"<DATETIME/O|{n} {rng.choice(('days', 'weeks', 'months', 'years', 'hours'))}>"

    def slot_age(self) -> str:
        return mark("DEM", self.rng.randint(16, 92))

    def slot_kage(self) -> str:
        return mark(
            "DEM",
            self.rng.choice(
                (
                    str(self.rng.randint(1, 17)),
                    self.rng.choice(
                        (
                            "two",
                            "three",
                            "four",
                            "five",
                            "six",
                            "seven",
                            "eight",
                            "nine",
                            "ten",
                            "eleven",
                            "twelve",
                            "thirteen",
                            "fourteen",
                        )
                    ),
                )
            ),
        )

    def slot_agew(self) -> str:
        n = self.rng.randint(18, 88)
        return self.rng.choice(
            (f"<DEM|{n}-year-old>", f"<DEM|{n} year old>", f"<DEM|{n} years old>", f"<DEM|{n} yo>", f"<DEM|{n}yrs>")
        )

    def slot_kagew(self) -> str:
        n = self.rng.choice((*map(str, range(1, 17)), "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
        return self.rng.choice((f"<DEM|{n}-year-old>", f"<DEM|{n} year old>", f"<DEM|{n}-month-old>"))

    def slot_nat(self) -> str:
        return mark("DEM", self.rng.choice(NATIONS))

    def slot_ethnic(self) -> str:
        return mark("DEM", self.rng.choice(ETHNIC))

    def slot_relig(self) -> str:
        return mark("DEM", self.rng.choice(RELIGIONS))

    def slot_job(self) -> str:
        return mark("DEM", self.rng.choice(JOBS))

    def slot_health(self) -> str:
        return mark(
            "DEM/O",
            self.rng.choice(
                (
                    "paranoid schizophrenia",
                    "bipolar disorder",
                    "postnatal depression",
                    "epilepsy",
                    "multiple sclerosis",
                    "type 1 diabetes",
                    "depression",
                    "anxiety",
                    "emotionally unstable personality disorder",
                    "PTSD",
                    "ADHD",
                    "alcohol dependence",
                    "fibromyalgia",
                    "COPD",
                    "breast cancer",
                    "a learning disability",
                    "autism",
                    "chronic back pain",
                    "asthma",
                    "dementia",
                    "cerebral palsy",
                    "HIV",
                    "Crohn’s disease",
                )
            ),
        )

    def slot_drug(self) -> str:
        return self.rng.choice(DRUGS)

    def slot_money(self) -> str:
        rng = self.rng
        return f"<QUANTITY|£{rng.choice((str(rng.randint(5, 950)), f'{rng.randint(1, 90)},{rng.randint(0, 999):03}', f'{rng.randint(20, 900)}.{rng.randint(0, 99):02}'))}>"

    def slot_vehicle(self) -> str:
        return mark("MISC", self.rng.choice((self.rng.choice(COLOURS) + " " + self.rng.choice(MAKES), self.rng.choice(MAKES))))

    def _digits(self, n: int) -> str:
        return "".join(self.rng.choice(string.digits) for _ in range(n))

    def slot_code(self) -> str:
        rng, d, c = self.rng, self._digits, string.ascii_uppercase
        yy = rng.randint(10, 24)
        return mark(
            "CODE",
            rng.choice(
                (
                    f"{d(2)}/{d(5)}/{yy}",
                    f"{d(7)}/{yy}",
                    f"CRI/{d(2)}{rng.choice(c)}{rng.choice(c)}/{d(7)}/{yy}",
                    f"{d(11)}",
                    f"{d(3)} {d(3)} {d(4)}",
                    f"{d(10)}",
                    f"{rng.choice(c)}{rng.choice(c)} {d(2)} {d(2)} {d(2)} {rng.choice('ABCD')}",
                    f"{yy}/{d(6)}{rng.choice(c)}",
                    f"{rng.choice(c)}{d(6)}",
                    f"{d(2)}{rng.choice(c)}{d(4)}{rng.choice(c)}",
                    f"T20{yy}{d(4)}",
                    f"W{d(5)}",
                    f"{rng.choice(c)}{rng.choice(c)}{d(2)}{rng.choice('CPFD')}{d(5)}",
                    f"{rng.choice(c)}{rng.choice(c)}{rng.choice(c)}/{d(2)}",
                    f"{d(6)}",
                    f"{d(8)}",
                )
            ),
        )

    def slot_log(self) -> str:
        return mark("CODE", self._digits(self.rng.choice((2, 3, 4))))

    def slot_badge(self) -> str:
        return mark("CODE", self._digits(self.rng.choice((3, 4, 4, 5))))

    def slot_phone(self) -> str:
        d = self._digits
        return mark(
            "CODE",
            self.rng.choice(
                (
                    f"07700 900{d(3)}",
                    f"07{d(3)} {d(6)}",
                    f"01632 960{d(3)}",
                    f"0{d(4)} {d(6)}",
                    f"020 7946 0{d(3)}",
                    f"+44 7{d(3)} {d(6)}",
                    f"07{d(9)}",
                )
            ),
        )

    def slot_vrm(self) -> str:
        c, rng = string.ascii_uppercase, self.rng
        return mark(
            "CODE",
            rng.choice(
                (
                    f"{rng.choice(c)}{rng.choice(c)}{rng.randint(2, 24):02}{rng.choice((' ', ''))}{rng.choice(c)}{rng.choice(c)}{rng.choice(c)}",
                    f"{rng.choice('NPRSTVWXY')}{rng.randint(1, 999)} {rng.choice(c)}{rng.choice(c)}{rng.choice(c)}",
                )
            ),
        )

    def slot_email(self) -> str:
        p = self.someone(self.rng.choice("ABC"))
        user = (
            self.rng.choice(
                (f"{p.first}.{p.last}", f"{p.first[0]}{p.last}", f"{p.first}{self.rng.randint(1, 99)}", f"{p.last}.{p.first[0]}")
            )
            .lower()
            .replace(" ", "")
            .replace("'", "")
        )
        return f"<CODE|{user}@{self.rng.choice(('example.org', 'mail.example', 'example.com', 'gmail.example', 'nhs.example', 'police.example'))}>"

    def slot_handle(self) -> str:
        p = self.someone(self.rng.choice("ABC"))
        return f"<CODE|@{p.first.lower()}{self.rng.choice(('_', '.', ''))}{self.rng.choice((p.last.lower(), str(self.rng.randint(1, 2000)), 'xx', 'official'))}>".replace(
            " ", ""
        ).replace("'", "")
