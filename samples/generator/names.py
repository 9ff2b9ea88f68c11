"""Names of many origins to draw from, place names made up for the purpose, and how a person gets written."""

from __future__ import annotations

GIVEN: dict[str, tuple[str, str]] = {
    # origin: (women's names, men's names)
    "english": (
        "Harriet Philippa Tabitha Rosalind Cordelia Lorraine Bethany Gemma",
        "Nigel Callum Rupert Desmond Clive Toby Warren Kieran",
    ),
    "welsh": ("Angharad Carys Nerys Gwenllian Sioned Lowri", "Emyr Iestyn Rhodri Aled Dafydd Geraint"),
    "irish": ("Aoife Sinéad Niamh Bríd Orla Deirdre", "Cormac Declan Fergal Ruairí Donal Eoin"),
    "polish": ("Małgorzata Bożena Halina Jolanta Danuta Grażyna", "Zbigniew Wojciech Krzysztof Sławomir Tadeusz Bogdan"),
    "romanian": ("Ileana Ruxandra Mihaela Doina Anca Lăcrămioara", "Florin Dragoș Vasile Cătălin Sorin Răzvan"),
    "south asian": (
        "Harpreet Sumathi Nasreen Jaswinder Farzana Lakshmi Rukmini Shabnam",
        "Gurdeep Imtiaz Rajan Balwinder Shafiq Venkatesh Tariq Sukhdev",
    ),
    "arabic": ("Khadija Amal Rasha Hanan Samira Widad", "Bassam Faisal Nabil Walid Marwan Tarek"),
    "nigerian": ("Ngozi Folasade Chiamaka Titilayo Amarachi Yetunde", "Babatunde Emeka Olumide Chukwudi Adewale Kelechi"),
    "ghanaian": ("Adwoa Afia Efua Ama-Serwaa Yaa Maame", "Kwabena Yaw Nii Kojo Ebo Kwadwo"),
    "caribbean": ("Marva Shanelle Keisha Althea Jacinth Delroya", "Everton Leroy Delroy Lloyston Carlton Errol"),
    "chinese": ("Xiuying Meifeng Yanling Shuang Huifen Jialing", "Zhiqiang Wenbo Jianhua Guowei Haoran Minghao"),
    "traveller": ("Nan-Margaret Philomena Concepta Noreen Kathleen Dolores", "Jimmy-Joe Miley Felim Martin-Og Patsy Christy"),
    "vietnamese": ("Thuy Hanh Ngoc Lien Phuong Diep", "Quang Dung Tuan Hieu Khanh Thanh"),
}
FAMILY: dict[str, str] = {
    "english": "Thistlewood Hargreave Pemberley Ashdown Colclough Winterbourne Fothergill Larkinson Battersby Ollerton",
    "welsh": "Gwynedd-Parry Prytherch Llewelyn Bebb Pugh Tudor-Rees",
    "irish": "O'Rourke-Daly MacGiolla O'Shaughnessy Ní_Cheallaigh McGettigan Geoghegan",
    "polish": "Wiśniewski-Brandt Szczepański Łukasik Gołębiowski Pietrzak Sikorska",
    "romanian": "Vlădescu Ungureanu Popescu-Stan Țurcanu Mureșan Ciobanu",
    "south asian": "Dhaliwal Subramaniam Choudhury Bhattacharya Sandhu-Gill Mirpuri Krishnamurthy Qadir",
    "arabic": "al-Rashidi bin_Saleh Haddadin Abdel-Malek Khoury el-Amrani",
    "nigerian": "Oyelaran Nwachukwu Adebayo-Cole Ezeh Okonjo Fashola",
    "ghanaian": "Owusu-Ansah Asante Boadi Quartey Agyeman Darko",
    "caribbean": "St_Hilaire Baptiste-James Pitterson Swaby Grizzle Toussaint",
    "chinese": "Zhu Xiong Ouyang Deng Fu-Lam Gao",
    "traveller": "Doran-Ward Cash-Connors Mongan Sherlock-Reilly Caulfield Nevin",
    "vietnamese": "Nguyen-Tran Dinh Luong Phan Truong Vo-Hoang",
}
WORD_NAMES = ("Dawn", "Grant", "Faith", "Jack", "Ruby", "Miles", "Heather", "Chase")  # first names that are ordinary words
WORD_SURNAMES = ("Ledbetter", "Standish", "Wainscott", "Pollitt", "Ormerod", "Haslam", "Cuthill", "Threlfall")
TOWNS = (
    "Ostrivale",
    "Velmcaster",
    "Quarnby Cross",
    "Ulverstock",
    "Tresmorran",
    "Brindlesea",
    "Yarlington Spa",
    "Eskerdale",
    "Wyndmoor",
    "Penhallick",
    "Cawdersett",
    "Hethwick",
    "Marlingstow",
    "Skerrowby",
    "Lodderham",
    "Ingleworth",
    "Farrowmouth",
    "Dunsterley",
    "Aldenquay",
    "Zelborough",
)
STREETS = (
    "Pottery",
    "Saddlers",
    "Kestrel",
    "Foundry",
    "Lapwing",
    "Quarrymans",
    "Almond",
    "Vicarage",
    "Ropewalk",
    "Tannery",
    "Bramling",
    "Coracle",
)
STREET_KINDS = ("Close", "Terrace", "Gardens", "Rise", "Crescent", "Mews", "Grove")
SURGERIES = ("Weirside", "Old Pump", "Larch Hill", "Rowan Bank", "Canal Basin", "Silverdown")
SCHOOLS = ("Oakmantle Academy", "Holy Cross R.C. High School", "Fernbarrow Community College", "Ivy Bank Junior School")
EMPLOYERS = ("Pargeter's Bakery", "Northgate Tyres", "Bluecoat Logistics", "Sparrow & Finch Salon", "Deeping Pumps")
PUBS = ("the Plumb Line", "the Three Herons", "the Weavers Rest", "the Black Gate")
REFUGES = ("Juniper House", "Harbourlight", "Willow Lodge")
WORSHIP = ("Ebenezer Hall", "the Gurdwara on Ropewalk", "Our Lady of Sorrows", "Masjid an-Noor")


def words(bank: str) -> list[str]:
    """Split a bank of names; an underscore stands for a space inside a name."""
    return [name.replace("_", " ") for name in bank.split()]


def misspelt(name: str, turn: int) -> str:
    """Return a likely misspelling: a doubled or dropped letter, or two letters swapped, never the first."""
    if len(name) < 5:
        return name + name[-1]
    at = 2 + turn % (len(name) - 3)
    kinds = (name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :], name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    changed = kinds[turn % 3]
    return changed if changed != name else name[:at] + name[at + 1 :]
