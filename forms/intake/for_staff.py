"""What of a questionnaire is meant for the regievoerder alone, and so never stands on paper that others see.

A published version says it in its words: the help of a question that is not asked of the person begins with "Voor de
regievoerder", and other help speaks of the person ("iemand") or says what to write down. Such help is left out whole,
because its translation cannot be cut by sentence.
"""

import re

from forms.engine.schema import Question

_NOT_ASKED = "Voor de regievoerder"
_ABOUT_THE_PERSON = re.compile(r"\b(iemand|persoon|diagnose|waarvoor|nazoeken|u samen)\b", re.IGNORECASE)
_ORDERS = re.compile(r"(^|[.?!] )(Schrijf|Noteer|Vraag|Leg|Kijk|Geef|Wie slecht|Alleen nodig|De gemeente moet)\b")
_LAW = re.compile(r"\b(Wet inburgering|Besluit inburgering|Participatiewet|Raad van State)\b")


def is_for_staff(question: Question) -> bool:
    """Whether the regievoerder answers this question, so that it is not asked of the person."""
    return (question.help or "").startswith(_NOT_ASKED)


def help_on_paper(question: Question) -> str:
    """The help of a question for who reads it on paper; empty when it was written for staff."""
    text = question.help or ""
    return (
        "" if any(each.search(text) for each in (_ABOUT_THE_PERSON, _ORDERS, _LAW)) or is_for_staff(question) else text
    )
