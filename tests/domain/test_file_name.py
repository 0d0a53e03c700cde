from hypothesis import given
from hypothesis import strategies as st

from stakeholders.domain.file_name import safe_file_name


@given(st.text(max_size=300))
def test_that_no_text_makes_a_name_that_a_system_refuses(text: str) -> None:
    name = safe_file_name(text, ".vcf")
    assert len(name.encode()) <= 120
    assert name.endswith(".vcf")
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert not name.startswith(".")


def test_that_reserved_names_of_windows_are_avoided() -> None:
    assert safe_file_name("con", ".vcf") == "_con.vcf"
    assert safe_file_name("LPT1.old", ".vcf") == "_LPT1.old.vcf"


def test_that_two_of_one_name_get_two_files() -> None:
    used = {"ana example.vcf"}
    assert safe_file_name("Ana Example", ".vcf", used) == "Ana Example (2).vcf"


def test_that_a_cut_never_splits_a_letter() -> None:
    name = safe_file_name("é" * 200, ".vcf")
    assert name.encode().decode() == name


def test_that_paths_do_not_lead_out_of_the_folder() -> None:
    assert "/" not in safe_file_name("../../etc/passwd", ".vcf")
