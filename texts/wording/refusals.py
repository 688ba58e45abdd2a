"""Refusals as sentences: what happened, what was kept, what to do."""

import refusals
from rules.problems import Problem, ProblemCode
from texts.wording.formats import clock
from texts.wording.problems import Overrides, problem_sentence

A_COLLEAGUE = "Een collega"  # who changed something, when the name is not known

PLAIN: dict[type[refusals.Refusal], str] = {
    refusals.NotAllowed: "Dit mag niet met uw rol. Vraag uw coördinator of beheerder.",
    refusals.NotFound: "Dit dossier is er niet, of u mag het niet zien.",
    refusals.LoggedOut: "U bent niet meer ingelogd. Laad de pagina opnieuw en log in; u komt terug op deze plek.",
    refusals.RightsChanged: (
        "Uw rol of uw rechten zijn zojuist veranderd. Dit is niet opgeslagen. Laad de pagina opnieuw en kijk wat u mag."
    ),
    refusals.RightsChanged: (
        "Uw rol of uw rechten zijn zojuist veranderd. Dit is niet opgeslagen. Laad de pagina opnieuw en kijk wat u mag."
    ),
    refusals.DiskFull: (
        "Niet opgeslagen: de schijf van de server is vol. Wat u typte blijft staan. Laat deze pagina open en bel uw "
        "beheerder."
    ),
    refusals.Unavailable: (
        "Niet opgeslagen: de database is nu niet bereikbaar. Wat u typte blijft staan. Probeer het zo nog eens."
    ),
    refusals.AlreadyDone: "Dit is al gedaan. Laad de pagina opnieuw om te zien hoe het nu is.",
    refusals.PersonKnown: (
        "Er is een dossier dat van deze persoon kan zijn; misschien maakte een collega het net. Er is niets "
        "opgeslagen. Druk nog een keer en kijk wie het is."
    ),
    refusals.Joined: (
        "Dit dossier is samengevoegd met een ander dossier. Dit is niet opgeslagen. Laad de pagina opnieuw; u komt dan "
        "in het dossier dat blijft."
    ),
    refusals.OwnWork: "U vroeg dit zelf. Een andere coördinator moet kijken.",
    refusals.ReasonNeeded: "Schrijf eerst op waarom. Zonder reden kan dit niet.",
    refusals.Invalid: "Nog niet alles is goed ingevuld. Bij elk veld staat wat er mist.",
    refusals.Incomplete: "Dit kan nog niet. Hieronder staat wat er nog mist.",
    refusals.WrongLogin: "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
}

_PASSWORD: Overrides = {
    ProblemCode.TOO_LONG: "Dit wachtwoord is te lang. Kies er een van hoogstens 72 tekens.",
}


def sentence(refusal: refusals.Refusal) -> str:
    """The sentence for a refusal; those that carry details name them."""
    if isinstance(refusal, refusals.Stale):
        when = f" om {clock(refusal.at)}" if refusal.at else ""
        return f"{refusal.by or A_COLLEAGUE} heeft dit{when} al gewijzigd. Kies hieronder welk antwoord geldt."
    if isinstance(refusal, refusals.LockedOut):
        return f"Te vaak een verkeerd wachtwoord. U kunt weer inloggen vanaf {clock(refusal.until)}."
    if isinstance(refusal, refusals.WeakPassword):
        return problem_sentence(Problem("password", refusal.reason), _PASSWORD)
    return PLAIN[type(refusal)]
