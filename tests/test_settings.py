"""Koers refuses to serve real data with a known secret, and names the setting."""

import pytest

from settings import Settings, WrongSetting, require_safe


def the_settings(**overrides: object) -> Settings:
    return Settings(_env_file=None, **overrides)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize("secret", ["", "changeme", "vul-hier-een-lang-geheim-in", "kort"])
def test_a_missing_example_or_short_secret_is_refused_by_name(secret: str) -> None:
    with pytest.raises(WrongSetting, match="KOERS_SECRET_KEY"):
        require_safe(the_settings(secret_key=secret))


def test_an_own_secret_is_accepted() -> None:
    require_safe(the_settings(secret_key="a7" * 32))


def test_the_database_is_a_file_in_the_data_folder_unless_an_address_is_set() -> None:
    assert the_settings(data_dir="/srv/koers").url == "sqlite:////srv/koers/koers.db"
    assert the_settings(database_url="postgresql://db/koers").url == "postgresql://db/koers"


def test_a_secret_is_not_shown_when_settings_are_printed() -> None:
    assert "a7a7" not in repr(the_settings(secret_key="a7" * 32))
