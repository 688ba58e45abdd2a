"""Every event has a sentence."""

from collections.abc import Iterator

import pytest

from events import Event
from texts.wording.events import DEEDS, deed, sentence


def _kinds(kind: type[Event]) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


@pytest.mark.parametrize("name", sorted({kind.__name__ for kind in _kinds(Event)}))
def test_every_event_has_a_sentence(name: str) -> None:
    assert name in DEEDS
    assert sentence(name, {}, "Sanne de Boer").startswith("Sanne de Boer ")


def test_no_sentence_is_left_of_an_event_that_is_gone() -> None:
    assert set(DEEDS) == {kind.__name__ for kind in _kinds(Event)}


def test_a_vastgesteld_pip_names_its_version_and_leerroute() -> None:
    sentence = deed("PipVastgesteld", {"leerroute": "Z", "version": 2})
    assert sentence == "heeft versie 2 van het PIP vastgesteld (Z-route)"


def test_the_same_event_is_listed_once_with_its_count() -> None:
    assert deed("AnswerSaved", {}, 3) == "heeft een antwoord opgeslagen (3 keer)"


def test_an_event_that_no_longer_exists_has_words_too() -> None:
    assert sentence("OldEvent", {}, "") == "Iemand zonder account heeft iets gedaan dat Koers niet meer kent."
