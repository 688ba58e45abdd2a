"""Countries and languages by the names people look for."""

import pytest

from forms.engine.names import countries, country_name, language_name, languages


@pytest.mark.parametrize(
    ("code", "name"), [("SY", "Syrië"), ("ER", "Eritrea"), ("TR", "Turkije"), ("XK", "Kosovo"), ("??", "??")]
)
def test_country_has_its_dutch_name(code: str, name: str) -> None:
    assert country_name(code) == name


@pytest.mark.parametrize(
    ("code", "name"),
    [("ti", "Tigrinya"), ("fa-AF", "Dari"), ("fa", "Perzisch (Farsi)"), ("kmr", "Koerdisch (Kurmanci)"), ("??", "??")],
)
def test_language_has_its_dutch_name(code: str, name: str) -> None:
    assert language_name(code) == name


def test_countries_are_sorted_by_name_with_accents_as_letters() -> None:
    names = [name for _, name in countries()]

    assert names.index("Afghanistan") < names.index("Åland") < names.index("Albanië")
    assert not {"Europese Unie", "onbekend gebied", "Pseudo-Bidi"} & set(names)


def test_the_languages_of_most_inburgeraars_come_first() -> None:
    codes = [code for code, _ in languages()]

    assert codes[:3] == ["ar", "ti", "en"]
    assert len(codes) == len(set(codes))
    assert "und" not in codes


def test_no_two_countries_or_languages_have_the_same_name() -> None:
    for pairs in (countries(), languages()):
        names = [name for _, name in pairs]
        assert len(names) == len(set(names))
