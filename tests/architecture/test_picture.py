"""The picture of the storeys shows the imports as they are."""

from tests.architecture.picture import LANES, PICTURE, drawn, imports

MAKE = "run: PYTHONPATH=src:. .venv/bin/python -m tests.architecture.picture"


def test_that_the_picture_is_current() -> None:
    assert PICTURE.read_text("utf-8") == drawn(), MAKE


def test_that_every_import_between_storeys_has_its_arrow() -> None:
    of_bootstrap = {pair for pair in imports() if pair[0] == "bootstrap"}
    assert set(imports()) - of_bootstrap <= set(LANES)
