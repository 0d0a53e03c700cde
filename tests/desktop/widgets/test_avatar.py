import pytest

from stakeholders.desktop.style.tokens import LIGHT
from stakeholders.desktop.widgets.avatar import initials_of, tint_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Olga Sample-Marín", "OS"),
        ("Ana Belén Quiroz", "AQ"),
        ("Азамат Примеров", "АП"),
        ("محمد المثالي", "م"),
        ("范例玲", "范"),
        ("สมชาย ตัวอย่าง", "ส"),
        ("홍길동", "홍"),
        ("Émile de la Tour", "ÉT"),
        ("Office of the High Commissioner", "OC"),
        ("plato", "P"),
        ("范例玲 (Fan Liling)", "范"),
        ("Maria 范", "M"),
        ("(+41) 22", ""),
        ("", ""),
    ],
)
def test_that_initials_fit_the_script(name: str, letters: str) -> None:
    assert initials_of(name) == letters


def test_that_a_contact_keeps_its_colour() -> None:
    assert tint_of("one", LIGHT) == tint_of("one", LIGHT)
    assert len({tint_of(str(number), LIGHT) for number in range(100)}) == len(LIGHT.avatars)
