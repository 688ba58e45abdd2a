"""What happened, as a sentence for people. Every event of `events` has one; a test walks them."""

from collections.abc import Mapping
from typing import Any

from rules.terms import Leerroute
from texts.labels import LEERROUTES

# What somebody did, to be read after their name.
DEEDS: dict[str, str] = {
    "DossierRegistered": "heeft het dossier geopend",
    "DossierRevised": "heeft gegevens of datums gewijzigd",
    "DossierClosed": "heeft het dossier gesloten",
    "DossierReopened": "heeft het dossier heropend",
    "CaseworkerAssigned": "heeft het dossier aan een collega toegewezen",
    "ContactNoted": "heeft een contact vastgelegd",
    "HouseholdRevised": "heeft het huishouden gewijzigd",
    "IntakeStarted": "is met de brede intake begonnen",
    "AnswerSaved": "heeft een antwoord opgeslagen",
    "AnswerConflicted": "gaf een ander antwoord dan een collega; het eerste antwoord bleef staan",
    "IntakeCompleted": "heeft de brede intake afgerond",
    "IntakeReopened": "heeft de brede intake weer geopend",
    "PipDrafted": "is met het PIP begonnen",
    "DoelAdded": "heeft een doel toegevoegd",
    "DoelRemoved": "heeft een doel verwijderd",
    "ActiviteitAdded": "heeft een activiteit toegevoegd",
    "ActiviteitRemoved": "heeft een activiteit verwijderd",
    "PipVastgesteld": "heeft het PIP vastgesteld",
    "PipChangeStarted": "is met een wijziging van het PIP begonnen",
    "Viewed": "heeft het dossier bekeken",
    "Exported": "heeft een document of lijst gedownload",
    "LoggedIn": "heeft ingelogd",
    "LoginRefused": "kon niet inloggen",
    "LoginEnded": "is uitgelogd",
    "PasswordChanged": "heeft een wachtwoord gewijzigd",
    "CaseworkerAdded": "heeft een account gemaakt",
    "CaseworkerDisabled": "heeft een account gesloten",
    "CaseworkerRevised": "heeft een account gewijzigd",
    "CaseworkerReopened": "heeft een account weer geopend",
    "GemeenteRevised": "heeft de instellingen van de gemeente gewijzigd",
}
_SCREENS = {"dossier": "het dossier", "intake": "de brede intake", "pip": "het PIP"}
_DOCUMENTS = {
    "pip": "het PIP",
    "beschikking": "de beschikking",
    "samenvatting": "de samenvatting",
    "intake": "de brede intake",
    "caseload": "een lijst van dossiers",
}


def deed(event: str, details: Mapping[str, Any], times: int = 1) -> str:
    """What somebody did, to be read after their name: "heeft een doel toegevoegd (3 keer)"."""
    said = DEEDS.get(event, "heeft iets gedaan dat Koers niet meer kent")
    if event == "PipVastgesteld" and details:
        route = LEERROUTES[Leerroute(details["leerroute"])]
        said = f"heeft versie {details['version']} van het PIP vastgesteld ({route})"
    elif event == "Viewed":
        said = f"heeft {_SCREENS.get(details.get('screen', ''), 'het dossier')} bekeken"
    elif event == "Exported":
        said = f"heeft {_DOCUMENTS.get(details.get('document', ''), 'een document')} gedownload"
    return f"{said} ({times} keer)" if times > 1 else said


def sentence(event: str, details: Mapping[str, Any], by: str, times: int = 1) -> str:
    """The whole sentence; without a name it was done by a command of the administrator, or by somebody unknown."""
    return f"{by or 'Iemand zonder account'} {deed(event, details, times)}."
