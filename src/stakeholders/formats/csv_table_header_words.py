"""Header words of more languages: those of Outlook and Google in their own countries.

Typed from what the programs show; one block a meaning, as in `csv_table_headers`.
"""

from typing import Final

MORE_WORDS: Final = """
name
    名前 | 氏名 | 姓名 | 全名 | ФИО | полное имя | الاسم | الاسم الكامل | nome completo |
    naam | volledige naam | nazwa | imię i nazwisko | namn | navn | nimi | ad soyad | isim |
    이름 | 성명 | ชื่อ | ชื่อ นามสกุล | họ và tên | jméno a příjmení | ονοματεπώνυμο | שם מלא
given
    الاسم الأول | nome próprio | primeiro nome | imię | förnamn | etunimi | fornavn | 名字 |
    jméno | křestní jméno | keresztnév | utónév | όνομα | שם פרטי | 이름(名) | ім'я | prenume
additional
    отчество | middelste naam | secondo nome | nome do meio | drugie imię | mellannamn |
    mellomnavn | mellemnavn | 中间名 | الاسم الأوسط | ミドルネーム
family
    اسم العائلة | cognome | apelido | sobrenome | último nome | nazwisko | efternamn |
    etternavn | sukunimi | příjmení | vezetéknév | soyad | soyadı | επώνυμο | שם משפחה |
    姓氏 | 성 | прізвище | nume
honorific
    обращение | titolo | tratamento | tytuł | aanhef | titel voor | 称谓 | 敬称 | اللقب
title
    职务 | 职位 | 職位 | 役職 | المسمى الوظيفي | الوظيفة | posizione | qualifica |
    befattning | stanowisko | stilling | titulek | pozice | beosztás | unvan | görev | 직위 |
    직책 | ตำแหน่ง | chức vụ | tehtävänimike | funkcja | посада | θέση | תפקיד | funcție |
    jobbtitel | pozycja
body
    公司 | 单位 | 机构 | 會社 | 会社 | 会社名 | 勤務先 | الشركة | المنظمة | المؤسسة |
    società | azienda | ente | bedrijf | företag | organização | przedsiębiorstwo |
    organizacja | firma nazwa | bedrift | virksomhed | yritys | společnost | cég | şirket |
    kurum | 회사 | 기관 | หน่วยงาน | บริษัท | cơ quan | компания | организация название |
    організація | εταιρεία | חברה | companie
unit
    部门 | 部署 | القسم | reparto | ufficio | afdeling | avdelning | avdeling | dział |
    departament | отдел | подразделение | oddělení | osztály | departman | 부서 |
    dipartimento | divisão
country
    国家 | 国 | 國家 | 国家 地区 | البلد | الدولة | paese | paese area geografica |
    país região | kraj | kraj region | land regio | land region | maa | země | ország | ülke |
    국가 | ประเทศ | quốc gia | страна регион | країна | χώρα | מדינה | țară | nationality |
    nationalité
city
    城市 | 市区町村 | المدينة | città | cidade | miasto | stad | kaupunki | město | város |
    şehir | город | місто | 도시 | เมือง | poststed | miejscowość
street
    街道 | 地址 | 住所 | العنوان | الشارع | indirizzo | endereço | rua | adres | ulica |
    adress | gata | gate | osoite | adresa | cím | улица | адрес | 주소 | ที่อยู่ | địa chỉ |
    straat
postal_code
    邮政编码 | 郵便番号 | الرمز البريدي | cap | código postal | kod pocztowy | postnummer |
    postcode | postinumero | psč | irányítószám | posta kodu | почтовый индекс | индекс |
    우편번호
languages
    语言 | 言語 | اللغة | lingua | idiomas | języki | język | språk | sprog | kieli | язык |
    языки | 언어
note
    备注 | 附注 | メモ | ملاحظات | note aggiuntive | observações | notatki | uwagi |
    anteckningar | opmerkingen | merknader | заметки | примечания | 메모
web
    网页 | 网站 | ウェブ ページ | صفحة ويب | الموقع الإلكتروني | pagina web | página web |
    strona www | webbplats | webpagina | веб страница | сайт
email
    电子邮件 | 电子邮件地址 | 邮箱 | 電子メール | 電子メール アドレス | メールアドレス |
    البريد الإلكتروني | عنوان البريد الإلكتروني | indirizzo di posta elettronica |
    posta elettronica | indirizzo email | endereço de correio eletrónico |
    endereço de e mail | correio eletrónico | adres e mail | e mailadres | e postadress |
    e post | sähköposti | sähköpostiosoite | e mailová adresa | e mail cím | e posta |
    e posta adresi | адрес электронной почты | эл почта | электронная почта | 이메일 |
    전자 메일 | อีเมล | thư điện tử | correo | courriels | пошта
phone
    电话 | 电话号码 | 電話 | 電話番号 | الهاتف | رقم الهاتف | telefono principale |
    telefoonnummer | telefonnummer | puhelin | телефоны | номер телефона | telefon numarası |
    전화 | 전화번호 | โทรศัพท์ | điện thoại | τηλέφωνο | טלפון | numer telefonu | telefones |
    teléfonos
phone:mobile
    手机 | 移动电话 | 携帯 | 携帯電話 | الهاتف المحمول | الجوال | cellulare |
    telefono cellulare | telemóvel | telefone celular | telefon komórkowy | komórka |
    mobiele telefoon | mobil telefon | matkapuhelin | mobilní telefon | cep telefonu |
    мобильный телефон | сотовый | 휴대폰 | 휴대전화 | มือถือ | di động | мобільний | κινητό |
    נייד | mobilnummer | gsm nummer
phone:work
    商务电话 | 办公电话 | 会社電話 | هاتف العمل | ufficio telefono | telefono ufficio |
    telefone comercial | telefone do emprego | telefon służbowy | zakelijke telefoon |
    telefoon werk | arbetstelefon | telefon arbete | рабочий телефон | iş telefonu |
    teléfono del trabajo | pracovní telefon
phone:home
    住宅电话 | 自宅電話 | هاتف المنزل | abitazione | telefono abitazione |
    telefone residencial | telefon domowy | telefoon thuis | hemtelefon | домашний телефон |
    ev telefonu | teléfono particular
phone:fax
    传真 | ファックス | الفاكس | fax ufficio | faks | факс | belgegeçer | 팩스 | โทรสาร |
    telefax | fax werk | faks służbowy | рабочий факс
tags
    类别 | 分類 | الفئات | categorie | categorias | kategorie | kategorier | categorieën |
    категории
"""

USED_WORDS: Final = """
name
    nom et prénom | nom prénom | prénom et nom | prénom nom | nom et prénoms | nom prénoms |
    nom du contact | nom du participant | nombre y apellidos | nombre y apellido |
    apellidos y nombre | apellidos y nombres | apellido y nombre | nombres y apellidos |
    nombre del contacto | name vorname | vorname name | name und vorname | vor und nachname |
    vor und zuname | vorname und name | фамилия имя отчество | имя и фамилия | фамилия и имя |
    фамилия имя | имя фамилия | الاسم واللقب | الاسم الثلاثي | اسم المشارك | الإسم | 姓名 名称 |
    nome e apelido | nome e sobrenome | nome sobrenome | nome do contato | surname and name |
    name and surname | name surname | first and last name | nombre completo del contacto
given
    prénoms | prénom s | nombres | nombre s | vornamen | rufname | nomes próprios | given names |
    first names
family
    nom de famille | nom d usage | apellido s | primer apellido | zuname | sobrenomes | apelidos |
    last names | family names | surnames
honorific
    civilité | titre de civilité | formule de politesse | trato | título de cortesía |
    forma de tratamento | 称呼 | courtesy | form of address
title
    poste | emploi | qualité | titre du poste | intitulé du poste | intitulé de poste |
    profession | métier | función | funciones | puesto de trabajo | cargo función | ocupación |
    profesión | funktion | dienststellung | amtsbezeichnung | tätigkeit | beruf |
    dienstbezeichnung | занимаемая должность | должность звание | пост | المنصب | الصفة |
    الرتبة | 职称 | 身份 | função | cargo função | designation | official title | current position
body
    organisme | structure | établissement | employeur | ministère | société organisme |
    institution organisme | association | entité | administration | agence | collectivité |
    entidad | institución | ministerio | organismo institución | institución organismo |
    entidad organismo | organización institución | empresa organización | behörde |
    einrichtung | dienststelle | unternehmen | arbeitgeber | ministerium | organisation firma |
    firma organisation | учреждение | ведомство | министерство | место работы | предприятие |
    фирма | организация учреждение | جهة العمل | الجهة | الهيئة | الوزارة | 工作单位 | 所属机构 |
    单位名称 | 公司名称 | 机构名称 | instituição | entidade | ministério | órgão |
    empresa organização | employer | agency | entity | organisation name | organization company |
    institution organisation | organisation institution
unit
    direction | direction service | service direction | sous direction | pôle | área |
    dependencia | unidad | sección | referat | dezernat | fachbereich | управление |
    департамент | секция | الإدارة | 处室 | 科室 | direção | setor | seção | secção | unidade |
    section | branch
country
    delegation | délégation | pays délégation | pays de résidence | país | país de residencia |
    estado miembro | delegación | staat | staatsangehörigkeit | государство | الدولة العضو |
    الجنسية | 国籍 | nacionalidad | nacionalidade | member state | country of residence
city
    localité | commune | lieu | lieu de travail | localidad | población | municipio | wohnort |
    standort | stadt | dienstort | населенный пункт | مكان العمل | 所在城市 | localidade |
    município | duty station | location
street
    adresse postale | adresse professionnelle | dirección | domicilio | dirección postal |
    anschrift | postanschrift | straße hausnummer | почтовый адрес | العنوان البريدي | 通讯地址 |
    联系地址 | morada | logradouro | endereço postal | postal address | mailing address
postal_code
    cp | postleitzahl | cep | 邮编
email
    adresse e mail | adresse mail | adresse électronique | adresse courriel | mél |
    e mail professionnel | courrier électronique | adresse de courriel | correo e | e correo |
    dirección de correo electrónico | dirección electrónica | correo electrónico institucional |
    e mail dienstlich | mailadresse | e mail adressen | электронный адрес | почта | البريد |
    الايميل | الإيميل | 邮件 | 电邮 | 邮箱地址 | endereço eletrônico | correio eletrônico |
    e mail institucional | email s | e mail s | e mails | emails
phone
    tél | numéro de téléphone | n de téléphone | numéro tél | téléphones | teléfono |
    número de teléfono | n de teléfono | núm de teléfono | telefonnummer | rufnummer |
    тел | контактный телефон | тел номер | التليفون | الهواتف | 联系电话 | 联系方式 |
    número de telefone | telephone number | tel no | telephone s | contact number | phones
phone:mobile
    tél portable | téléphone portable | n de portable | mobile professionnel | tél mob |
    teléfono móvil | teléfono celular | número de celular | mobilnummer | handynummer |
    mobilfunk | mobilfunknummer | моб телефон | моб тел | мобильный номер | сотовый телефон |
    رقم الجوال | الموبايل | المحمول | هاتف محمول | 手机号 | 手机号码 | telefone móvel | mob
phone:work
    tél bureau | téléphone professionnel | tél professionnel | ligne directe | tél direct |
    téléphone fixe | tél fixe | fixe | teléfono oficina | teléfono de oficina |
    teléfono trabajo | teléfono fijo | telefon dienstlich | telefon büro | durchwahl | festnetz |
    служебный телефон | раб тел | раб телефон | هاتف المكتب | 办公室电话 | telefone de trabalho |
    telefone fixo | direct line | direct phone | office tel | fixed line
phone:fax
    télécopieur | n de fax | numéro de fax | número de fax | faxnummer | номер факса |
    رقم الفاكس | 传真号码
languages
    langues | langue s | langue de travail | idioma s | sprachen | sprachkenntnisse |
    langue de correspondance | languages spoken | working language | рабочий язык
note
    remarque | observations | observation | commentaire | commentaires | observaciones |
    comentarios | anmerkung | anmerkungen | bemerkung | bemerkungen | kommentar | примечание |
    комментарий | комментарии | ملاحظة | 说明 | observação | comentários | comment
web
    site web | site internet | sitio web | internet | webadresse | website url | 官网 |
    сайт организации | site
tags
    catégorie | catégories | groupe | groupes | étiquettes | categoría | categorías | grupo |
    grupos | gruppe | gruppen | schlagwörter | kategorie gruppe | группа | категория | تصنيف |
    المجموعة | 分组 | etiquetas | group | category name
id
    numéro | num | núm | número | n o | номер п п | п п | م | الرقم | 序号 | 编号 | laufende nummer
"""
"""Headers of tables that offices make by hand, as people in these languages write them."""
