"""Values that are made quickly are those of the dataclass, and as frozen."""

import copy
import dataclasses
import inspect
import pickle

import pytest

from stakeholders.domain.channel import Channel, ChannelType
from stakeholders.domain.frozen import changing, quickly_made


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """A value that is made the usual way."""

    name: str
    count: int = 3
    label: str | None = None

    @property
    def shout(self) -> str:
        """What it says, loudly."""
        return self.name.upper()


@quickly_made
@dataclasses.dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    name: str
    count: int = 3
    label: str | None = None

    @property
    def shout(self) -> str:
        """What it says, loudly."""
        return self.name.upper()


@pytest.mark.parametrize("given", [("a",), ("a", 4), ("a", 4, "x")])
def test_that_it_is_made_of_the_same_things(given: tuple[object, ...]) -> None:
    quick, plain = Quick(*given), Plain(*given)  # type: ignore[arg-type]
    assert dataclasses.astuple(quick) == dataclasses.astuple(plain)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert quick == Quick(*given) != Quick("b")  # type: ignore[arg-type]
    assert hash(quick) == hash(Quick(*given))  # type: ignore[arg-type]
    assert quick.shout == "A"
    assert type(quick) is Quick


def test_that_nothing_of_it_can_be_set() -> None:
    quick = Quick("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        quick.count = 5  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        quick.more = 5  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="name"):
        Quick()  # type: ignore[call-arg]


def test_that_it_can_be_copied_replaced_and_sent_to_another_process() -> None:
    channel = Channel(ChannelType.PHONE, "123", label="desk")
    assert pickle.loads(pickle.dumps(channel)) == channel  # noqa: S301
    assert copy.deepcopy(channel) == channel
    assert dataclasses.replace(channel, label="").label == ""


def test_that_its_signature_stays() -> None:
    quick, plain = inspect.signature(Quick), inspect.signature(Plain)
    assert quick.parameters.keys() == plain.parameters.keys()
    assert [one.default for one in quick.parameters.values()] == [
        one.default for one in plain.parameters.values()
    ]
    assert Quick.__init__.__annotations__ == Plain.__init__.__annotations__


def test_that_changing_fields_is_replacing_them() -> None:
    relabelled = changing(Quick, "label", "count")
    assert relabelled(Quick("a"), "x", 7) == dataclasses.replace(Quick("a"), label="x", count=7)
    with pytest.raises(ValueError, match="argument"):
        relabelled(Quick("a"), "x")
