import pytest
from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.channel import NumberType
from stakeholders.domain.phone import number_type_of_label, read_phone, same_number


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("+41 79 217 3009", "+41792173009"),
        ("(+662) 288-2623", "+6622882623"),
        ("00 33 (0)1 44 78 35 00", "+33144783500"),
        ("+43 (0)1 4000 82500", "+431400082500"),
        ("+423/236 58 00", "+4232365800"),
        ("+31(0)70 515 67 00", "+31705156700"),
        ("(+39) 06 570 51", "+390657051"),
        ("(381 11) 31 00 155", "+381113100155"),
        ("1 (212) 906-4400", "+12129064400"),
        ("tel:+41792173009", "+41792173009"),
        ("＋41 79 217 30 09", "+41792173009"),
        ("Tel.: +41 79 217 30 09", "+41792173009"),
    ],
)
def test_that_a_number_is_read_as_people_write_it(raw: str, e164: str) -> None:
    phone = read_phone(raw)
    assert (phone.normalised, phone.valid, phone.raw) == (e164, True, raw)
    assert phone.assumed_region is None


@pytest.mark.parametrize(
    "raw",
    ["+41 22 739 8111 ext. 35", "+41 22 739 8111, poste 35", "+41 22 739 8111 x35",
     "+41 22 739 8111;ext=35", "+41 22 739 8111 #35"],
)  # fmt: skip
def test_that_an_extension_survives_normalising(raw: str) -> None:
    phone = read_phone(raw)
    assert (phone.normalised, phone.extension) == ("+41227398111", "35")


def test_that_a_guessed_country_is_told() -> None:
    phone = read_phone("02 288 2623", ["LA", "TH"])
    assert phone.assumed_region in {"LA", "TH"}
    assert read_phone("+66 2 288 2623", ["LA"]).assumed_region is None


def test_that_countries_are_tried_in_their_order_until_one_fits() -> None:
    assert read_phone("(212) 963-8126", ["CH", "US"]).normalised == "+12129638126"


def test_that_a_country_code_without_plus_is_seen_where_the_country_is_known() -> None:
    phone = read_phone("43-1- 478 46 72", ["AT"])
    assert (phone.normalised, phone.assumed_region) == ("+4314784672", "AT")


def test_that_a_number_of_an_old_plan_is_kept_and_flagged() -> None:
    phone = read_phone("+98-21-2405600")
    assert (phone.normalised, phone.valid) == ("+98212405600", False)
    assert phone.problem is not None
    assert phone.problem.code == "phone.invalid"


@pytest.mark.parametrize(
    ("raw", "code"), [("ask the desk", "phone.text"), ("288-2623", "phone.incomplete")]
)
def test_that_what_is_no_number_is_kept_with_a_problem(raw: str, code: str) -> None:
    phone = read_phone(raw)
    assert (phone.raw, phone.normalised, phone.valid) == (raw, None, False)
    assert phone.problem is not None
    assert phone.problem.code == code
    assert phone.problem.message


@pytest.mark.parametrize("raw", ["+41 79 217 30", "+41 (0)79/217 30 0", "022 917 ext. 5"])
def test_that_a_number_that_is_not_right_is_shown_as_it_was_given(raw: str) -> None:
    phone = read_phone(raw, ("CH",))
    assert not phone.valid
    assert phone.display == raw


def test_that_the_plan_tells_mobiles_and_the_label_tells_fax() -> None:
    assert read_phone("+41 79 217 3009").number_type is NumberType.MOBILE
    assert read_phone("+41 22 739 8111", label="Fax").number_type is NumberType.FAX
    assert read_phone("+881 6 214 11000").number_type is NumberType.SATELLITE


@pytest.mark.parametrize(
    ("label", "number_type"),
    [
        ("Fax:", NumberType.FAX),
        ("cell", NumberType.MOBILE),
        ("手机", NumberType.MOBILE),
        ("Tel", None),
    ],
)
def test_that_a_label_says_what_a_number_is(label: str, number_type: NumberType | None) -> None:
    assert number_type_of_label(label) is number_type


def test_that_spellings_of_one_number_are_the_same() -> None:
    assert same_number("+66 2 288 2623", "(+662) 288-2623")
    assert same_number("02 288 2623", "+6622882623", ["TH"])
    assert not same_number("+66 2 288 2623", "+66 2 288 2624")
    assert not same_number("nothing", "nothing")


@given(st.text(), st.sampled_from([(), ("TH",), ("US", "CH")]))
def test_that_no_text_is_too_strange(raw: str, regions: tuple[str, ...]) -> None:
    phone = read_phone(raw, regions)
    assert phone.raw == raw
    assert phone.valid or phone.problem is not None


@given(st.text(alphabet="0123456789+()-./ #xet", max_size=30))
def test_that_reading_the_normalised_value_gives_the_same(raw: str) -> None:
    phone = read_phone(raw, ["CH"])
    if phone.valid and phone.normalised:
        assert read_phone(phone.normalised).normalised == phone.normalised
