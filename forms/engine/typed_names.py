"""Which language, country or nationality somebody means: by the name in the list, or as people here write it."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from forms.engine.names import countries, languages
from forms.engine.nationalities import ADJECTIVES, STATELESS, UNKNOWN, nationalities

# Other names under which people look for a language or a country: they stand behind the name where one is chosen.
LANGUAGES_ALSO_CALLED: Mapping[str, str] = {
    **{"ps": "Pashto", "ti": "Tigrinja", "kmr": "Kurmanji, Badini", "so": "Somali", "om": "Oromo", "man": "Mandinga"},
    **{"bin": "Bini", "ber": "Tamazight", "dse": "NGT", "ary": "Darija", "syr": "Aramees", "zh": "Mandarijn"},
    **{"ff": "Fula, Peul", "bn": "Bengali", "ne": "Nepali", "apc": "Syrisch-Arabisch", "sw": "Kiswahili"},
}
COUNTRIES_ALSO_CALLED: Mapping[str, str] = {
    **{"PS": "Palestina", "BY": "Wit-Rusland", "SZ": "Swaziland", "US": "Amerika", "GB": "Engeland", "CD": "Zaïre"},
}
# What is met in lists besides.
LANGUAGES_AS_TYPED: Mapping[str, tuple[str, ...]] = {
    "ps": ("Pashtu", "Pasjto", "Pushtu"),
    "ti": ("Tigrigna",),
    "kmr": ("Bahdini", "Kurmanci", "Kurmandji", "Noord-Koerdisch"),
    "ckb": ("Sorani", "Centraal-Koerdisch"),
    "ku": ("Kurdisch", "Kurdi"),
    "fa": ("Farsi", "Perzisch", "Persisch"),
    "fa-AF": ("Afghaans Perzisch", "Farsi Dari"),
    "so": ("Somalisch",),
    "om": ("Afaan Oromoo", "Oromiffa"),
    "am": ("Amharisch", "Amharic"),
    "man": ("Malinke", "Mandingue"),
    "ber": ("Amazigh", "Imazighen"),
    "rif": ("Tarifit", "Riffijns Berbers"),
    "dse": ("Gebarentaal",),
    "ar": ("Arabic", "Standaardarabisch", "Irakees Arabisch", "Soedanees Arabisch"),
    "apc": ("Levantijns",),
    "syr": ("Suryoyo", "Assyrisch", "Syriac"),
    "uk": ("Ukrainian",),
    "zh": ("Mandarin",),
    "yue": ("Cantonees",),
    "ff": ("Fulani", "Pular"),
    "pa": ("Panjabi",),
    "tl": ("Filipino", "Pilipino"),
    "haz": ("Hazara",),
    "uz": ("Uzbeeks", "Uzbek"),
    "en": ("English",),
}
COUNTRIES_AS_TYPED: Mapping[str, tuple[str, ...]] = {
    "PS": ("Gaza", "Westelijke Jordaanoever", "Palestijnse autoriteit"),
    "CD": ("DR Congo", "Democratische Republiek Congo"),
    "CG": ("Republiek Congo",),
    "MM": ("Birma", "Burma", "Myanmar"),
    "CI": ("Côte d'Ivoire",),
    "GB": ("Groot-Brittannië", "UK"),
    "US": ("VS", "USA"),
    "MK": ("Macedonië",),
    "HK": ("Hongkong",),
    "SS": ("Zuid-Sudan",),
    "SD": ("Sudan",),
    "UA": ("Ukraine",),
    "SY": ("Syria", "Syrische Arabische Republiek"),
    "IR": ("Perzië", "Islamitische Republiek Iran"),
    "GN": ("Guinea", "Guinee-Conakry"),
    "CV": ("Cabo Verde",),
    "GM": ("The Gambia",),
}
_STATELESS_AS_TYPED = ("staatloos", "statenloos", "staatloze", "stateless", "geen nationaliteit")
_UNKNOWN_AS_TYPED = ("onbekend", "niet bekend", "onbekende nationaliteit", "unknown")


def plain_name(text: str) -> str:
    """A name without marks, capitals, spaces and signs, by which two spellings are the same."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in bare if each.isalnum() and not unicodedata.combining(each))


def language_code(typed: str) -> str | None:
    """The language that is meant; None when it is none that is known."""
    return _languages().get(plain_name(typed))


def country_code(typed: str) -> str | None:
    """The country that is meant, also by its nationality ("Syrische"); "" for "onbekend", None when there is none."""
    if plain_name(typed) in map(plain_name, _UNKNOWN_AS_TYPED):
        return ""
    return _countries().get(plain_name(typed))


def nationality_code(typed: str) -> str | None:
    """The nationality that is meant, also by its country ("Syrië"); None when there is none."""
    return _nationalities().get(plain_name(typed))


@lru_cache
def _languages() -> dict[str, str]:
    return _by_name(languages(), [*_separate(LANGUAGES_ALSO_CALLED), *LANGUAGES_AS_TYPED.items()])


@lru_cache
def _countries() -> dict[str, str]:
    adjectives = [(code, _endings(name)) for code, name in ADJECTIVES.items()]
    others = [*_separate(COUNTRIES_ALSO_CALLED), *COUNTRIES_AS_TYPED.items(), *adjectives]
    return _by_name(countries(), others)


@lru_cache
def _nationalities() -> dict[str, str]:
    special = [(STATELESS, _STATELESS_AS_TYPED), (UNKNOWN, _UNKNOWN_AS_TYPED)]
    return _by_name(nationalities(), special) | _countries() | _by_name([], special)


def _separate(also_called: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    return [(code, tuple(names.split(", "))) for code, names in also_called.items()]


def _endings(adjective: str) -> tuple[str, ...]:
    """ "Syrische" and "Syrisch": both are written."""
    return (adjective, adjective.removesuffix("e"))


def _by_name(listed: Iterable[tuple[str, str]], others: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """The codes by every spelling and by the code itself; a name of the list goes before another spelling."""
    codes_by_name: dict[str, str] = {}
    listed = list(listed)
    for code, name in listed:
        codes_by_name.setdefault(plain_name(name), code)
    spellings: dict[str, set[str]] = {}
    for code, names in others:
        for name in names:
            spellings.setdefault(plain_name(name), set()).add(code)
    for spelling, codes in spellings.items():
        if len(codes) == 1:  # "Congolese" is of two countries: a person has to say which
            codes_by_name.setdefault(spelling, min(codes))
    for code, _ in listed:
        codes_by_name.setdefault(plain_name(code), code)
    return codes_by_name
