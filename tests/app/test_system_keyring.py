"""The keyring of the system is an addition: there, locked or missing, nothing breaks."""

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from stakeholders.app.system_keyring import SystemKeyring
from stakeholders.domain.recovery_key import new_data_key
from tests.app.keyrings import MemoryKeyring, RefusingKeyring

KEY = new_data_key()


@pytest.fixture(autouse=True)
def usual_keyring() -> Iterator[None]:
    usual = keyring.get_keyring()
    yield
    keyring.set_keyring(usual)


def test_that_a_key_is_kept_and_forgotten() -> None:
    keyring.set_keyring(MemoryKeyring())
    ours = SystemKeyring()
    assert ours.read("uid") is None
    assert ours.keep("uid", KEY)
    assert ours.read("uid") == KEY
    assert ours.read("another uid") is None
    ours.forget("uid")
    ours.forget("uid")
    assert ours.read("uid") is None


@pytest.mark.parametrize("system", [NoKeyring, RefusingKeyring])
def test_that_a_keyring_that_keeps_nothing_says_so(system: type) -> None:
    keyring.set_keyring(system())
    ours = SystemKeyring()
    assert not ours.keep("uid", KEY)
    assert ours.read("uid") is None
    ours.forget("uid")


def test_that_something_else_in_the_keyring_is_no_key() -> None:
    memory = MemoryKeyring()
    keyring.set_keyring(memory)
    SystemKeyring().keep("uid", KEY)
    memory.kept = dict.fromkeys(memory.kept, "something else")
    assert SystemKeyring().read("uid") is None


def test_that_a_missing_library_is_a_missing_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    ours = SystemKeyring()
    assert not ours.keep("uid", KEY)
    assert ours.read("uid") is None
    ours.forget("uid")
