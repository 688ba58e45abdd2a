"""Problem codes and refusals as sentences: what happened, what was kept, what to do."""

from functools import singledispatch

import refusals
from texts.formats import clock


@singledispatch
def sentence(refusal: refusals.Refusal) -> str:
    """The sentence for a refusal."""
    return "Dit kan nu niet."


@sentence.register
def _(refusal: refusals.NotAllowed) -> str:
    return "Dit mag niet met uw rol. Vraag uw coördinator of beheerder."


@sentence.register
def _(refusal: refusals.NotFound) -> str:
    return "Dit dossier is er niet, of u mag het niet zien."


@sentence.register
def _(refusal: refusals.LoggedOut) -> str:
    return "U bent niet meer ingelogd. Laad de pagina opnieuw en log in; u komt terug op deze plek."


@sentence.register
def _(refusal: refusals.Unavailable) -> str:
    return "Niet opgeslagen: de database is nu niet bereikbaar. Wat u typte blijft staan. Probeer het zo nog eens."


@sentence.register
def _(refusal: refusals.AlreadyDone) -> str:
    return "Dit is al gedaan. Laad de pagina opnieuw om te zien hoe het nu is."


@sentence.register
def _(refusal: refusals.ReasonNeeded) -> str:
    return "Schrijf eerst op waarom. Zonder reden kan dit niet."


@sentence.register
def _(refusal: refusals.Invalid) -> str:
    return "Nog niet alles is goed ingevuld. Bij elk veld staat wat er mist."


@sentence.register
def _(refusal: refusals.Stale) -> str:
    when = f" om {clock(refusal.at)}" if refusal.at else ""
    return f"{refusal.by} heeft dit{when} al gewijzigd. Kies hieronder welk antwoord geldt."


@sentence.register
def _(refusal: refusals.Incomplete) -> str:
    return "Dit kan nog niet. Hieronder staat wat er nog mist."


@sentence.register
def _(refusal: refusals.LockedOut) -> str:
    return f"Te vaak een verkeerd wachtwoord. U kunt weer inloggen vanaf {clock(refusal.until)}."


@sentence.register
def _(refusal: refusals.WrongLogin) -> str:
    return "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."


_WEAK = {
    "too_short": "Kies een wachtwoord van minstens 12 tekens.",
    "too_long": "Dit wachtwoord is te lang. Kies er een van hoogstens 72 tekens.",
    "too_common": "Dit wachtwoord is te makkelijk te raden. Kies bijvoorbeeld vier losse woorden.",
    "same": "Kies een ander wachtwoord dan het oude.",
    "contains_name": "Gebruik uw gebruikersnaam niet in uw wachtwoord.",
}


@sentence.register
def _(refusal: refusals.WeakPassword) -> str:
    return _WEAK[refusal.reason]
