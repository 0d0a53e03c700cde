"""The small words of contact blocks in several languages: what announces, joins, is passed by."""

import re
from typing import Final

from stakeholders.domain.text import fold

CUE: Final = re.compile(
    r"\b(?:contact(?:s|ing|er|ez|ar|os?)?|contato|contacte|kontakt(?:ieren|e)?|kapcsolat"
    r"|(?:write|sent|send|addressed|directed|speak)(?: it| them| a request)? to"
    r"|attention of|request via|enquiries|inquiries"
    r"|personne-ressource|s[’']adresser (?:à|au|aux)|renseignements"
    r"|comun[ií]quese con|dir[ií](?:girse|janse) a|ansprechpartner(?:in)?|r[üu]ckfragen"
    r"|wenden sie sich (?:bitte )?an|контакт\w{0,12}|обра(?:щаться|щайтесь|титься)(?: к| по)?"
    r"|связаться с|للاتصال|الاتصال|للتواصل|تماس)\b(?:(?: with| person| details| point)\b)?"
    r"|(?:请联系|联系人|联络人|联系)",
    re.IGNORECASE,
)
"""What announces a contact."""

TRAILING: Final = re.compile(
    r"\s(?:at the following|at the|under the following|à l[’']adresse|en la siguiente)\b"
    r"[^\n]{0,40}$",
    re.IGNORECASE,
)
"""What leads from a name to its address and belongs to neither."""

JOINING_WORDS: Final = frozenset(
    "of the and for in on to at against with by from de du des d' la le les l' et à au aux en el "
    "los las del y e do da dos das der die das den dem des bei beim für und im zu zur zum van von "
    "& or a an as sur para por com в во по при и на для с у о к от".split()
)
"""Words in lower case that names of bodies hold, and that a wrapped line ends with."""

EDGE_WORDS: Final = frozenset(
    "the to at in and or by via on from with of for our a an please also is are "
    "à au aux le la les chez ou et du en al el los las y o con por der die das bei beim an am "
    "und oder im zu zum zur unter".split()
)
"""Words that are no part of a name when they stand before or after it."""

_SKIPPED_KEYS: Final = frozenset(
    "venue date dates time when subject re ref lieu fecha datum betreff objet asunto additional "
    "twitter facebook linkedin instagram skype www web website source tags".split()
)

ACCREDITED_TO: Final = frozenset("to ante auprès près bei beim при".split())
"""What leads from a representative to where he is accredited, which is not whose he is."""

NO_NAME_WORDS: Final = frozenset(
    "press media release note notes editors editor information news newsdesk further more best "
    "kind regards dear human rights international national united nations general public support "
    "materials documents additional special background page download read related share follow "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december insert name street avenue road north "
    "south east west global world team all rights reserved copyright end about home site map "
    "conference workshop meeting event events report summary presse comunicado prensa communiqué "
    "pressemitteilung hashtag join conversation city town village island province district "
    "compound university school this that these those software license licence new all any".split()
)
"""Words in capitals that no name of a person holds."""

_STREET_WORDS: Final = frozenset(
    "street st avenue ave av road rd boulevard blvd rue calle carrera strasse straße platz place "
    "plaza box pob floor room suite building bldg cedex square lane drive p.o postfach apartado "
    "bp chemin quai allee allée gasse compound subdivision village street. lot brgy".split()
)

POSTAL_WORDS: Final = frozenset("cedex d.c d.c. dc ny n.y. city".split())
"""Words that stand beside the name of a city in an address."""

TITLE_WORDS: Final = frozenset(
    "manager councillor chargée chargé chargee charge coordonnatrice coordonnateur coordinatrice "
    "responsable jefe jefa encargado encargada coordinadora secretary assessor assessora gerente "
    "diretor diretora сотрудник специалист".split()
)
"""Nouns that make a title whatever follows them, beside the functions of the tables."""

COMPOUND_BODY: Final = re.compile(
    r"[^\W\d_]{3,40}(?:amt|büro|ministerium|direktion|abteilung|stelle|kommission|vertretung"
    r"|behörde|zentrum|institut|verband|kanzlei)(?:s|es)?",
    re.IGNORECASE,
)
"""German compounds that name a body: `Informationsamt`."""

COMPOUND_TITLE: Final = re.compile(
    r"[^\W\d_]{4,30}(?:sprecher|referent|leiter|direktor|beauftragter?|sekretär|talsperson"
    r"|talsmann|talesperson|sjef|rådgiver|woordvoerder)(?:in)?",
    re.IGNORECASE,
)
"""German, Nordic and Dutch compounds that name a post: `Mediensprecherin`."""

FOR_WHOM: Final = re.compile(r"\s(?:for|to|auprès|ante|bei|beim|при)\s", re.IGNORECASE)
"""What leads from a function to whom it serves: `Spokesperson for the Secretary-General`."""

REGIONAL: Final = re.compile(
    r"\b(?:regional|subregional|sub-regional|régional|régionale|liaison)\b.{0,40}?"
    r"\b(?:for|pour|para|für)\s+(?:the\s+|la\s+|el\s+|les\s+|l[’'])?(?P<covers>.+)$",
    re.IGNORECASE,
)
"""The name of a body that covers a region: `Regional Centre for East Asia and the Pacific`."""


_PLAIN_KEYS: Final = frozenset(
    "name nom nombre nome title position function fonction cargo funktion role organization "
    "organisation organización organizacion organização institution city ville ciudad cidade stadt "
    "country pays país land location place ort adresse address dirección direccion имя должность "
    "организация город страна 姓名 职务 单位 城市".split()
)


def is_plain_key(text: str) -> bool:
    """Tell whether this key only says what follows it (`Position:`), and is no fact itself."""
    return text.casefold() in _PLAIN_KEYS


def is_skipped_key(text: str) -> bool:
    """Tell whether what follows this key is no part of a contact (`venue:`, `date:`)."""
    return fold(text) in _SKIPPED_KEYS


def is_street_word(word: str) -> bool:
    """Tell whether this word belongs to a postal address."""
    return word.casefold().strip(".,") in _STREET_WORDS
