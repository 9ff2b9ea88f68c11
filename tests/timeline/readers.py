"""Read single rows about one invented family, for tests of what rows claim."""

from __future__ import annotations

from pipeline.model import Entry, Person, Register
from pipeline.timeline.accounts.claims import Reader
from pipeline.timeline.reading.claim import differ

REGISTER = Register(
    people=(
        Person("v", "victim", "Nora Vance", ("Ms Vance", "NV"), gender="female"),
        Person("p", "perpetrator", "Dale Rudd", ("Rudd", "DR"), gender="male"),
        Person("c", "child", "Isla Vance", born="2012-05-01", gender="female"),
        Person("k", "child", "Finn Rudd", born="2015-09-12", gender="male"),
        Person("m", "family", "Edith Vance", relation="mother of the victim", gender="female"),
        Person("b", "family", "Ralph Vance", relation="brother of the victim", gender="male"),
        Person("n", "friend", "Percy Oakes", ("Mr Oakes",), relation="neighbour", gender="male"),
        Person("f", "friend", "Tess Ogden", relation="friend of the victim", gender="female"),
    )
)
READER = Reader(REGISTER)


def entry(text: str, agency: str = "Northam Police", *, children: str | None = None) -> Entry:
    """Return a row of a chronology."""
    return Entry(agency, agency, "d", "l", 0, "", "", text, children=children)


def differing(one: str, other: str, *, agencies: tuple[str, str] = ("Northam Police", "Northam Hospital")) -> set[str]:
    """Return the fields on which two texts differ."""
    left, right = (READER.claims(entry(text, agency)) for agency, text in zip(agencies, (one, other), strict=True))
    return {key[0] for key in left.keys() & right.keys() if differ(left[key][0], right[key][0])}


def claimed(text: str, field: str, point: str, *, children: str | None = None) -> str:
    """Return the value a text claims of a point; "" for none."""
    claims = READER.claims(entry(text, children=children)).get((field, point), [])
    return claims[0].value if claims else ""
