"""Files of people who do not exist."""

from typing import Final

KNOWN: Final = """Name,Title,Organization,Phone,Email
Lucía Ferrand,Spokesperson,Example Office,+41 22 555 01 23,lucia.ferrand@samples.example.org
Somchai Tuayang,Director-General,Ministry of Samples,+66 2 555 0199,somchai@samples.example.org
Olga Sample-Marín,Registrar,Example Office,+41 22 555 01 24,olga@samples.example.org
"""

MIXED: Final = """Name,Title,Organization,Phone,Email
Lucía Ferrand,Spokesperson,Example Office,+41 22 555 01 23,lucia.ferrand@samples.example.org
Somchai Tuayang,Director-General,Ministry of Samples,+66 81 555 0199,somchai@samples.example.org
Olga Sample-Marín,Interpreter,Another House,,
Ana Belén Quiroz,Prosecutor of the Unit against Trafficking in Persons and Related Crimes,\
Ministerio Ejemplar,+51 1 555 01 77,ana.quiroz@unodc.o
محمد المثالي,Director,National Human Rights Institution,+962 6 555 0133,m@institution.example.org
,,,,
,Nobody,,12,
"""

BROKEN_CARD: Final = """BEGIN:VCARD
VERSION:3.0
FN:Lucía Ferrand
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
stray words
"""
