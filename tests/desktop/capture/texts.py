"""Press releases about people and bodies that do not exist."""

from typing import Final

ONE: Final = """12 May 2026

Example Office Opens a Workshop on Samples

GENEVA, 12 May – The Example Office for Sample Affairs today opened its third workshop on samples.
Some forty delegates take part in the meeting, which lasts until Thursday.

"Samples are only as good as the people who keep them", the Director said in her opening words.

Participants will look at what was reached since the second workshop, and at what was not. They
will also prepare the framework for the years to come, in which regional cooperation has a place of
its own.

For more information, please contact Ms. Lucía Ferrand, Spokesperson, Example Office for Sample \
Affairs, Geneva, tel.: 0041 79 555 0123, e-mail: lucia.ferrand@samples.example.org
"""

GAP: Final = """3 March 2026

For more information, please contact Omar Tessier, Spokesperson, Office of the United Nations \
High Commissioner for Human Rights, e-mail:, tel.:  +41 79 555 01 44.
"""

SEVERAL: Final = """2026

Media contacts:

Ms. Lucía Ferrand, Spokesperson, Example Office for Sample Affairs, Geneva, \
tel.: +41 22 555 01 23, e-mail: lucia.ferrand@samples.example.org

Mr. Somchai Tuayang, Programme Officer, Regional Institute for the Advancement of Sample \
Keeping and Related Matters, Bangkok, Thailand, tel.: +66 2 555 0199, \
e-mail: somchai.tuayang@institute.example.org
"""

NOTHING: Final = "The weather will stay fine until Thursday, and nobody knows what comes after."

LONG: Final = f"""For more information, please contact Ms. Anna {"Maria" * 20}, Spokesperson, \
{"Donaudampfschifffahrtsgesellschaft" * 4} Office, Vienna, tel.: +43 1 555 01 23, \
e-mail: {"anna" * 15}@models.example.org
"""

STORY: Final = """12 May 2026

Seminar on Tides Opens in Suva

SUVA, 12 May – The third seminar on Tides, to be held from 12 to 14 May at the Harbour Conference \
Centre, is hosted by the Government of Fiji and organised by the Tides Institute, in collaboration \
with the Reef Fund.

The talks were opened by Ilmar Koskela, Director of the Reef Fund, before some ninety guests.

"We shall see", said the Minister of Tides Oda Fenn, when she left the hall in the evening.

For more information, please contact Ines Roth, Spokesperson, Tides Institute, Geneva, \
tel.: +41 22 234 56 78, e-mail: ines.roth@tides.example.org
"""
