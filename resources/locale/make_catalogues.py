"""Make the catalogues of texts: the template out of the source, then each language's own two files.

    python resources/locale/make_catalogues.py           refresh and compile all of them
    python resources/locale/make_catalogues.py --check   only tell what is not up to date

A language is a folder with a `stakeholders.po`; an empty one begins a new language. Texts that a
translator has not seen yet stay English on the screen; texts that are gone are dropped.
"""

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE.parents[1] / "src" / "stakeholders"
NAME: Final = "stakeholders"
HEADERS: Final = ("Language", "Plural-Forms", "MIME-Version", "Content-Type")
SINGLE: Final = ("translated", "marked")


class UndatedCatalog(Catalog):
    """A catalogue whose header is the same whenever and with whatever it is made."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header that a reader needs."""
        return [one for one in super()._get_mime_headers() if one[0] in HEADERS]


def template() -> Catalog:
    """Return all texts of the source, in the order of their modules."""
    catalogue = Catalog(domain=NAME, project="Stakeholders", fuzzy=False, charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE.parents[1]).as_posix()
        for text in texts_of(ast.parse(path.read_bytes())):
            catalogue.add(text, locations=[(place, 1)])
    return catalogue


def texts_of(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """Return the texts of a module in order: sentences, and pairs for one and for many.

    A pair is what `plural` is given, or two texts in parentheses that are marked for it.
    """
    paired: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and is_pair(node):
            paired.update(node.elts)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Tuple | ast.Call)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(node, ast.Tuple) and is_pair(node):
            one, many = (marked_text(part) for part in node.elts)
            yield str(one), str(many)
        elif isinstance(node, ast.Call) and name_of(node) == "plural":
            texts = [text_of(argument) for argument in node.args[:2]]
            if None not in texts:
                yield str(texts[0]), str(texts[1])
        elif isinstance(node, ast.Call) and node not in paired:
            text = text_of(node.args[0]) if name_of(node) in SINGLE and node.args else None
            if text:
                yield text


def is_pair(node: ast.Tuple) -> bool:
    """Tell whether these are the two texts of a `plural`."""
    texts = [marked_text(part) for part in node.elts]
    return len(texts) == 2 and None not in texts and all("{count}" in str(t) for t in texts)


def marked_text(node: ast.expr) -> str | None:
    """Return the text of a call of `marked`."""
    if isinstance(node, ast.Call) and name_of(node) == "marked":
        return text_of(node.args[0])
    return None


def name_of(call: ast.Call) -> str:
    """Return the name of the function that is called."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def text_of(node: ast.expr) -> str | None:
    """Return a text that is written out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def languages() -> list[str]:
    """Return the codes of all languages that have a folder."""
    return sorted(path.parent.name for path in HERE.glob(f"*/{NAME}.po"))


def read(code: str) -> Catalog:
    """Return the translation into a language as it is committed."""
    return read_po((HERE / code / f"{NAME}.po").read_bytes().splitlines(), locale=code)


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a text, without dates and line numbers: they change for nothing."""
    for message in catalogue:
        message.flags.discard("python-format")
    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, omit_header=True, ignore_obsolete=True,
             include_lineno=False, sort_by_file=True)  # fmt: skip
    return header(catalogue) + stream.getvalue()


def header(catalogue: Catalog) -> bytes:
    """Return the entry that says how to read the others."""
    lines = [
        "Project-Id-Version: Stakeholders",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if catalogue.locale is not None:
        lines.insert(1, f"Language: {catalogue.locale}")
        lines.append(f"Plural-Forms: {catalogue.plural_forms}")
    text = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{text}\n'.encode()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as gettext reads it: what is translated, under a header without dates."""
    bare = UndatedCatalog(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    for message in catalogue:
        if message.id:
            bare.add(message.id, message.string)
    stream = io.BytesIO()
    write_mo(stream, bare)
    return stream.getvalue()


def refreshed(code: str, texts: Catalog) -> Catalog:
    """Return a translation with the texts of today; what is new has none yet."""
    catalogue = read(code)
    catalogue.update(texts, no_fuzzy_matching=True)
    return catalogue


def files() -> dict[Path, bytes]:
    """Return what every file has to be."""
    texts = template()
    wanted = {HERE / f"{NAME}.pot": written(texts)}
    for code in languages():
        catalogue = refreshed(code, texts)
        wanted[HERE / code / f"{NAME}.po"] = written(catalogue)
        wanted[HERE / code / f"{NAME}.mo"] = compiled(catalogue)
    return wanted


def stale() -> list[Path]:
    """Return the files that are not what they have to be."""
    return [
        path
        for path, content in files().items()
        if not path.exists() or path.read_bytes() != content
    ]


def main(arguments: list[str]) -> int:
    """Refresh the files, or only name those that are stale."""
    old = stale()
    for path in old:
        print(path.relative_to(HERE))
        if "--check" not in arguments:
            path.write_bytes(files()[path])
    return 1 if old and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
