# ruff: noqa: E501, SIM905
"""Invent people: names of many origins, in the forms in which a file mentions them.

Romanised names come from Faker's locales where it has them in Latin script, else from the lists here. Two names in five are coined: blended from two
names of their origin, drawn from a chain of its letters or put together from its parts (`coin.py`), so that the model learns how names look instead of
learning the lists. Names whose hash falls in the last tenth, and those that the benchmark of equal care lists, are never used in training.
"""

import hashlib
import importlib
import random
import re
from dataclasses import dataclass
from pathlib import Path

from coin import Letters, from_parts

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ſȘ-țḀ-ỿ'’ -]{2,24}")

FAKER_LOCALES: dict[str, tuple[str, ...]] = {
    "english": ("en_GB",),
    "irish": ("en_IE", "ga_IE"),
    "south_asian": ("en_IN", "en_PK"),
    "polish": ("pl_PL",),
    "romanian": ("ro_RO",),
    "nigerian": ("en_NG", "yo_NG", "ig_NG", "ha_NG"),
    "ghanaian": ("tw_GH",),
    "lithuanian": ("lt_LT", "lv_LV"),
    "turkish": ("tr_TR", "az_AZ"),
    "east_african": ("en_KE", "sw", "zu_ZA"),
    "iberian": ("pt_PT", "es_ES", "es_CO", "pt_BR"),
    "european": (
        "fr_FR",
        "it_IT",
        "de_DE",
        "nl_NL",
        "hu_HU",
        "cs_CZ",
        "sk_SK",
        "hr_HR",
        "sv_SE",
        "no_NO",
        "fi_FI",
        "et_EE",
        "sl_SI",
    ),
    "south_east_asian": ("vi_VN", "id_ID"),
}

# female first names | male first names | surnames
LISTS: dict[str, tuple[str, str, str]] = {
    "english": (
        "Tracey Kayleigh Shannon Chelsea Demi Paige Jodie Kirsty Leanne Stacey Gemma Kelly Donna Sharon Debbie Mandy Lynne Maureen Doreen Beryl Edna Winifred Mavis "
        "Elsie Ivy Poppy Daisy Lily Ruby Amelia Isla Evie Freya Willow Maisie Millie Elowen Tamsin Morwenna Demelza Loveday Kerensa Jessica Charlotte Emily Bethany "
        "Courtney Jade Amber Grace Hope Faith Joy Rose May June April Dawn Heather Holly Hazel Olive Violet Iris Summer Skye Autumn Carly Tanya Nicola Karen Julie "
        "Susan Janet Pauline Christine Jean Joan Barbara Hilary Rosemary Philippa Harriet Imogen Saffron Kimberley Kylie Lacey Macy Tilly Nell Connie Dot Peggy Val Pam",
        "Darren Wayne Craig Lee Dean Shane Kyle Liam Ryan Callum Connor Jordan Nathan Tyler Kieran Reece Aaron Bradley Jayden Mason Alfie Archie Freddie Harvey Stanley "
        "Albert Ernest Norman Reginald Cyril Clifford Trevor Nigel Graham Clive Derek Roy Keith Barry Gary Terry Kevin Stephen Neil Martin Stuart Mark Will Frank Grant "
        "Guy Miles Bill Rob Jack Bob Ray Drew Dale Chase Art Gene Max Ashley Toby Jago Piran Denzil Jowan Ellis Hugo Rupert Piers Giles Jasper Spencer Brandon Levi Zak "
        "Kai Finley Rory Ethan Noah Oscar Leo Theo Tobias Dominic Adrian Russell Duncan Lewis Ross Gavin Damian Carl Karl Shaun Sean Jamie Jason Justin Robin Vince",
        "Rourke Pell Tolley Lovatt Hughes Tranter Okell Hathersage Pemberton Braithwaite Ackroyd Sutcliffe Ramsbottom Entwistle Higginbotham Shufflebottom Longbottom "
        "Trask Penrose Trelawney Tregenza Pascoe Polkinghorne Nancarrow Treloar Chenoweth Hockaday Yelland Westcott Luxton Widdicombe Bickley Hargreaves Barraclough "
        "Micklethwaite Postlethwaite Fazackerley Thistlewood Winterbourne Ashdown Hollingsworth Cuthbertson Featherstone Garside Kershaw Ogden Whitworth Greenhalgh "
        "Fairbrother Goodfellow Gotobed Sidebottom Smallbone Drinkwater Bull Lamb Fox Wolfe Bird Nightingale Swann Drake Hawkes Peacock Crow Finch Rook Salmon Pike Herring "
        "King Bishop Pope Abbott Prior Knight Squire Page Marshall Chamberlain Stewart Butler Cook Baker Butcher Fisher Hunter Shepherd Weaver Tyler Mason Potter Sawyer "
        "Wheeler Cartwright Fletcher Archer Bowman Smith Jones Brown Green White Black Gray Long Short Little Small Young Old Best Good Love Hope Day Winter Frost Snow Rain "
        "Kent Derby Lincoln York Lancaster Preston Bolton Bury Blackburn Burnley Nelson Stanley Darlington Durham Carlisle Wells Bath Sale Ware Street Banks Hill Dale Moore "
        "Heath Wood Forest Grove Field Meadows Brooks Rivers Lake Poole Beck Burn Ford Bridges Church Temple Parsons Monk Nunn Priestley Dean Deacon Law Justice Wise Strange "
        "Moody Savage Wild Sharp Blunt Cross Case Reid Power Grant Bond Ball Bell Bright Cash Chance Cooper Doe Early Farmer Golightly Hands Head Hook Ivory Jolly Joy",
    ),
    "welsh": (
        "Angharad Bethan Bronwen Carys Catrin Ceri Cerys Delyth Eirlys Eleri Elin Eluned Ffion Fflur Gwen Gwenllian Gwyneth Haf Heledd Heulwen Lleucu Llinos Lowri Mair "
        "Manon Mared Megan Meinir Menna Mererid Myfanwy Nerys Nia Non Olwen Rhian Rhiannon Rhonwen Sian Sioned Siwan Tegan Tegwen Teleri Tirion Cadi Efa Alaw Seren Nansi",
        "Aled Alun Aneirin Arwel Berwyn Bryn Cai Carwyn Cledwyn Dafydd Dai Deiniol Dewi Dylan Eifion Eirian Elfed Elis Emlyn Emrys Emyr Eurig Geraint Gethin Glyn Gruffydd "
        "Gwilym Gwyn Hefin Huw Hywel Idris Ieuan Ifan Ifor Illtyd Ioan Iolo Iorwerth Iwan Llew Llyr Macsen Meirion Meurig Osian Owain Rhodri Rhun Rhydian Rhys Sion Tudur Tomos Wyn",
        "Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen Price Parry Pugh Powell Prosser Probert Bevan Bowen Beynon Gethin Gwynne Howells Jenkins "
        "Llewellyn Lloyd Maddocks Meredith Morris Mostyn Nicholas Penry Phillips Pritchard Rees Rhydderch Rosser Tudor Treharne Vaughan Watkins Wynne Yorath Eynon Cadwallader Gwilt "
        "ap-Rhys Glyndwr Hopkin Jarman Kyffin Mathias Onions Picton Sayce Tegid Trahern Ellis Humphreys Bebb Craddock Devonald Ithell",
    ),
    "scottish": (
        "Ailsa Catriona Eilidh Fiona Iona Isla Kirsteen Mairi Morag Mhairi Rhona Senga Shona Sheena Skye Una Morven Elspeth Effie Greer Jean Kirstin Beathag Oighrig Seonaid",
        "Alasdair Angus Archie Blair Callum Cameron Donald Dougal Duncan Ewan Euan Fergus Finlay Fraser Gordon Graeme Gregor Hamish Iain Innes Kenneth Keith Lachlan Malcolm Murdo "
        "Murray Rory Ruaridh Scott Struan Tam Wallace",
        "Abercrombie Buchanan Cameron Campbell Colquhoun Cunningham Dalgleish Dalziel Drummond Farquharson Ferguson Fraser Galbraith Gilchrist Guthrie Haggerty Kerr Kinnaird "
        "Lamont Mackintosh Macleod MacDonald McAllister McCafferty McCrae McGregor McIlroy McIntyre McKechnie McLean McPherson Menzies Moncrieff Muir Munro Ogilvie Rankin Strachan "
        "Sutherland Urquhart Wishart",
    ),
    "irish": (
        "Aisling Aoife Ashling Bernadette Blathnaid Brid Bridget Caoimhe Ciara Clodagh Concepta Deirdre Dervla Eimear Fidelma Fionnuala Grainne Ita Kathleen Majella Maeve Mairead "
        "Niamh Nuala Noreen Oonagh Orla Roisin Saoirse Sinead Siobhan Sorcha Assumpta Attracta Bronagh Shauna Colleen Philomena",
        "Aidan Brendan Cathal Cian Ciaran Colm Conor Cormac Daithi Declan Dermot Diarmuid Donal Eamon Eoin Fergal Finbar Fintan Gearoid Kevin Lorcan Malachy Niall Oisin Padraig "
        "Padraic Rian Ruairi Seamus Senan Tadhg Tiernan Turlough Ultan Barra Cillian Darragh",
        "O'Brien O'Callaghan O'Connell O'Donnell O'Dowd O'Grady O'Hara O'Leary O'Mahony O'Neill O'Rourke O'Shea O'Sullivan O'Toole Brennan Byrne Cassidy Coughlan Cullinane Daly "
        "Doherty Donnelly Duggan Fahy Farrelly Fitzgerald Flaherty Flanagan Flynn Gallagher Geraghty Gilhooly Hennessy Hogan Kavanagh Keane Kelleher Kilbride Lenihan Lynch MacMahon "
        "McAteer McBride McCarthy McGinley McGrath McGuinness Molloy Moynihan Mulcahy Mulligan Nolan Quigley Quinn Rafferty Riordan Scanlon Shaughnessy Sheehan Sweeney Tierney",
    ),
    "traveller": (
        "Bridie Concepta Kathleen Margaret Maggie Nan Winnie Biddy Nora Mary-Ann Shantelle Chantelle Dolores Roseanne Philomena Tilly Tiana Lavinia Britannia Cinderella Mizelli Patience "
        "Freedom Unity Kezia Kizzy Sibella Delilah Memory Vashti Selina Genty Union Trinity Charity Leanda Priscilla Savannah Shakira",
        "Paddy Johnny Jimmy Miley Martin Francie Bernie Ned Simey Hughie Dinny Larry Felix Riley Elvis Levi Nelson Noah Absolom Elijah Job Manfri Plato Vanslow Sampson Wisdom Righteous "
        "Mushy Tom-Tom Jim-Bob Nehemiah Hezekiah Moses Abraham Cornelius Oli Danny-Boy Bartley Ambrose",
        "Ward McDonagh Connors O'Connor Stokes Maughan Joyce Cash Doran Delaney Rooney Quilligan O'Reilly Purcell Doherty Mongan Sweeney Collins Cawley Lee Boswell Loveridge Price Lock "
        "Buckland Cooper Hearn Heron Herne Gray Buckley Smith Stanley Wells Penfold Ripley Eastwood Ayres Black Beaney Scamp Matthews Brazil Orchard Taylor Draper Frankham Varey Gaskin "
        "Winter Faa Young Blythe Boss Shaw Wood Lovell Scarrott Doe",
    ),
    "south_asian": (
        "Aisha Amina Anjali Anwara Asma Ayesha Balbir Balvinder Bhavna Bushra Chandni Deepika Farah Farzana Fatima Gurpreet Hafsa Harjit Harpreet Humaira Iqra Jasbir Jaspreet Kavita Khadija "
        "Kiran Kulwinder Lakshmi Madhuri Maryam Meena Mehwish Mumtaz Nadia Naheed Nargis Nasreen Nazia Neelam Parveen Pooja Priya Rabia Radhika Rajni Razia Rehana Rukhsana Rupinder Sabina Sadia "
        "Safiya Saima Samina Sangeeta Shabana Shabnam Shahida Shazia Shilpa Simran Sukhjit Sumaiya Sunita Surinder Tahira Tasneem Usha Yasmin Zainab Zubaida Thivya Kokila Sivapriya Nirosha Dilani",
        "Abdul Adeel Ajay Akhtar Amandeep Amarjit Amir Anil Arjun Arshad Asif Atif Baljit Bilal Dalbir Deepak Dilip Faisal Faizan Farooq Ghulam Gurdeep Gurmeet Hamza Harbhajan Hardeep Haroon "
        "Hassan Imran Imtiaz Iqbal Ishaan Jagdish Jahangir Javed Kamran Karthik Kashif Khalid Kuldeep Liaqat Mahmood Manjit Mohan Mohammed Muhammad Mukesh Nadeem Naveed Navin Nikhil Parminder "
        "Pradeep Prakash Qasim Rafiq Rahul Rajesh Rakesh Ramesh Ranjit Rashid Ravi Rizwan Sajid Salman Sandeep Sanjay Satnam Shahid Shakeel Shiv Shoaib Sohail Sukhdev Suresh Tariq Usman Vijay Vikram "
        "Wasim Yusuf Zaheer Zeeshan Senthil Thilak Ruwan Sivakumar",
        "Ahmed Akhtar Akram Alam Ali Anwar Arif Ashraf Aslam Aziz Bano Bajwa Banerjee Begum Bhatt Bhatti Bibi Bose Butt Chakraborty Chatterjee Chaudhry Chohan Choudhury Das Desai Dhaliwal Dhillon "
        "Dutta Fernando Gandhi Ghosh Gill Gupta Haque Hussain Iqbal Islam Iyer Jadeja Javed Jayasuriya Joshi Kapoor Kaur Khan Khatun Khatoon Kumar Lal Mahmood Malhotra Malik Mehta Menon Miah Mirza "
        "Mistry Modi Mohammed Mukherjee Nair Nanda Nawaz Parmar Patel Perera Pillai Qureshi Rahman Rajput Rana Rao Rashid Reddy Saleem Sandhu Sanghera Shah Shaikh Sharma Sidhu Siddiqui Silva Singh "
        "Sohal Sood Sultana Thakur Trivedi Ullah Uddin Varma Virdee Wickramasinghe Yadav Yousaf Zaman Sivanathan Thevarajah Ratnasingam Kandasamy",
    ),
    "arabic": (
        "Abeer Afaf Ahlam Alia Amal Amira Asmaa Aya Basma Bayan Bushra Dalal Dalia Dina Doaa Eman Fadwa Farida Ghada Habiba Hala Hanan Hayat Heba Hind Huda Ibtisam Iman Inas Jamila Khadija Khawla Laila "
        "Lamia Latifa Lina Lubna Maha Malak Manal Marwa Maysa Mona Nada Nadia Najwa Nawal Noor Noura Rania Rawan Reem Rim Safa Sahar Salma Samar Samira Sawsan Shaima Souad Sumaya Wafa Yasmine Zahra Zeinab",
        "Abdallah Abdelkader Abdelrahman Abdulaziz Adnan Ahmad Akram Alaa Ammar Anas Ashraf Ayman Aziz Badr Bashar Bassam Basim Faris Fadi Fahad Faysal Ghassan Habib Haitham Hakim Hamid Hani Hatem Hisham "
        "Hossam Hussein Ibrahim Ihab Ismail Issam Jamal Jawad Kamal Karim Khaled Khalil Laith Mahdi Mahmoud Majid Marwan Mazen Mohamed Moussa Muhannad Murad Mustafa Nabil Nasser Nizar Omar Osama Qais Rachid "
        "Rami Rashid Riad Saad Said Salah Salim Sami Samir Sharif Suleiman Taha Tarek Wael Walid Wissam Yahya Yasser Youssef Zaid Ziad",
        "Abadi Abbas Abdi Abdelaziz Abdullah Abed Abu-Zayd Al-Amin Al-Ansari Al-Bayati Al-Dulaimi Al-Fayed Al-Ghamdi Al-Hassan Al-Jabouri Al-Khalidi Al-Masri Al-Mousawi Al-Najjar Al-Obaidi Al-Qahtani Al-Rashid "
        "Al-Sayed Al-Shammari Al-Tamimi Al-Zahrani Alawi Alhaj Amari Antar Awad Ayoub Azzam Badawi Baghdadi Bakri Barakat Ben Ali Benali Bensaid Bouazizi Boukhari Boutros Chahine Cherif Daher Darwish Deeb "
        "El-Amrani El-Baz El-Sherif El Idrissi Fahmy Farouk Fayad Ghanem Haddad Hadi Hafez Hamdan Hamdi Hammoud Harb Hariri Hashemi Hijazi Ibrahim Idris Jaber Jamal Kaddour Kanaan Kassem Khalaf Khalil Khouri "
        "Mansour Mansouri Masoud Mokhtar Mousa Nasr Nasser Nouri Omari Osman Qasim Qureshi Rahmani Ramadan Saadi Sabbagh Saleh Salman Salem Sharaf Shehata Suleiman Tahan Tawfiq Yassin Zaki Ziani Zidan",
    ),
    "polish": (
        "Agnieszka Aneta Anna Barbara Beata Bożena Danuta Dorota Edyta Elżbieta Ewa Ewelina Grażyna Halina Hanna Iwona Izabela Jadwiga Joanna Jolanta Justyna Kamila Karolina Katarzyna Kinga Krystyna Magda "
        "Małgorzata Marta Monika Natalia Oliwia Patrycja Paulina Renata Sylwia Teresa Urszula Weronika Wioletta Zofia Żaneta Kasia Gosia Asia Basia Ola",
        "Adam Andrzej Arkadiusz Bartosz Bogdan Bogusław Czesław Damian Dariusz Dawid Dominik Eryk Filip Grzegorz Henryk Ireneusz Jacek Jakub Jan Jarosław Jerzy Józef Kamil Karol Kazimierz Krzysztof Leszek Łukasz "
        "Maciej Marcin Marek Mariusz Mateusz Michał Mirosław Paweł Piotr Przemysław Radosław Rafał Robert Ryszard Sebastian Sławomir Stanisław Szymon Tadeusz Tomasz Waldemar Wiesław Wojciech Zbigniew Zdzisław",
        "Nowak Kowalski Kowalska Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski "
        "Michalski Król Wieczorek Jabłoński Wróbel Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski "
        "Zalewska Pietrzak Marciniak Wróblewska Jasiński Zawadzki Bąk Sadowska Duda Włodarczyk Chmielewski Borkowski Sokołowski Szczepański Sawicki Kucharski Lis Maciejewski Kubiak Kalinowska Mazurek Wysocki",
    ),
    "romanian": (
        "Adina Adriana Alexandra Alina Ana-Maria Anca Andreea Bianca Camelia Carmen Claudia Corina Cristina Daniela Denisa Diana Dorina Elena Florentina Gabriela Georgiana Ileana Ioana Irina Larisa Lavinia Liliana "
        "Loredana Luminița Magdalena Mădălina Mariana Mihaela Mirela Monica Nicoleta Oana Raluca Ramona Rodica Roxana Ruxandra Simona Sorina Ștefania Teodora Valentina Violeta Viorica",
        "Adrian Alexandru Alin Andrei Bogdan Cătălin Ciprian Claudiu Constantin Cornel Cosmin Costel Cristian Dan Dănuț Dorin Dragoș Dumitru Emil Eugen Florin Gabriel George Gheorghe Grigore Horia Iliescu Ionel Ionuț "
        "Iulian Laurențiu Liviu Lucian Marian Marius Mihai Mircea Nelu Nicolae Octavian Ovidiu Petru Petre Răzvan Remus Sebastian Sergiu Silviu Sorin Ștefan Teodor Tiberiu Traian Tudor Valentin Vasile Victor Viorel Vlad",
        "Popescu Ionescu Popa Pop Radu Dumitrescu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Constantin Marin Dinu Lazăr Ungureanu Munteanu Moldovan Mocanu Cristea Florea Enache Tudor Barbu Diaconu Dobre Iancu "
        "Nistor Voicu Oprea Preda Sandu Sava Șerban Neagu Manole Lupu Lungu Grigore Georgescu Filip Cojocaru Coman Chiriac Bucur Bratu Bălan Anghel Albu Apostol Zamfir Văduva Vlad Ursu Tănase Stănescu Suciu Rotaru",
    ),
    "nigerian": (
        "Abimbola Adaeze Adaobi Adenike Aisha Amaka Ayodele Ayomide Blessing Bolanle Bukola Chiamaka Chidinma Chinwe Chioma Comfort Damilola Ebele Efe Ejiro Folake Folasade Funmilayo Funke Hadiza Halima Hauwa Ifeoma "
        "Ifeyinwa Itohan Kehinde Kemi Mercy Modupe Ngozi Nkechi Nneka Obiageli Olabisi Olufunke Oluwaseun Omolara Omotola Onyinye Osas Patience Precious Ronke Sade Simisola Temitope Titilayo Tolulope Toyin Uche Uju Yetunde Yewande Zainab",
        "Abiodun Abubakar Adebayo Adedayo Adekunle Ademola Adewale Afolabi Akinwale Aminu Ayo Babajide Babatunde Bello Chidi Chidiebere Chijioke Chike Chinedu Chukwuemeka Chukwuma Danjuma Ebuka Efosa Ekene Emeka Femi Gbenga Godwin Ibrahim "
        "Ifeanyi Ikechukwu Ikenna Jide Kayode Kelechi Kenechukwu Kola Lanre Musa Nnamdi Nonso Obinna Okechukwu Olamide Olumide Oluwafemi Onyeka Osagie Rotimi Segun Sani Seun Sunday Taiwo Tobi Tochukwu Tunde Uchenna Umar Wale Yakubu Yemi Zubairu",
        "Abiola Achebe Adebayo Adekoya Adeleke Adelakun Adeniyi Adesanya Adeyemi Afolayan Agbaje Agu Ajayi Akande Akinola Akintola Alabi Amadi Aneke Anyanwu Awolowo Ayinde Azikiwe Babangida Balogun Bankole Bello Chukwu Danladi Dike Ebiringa Egwu "
        "Ekwueme Emenike Eze Ezekwesili Fagbenle Falana Fashola Garba Ibekwe Igwe Ihejirika Iwu Jegede Kalu Lawal Mbah Mohammed Nnaji Nwachukwu Nwankwo Nwosu Obaseki Obi Odukoya Ogbonna Ogunbanjo Ogundipe Ojo Okafor Okeke Okonkwo Okoro Okoye Okpara "
        "Oladipo Olaniyan Olatunji Olawale Omotoso Onuoha Onwudiwe Opara Orji Oshodi Osinbajo Owolabi Oyelaran Sanusi Shonibare Soyinka Tinubu Uche Udoh Ugwu Umeh Usman Uzor Yar'Adua Yusuf",
    ),
    "ghanaian": (
        "Abena Abla Adjoa Adwoa Afia Afua Agyeiwaa Akosua Akua Ama Ampofowaa Araba Asantewaa Baaba Boatemaa Dede Efe Efua Ekua Esi Esinam Gifty Konadu Korkor Maame Mansa Naa Nana Yaa Oforiwaa Pokuaa Serwaa Sika Tawiah Vida Yaa Yayra Dzifa Selasi",
        "Agyei Ato Atsu Baffour Bediako Ebo Ebow Edem Ekow Elikem Elorm Fiifi Jojo Kobby Kofi Kojo Kow Kuuku Kwabena Kwadwo Kwaku Kwame Kwamena Kwasi Kwesi Mawuli Nii Nana Nkrumah Ofori Opoku Osei Papa Paa Selorm Sena Senyo Yaw Yoofi Kweku",
        "Aboagye Abankwa Acheampong Acquah Addae Addo Adjei Adomako Adu Afriyie Agyapong Agyeman Aidoo Akoto Akuffo Amankwah Amoah Amoako Ampofo Anane Annan Ansah Anokye Antwi Appiah Appiah-Kubi Arthur Asamoah Asante Asare Asiedu Atta Awuah Ayew Baah "
        "Badu Baidoo Boadi Boakye Boamah Boateng Bonsu Botchwey Buabeng Danquah Darko Dankwa Danso Donkor Dwomoh Essien Frimpong Fosu Gyamfi Gyan Gyasi Konadu Kufuor Kumi Kwarteng Kyei Larbi Mensah Nkansah Nkrumah Ntim Nyarko Obeng Ofori Ofosu Okyere Opare "
        "Opoku Oppong Osei Owusu Owusu-Ansah Poku Prempeh Quansah Quaye Quartey Sackey Sarpong Sekyere Takyi Tetteh Tutu Yeboah Yiadom Lamptey Dzokoto Agbeko Amegashie",
    ),
    "caribbean": (
        "Althea Anesha Antoinette Beverley Carlene Charmaine Claudette Cherise Danica Dawnette Delroyna Denese Desreen Dionne Donnette Ernestine Esmie Etheline Gloria Hyacinth Icilda Ianthe Janelle Jonelle Kadian Keisha Kerry-Ann Lavern Latoya Lorna Marcia "
        "Marva Merlene Myrtle Nadine Natoya Novelette Oneika Paulette Petrona Precious Rochelle Sancia Shanice Shantae Sharma Shevonne Sonia Tamika Tanisha Tashana Una Venetia Verona Winsome Yanique Zelma",
        "Akeem Andre Aston Barrington Bevon Carlton Cedella Clifton Clive Courtney Cuthbert Dajuan Damion Delroy Denzel Dexter Devon Donovan Dwayne Earl Egbert Elroy Errol Everton Fitzroy Garfield Glenroy Hopeton Horace Jermaine Junior Kemar Kirk Lascelles Leroy "
        "Leston Linford Lloyd Marlon Marvin Neville Nigel Odane Oral Orville Percival Rohan Romario Ricardo Shaquille Sheldon Tafari Tarrant Tyrone Usain Vivian Wayne Wentworth Winston Zephaniah",
        "Bailey Barrett Beckford Bennett Blackwood Bogle Braithwaite Brathwaite Campbell Charles Clarke Cumberbatch Daley Darlington DaCosta Dawkins Edwards Ellis Facey Farquharson Forde Francis Fyffe Garvey Gayle Gordon Graham Greaves Grant Greenidge Hinds "
        "Holness Joseph Josephs Lashley Lawes Lindo Lynch Marley McFarlane McKenzie McLeod Morrison Mighty Myrie Nembhard Palmer Parchment Pinnock Pommells Powell Reid Richards Riley Rowe Samuels Sinclair Sobers St-Juste St. Hilaire Sterling Thelwell Trotman "
        "Walcott Wallen Whyte Williams Wright Lewin Thwaites Roach Maynard Ramdin Mahabir Persaud Ramnarine Baptiste Alleyne",
    ),
    "chinese": (
        "Ai Bao Chun Cui Dan Fang Fen Hong Hua Hui Jia Jie Jiaying Jing Jingjing Juan Lan Lei Li Lihua Lijuan Lin Ling Mei Meiling Min Na Ning Pei Ping Qian Qing Rong Shan Shu Siu-Ling Ting Wan Wei Wen Xia Xiaoling Xiaomei Xin Xiu Xiuying Xue Yan Yi Ying Yu Yue Yuk Yun Zhen Mei-Ling Wai-Yee Ka-Yan",
        "Bin Bo Chao Cheng Chi-Keung Dong Feng Gang Guang Guo Hai Hao Haoran Hong Hung Jian Jianguo Jun Junjie Kai Kang Kar-Wai Kin Kun Kwok-Wai Lei Liang Long Ming Peng Qiang Rui Shan Shuai Tao Tian Wai Wai-Man Wei Wen Xiang Xiaodong Xin Yang Yi Yong Yu Zemin Zhi Zhiwei Zihao Ka-Ho Chun-Yin",
        "Cai Cao Chan Chang Chen Cheng Cheung Chong Chow Chu Deng Ding Dong Du Fan Fang Feng Fok Fu Fung Gao Gong Gu Guo Han He Ho Hong Hou Hsu Hu Huang Hui Jia Jiang Jin Kong Kwan Kwok Lai Lam Lau Law Lee Leung Li Liang Liao Lin Liu Lo Lu Luo Lui Ma Mak Meng Mo Ng Ngan Ouyang Pan Peng Poon Qian Qin "
        "Qiu Ren Shao Shen Shi Siu Song Su Sun Szeto Tam Tan Tang Tao Tian Tong Tsang Tse Tsui Wan Wang Wei Wen Wong Wu Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Yau Ye Yeung Yi Yin Yip Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou",
    ),
    "somali": (
        "Amina Asha Ayaan Deqa Fadumo Faduma Farhiya Fartun Faiza Habiba Hamdi Hibo Hodan Idil Ifrah Ikran Ladan Leyla Muna Nasra Nimco Ruqiya Sagal Sahra Sadia Shukri Ubah Zamzam Bilan Hawa Selam Hiwot Tsehay Almaz Genet Mihret Semhar Winta Helen Feven",
        "Abdi Abdifatah Abdihakim Abdikarim Abdinasir Abdirahman Abshir Ahmed Awale Bashir Cabdi Dahir Farah Garaad Geedi Guled Hirsi Ilyas Jama Khadar Liban Mahad Mohamud Mukhtar Nuur Roble Saeed Sharmarke Warsame Yonis Zakariye Tesfaye Yonas Dawit Bereket Haile Kidane Filmon Amanuel Samuel",
        "Abdi Abdullahi Abukar Aden Adan Ali Barre Dahir Dirie Duale Egal Elmi Farah Galaid Guled Hashi Hassan Hersi Hirsi Ismail Jama Kulane Mohamud Mohamoud Muse Nur Omar Osman Qalib Roble Samatar Sheikh Shire Warsame Yusuf Tesfaye Gebre Haile Mengistu Tekle Weldu Kidane Woldemariam Berhane Ghebremedhin",
    ),
    "kurdish_iranian": (
        "Shirin Parisa Leyla Azadeh Mahsa Nasrin Soraya Roya Niloufar Golnaz Zahra Fereshteh Maryam Narges Bahar Rojin Berivan Dilan Avin Shilan Jwan Hero Nazanin Khatol Palwasha Zarghuna Shukria Nilofar Spozhmai Wajma Freshta",
        "Rebwar Karwan Hiwa Aram Azad Soran Dilshad Barzan Reza Behrouz Farhad Siamak Kaveh Mehdi Dariush Babak Jamshid Kourosh Ramin Arash Amanullah Najibullah Sayed Zabihullah Hamidullah Nasratullah Ghulam Mirwais Gul Rahmatullah Esmatullah",
        "Ahmadi Ahmadzai Akbari Amini Asadi Azizi Barzani Davoodi Ebrahimi Farahani Ghasemi Ghorbani Habibi Hakimi Hamidi Hashemi Hosseini Jafari Kakar Karimi Karzai Khalili Mohammadi Moradi Mousavi Nazari Noori Omarkhel Popal Qaderi Rahimi Rezaei Sadeghi Safi Shinwari Stanekzai Tavakoli Wardak Yousefi Zand Zazai",
    ),
    "balkan": (
        "Arta Blerta Drita Elona Fatmire Flutura Liridona Mirjeta Shpresa Teuta Valbona Vjosa Desislava Elitsa Gergana Ivanka Radka Stoyanka Tsvetelina Zornitsa Jelena Milica Snežana Eleni Despina Kalliopi Ozlem Oksana Olena Svitlana Yulia Tetiana Natalya Iryna",
        "Arben Agron Besnik Burim Dritan Fatmir Genti Ilir Kujtim Luan Petrit Skender Valon Bozhidar Dimitar Georgi Hristo Ivaylo Krasimir Plamen Stoyan Todor Zhivko Goran Zoran Nikos Stavros Yiannis Oleksandr Bohdan Mykola Serhiy Vasyl Dmitri Igor Sergei Juris Andris",
        "Hoxha Shehu Gjoka Berisha Krasniqi Gashi Kelmendi Leka Prifti Dervishi Bajrami Rexhepi Ivanov Ivanova Petrov Petrova Dimitrov Georgieva Todorov Nikolova Stoyanov Hristov Jovanović Petrović Papadopoulos Georgiou Christodoulou Ioannou Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Ozolins Kalnins Berzins",
    ),
    "african": (
        "Chipo Nyasha Rudo Tendai Tariro Ruvimbo Thandiwe Sibusisiwe Nomsa Nokuthula Lindiwe Precious Mwajuma Wanjiku Akinyi Nafula Aminata Fatoumata Mariama Kadiatu Isatou Bintou Ndeye Mireille Espérance Clémentine Immaculée Chantal Divine Mutesi Namukasa Nakato Babirye",
        "Tinashe Tatenda Farai Tapiwa Kudakwashe Simba Themba Sipho Mandla Bongani Thabo Kamau Otieno Wekesa Mwangi Mamadou Alhaji Foday Ousmane Lamin Ebrima Momodou Dieudonné Fiston Patrice Trésor Célestin Gloire Mugisha Ssemakula Okello Opio Kato Wasswa",
        "Moyo Ndlovu Sibanda Ncube Dube Nkomo Chikwanha Mutasa Mapfumo Chigumbura Dlamini Mkhize Nkosi Khumalo Mokoena Kamau Njoroge Otieno Odhiambo Wafula Kipchoge Kamara Koroma Sesay Conteh Bangura Jalloh Turay Sowe Ceesay Jallow Touray Diallo Traoré Keita Diop Ndiaye Mbala Kabongo Tshibangu Ilunga Lukaku Mukasa Musoke Nsubuga",
    ),
    "south_east_asian": (
        "Maricel Rowena Jocelyn Rosalie Marites Cherry Luzviminda Analyn Lorna Nenita Thi-Huong Linh Lan Huong Thuy Nguyet Siriporn Somchai Malee Kanya Siti Nurul Dewi Ploy Ratree Soo-jin Hye-won Yuki Haruka Sakura Tenzin Pema",
        "Rodrigo Ramil Rogelio Arnel Reynaldo Jomar Efren Danilo Duc Hieu Minh Tuan Quang Trung Somsak Anan Prasert Budi Agus Joon-ho Min-jun Kenji Hiroshi Takumi Dorje Bishnu Prakash Suman Dil Bahadur Gyan",
        "Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Villanueva Dela Cruz Nguyen Tran Pham Huynh Vo Dang Bui Suthiwong Chaiyasit Wattana Kim Park Choi Tanaka Suzuki Gurung Thapa Rai Limbu Magar Tamang Shrestha Sherpa",
    ),
}

WEIGHTS = {
    "english": 17,
    "welsh": 7,
    "scottish": 4,
    "irish": 7,
    "traveller": 6,
    "south_asian": 11,
    "arabic": 8,
    "polish": 7,
    "romanian": 6,
    "nigerian": 8,
    "ghanaian": 7,
    "caribbean": 7,
    "chinese": 8,
    "somali": 4,
    "kurdish_iranian": 4,
    "balkan": 4,
    "african": 4,
    "south_east_asian": 4,
    "lithuanian": 2,
    "turkish": 3,
    "east_african": 2,
    "iberian": 3,
    "european": 3,
}

NICKNAMES = (
    "Tam Tamzin Gez Geth Baz Daz Gaz Shaz Kaz Caz Chaz Jaz Trace Trish Trix Mo Bex Becca Becky Beth Betty Lizzie Liz Libby Kate Katie Kath Kat Kitty Meg Mags Maggie Peggy Nan Nana Gran Sue Suzie Jen Jenny Jo Joey Josie "
    "Dee Dee-Dee Cee Jay Kay Kel Kels Lou Lulu Mel Mia Nat Nicky Nik Pip Rach Ro Sal Sam Sammy Shell Steph Stevie Tash Tasha Tess Tina Val Viv Abs Ads Al Alfie Andy Ange Ant Art Bas Ben Benji Bert Bill Billy Bob Bobby Brad "
    "Charlie Chris Chrissy Col Con Dan Danny Dave Davey Den Des Dick Dom Don Doug Ed Eddie Ern Fred Fran Gabe Gary Geoff Ged Gerry Greg Gus Hal Harry Iggy Ike Jack Jacko Jake Jim Jimmy Johnno Jonny Jono Ken Kenny Kev Kit Len "
    "Les Lenny Macca Mack Manny Marty Matt Max Micky Mick Mike Mikey Mitch Mo Nate Ned Nige Nobby Ollie Oz Ozzy Paddy Pat Pete Phil Ray Reg Rich Rick Rob Robbie Ron Ronnie Rob Sash Scotty Seb Shane Sid Smithy Spike Spud Stan "
    "Stew Stu Taff Ted Tel Terry Tim Tommo Tony Vic Vin Vinny Will Wills Woody Zed Ziggy Bibi Chichi Kiki Momo Titi Tola Lola Sola Dapo Gosia Kasia Wojtek Krzys Misha Sasha Vova Jimbo Chunky Ginge Big-T Little-J Titch Bear Buster"
).split()

TITLES = {"f": ("Mrs", "Ms", "Miss", "Mrs", "Ms", "Miss", "Mrs.", "Dr"), "m": ("Mr", "Mr", "Mr", "Mr", "Mr.", "Dr")}


def _reserved() -> frozenset[str]:
    """Read the names that the benchmark of equal care keeps for itself."""
    path = Path(__file__).resolve().parents[1] / "benchmarks" / "detection" / "unseen_names.txt"
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return frozenset(name.lower() for row in rows for part in row.split("|")[1:] for name in part.split())


RESERVED = _reserved()


def kept_for_evaluation(name: str) -> bool:
    """Say whether a name is one of those that training never sees: a tenth of all, and the benchmark's own."""
    low = name.lower()
    return low in RESERVED or hashlib.sha256(low.encode()).digest()[0] < 26


def _faker_names(locale: str, stem: str) -> list[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found: list[str] = []
    for attribute in dir(provider):
        if attribute.startswith(stem):
            value = getattr(provider, attribute)
            if isinstance(value, (list, tuple, dict)):
                found += [str(v) for v in value]
    return sorted({n for n in found if LATIN.fullmatch(n) and n[0].isupper()})


@dataclass(frozen=True)
class Origin:
    """The names of one origin, split into those for training and those for evaluation."""

    name: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    surnames: tuple[str, ...]


def origins(*, evaluation: bool = False) -> dict[str, Origin]:
    """Collect every origin's names, of one side of the split."""
    out = {}
    for key in WEIGHTS:
        female, male, last = (LISTS.get(key, ("", "", ""))[i].split() for i in range(3))
        for locale in FAKER_LOCALES.get(key, ()):
            female += _faker_names(locale, "first_names_female") or _faker_names(locale, "first_names")
            male += _faker_names(locale, "first_names_male") or _faker_names(locale, "first_names")
            last += [n for n in _faker_names(locale, "last_names") if " " not in n]
        sides = [tuple(n for n in dict.fromkeys(names) if kept_for_evaluation(n) == evaluation) for names in (female, male, last)]
        out[key] = Origin(key, *sides)
    return out


def blend(a: str, b: str, rng: random.Random) -> str:
    """Join the start of one name to the end of another, at a vowel where there is one."""
    if len(a) < 4 or len(b) < 4:
        return a
    cut = rng.randint(2, max(2, len(a) - 2))
    tail = b[rng.randint(1, len(b) - 2) :].lower()
    made = a[:cut] + tail
    return made if 3 <= len(made) <= 13 and made.isalpha() else a


@dataclass(frozen=True)
class Person:
    """One invented person, with the forms in which text may mention them."""

    first: str
    last: str
    gender: str
    middle: str = ""
    nickname: str = ""
    eastern: bool = False  # family name first

    @property
    def full(self) -> str:
        return f"{self.last} {self.first}" if self.eastern else f"{self.first} {self.last}"


class People:
    """Draw invented people; holds the random source."""

    def __init__(self, rng: random.Random, *, evaluation: bool = False, only: str | None = None) -> None:
        self.rng, self.sets, self.evaluation = rng, origins(evaluation=evaluation), evaluation
        self.chains: dict[tuple[str, str], Letters] = {}
        self.keys = [only] if only else list(WEIGHTS)
        self.weights = [WEIGHTS[k] for k in self.keys]

    def _pick(self, origin: Origin, kind: str) -> str:
        """Draw a name of a list or coin one; a coined name that is kept for evaluation is drawn again."""
        rng, names = self.rng, {"f": origin.female, "m": origin.male, "last": origin.surnames}[kind]
        name = rng.choice(names)
        if self.evaluation:
            return name
        way = rng.random()
        if way < 0.12:
            made = blend(name, rng.choice(names), rng)
        elif way < 0.28:
            chain = self.chains.get((origin.name, kind)) or self.chains.setdefault((origin.name, kind), Letters(names))
            made = chain.coin(rng)
        elif way < 0.42:
            made = from_parts(origin.name, kind, rng)
        else:
            return name
        return made if len(made) > 2 and not kept_for_evaluation(made) else name

    def person(self, gender: str | None = None) -> Person:
        """Draw one person whose names the benchmark of equal care does not keep for itself."""
        made = self._draw(gender)
        while not self.evaluation and {made.first.lower(), made.last.lower(), made.middle.lower()} & RESERVED:
            made = self._draw(gender)
        return made

    def _draw(self, gender: str | None) -> Person:
        """Draw one person; a tenth mix two origins, as families do."""
        rng = self.rng
        origin = self.sets[rng.choices(self.keys, self.weights)[0]]
        family = origin if rng.random() < 0.88 else self.sets[rng.choices(self.keys, self.weights)[0]]
        gender = gender or rng.choice("fm")
        first = self._pick(origin, gender)
        last = self._pick(family, "last")
        if rng.random() < 0.06:
            last = f"{last}-{self._pick(family, 'last')}"
        if rng.random() < 0.05 and origin.name in ("english", "traveller", "caribbean", "african"):
            first = f"{first}-{rng.choice(('Mae', 'Lee', 'Jo', 'Ann', 'Rose', 'Louise', 'Jay', 'James', 'Leigh', 'Marie'))}"
        if origin.name == "arabic" and rng.random() < 0.12:
            last = rng.choice(("bin ", "al-", "Abu ", "ibn ", "el-")) + last.replace("Al-", "").replace("El-", "")
        if origin.name == "south_asian" and rng.random() < 0.1:
            last = rng.choice(("Singh ", "Kaur ", "Begum ", "Muhammad ")) + last
        middle = self._pick(origin, gender) if rng.random() < 0.2 else ""
        nick = rng.choice(NICKNAMES) if rng.random() < 0.5 else first[: rng.randint(3, 4)]
        eastern = (origin.name == "chinese" and rng.random() < 0.4) or (origin.name == "nigerian" and rng.random() < 0.07)
        return Person(first, last, gender, middle, nick, eastern)
