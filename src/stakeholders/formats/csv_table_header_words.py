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
