"""An encrypted text can be decrypted only in its own place with its own key, and reveals nothing."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secrecy import Keyring, Unreadable, WrongKeys, fingerprint, is_encrypted, key_of, new_index, new_keys

PLACE = "answer/een-blad/gezondheid"


@given(st.text(max_size=300), st.text(max_size=60))
def test_text_encrypted_for_a_place_can_be_decrypted_there(text: str, place: str) -> None:
    keyring = Keyring(new_keys())

    assert keyring.decrypt(keyring.encrypt(text, place), place) == text


def test_an_encrypted_text_names_its_key_and_does_not_contain_the_text() -> None:
    keyring = Keyring(new_keys())

    sealed = keyring.encrypt('"slaapt slecht"', PLACE)

    assert is_encrypted(sealed)
    assert key_of(sealed) == keyring.first
    assert b"slaapt" not in base64.b64decode(sealed.rpartition(":")[2])
    assert not is_encrypted('"slaapt slecht"')
    assert not is_encrypted(None)


def test_the_same_text_encrypts_differently_each_time_and_short_texts_get_the_same_length() -> None:
    keyring = Keyring(new_keys())

    yes, no = keyring.encrypt('"ja"', PLACE), keyring.encrypt('"weet_niet"', PLACE)

    assert keyring.encrypt('"ja"', PLACE) != yes
    assert len(yes) == len(no)


def test_an_encrypted_text_cannot_be_decrypted_in_another_place() -> None:
    keyring = Keyring(new_keys())

    with pytest.raises(Unreadable):
        keyring.decrypt(keyring.encrypt("ja", PLACE), "answer/een-ander-blad/gezondheid")


def test_an_encrypted_text_cannot_be_decrypted_after_one_changed_character() -> None:
    keyring = Keyring(new_keys())
    head, _, body = keyring.encrypt("ja", PLACE).rpartition(":")
    closed = bytearray(base64.b64decode(body))
    closed[20] ^= 1

    for changed in (base64.b64encode(bytes(closed)).decode(), body[:-8], "geen base64!", ""):
        with pytest.raises(Unreadable):
            keyring.decrypt(f"{head}:{changed}", PLACE)


def test_another_key_decrypts_nothing_even_under_the_same_name() -> None:
    keyring, other = Keyring(new_keys()), Keyring(new_keys())
    namesake = Keyring(f"{keyring.first}:{other._written.partition(':')[2]}")

    for wrong in (other, namesake):
        with pytest.raises(Unreadable):
            wrong.decrypt(keyring.encrypt("ja", PLACE), PLACE)


def test_new_texts_use_the_first_key_and_texts_of_the_other_keys_can_still_be_read() -> None:
    old, fresh = new_keys(), new_keys()
    before = Keyring(old).encrypt("ja", PLACE)

    keyring = Keyring(f"{fresh}, {old}")

    assert keyring.decrypt(before, PLACE) == "ja"
    assert key_of(keyring.encrypt("nee", PLACE)) == fresh.partition(":")[0]


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "ontbreekt"),
        (" , ", "ontbreekt"),
        ("YWxsZWVu", "geen lijst"),
        ("Een Naam:YWxsZWVu", "geen lijst"),
        ("kort:YWxsZWVu", "niet heel overgenomen"),
        ("geen-base64:???", "niet heel overgenomen"),
    ],
)
def test_keys_that_are_no_keys_are_refused_by_the_name_of_the_setting(written: str, sentence: str) -> None:
    with pytest.raises(WrongKeys, match=sentence) as refused:
        Keyring(written).encrypt("ja", PLACE)

    assert "KOERS_DATA_KEYS" in str(refused.value)


def test_two_keys_of_one_name_are_refused() -> None:
    key = new_keys()

    with pytest.raises(WrongKeys, match="dezelfde naam"):
        Keyring(f"{key},{key}").encrypt("ja", PLACE)


def test_a_fingerprint_is_the_same_for_the_same_secret_only() -> None:
    index = new_index()

    assert fingerprint("123456782", index) == fingerprint("123456782", index)
    assert fingerprint("123456782", index) != fingerprint("123456782", new_index())
    assert fingerprint("123456782", index) != fingerprint("123456783", index)
