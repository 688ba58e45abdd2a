"""Languages, countries and nationalities as people in this work write them."""

import pytest

from forms.engine.names import country_codes, language_codes, language_name
from forms.engine.nationalities import nationalities, nationality_codes
from forms.engine.typed_names import (
    COUNTRIES_ALSO_CALLED,
    COUNTRIES_AS_TYPED,
    LANGUAGES_ALSO_CALLED,
    LANGUAGES_AS_TYPED,
    country_code,
    language_code,
    nationality_code,
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Pashto", "ps"), ("Pashtu", "ps"), ("Pasjtoe", "ps"), ("Tigrinja", "ti"), ("tigrinya", "ti"),
        ("Kurmanji", "kmr"), ("Kurmanci", "kmr"), ("Koerdisch (Kurmanci)", "kmr"), ("Sorani", "ckb"), ("Badini", "kmr"),
        ("Berbers", "ber"), ("Mandinka", "man"), ("Edo", "bin"), ("Farsi", "fa"), ("Dari", "fa-AF"), ("Somali", "so"),
        ("Oromo", "om"), ("Lingala", "ln"), ("Nederlandse Gebarentaal", "dse"), ("NGT", "dse"), ("Arabisch", "ar"),
        ("Oekraiens", "uk"), ("TURKS", "tr"), ("fa", "fa"), ("Klingonees", None), ("", None),
    ],
)  # fmt: skip
def test_a_language_is_known_as_people_write_it(typed: str, code: str | None) -> None:
    assert language_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "country", "nationality"),
    [
        ("Syrië", "SY", "SY"),
        ("Syrische", "SY", "SY"),
        ("syrisch", "SY", "SY"),
        ("Eritrese", "ER", "ER"),
        ("Palestina", "PS", "PS"),
        ("Palestijnse", "PS", "PS"),
        ("Onbekend", "", "XXX"),
        ("Staatloos", None, "XXA"),
        ("Congolese", None, None),  # of two countries
        ("Congo-Kinshasa", "CD", "CD"),
        ("Niger", "NE", "NE"),
        ("Nigeriaanse", "NG", "NG"),
        ("Atlantis", None, None),
    ],
)
def test_a_country_and_a_nationality_are_known_by_either_word(
    typed: str, country: str | None, nationality: str | None
) -> None:
    assert (country_code(typed), nationality_code(typed)) == (country, nationality)


def test_every_spelling_leads_to_something_in_the_list() -> None:
    assert set(LANGUAGES_AS_TYPED) | set(LANGUAGES_ALSO_CALLED) <= language_codes()
    assert set(COUNTRIES_AS_TYPED) | set(COUNTRIES_ALSO_CALLED) <= country_codes()
    assert all(language_code(name) == code for code, names in LANGUAGES_AS_TYPED.items() for name in names)
    assert all(language_name(code) != code for code in LANGUAGES_AS_TYPED)
    assert len({name for _, name in nationalities()}) == len(nationality_codes())
