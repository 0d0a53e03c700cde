from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from stakeholders.domain.email_domains import known_domains

_DOMAINS = ("unodc.org", "un.org", "unog.ch", "unov.org", "who.int", "unodc.ogr", "ohchr.org")
_NEAR = st.text(alphabet="abch.norgw", max_size=9)


def _expected(domain: str, domains: tuple[str, ...]) -> str | None:
    """Look at every domain, one by one."""
    if not domain or domain in domains:
        return None
    name, dot, ending = domain.rpartition(".")
    for known in domains:
        known_name, _, known_ending = known.rpartition(".")
        if dot and name == known_name and known_ending.startswith(ending):
            return known
    cutoff = 1 if len(domain) > 5 else 0
    scorer = DamerauLevenshtein.distance
    close = process.extractOne(domain, domains, scorer=scorer, score_cutoff=cutoff)
    return close[0] if close else None


@given(_NEAR, st.lists(_NEAR, max_size=12).map(tuple))
def test_that_the_look_up_finds_what_comparing_with_each_domain_finds(
    domain: str, domains: tuple[str, ...]
) -> None:
    assert known_domains(domains).meant_by(domain) == _expected(domain, domains)


@given(st.sampled_from(_DOMAINS), st.integers(0, 9), st.sampled_from(("", "n", "o", ".", "swap")))
def test_that_any_slip_leads_to_the_domain_that_comparing_finds(
    domain: str, place: int, slip: str
) -> None:
    if slip == "swap":
        typed = domain[:place] + domain[place : place + 2][::-1] + domain[place + 2 :]
    else:
        typed = domain[:place] + slip + domain[place + 1 :]
    for text in (typed, domain[:place] + slip + domain[place:], domain[:place]):
        assert known_domains(_DOMAINS).meant_by(text) == _expected(text, _DOMAINS)


def test_that_a_known_domain_means_nothing_else() -> None:
    assert known_domains(_DOMAINS).meant_by("unov.org") is None
    assert known_domains(()).meant_by("unov.org") is None
