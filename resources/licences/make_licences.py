"""Make the page of licences: every part that is shipped with the program, and the terms of each.

    .venv/bin/python resources/licences/make_licences.py

It reads what the packages of requirements.lock say of themselves where they are installed, and
parts.tsv for what no package tells (Python, Qt, the SQLCipher inside sqlcipher3, fonts, icons,
reference data). The texts that stand in Debian's common-licenses are taken from there, once each.
"""

import re
import sysconfig
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "resources" / "help" / "en" / "licences.md"
SHORTEST = 400  # less only names the files that hold the terms
COMMON = Path("/usr/share/common-licenses")
LICENCE_FILE = re.compile(r"(licen[cs]es?|copying)(\.\w+)?", re.IGNORECASE)
NAMES = {"GPL-3.0": "GPL-3", "LGPL-3.0": "LGPL-3", "Apache-2.0": "Apache-2.0"}
HEAD = """order: 900
commands: help.about
words: licence license copyright open source third party about version
appendix: yes

# About Stakeholders
"""
INTRODUCTION = """
Stakeholders {version}, a directory of the people and bodies that a secretariat deals with.
It asks no network: nothing you keep leaves this computer but by your own hand.

## Licences {#licences}

What is shipped with Stakeholders, and on which terms. Qt and PySide are used under the LGPL:
the libraries lie in the program's own folder as files of their own, where others of the same
form can take their place.
"""


@dataclass(frozen=True)
class Part:
    """Something that is shipped: its name, its version where it has one, licence and text."""

    name: str
    version: str
    licence: str
    text: str


def parts() -> list[Part]:
    """Return all parts, by their names."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([\w.-]+)(?:\[.+\])?==", lock, re.MULTILINE)
    return sorted([*of_packages(names), *of_table()], key=lambda part: part.name.lower())


def of_packages(names: list[str]) -> list[Part]:
    """Return the packages that are installed here and bring their terms along."""
    found = []
    for name in names:
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        text = text_of(package)
        if text:
            found.append(Part(name, "", licence_of(package), text))
    return found


def licence_of(package: Distribution) -> str:
    """Return the name of the licence of a package, as it says it in one way or another."""
    data = package.metadata
    classified = [line for line in data.get_all("Classifier") or [] if "License ::" in line]
    said = data["License-Expression"] or data["License"] or ""
    if said and "\n" not in said:
        return str(said)
    if classified:
        return re.sub(r" \(.*\)$", "", classified[0].rpartition(":: ")[2])
    return "zlib-style"


def text_of(package: Distribution) -> str:
    """Return the text of the licence of a package; of several the one for all."""
    files = [
        file
        for file in package.files or []
        if LICENCE_FILE.fullmatch(file.name) and "dist-info" in str(file)
    ]
    texts = (file.read_text() or "" for file in files)
    return min((text for text in texts if len(text) > SHORTEST), key=len, default="")


def of_table() -> list[Part]:
    """Return the parts of the table: name, licence, and where the text lies."""
    found = []
    for line in (HERE / "parts.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, licence, place = line.split("\t")
        file = {
            "common": COMMON / NAMES.get(licence, licence),
            "python": Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        }.get(place, ROOT / place)
        found.append(Part(name, "", licence, file.read_text(encoding="utf-8")))
    return found


def page() -> str:
    """Return the page: all parts with their licences, then the texts, equal ones once."""
    found = parts()
    lines = [HEAD]
    lines += as_lines(INTRODUCTION)
    lines += ["## Parts {#parts}", ""]
    lines += [f"- {part.name}: {part.licence}" for part in found]
    lines += ["", "## Texts {#texts}", ""]
    for text, holders in by_text(found).items():
        names = ", ".join(sorted({part.name for part in holders}, key=str.lower))
        lines += [f"**{names}**", "", *as_paragraphs(text), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_lines(text: str) -> list[str]:
    """Return the paragraphs of a text, each in one line."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
    return [line for paragraph in paragraphs for line in (paragraph, "")]


def by_text(found: list[Part]) -> dict[str, list[Part]]:
    """Return the parts by the words of their licences: line breaks make no difference."""
    kept: dict[str, str] = {}
    holders: defaultdict[str, list[Part]] = defaultdict(list)
    for part in found:
        first = kept.setdefault(" ".join(part.text.split()), part.text)
        holders[first].append(part)
    return holders


def as_paragraphs(text: str) -> list[str]:
    """Return a text as paragraphs of Markdown that show every sign as it is."""
    lines = []
    for paragraph in re.split(r"\n\s*\n", text.replace("\r", "").replace("\f", "\n\n")):
        plain = " ".join(paragraph.split())
        if re.search(r"\w", plain):
            lines += [re.sub(r"([\\`*_<>\[\]#{}|~])", r"\\\1", plain), ""]
    return lines


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(parts())} parts")
