"""Names say what a thing is about, in words of the field."""

import re
from typing import Final

from tests.architecture.house import modules

SAYING_NOTHING: Final = re.compile(
    "common|data|handlers?|helpers?|info|managers?|misc|process|utils?"
)


def says_nothing(name: str) -> bool:
    """Tell whether a word of `phone_manager` or `PhoneManager` fits anything."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return any(SAYING_NOTHING.fullmatch(word.lower()) for word in words)


def test_that_modules_are_named_in_words_of_the_field() -> None:
    assert not [m.name for m in modules() if says_nothing(m.name.rpartition(".")[2])]


def test_that_classes_are_named_in_words_of_the_field() -> None:
    poor = [
        module.at(class_)
        for module in modules()
        for class_ in module.classes
        if says_nothing(class_.name)
    ]
    assert not poor


def test_that_every_error_is_called_one() -> None:
    poor = [
        module.at(class_)
        for module in modules()
        for class_ in module.classes
        if not class_.name.endswith("Error")
        and any(getattr(base, "id", "").endswith(("Error", "Exception")) for base in class_.bases)
    ]
    assert not poor
