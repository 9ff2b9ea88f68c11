# ruff: noqa: E501, SIM905
"""Words that fill the slots of a template. Everything is invented or in general use; no real person, firm or case stands here."""

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


CONDITIONS = (
    "myopia|arthritis|sciatica|osteoarthritis|spondylosis|hearing loss|epilepsy|neuralgia|hypertension|nephropathy|cirrhosis|hepatitis C|tuberculosis|a fracture|fractured ribs|a herniated disc|loss of vision|retinal detachment|paranoid schizophrenia|reactive depression|an adjustment disorder|post-traumatic stress disorder|"
    "a personality disorder|angina|ischaemic heart disease|chronic bronchitis|asbestosis|silicosis|diabetes mellitus|lumbar lordosis|scoliosis|concussion|paralysis|paraplegia|incontinence|burns|scarring|necrosis|thrombosis|an aneurysm|a brain tumour|leukaemia|lymphoma|anaemia|cataract|glaucoma|tinnitus|vertigo|"
    "dermatitis|psoriasis|asthma|pneumonia|insomnia|anxiety neurosis|delusional disorder|alcohol dependence syndrome|opiate addiction|complications after surgery|limited movement|calcification|degeneration|contusions|haematoma|an amputation"
).split("|")
BODY = "spine|lumbar spine|left knee|right knee|patella|hip|shoulder|jaw|skull|retina|cornea|inner ear|liver|kidneys|lungs|heart valve|left hand|right foot|ankle|pelvis|wrist|neck|optic nerve|thyroid|ears and eyes|lower limbs".split(
    "|"
)
THINGS = "packages|pages|hearings|letters|envelopes|tablets|decisions|orders|rounds of ammunition|photographs|bank cards|witnesses|co-accused|shares|plots of land|flats|cartridges|kilos of powder|ecstasy tablets|occasions|inmates|documents|tapes|vehicles|invoices|parcels|animals|trees|suspects|complaints|books|volumes".split(
    "|"
)


def mark(label: str, text: str) -> str:
    """Write a marked piece of text."""
    return f"<{label}|{text}>"
