"""What happened, as a sentence for people. Every event of `events` has one; a test checks that."""

from collections.abc import Mapping
from typing import Any

from events.people import restricted_section_of
from forms.intake.restricted_sections import title_of
from rules.law.terms import Leerroute
from texts.wording.labels import LEERROUTES

# What somebody did, to be read after their name.
DEEDS: dict[str, str] = {
    "DossierRegistered": "heeft het dossier geopend",
    "DossierRevised": "heeft gegevens of datums gewijzigd",
    "ListImported": "heeft een lijst van het COA ingelezen",
    "DossierClosed": "heeft het dossier gesloten",
    "DossierReopened": "heeft het dossier heropend",
    "DossiersJoined": "heeft twee dossiers van deze persoon samengevoegd",
    "DossiersSeparated": "heeft het samenvoegen van twee dossiers teruggedraaid",
    "CaseworkerAssigned": "heeft het dossier aan een collega toegewezen",
    "ContactNoted": "heeft een contact vastgelegd",
    "DraftBegun": "is aan een tekst begonnen die nog niet is opgeslagen",
    "DraftDropped": "heeft een begonnen tekst opgeslagen of weggegooid",
    "HouseholdRevised": "heeft het huishouden gewijzigd",
    "IntakeStarted": "is met de brede intake begonnen",
    "AnswerSaved": "heeft een antwoord opgeslagen",
    "AnswerChecked": "heeft nagevraagd of een antwoord nog klopt",
    "AnswerDoubted": "wil een antwoord opnieuw vragen",
    "TalkRecorded": "heeft een gesprek vastgelegd",
    "TalkRevised": "heeft een gesprek gewijzigd",
    "TalkRemoved": "heeft een gesprek weggehaald",
    "AnswerConflicted": "gaf een ander antwoord dan een collega; het eerste antwoord bleef staan",
    "WorkbookReadBack": "heeft een ingevuld werkblad teruggelezen",
    "IntakeCompleted": "heeft de brede intake afgerond",
    "IntakeReopened": "heeft de brede intake weer geopend",
    "IntakeCarriedOver": "heeft de brede intake overgezet naar een nieuwe vragenlijst",
    "IntakeGapNoted": "heeft vastgelegd waarom iets nog mist in de intake, of wanneer het komt",
    "IntakeGapRemoved": "heeft een reden of planning in de intake weggehaald",
    "AkkoordNoted": "heeft een akkoord op de intake vastgelegd",
    "AkkoordWithdrawn": "heeft een akkoord op de intake ingetrokken",
    "ReferralMade": "heeft een doorverwijzing gemaakt",
    "ReferralRevised": "heeft een doorverwijzing bijgewerkt",
    "HandedOver": "heeft een warme overdracht gemaakt",
    "HandoverReceived": "heeft de ontvangst van een overdracht vastgelegd",
    "PipDrafted": "is met het PIP begonnen",
    "DoelAdded": "heeft een doel toegevoegd",
    "DoelRemoved": "heeft een doel verwijderd",
    "ActiviteitAdded": "heeft een activiteit toegevoegd",
    "ActiviteitRemoved": "heeft een activiteit verwijderd",
    "PipVastgesteld": "heeft het PIP vastgesteld",
    "PipChangeRevised": "heeft de soort of de reden van een wijziging van het PIP aangepast",
    "PipChangeStarted": "is met een wijziging van het PIP begonnen",
    "PipChangeWithdrawn": "heeft een wijziging van het PIP ingetrokken",
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
    "TranslationRevised": "heeft een vertaling van de vragenlijst nagekeken",
    "OwnLanguagesSet": "heeft de eigen talen opgegeven",
    "TolkAdded": "heeft een tolk toegevoegd",
    "TolkRevised": "heeft gegevens van een tolk gewijzigd",
    "TolkRemoved": "heeft een tolk weggehaald",
    "MetingAdded": "heeft de uitkomst van een instrument vastgelegd",
    "MetingRemoved": "heeft de uitkomst van een instrument weggehaald",
    "KlasOpened": "heeft een startklas gemaakt",
    "KlasHandedOver": "heeft een startklas een andere docent gegeven",
    "KlasClosed": "heeft een startklas gesloten",
    "KlasReopened": "heeft een startklas weer geopend",
    "DeelnemerAdded": "heeft deze persoon in een startklas geplaatst",
    "DeelnemerRemoved": "heeft deze persoon uit een startklas gehaald",
    "ObservatieKept": "heeft het weekformulier van de startklas ingevuld",
    "EindrapportKept": "heeft aan het eindrapport van de startklas geschreven",
    "RechtSet": "heeft een recht per domein gewijzigd",
    "DomeinOpened": "heeft een gesloten domein geopend",
    "ApprovalAsked": "heeft een collega gevraagd om naar het PIP te kijken",
    "ApprovalGiven": "heeft akkoord gegeven om het PIP vast te stellen",
    "ApprovalRefused": "heeft het PIP teruggestuurd",
    "PipSent": "heeft vastgelegd dat het PIP is verzonden of gegeven",
    "PipSigned": "heeft een handtekening bij het PIP vastgelegd",
    "BezwaarNoted": "heeft een bezwaar vastgelegd",
    "BezwaarRevised": "heeft een bezwaar bijgewerkt",
    "AfspraakAdded": "heeft een afspraak gemaakt",
    "AfspraakRevised": "heeft een afspraak bijgewerkt",
    "AfspraakRemoved": "heeft een afspraak weggehaald",
    "OntzorgingRevised": "heeft het ontzorgen bijgewerkt",
    "GemisNoted": "heeft vastgelegd wat nodig is maar er niet is",
    "GemisSolved": "heeft vastgelegd dat iets wat miste er nu is",
    "AanbiederAdded": "heeft een aanbieder toegevoegd",
    "AanbiederRevised": "heeft een aanbieder gewijzigd",
    "AanbiederRemoved": "heeft een aanbieder weggehaald",
    "AanbodAdded": "heeft aanbod toegevoegd",
    "AanbodRevised": "heeft aanbod gewijzigd",
    "AanbodRemoved": "heeft aanbod weggehaald",
    "TeamLidAdded": "heeft iemand aan het PIP-team toegevoegd",
    "TeamLidRevised": "heeft iemand van het PIP-team gewijzigd",
    "TeamLidRemoved": "heeft iemand uit het PIP-team gehaald",
    "VoortgangPlanned": "heeft een voortgangsgesprek of overleg gepland",
    "VoortgangRevised": "heeft een voortgangsgesprek of overleg bijgewerkt",
    "VoortgangClosed": "heeft een voortgangsgesprek of overleg afgesloten",
    "VoortgangReopened": "heeft een voortgangsgesprek of overleg weer geopend",
    "VoortgangRemoved": "heeft een voortgangsgesprek of overleg weggehaald",
    "DoelStandRevised": "heeft vastgelegd hoe een doel ervoor staat",
    "ExamenNoted": "heeft een examen vastgelegd",
    "ExamenRemoved": "heeft een examen weggehaald",
    "UrenNoted": "heeft gevolgde uren vastgelegd",
    "UrenRemoved": "heeft gevolgde uren weggehaald",
    "DuoQueued": "heeft een bericht voor DUO klaargezet",
    "DuoAccepted": "heeft een bericht aan DUO verzonden",
    "DuoRefused": "kreeg een bericht terug van DUO",
    "DuoWithdrawn": "heeft een bericht aan DUO ingetrokken",
    "DuoNotified": "heeft een bericht van DUO gekregen",
    "DuoHandled": "heeft een bericht van DUO afgehandeld",
    "DuoSheetCopied": "heeft de velden voor het Portaal Inburgering opgevraagd",
}
_SCREENS = {
    "dossier": "het dossier",
    "intake": "de brede intake",
    "pip": "het PIP",
    "voortgang": "de voortgang",
    "gedeeld": "wat met een partner is gedeeld",
    "klas": "het formulier van de startklas",
}
_DOCUMENTS = {
    "pip": "het PIP",
    "beschikking": "de beschikking",
    "ondertekening": "de ondertekening van het PIP",
    "samenvatting": "de samenvatting",
    "intake": "de brede intake",
    "formulier": "een formulier van de brede intake",
    "werkblad": "een werkblad van de brede intake",
    "caseload": "een lijst van dossiers",
    "inzage": "de lijst van wie heeft gekeken",
    "overdracht": "de warme overdracht",
    "ontwikkelplan": "het ontwikkelplan",
    "eigen_taal": "de samenvatting in de eigen taal",
    "zip": "een zip met PIP's",
    "agenda": "een agenda (ICS)",
    "duo": "een bericht voor DUO",
    "voortgang": "een verslag van een voortgangsgesprek",
}


def deed(event: str, details: Mapping[str, Any], times: int = 1) -> str:
    """What somebody did, to be read after their name: "heeft een doel toegevoegd (3 keer)"."""
    text = DEEDS.get(event, "heeft iets gedaan dat Koers niet meer kent")
    if event == "PipVastgesteld" and details:
        route = LEERROUTES[Leerroute(details["leerroute"])]
        text = f"heeft versie {details['version']} van het PIP vastgesteld ({route})"
    elif event == "Viewed":
        text = f"heeft {_SCREENS.get(details.get('screen', ''), 'het dossier')} bekeken"
    elif event == "Exported":
        text = f"heeft {_DOCUMENTS.get(details.get('document', ''), 'een document')} gedownload"
    elif event == "DomeinOpened" and details:
        text = f"heeft het gesloten domein {title_of(restricted_section_of(details))} geopend"
    return f"{text} ({times} keer)" if times > 1 else text


def sentence(event: str, details: Mapping[str, Any], by: str, times: int = 1) -> str:
    """The whole sentence; without a name it was done by a command of the administrator, or by somebody unknown."""
    nobody = "Koers" if event.startswith("Duo") else "Iemand zonder account"
    return f"{by or nobody} {deed(event, details, times)}."
