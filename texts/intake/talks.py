"""The words of the talks: kinds, places, people, interpreters, and how a talk is named in a sentence."""

from datetime import date

from forms.engine.answers import is_hearsay
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import (
    LONGEST_NOTE,
    MOST_MINUTES,
    Attendee,
    Interpreter,
    Talk,
    TalkInterval,
    TalkKind,
    TalkPlace,
)
from rules.problems import ProblemCode
from texts.wording.answers import shown_source
from texts.wording.formats import long_date, several
from texts.wording.problems import Overrides

TALK_KINDS: dict[TalkKind, str] = {
    TalkKind.KENNISMAKING_AZC: "Kennismaking in het azc",
    TalkKind.KENNISMAKING_THUIS: "Kennismaking thuis",
    TalkKind.DEEL_A: "Deel A",
    TalkKind.DEEL_B: "Deel B",
    TalkKind.VERVOLG: "Vervolggesprek",
    TalkKind.DRIEGESPREK: "Driegesprek",
    TalkKind.PIP_GESPREK: "PIP-gesprek",
}
# As they stand in a sentence: "gezegd in deel A", "gezegd in het vervolggesprek".
IN_A_SENTENCE: dict[TalkKind, str] = {
    TalkKind.KENNISMAKING_AZC: "de kennismaking in het azc",
    TalkKind.KENNISMAKING_THUIS: "de kennismaking thuis",
    TalkKind.DEEL_A: "deel A",
    TalkKind.DEEL_B: "deel B",
    TalkKind.VERVOLG: "het vervolggesprek",
    TalkKind.DRIEGESPREK: "het driegesprek",
    TalkKind.PIP_GESPREK: "het PIP-gesprek",
}
PLACES: dict[TalkPlace, str] = {
    TalkPlace.AZC: "In het azc",
    TalkPlace.THUIS: "Thuis",
    TalkPlace.GEMEENTEHUIS: "Gemeentehuis",
    TalkPlace.ONLINE: "Online",
    TalkPlace.TELEFOON: "Telefoon",
    TalkPlace.ANDERS: "Ergens anders",
}
ATTENDEES: dict[Attendee, str] = {
    Attendee.INBURGERAAR: "Inburgeraar",
    Attendee.PARTNER: "Partner",
    Attendee.KIND: "Kind",
    Attendee.TOLK: "Tolk",
    Attendee.SLEUTELPERSOON: "Sleutelpersoon",
    Attendee.COA: "COA",
    Attendee.VLUCHTELINGENWERK: "VluchtelingenWerk",
    Attendee.KANSVERKENNER: "Kansverkenner",
    Attendee.TAALSCHOOL: "Taalschool",
    Attendee.ANDERS: "Iemand anders",
}
INTERPRETERS: dict[Interpreter, str] = {
    Interpreter.NEE: "Zonder tolk",
    Interpreter.TOLK_AANWEZIG: "Tolk erbij",
    Interpreter.TOLKTELEFOON: "Tolktelefoon",
    Interpreter.FAMILIELID: "Familielid",
    Interpreter.COLLEGA: "Collega die de taal spreekt",
}
FIELDS: dict[str, str] = {
    "held_on": "Datum",
    "kind": "Soort gesprek",
    "place": "Plaats",
    "attendees": "Wie waren erbij?",
    "language": "Taal van het gesprek",
    "interpreter": "Tolk",
    "interpreter_note": "Welke tolk, en hoe ging het?",
    "minutes": "Minuten",
    "note": "Notitie",
}
PROBLEMS: Overrides = {
    ProblemCode.TOO_LONG: f"Deze tekst is te lang. Er passen {LONGEST_NOTE} tekens, bij de tolk 500.",
    ProblemCode.OUT_OF_BOUNDS: f"Schrijf het aantal minuten: van 1 tot en met {MOST_MINUTES}.",
}


def label(talk: Talk) -> str:
    """A talk in few words: "deel A, 3 maart 2026"; one that was taken away says so."""
    kind = TALK_KINDS[talk.kind]
    named = kind if kind.startswith("PIP") else kind[0].lower() + kind[1:]
    return f"{named}, {long_date(talk.held_on)}{' (weggehaald)' if talk.removed else ''}"


def in_a_sentence(talk: Talk) -> str:
    """A talk as it stands in a sentence: "deel A op 3 maart 2026"."""
    return f"{IN_A_SENTENCE[talk.kind]} op {long_date(talk.held_on)}"


def said_when(stored: StoredAnswer, on: date | None) -> str:
    """When and by whom an answer was given: "Gezegd in deel A op 3 maart 2026, volgens het COA".

    `on` is the day in the Netherlands for an answer of no talk.
    """
    text = f"Gezegd in {in_a_sentence(stored.talk)}" if stored.talk else f"Gezegd op {long_date(on)}"
    if is_hearsay(stored.answer.source):
        text = f"{text}, {shown_source(stored.answer)}"
    return f"{text}, klopte nog in {in_a_sentence(stored.checked)}" if stored.checked else text


def duration(minutes: int) -> str:
    """ "45 minuten", "1 uur", "5 uur en 20 minuten"."""
    hours, left = divmod(minutes, 60)
    rest = several(left, "minuut", "minuten")
    if not hours:
        return rest
    return f"{hours} uur en {rest}" if left else f"{hours} uur"


def gap_sentence(interval: TalkInterval) -> str:
    """How long it is between deel A and deel B, and what there was between."""
    months = several(interval.months, "maand", "maanden")
    contacts = several(interval.contacts, "contact", "contacten") if interval.contacts else "geen contact"
    if interval.until is None:
        return f"Sinds deel A {_is(interval.months)} {months} voorbij; in die tijd {contacts}."
    return f"Tussen deel A en deel B {_sits(interval.months)} {months}; in die tijd {contacts}."


def _is(amount: int) -> str:
    return "is" if amount == 1 else "zijn"


def _sits(amount: int) -> str:
    return "zit" if amount == 1 else "zitten"
