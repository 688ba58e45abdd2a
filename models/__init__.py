"""The tables (SQLModel), one subject per file, without behaviour beyond their own columns.

In: `rules.law.terms` and `access` for the words in a column. Never: a rule, a query, a screen.
Importing this package imports every table, so that migrations and tests see them all.
"""

from models.audit import AuditRecord
from models.catalogue import Aanbieder, Aanbod
from models.decision import Bezwaar, PipBekendmaking, PipHandtekening
from models.dossier import Contact, Dossier, DossierCaseworker, Huishouden, HuishoudenLid
from models.dossier_counts import DossierCount
from models.dossier_join import DossierJoin
from models.draft import Draft
from models.duo import DuoBericht, DuoNotificatie
from models.ending import IntakeAkkoord, IntakeLeemte, Verwijzing, WarmeOverdracht
from models.imports import ImportMapping
from models.instrument import Klas, KlasDeelnemer, Meting, Observatie
from models.intake import Intake, IntakeClosing
from models.keys import DataKey
from models.language import CaseworkerTaal, Tolk, Vertaling
from models.login import LoginAttempt, LoginSession
from models.pip import Activiteit, Doel, Pip, PipVersie
from models.progress import DoelStand, Examen, GevolgdeUren, PipTeamLid, Voortgang
from models.rights import DomeinInzage, DomeinRecht
from models.sheet import AnswerHistory, AnswerRow, AnswerSheet
from models.support import Gemis, Ontzorging, PipAfspraak
from models.talk import Gesprek
from models.team import Caseworker, Gemeente

__all__ = [
    "Aanbieder",
    "Aanbod",
    "Activiteit",
    "AnswerHistory",
    "AnswerRow",
    "AnswerSheet",
    "AuditRecord",
    "Bezwaar",
    "Caseworker",
    "CaseworkerTaal",
    "Contact",
    "DataKey",
    "Doel",
    "DoelStand",
    "DomeinInzage",
    "DomeinRecht",
    "Dossier",
    "DossierCaseworker",
    "DossierCount",
    "DossierJoin",
    "Draft",
    "DuoBericht",
    "DuoNotificatie",
    "Examen",
    "Gemeente",
    "Gemis",
    "Gesprek",
    "GevolgdeUren",
    "Huishouden",
    "HuishoudenLid",
    "ImportMapping",
    "Intake",
    "IntakeAkkoord",
    "IntakeClosing",
    "IntakeLeemte",
    "Klas",
    "KlasDeelnemer",
    "LoginAttempt",
    "LoginSession",
    "Meting",
    "Observatie",
    "Ontzorging",
    "Pip",
    "PipAfspraak",
    "PipBekendmaking",
    "PipHandtekening",
    "PipTeamLid",
    "PipVersie",
    "Tolk",
    "Vertaling",
    "Verwijzing",
    "Voortgang",
    "WarmeOverdracht",
]
