"""Colours of the window by what they are for, light and dark, plain and of high contrast."""

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Tint:
    """A soft ground and a colour that is read on it."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, each `#RRGGBB`, or `#AARRGGBB` where something shines through."""

    is_dark: bool
    window: str
    sidebar: str
    surface: str
    raised: str
    border: str
    strong_border: str
    text: str
    second_text: str
    third_text: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    chosen_line: str
    hover: str
    chip: str
    field: str
    focus: str
    scroll: str
    ok: str
    warn: str
    bad: str
    ok_soft: str
    warn_soft: str
    bad_soft: str
    toast: str
    toast_text: str
    toast_link: str
    overlay: str
    shadow: str
    avatars: tuple[Tint, ...]


LIGHT: Final = Tokens(
    is_dark=False,
    window="#F7F8FA",
    sidebar="#EFF1F5",
    surface="#FFFFFF",
    raised="#FFFFFF",
    border="#E2E5EB",
    strong_border="#C9CED8",
    text="#18202C",
    second_text="#525D6E",
    third_text="#5C6778",
    accent="#0A66C2",
    accent_hover="#0A5CB0",
    on_accent="#FFFFFF",
    accent_text="#0A5CB0",
    accent_soft="#E3EFFC",
    chosen_line="#E3EFFC",
    hover="#E6E9EF",
    chip="#E6E9EF",
    field="#EFF1F5",
    focus="#0A66C2",
    scroll="#C3C9D4",
    ok="#12713F",
    warn="#8A5A00",
    bad="#B42318",
    ok_soft="#DFF3E6",
    warn_soft="#FCF0D0",
    bad_soft="#FDE9E7",
    toast="#1D2530",
    toast_text="#FFFFFF",
    toast_link="#8CC4FF",
    overlay="#66141A24",
    shadow="#28101828",
    avatars=(
        Tint("#E6E9EF", "#424C5C"),
        Tint("#DFF3E5", "#12663A"),
        Tint("#FDF0CF", "#7A4F00"),
        Tint("#DAF1F5", "#0B5C6E"),
        Tint("#ECE4FB", "#5B2E9E"),
        Tint("#FDE8DF", "#9A3B12"),
        Tint("#E3EFFC", "#0A5CB0"),
    ),
)

DARK: Final = Tokens(
    is_dark=True,
    window="#15181D",
    sidebar="#1A1E24",
    surface="#1D2229",
    raised="#242A32",
    border="#2C333D",
    strong_border="#414B59",
    text="#E9EDF3",
    second_text="#AEB8C6",
    third_text="#9AA5B5",
    accent="#1F72CC",
    accent_hover="#1A66B8",
    on_accent="#FFFFFF",
    accent_text="#76B9FF",
    accent_soft="#1B3552",
    chosen_line="#1B3552",
    hover="#262C35",
    chip="#2A313B",
    field="#171B20",
    focus="#4A9BF0",
    scroll="#414B59",
    ok="#62D394",
    warn="#F0BE57",
    bad="#FF8F84",
    ok_soft="#16351F",
    warn_soft="#3D2F12",
    bad_soft="#47211F",
    toast="#EEF1F5",
    toast_text="#18202C",
    toast_link="#0A5CB0",
    overlay="#A005080C",
    shadow="#70000000",
    avatars=(
        Tint("#2F3743", "#C5CEDB"),
        Tint("#1C402C", "#7FDDA6"),
        Tint("#43341A", "#F0C56A"),
        Tint("#17434B", "#7FD4E3"),
        Tint("#3C2A5E", "#CDB3FF"),
        Tint("#4B2A1D", "#FFB08F"),
        Tint("#1B3552", "#8CC4FF"),
    ),
)

LIGHT_CONTRAST: Final = replace(
    LIGHT,
    window="#FFFFFF",
    sidebar="#FFFFFF",
    border="#5C6778",
    strong_border="#18202C",
    text="#000000",
    second_text="#1E2631",
    third_text="#2B3442",
    accent="#003E85",
    accent_hover="#002C60",
    accent_text="#003E85",
    chosen_line="#003E85",
    focus="#000000",
    scroll="#5C6778",
    ok="#064B26",
    warn="#5E3C00",
    bad="#86130A",
)

DARK_CONTRAST: Final = replace(
    DARK,
    window="#000000",
    sidebar="#000000",
    surface="#0A0C0F",
    raised="#101318",
    border="#8792A3",
    strong_border="#E9EDF3",
    text="#FFFFFF",
    second_text="#E4E9F0",
    third_text="#D5DCE6",
    accent_text="#B5DAFF",
    chosen_line="#B5DAFF",
    field="#000000",
    focus="#FFFFFF",
    scroll="#8792A3",
    ok="#9AF0BF",
    warn="#FFDD94",
    bad="#FFBEB7",
)
