"""What we keep: SQLModel tables, one subject a file, no behaviour beyond their own columns.

In: `rules.terms` and `access` for the words in a column. Never: a rule, a query, a screen.
Importing this package imports every table, so that migrations and tests see them all.
"""

from models.audit import AuditRecord
from models.dossier import Contact, Dossier, DossierCaseworker, Huishouden, HuishoudenLid
from models.ending import IntakeAkkoord, IntakeLeemte, Verwijzing, WarmeOverdracht
from models.imports import ImportMapping
from models.instrument import Klas, KlasDeelnemer, Meting, Observatie
from models.intake import Intake, IntakeClosing
from models.keys import DataKey
from models.language import CaseworkerTaal, Tolk, Vertaling
from models.login import LoginAttempt, LoginSession
from models.pip import Activiteit, Doel, Pip, PipVersie
from models.rights import DomeinInzage, DomeinRecht
from models.sheet import Answer, AnswerHistory, AnswerSheet
from models.talk import Gesprek
from models.tally import DossierTally
from models.team import Caseworker, Gemeente

__all__ = [
    "Activiteit",
    "Answer",
    "AnswerHistory",
    "AnswerSheet",
    "AuditRecord",
    "Caseworker",
    "CaseworkerTaal",
    "Contact",
    "DataKey",
    "Doel",
    "DomeinInzage",
    "DomeinRecht",
    "Dossier",
    "DossierCaseworker",
    "DossierTally",
    "Gemeente",
    "Gesprek",
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
    "Pip",
    "PipVersie",
    "Tolk",
    "Vertaling",
    "Verwijzing",
    "WarmeOverdracht",
]
