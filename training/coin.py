# ruff: noqa: E501, SIM905
"""Coin names that no list holds: by letters (a Markov chain of one origin's names) and by parts, as real names are made.

A model that has met a list knows the list; one that has met ten thousand coined names knows how names of an origin are built, also in lower case.
"""

import random
from collections.abc import Sequence

PINYIN_A = "b c ch d f g h j k l m n p q r s sh t w x y z zh".split()
PINYIN_B = "a ai an ang ao e ei en eng i ia ian iang iao ie in ing iong iu o ong ou u ua uan uang ui un uo".split()
CANTON = (
    "Chak Cheuk Chi Chin Ching Chiu Choi Chui Chun Chung Fai Fan Fat Fei Fong Fuk Fung Hang Hau Hei Him Hin Hing Ho Hoi Hon Hung Ka Kai Kam Kei Ki Kin King Kit Kiu Ko Kuen Kwai Kwan Kwok Kwong Lai Lam Lap Lim Ling Lok Lung "
    "Man Mei Ming Nga Ngai Ngan Oi On Pak Pik Ping Po Pui Sau Shan Shing Shuk Shun Sin Sing Siu Suet Suk Sum Sze Tai Tak Tat Tik Ting Tsz Tung Wa Wah Wai Wan Wang Wing Woon Yan Yat Yau Yee Yeuk Yi Yik Yin Ying Yiu Yu Yuen Yuet Yuk"
).split()
YORUBA_A = "Ade Ola Olu Oluwa Ayo Omo Ire Ife Tolu Temi Iyanu Abi Aki Akin Ogun Fola Adu Adetola Ibi Baba Iya Oye Oyin Eni Kola Dami Jolo Bolu Mo Tite Ewa Anu Opeyemi Sola Kole".split()
YORUBA_B = "bola dele wale kunle yinka tunde sola seun tayo femi shola bisi toyin mide niyi gbenga remi kemi lola bukola sanmi tope peju ronke folake segun yemi dapo lekan jumoke tola nike lade rinola wumi femi tunji gboye bayo leke yomi gbade rinde bode".split()
IGBO_A = "Chi Chika Chima Chine Chidi Chiz Chuk Ugo Uche Ngo Nne Nna Nke Obi Oge Ono Oby Ife Ike Kene Kosi Som Ada Ama Ozo Eze Nwa Oku Azu Ani".split()
IGBO_B = "ma nedu dera amaka oma obi kelu ebere gozi zoba mdi sanya jekwu chukwu nna onye ugo kamsi kwado nweuche zulu lotam eme ka chi oluchi kaibe madu buike nso nwanne emeka chetam fulu".split()
EDO = "Osa Osai Osar Ogh Efe Ehi Eki Ese Iye Omo Ovie Ufu Uyi Egh Eno Ina Ime Uba Nse Ani Eka Ido".split()
EDO_B = "gie ze retin mwen osa ruvwe vwe tie zele rhue nosa sere romo moye fon bong abasi kan dem yene wan ima ubong nyin".split()
SLAVIC = "Bart Bedn Biał Bor Brz Buł Chm Czer Dąb Dob Drz Dud Gaj Gał Głow Gor Grab Gręb Jab Jag Jasi Jurk Kac Kal Kam Karp Kłos Kob Kor Kowal Kras Krzyż Kub Kuch Kur Lew Lip Łuk Mac Mad Mal Mar Maz Mich Mil Mor Now Olsz Ost Pas Paw Piet Piotr Piąt Pol Rad Rog Rom Rut Ryb Sad Sien Sier Sob Sok Stan Stef Szcz Szym Tom Urb Wal Wal Wierz Wit Wiś Wój Wron Zaj Zal Zar Ziel Żur".split()
SLAVIC_B = "owski owska iński ińska ewski ewska icki icka czyk czak kiewicz owicz ewicz ak ek arek asz ik oń ota uga ura yga alski alska ecki ecka owiak eczko ańczyk orek".split()
LATIN = "Albu Ang Anton Ard Bal Ban Barb Bog Brat Bud Cal Car Cer Chi Cioban Con Cor Cos Cris Dan Dim Dobr Drag Dum Ene Fil Flor Fram Gav Ghe Giur Grig Ia Ili Ion Ist Ivan Laz Lup Man Mar Mat Mih Mir Mol Mun Mur Nae Neag Neg Nic Olt Op Pan Pav Pet Pop Pred Rad Rom Rus San Sav Sim Sta Ste Stoi Tan Tom Tud Ungur Vas Vla Vul Zam".split()
LATIN_B = "escu eanu aru oiu ea ulescu ache ăchescu iceanu uță ovici iu eni ilă ăreanu ănescu aș icu in oveanu aciu uleac ărescu".split()
ARABIC_A = "Abu Al- El- Ben Bou Bel Ibn- Ait- Abd Abdul Abdel".split()
ARABIC_B = "ahmar ahdal akkad alawi ansari ashqar askari assaf attar ayyub azhari badri banna barghouti basri bishri dahabi daher darwish dosari fahad faraj farsi fayez gamal ghazali habash habib hadad hadi hakam hamad hariri harbi hashim hatem hilali husseini jabri jamal jaziri kader karam kareem kazim khalaf khoury kubaisi latif majid malik mansur masri moussa mubarak mutairi naggar nasir nouri omari othman qader qasim rabbani rahim rahman rashed razzak rifai saadi sabri saeed salam saleh salihi samarrai shafei shami sharif sharqi shihab subaie suwaidi tikriti turki wahab waheed yamani zahra zayed zein zoubi".split()
AKAN = "Aba Abe Ada Ado Adu Afra Afri Agya Ako Akua Ama Amo Ampo Ana Ane Anim Ansa Ant Apea Asa Asi Aso Ata Atta Ayi Baa Bado Bedi Boa Boni Bosom Dar Dua Esi Fosu Gyam Kan Kon Kwa Kwe Kye Man Nan Nku Nti Nya Obe Odu Ofo Ohe Oko Opo Osa Owu Poku Qua Sar Ser Tak Tan Twu Yaw Yeb Yia".split()
AKAN_B = "hene mah mea nsah bea waa kwa tey fi fo ko nko ntwi pong prah ri si sei su ta tu we yaa ye mpong maa kum dei bi nim kyi adu agyei mfo ntem dua nyarko".split()
WELSH_A = "Aer Ang Arian Bed Ber Blod Bren Bryn Cad Car Cat Cein Cer Cyn Daf Del Ded Eif Ein Eir El Elf Em End Eur Ffl Ger Gethin Glan Glen Gor Gruff Gwen Gwil Gwyn Haf Hedd Hef Heul Hyw Idr Ieu Ill Ior Llew Llin Llyw Low Mab Mad Mael Mar Med Meir Men Mor Myf Myr Ner Non Ol Ow Per Pryd Rhi Rhod Rhos Rhyd Sel Ser Sion Tal Teg Teif Tir Trah Tud Wyn".split()
WELSH_B = "an ed en eth fan fael fyn gan ian ion ir is lyn og ona onwen ri ud us wen wyn ydd wenna in arch wedd wyd ys or aearn yth eurwen wel".split()
ENGLISH_A = "Ack Ald Arm Ash Bar Bath Beck Birk Black Blen Brad Braith Bram Brock Brom Buck Burt Cal Card Chad Chal Chat Clar Clay Clif Cob Cold Cop Cran Crow Cum Dal Den Dew Dray Dun Eck Ell Ems Fair Far Fen Fern Fir Foth Gar God Gold Gos Grim Had Hal Ham Hard Har Has Hath Hazel Heath Hep Hod Hol Horn How Hux Ing Kel Ken Kett Kirk Lang Lath Led Lin Lock Long Lud Lyd Mal Mar Mat Med Mel Mid Mil Mor Mus Net New Nor Nut Oak Old Ol Os Pem Pen Pick Pil Pres Rad Rain Ram Rat Red Rig Rim Rock Ros Row Rush Sat Scar Sed Shack Shap Shel Ship Sil Skel Sod Som Stain Stan Stock Stub Sut Swin Tat Thorn Thrap Thwai Til Tol Trow Tur Und Ush Wad Wal War Wat Wed Wel Whar Whit Wick Wid Wig Win Wol Wor Wrig Yar Yel".split()
ENGLISH_B = "acre beck bottom bourne bridge brook burn bury by caster combe cote croft dale den don ell er erby erell erton field ford gate gill grave greaves ham hurst ing ington kin kins land ley lock low man mer mond more more nell ock over pole rick ridge row sall set shall shaw side smith son stall stead ster ston stone terley thorpe thwaite ton tree wain wardine well wick wood worth worthy yard".split()
IRISH_B = "Ahern Beirn Braon Brien Caff Carr Casey Cash Clan Cloon Con Cool Cor Corr Cul Dar Don Dorr Dow Duff Dun Fad Far Fee Fer Finn Flynn Gan Gar Gee Gil Glen Gra Gra Hag Hal Han Har Hea Hef Hen Kea Kel Ken Kin Lal Lear Len Lon Lor Mac Mal Man Mee Mor Mul Mur Nee Nei Nol Quin Rag Rea Rior Roo Rour Sca Shee Sul Tier Too Tuo Whe".split()
IRISH_C = "an ane ahan aghan ally anan ery een egan ey igan ihan illy in ity nan nane ney non on oran orty ow ugh ughan ully ull y agh ery".split()
CARIB = "Alex Am Bap Bar Beck Bel Ben Blais Bru Cal Cam Ced Char Clau Cour Dam Dar Del Den Des Dor Ed Elv Em Ev Ger Gil Glen Hen Ian Jan Jer Ken Lan Lau Len Leo Lor Mar Max Mel Mon Nat Nev Nor Or Os Pat Ray Rod Rohan Ron Sham Shan She Sher Syl Tam Tan Tash Ter Ty Van Ver Viv Wen Wil".split()
CARIB_F = "alee anda arie eesha eika elle elia ene esha etta ia ica iece iella iene ika ina ine ique isha issa leen lyn ona onna oya sha ta thea vette yanna".split()
CARIB_M = "alton ane ano ante ard aro aun don ell erick eron ford ick ille io ion is land ley lon maine mar mond mun neil on ous rick roy son ston ton vaughn ville vin way win worth".split()


def chinese(rng: random.Random, kind: str) -> str:
    """Coin a given name of two syllables, in pinyin or in the manner of Hong Kong."""
    if kind == "last":
        return ""
    if rng.random() < 0.3:
        a, b = rng.sample(CANTON, 2)
        return f"{a}-{b}"
    syllables = [rng.choice(PINYIN_A) + rng.choice(PINYIN_B) for _ in range(2)]
    return "".join(syllables).capitalize() if rng.random() < 0.9 else " ".join(s.capitalize() for s in syllables)


PARTS: dict[str, dict[str, tuple[Sequence[str], Sequence[str]]]] = {
    "nigerian": {"f": (YORUBA_A, YORUBA_B), "m": (IGBO_A, IGBO_B), "last": (EDO + YORUBA_A + IGBO_A, EDO_B + YORUBA_B + IGBO_B)},
    "ghanaian": {"f": (AKAN, AKAN_B), "m": (AKAN, AKAN_B), "last": (AKAN, AKAN_B)},
    "polish": {"last": (SLAVIC, SLAVIC_B)},
    "romanian": {"last": (LATIN, LATIN_B)},
    "arabic": {"last": (ARABIC_A, ARABIC_B)},
    "welsh": {"f": (WELSH_A, WELSH_B), "m": (WELSH_A, WELSH_B)},
    "english": {"last": (ENGLISH_A, ENGLISH_B)},
    "traveller": {"last": (ENGLISH_A + IRISH_B, ENGLISH_B + IRISH_C)},
    "irish": {"last": (IRISH_B, IRISH_C)},
    "caribbean": {"f": (CARIB, CARIB_F), "m": (CARIB, CARIB_M), "last": (ENGLISH_A, ENGLISH_B)},
}


def from_parts(origin: str, kind: str, rng: random.Random) -> str:
    """Coin a name of the parts that names of an origin are made of; "" where they are not."""
    if origin == "chinese":
        return chinese(rng, kind)
    parts = PARTS.get(origin, {}).get(kind)
    if parts is None:
        return ""
    a, b = rng.choice(parts[0]), rng.choice(parts[1])
    if origin == "arabic":
        return a + (
            b.capitalize()
            if a.endswith("-")
            else b
            if a in ("Ben", "Bou", "Bel")
            else f" {b.capitalize()}"
            if rng.random() < 0.3
            else b
        )
    if kind == "last" and origin == "irish" and rng.random() < 0.4:
        a = rng.choice(("O'", "O'", "Mc", "Mc", "Mac", "Ó ", "Ní ")) + a
    if a[-1] == b[0] and rng.random() < 0.8:
        b = b[1:]
    return a + b


class Letters:
    """A chain of letters of one origin's names: each letter follows from the three before it."""

    def __init__(self, names: Sequence[str]) -> None:
        self.after: dict[str, list[str]] = {}
        for name in names:
            if " " in name or len(name) < 3:
                continue
            text = f"^^^{name.lower()}$"
            for i in range(3, len(text)):
                self.after.setdefault(text[i - 3 : i], []).append(text[i])

    def coin(self, rng: random.Random) -> str:
        """Draw one name, "" if the chain runs away."""
        made = "^^^"
        while len(made) < 17 and "^^^" in self.after:
            step = rng.choice(self.after[made[-3:]])
            if step == "$":
                name = made[3:]
                return "-".join(p.capitalize() for p in name.split("-")) if len(name) > 2 and name[-1].isalpha() else ""
            made += step
        return ""
