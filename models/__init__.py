"""What we keep: SQLModel tables, one subject a file, no behaviour beyond their own columns.

In: `rules.terms` and `access` for the words in a column. Never: a rule, a query, a screen.
Importing this package imports every table, so that migrations and tests see them all.
"""

from models.audit import AuditRecord
from models.dossier import Contact, Dossier, DossierCaseworker, Huishouden, HuishoudenLid
from models.intake import Intake, IntakeClosing
from models.login import LoginAttempt, LoginSession
from models.pip import Activiteit, Doel, Pip, PipVersie
from models.sheet import Answer, AnswerHistory, AnswerSheet
from models.tally import DossierTally
from models.team import Caseworker, Gemeente

__all__ = [
    "Activiteit",
    "Answer",
    "AnswerHistory",
    "AnswerSheet",
    "AuditRecord",
    "Caseworker",
    "Contact",
    "Doel",
    "Dossier",
    "DossierCaseworker",
    "DossierTally",
    "Gemeente",
    "Huishouden",
    "HuishoudenLid",
    "Intake",
    "IntakeClosing",
    "LoginAttempt",
    "LoginSession",
    "Pip",
    "PipVersie",
]
