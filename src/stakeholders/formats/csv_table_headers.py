"""The headers of other programs' tables, and what their columns hold.

Meanings are the keys of our own columns; `phone:mobile` is a phone with that label. Found by
folded header words in the languages seen; the presets of more programs are added here.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from stakeholders.domain.text import fold
from stakeholders.formats.csv_table_header_words import MORE_WORDS, USED_WORDS

_WORDS: Final = """
name
    name | full name | display name | nom complet | nombre completo | anzeigename |
    vollstandiger name | participant | contact | contact name | file as
given
    n given | voornaam | nome | fornamn | fornavn |
    first name | first | given name | givenname | prenom | nombre | vorname | forename | имя |
    名
additional
    n middle |
    middle name | middle | additional name | additional names | deuxieme prenom |
    weitere vornamen | segundo nombre | 2 vorname
family
    n family | achternaam | cognome | efternamn | etternavn |
    last name | last | family name | surname | nom | apellidos | apellido | nachname |
    familienname | фамилия | lastname | sn | 姓 | name familie
honorific
    salutation title | n prefix | courtesy title |
    honorific | name prefix | prefix | anrede | salutation | title honorific | mr ms
suffix
    n suffix |
    suffix | name suffix | suffixe | namenszusatz | sufijo
title
    role | berufsbezeichnung | functie | jobbtitel |
    job title | position | organization title | organization 1 title | function | fonction |
    puesto | cargo | post | role title | должность | titel position | stelle | jobtitle
body
    org name | entreprise | organisatie |
    organisation | organization | company | organization name | organization 1 name | societe
    | organismo | organizacion | firma | institution | ministry | affiliation | org |
    организация | empresa | organ | company name
unit
    org unit |
    department | organization department | organization 1 department | service | abteilung |
    departamento | unit | division
country
    adr one countryname | arbeitsadresse land | country of origin |
    country | pays | pais | land | country region | business country region | business country
    | work country | страна | state party | home country | home country region
city
    adr one locality | arbeitsadresse stadt |
    city | ville | ciudad | ort | town | business city | work city | place | home city
street
    adr one street | arbeitsadresse strasse |
    street | address | rue | strasse | calle | business street | work address | home street |
    home address | adresse
region
    adr one region | arbeitsadresse bundesland |
    state | region | business state | work state | province | home state
postal_code
    adr one postalcode | arbeitsadresse plz |
    postal code | zip | business postal code | work zipcode | code postal | plz | zip code |
    home postal code | home zipcode
tags
    tags | categories | category | labels | group membership | groups | kategorien
languages
    language | languages | langue | idioma | sprache
messaging
    im | chat | messenger | skype | whatsapp | signal | telegram
channel
    contact details | contact detail | channel | phone or e mail
id
    id | no | nr | number | lfd nr | numero | s n | registration id | participant id
-
    refused because
note
    notes | note | comments | remarks | notizen | remarques | notas
web
    url home |
    web page | website | url | homepage | business web page | personal web page | page web |
    web page 1 | web page 2 | webseite
email
    email home | arbeit e mail | privat e mail | andere e mail | emailadres |
    e mail | email | e mail address | email address | mail | primary email | courriel |
    adresse de messagerie | e mail adresse | correo electronico | e mail 1 | e mail 2 |
    e mail 3 | email 1 | email 2 | email 3 | secondary email | e mail 2 address |
    e mail 3 address | email address 2 | email address 3 | e mail 2 adresse | e mail 3 adresse
    | adresse electronique | адрес эл почты | email2 | email3 | alternate email 1 |
    alternate email 2 | additional email | adresse de messagerie 2 | adresse de messagerie 3 |
    dienstlich e mail | e mail privat | e mail geschaftlich
phone
    tel other | tel prefer | hauptnummer | andere telefonnummer | telefoon | tlf | telefone |
    phone | telephone | tel | telefon | telefono | phone number | phone 1 | phone 2 | phone 3
    | primary phone | other phone | phone no | телефон | autre telephone | weiteres telefon
phone:mobile
    tel cell | tel cell private | tel car | mobiel | celular | mobile tel |
    mobile | mobile phone | mobile number | cell | cell phone | tel mobile | mobil | movil |
    mobiltelefon | portable | мобильный | telephone mobile | handy | gsm | mobile no |
    cellular phone | mobile phone 2 | car phone | telephone voiture | autotelefon
phone:work
    tel work | arbeit telefon | tel assistent |
    business phone | work phone | office phone | telephone bureau | business phone 2 |
    telefon geschaftlich | company main phone | telephone 2 bureau | telefon geschaftlich 2 |
    assistant s phone | assistants phone | telefon firma | telephone societe | work | bureau |
    telephone de l assistant e | telefon assistent | office | landline | primary work phone |
    callback | rappel | ruckmeldung | radio phone | isdn | tty tdd phone | telex | funkruf |
    mobiltelefon 2
phone:home
    tel home | privat telefon |
    home phone | home phone 2 | telephone domicile | telefon privat | telephone 2 domicile |
    telefon privat 2 | home | domicile | telefono particular
phone:fax
    tel fax | tel fax home | arbeit fax | privat fax |
    fax | business fax | work fax | fax number | telecopie | fax geschaftlich | home fax |
    other fax | telecopie bureau | telecopie domicile | fax privat | weiteres fax |
    autre telecopie | fax no
phone:pager
    tel pager | pager nummer |
    pager | beeper | pager number | recepteur de radiomessagerie
"""


def _read_words(*texts: str) -> Mapping[str, str]:
    """Return the meaning of each header word, folded; the first block that has it is right."""
    found: dict[str, str] = {}
    for text in texts:
        for block in re.split(r"\n(?=\S)", text.strip()):
            meaning, _, words = block.partition("\n")
            for word in words.split("|"):
                found.setdefault(fold(word), meaning)
    return MappingProxyType(found)


_MEANINGS: Final = _read_words(_WORDS, MORE_WORDS, USED_WORDS)
_NUMBERED: Final = re.compile(r"(e mail|phone|website|im|address) (\d+) (value|label|type|.+)")
_KINDS_NUMBERED: Final = MappingProxyType({"e mail": "email", "phone": "phone", "website": "web"})
_IN_ADDRESS: Final = frozenset({"street", "city", "region", "postal code", "country"})
_AMBIGUOUS: Final = frozenset({"title", "titre", "titel", "titulo", "anrede titel"})


def meanings_of(headers: Sequence[str]) -> list[str]:
    """Return what each column holds, empty where that is not known.

    `Title` is the honorific where another column is the job title; of two, the second is. A
    family name (`Nom`) without a given one is the whole name.
    """
    folded = [fold(header) for header in headers]
    found = [_meaning(header) for header in folded]
    doubtful = [place for place, header in enumerate(folded) if header in _AMBIGUOUS]
    for place in doubtful:
        is_last = place == doubtful[-1]
        found[place] = "title" if is_last and "title" not in found else "honorific"
    if "family" in found and not {"given", "name"} & set(found):
        found[found.index("family")] = "name"
    if "given" in found and "family" not in found and "name" in found:
        found[found.index("name")] = "family" if _stands_beside(found) else "name"
    return found


def _stands_beside(found: Sequence[str]) -> bool:
    """Tell whether a column `Name` stands beside the given name, as family names do."""
    return abs(found.index("name") - found.index("given")) == 1


def _meaning(header: str) -> str:
    if header in _MEANINGS:
        return _MEANINGS[header]
    match = _NUMBERED.fullmatch(header)
    if match is None:
        return ""
    what, number, part = match.groups()
    if what == "address":
        return part.replace(" ", "_") if part in _IN_ADDRESS else ""
    kind = _KINDS_NUMBERED.get(what, "")
    if not kind:
        return ""
    if part == "value":
        return f"{kind}#{number}"
    return f"label of {kind}#{number}" if part in {"label", "type"} else ""
