"""Real files of other programs, where the machine has them; they are never copied in here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stakeholders.formats.base import ReadRecord
from stakeholders.formats.csv_table_read import read_csv
from stakeholders.formats.jcard import read_jcards
from stakeholders.formats.ldif import read_ldif
from stakeholders.formats.vcard_read import read_vcards
from stakeholders.formats.windows_contact import read_windows_contact
from stakeholders.formats.xcard import read_xcards
from tests.formats.reading import CONTEXT, Read


def contacts_in(path: Path, read: Read) -> list[dict[str, object]]:
    return [
        {
            "name": item.record.name,
            "phones": [phone.raw for phone in item.record.phones],
            "emails": [email.raw for email in item.record.emails],
        }
        for item in read(path.read_bytes(), CONTEXT)
        if isinstance(item, ReadRecord)
    ]


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("vcard", read_vcards),
        ("csv", read_csv),
        ("ldif", read_ldif),
        ("jcard", read_jcards),
        ("xcard", read_xcards),
    ],
)
def test_that_every_file_of_other_programs_is_read(
    kind: str, read: Read, corpus: Path, tmp_path: Path
) -> None:
    lines = (corpus / "expect.jsonl").read_text("utf-8").splitlines()
    wanted = [line for line in lines if json.loads(line)["kind"] == kind]
    (tmp_path / "expect.jsonl").write_text("\n".join(wanted), "utf-8")
    files = [json.loads(line)["file"] for line in wanted]
    found = [
        json.dumps({"file": name, "contacts": contacts_in(corpus / "files" / name, read)})
        for name in files
    ]
    (tmp_path / "ours.jsonl").write_text("\n".join(found), "utf-8")
    command = [sys.executable, str(corpus / "check_corpus.py"), "expect.jsonl", "ours.jsonl"]
    judged = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert judged.returncode == 0, judged.stdout


def test_that_windows_contacts_are_read(corpus: Path) -> None:
    files = sorted((corpus / "files").glob("*/*.contact"))
    found = [contact for path in files for contact in contacts_in(path, read_windows_contact)]
    rows = [line.split("\t") for line in (corpus / "MANIFEST.tsv").read_text("utf-8").splitlines()]
    names = sorted(row[7] for row in rows if row[0].endswith(".contact"))
    assert files
    assert sorted(str(contact["name"]) for contact in found) == names
    assert sum(len(path.read_bytes().split(b"EmailAddress c:")) - 1 for path in files) == sum(
        len(contact["emails"]) for contact in found if isinstance(contact["emails"], list)
    )
