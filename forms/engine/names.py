"""Dutch names of countries and languages (CLDR, by way of babel), and the codes an answer may hold."""

import unicodedata
from functools import lru_cache

from babel import Locale

NOT_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}  # areas, tests
NOT_LANGUAGES = {"mis", "mul", "und", "zxx", "root"}

# The mother tongues of most inburgeraars come first, so that the list opens with what is likely.
COMMON_LANGUAGES = (
    *("ar", "ti", "en", "tr", "fa", "fa-AF", "uk", "so", "am", "ku", "kmr", "ckb", "ps"),
    *("fr", "es", "zh", "pt", "pl", "ru"),
)
# CLDR has no Dutch name for Kurmanci, Berber, Hazaragi and Dutch sign language, and shows Farsi, Dari, Sorani, Mandinka
# and Edo under names that people do not look for.
OWN_NAMES = {
    **{"fa": "Perzisch (Farsi)", "fa-AF": "Dari", "kmr": "Koerdisch (Kurmanci)", "ckb": "Koerdisch (Sorani)"},
    **{"man": "Mandinka", "bin": "Edo", "ber": "Berbers", "haz": "Hazaragi", "dse": "Nederlandse Gebarentaal"},
}


def _alphabetical(pair: tuple[str, str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", pair[1]).casefold() if not unicodedata.combining(c))


@lru_cache
def countries() -> list[tuple[str, str]]:
    """All countries as (ISO 3166 code, Dutch name), by name."""
    named = Locale("nl").territories.items()
    return sorted(
        ((code, name) for code, name in named if len(code) == 2 and code not in NOT_COUNTRIES), key=_alphabetical
    )


@lru_cache
def languages() -> list[tuple[str, str]]:
    """Languages as (code, Dutch name): the common ones among inburgeraars first, then the others by name."""
    named = {code: name for code, name in Locale("nl").languages.items() if len(code) <= 3} | OWN_NAMES
    others = [pair for pair in named.items() if pair[0] not in NOT_LANGUAGES | set(COMMON_LANGUAGES)]
    return [(code, named[code]) for code in COMMON_LANGUAGES] + sorted(others, key=_alphabetical)


@lru_cache
def _country_names() -> dict[str, str]:
    return dict(countries())


@lru_cache
def _language_names() -> dict[str, str]:
    return dict(languages())


@lru_cache
def country_codes() -> frozenset[str]:
    """The codes an answer to a country question may hold."""
    return frozenset(_country_names())


@lru_cache
def language_codes() -> frozenset[str]:
    """The codes an answer to a language question may hold."""
    return frozenset(_language_names())


def country_name(code: str) -> str:
    """The Dutch name of a country; an unknown code comes back as it is."""
    return _country_names().get(code, code)


def language_name(code: str) -> str:
    """The Dutch name of a language; an unknown code comes back as it is."""
    return _language_names().get(code, code)
