"""What somebody takes along on paper or in a workbook: which domains, how deep, blank or with what is known."""

from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from forms.engine.flow import asked_alone
from forms.engine.names import language_name
from forms.engine.schema import Questionnaire
from forms.intake.translations import languages, nearest
from forms.workbook.choice import Choice
from rules.intake.private_reason import PrivateReason
from widgets.intake import ask_alone
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

BLANK, FILLED = "leeg", "ingevuld"
ALL, SOME = "alle", "sommige"
_ANSWERS = {BLANK: "Leeg", FILLED: "Ingevuld"}
_DOMAINS = {ALL: "Alle domeinen", SOME: "Zelf kiezen"}


@dataclass(frozen=True, kw_only=True)
class TakeAlong:
    """What was chosen. `language` is the code of the second language, "" for only Dutch."""

    choice: Choice
    prefilled: bool
    language: str
    private: PrivateReason | None = None  # why what is asked alone stands in it; without one it does not

    @property
    def lacks_reason(self) -> bool:
        """Whether questions to ask alone were chosen, and not yet why."""
        return self.choice.alone and self.private is None


def choose(questionnaire: Questionnaire, dossier_id: UUID, spoken: str) -> TakeAlong:
    """Draw the choices; `questionnaire` holds what this user may see, `spoken` is the language of the person."""
    domains = _domains(questionnaire, dossier_id)
    with st.container(horizontal=True):
        deep = st.toggle(
            "Ook de verdiepende vragen",
            key=_key(dossier_id, "verdiepen"),
            help="Zonder deze keuze staan alleen de kernvragen erop, en wat daarop volgt.",
        )
        alone = bool(asked_alone(questionnaire)) and st.toggle(
            "Ook vragen die u alleen stelt",
            key=_key(dossier_id, "alleen"),
            help="Vragen over veiligheid. Neem die niet mee als een ander het papier kan zien.",
        )
    private = ask_alone.reason_of(_key(dossier_id, "reden")) if alone else None
    answers, language = st.columns(2)
    with answers:
        filled = st.segmented_control(
            "Antwoorden",
            list(_ANSWERS),
            default=BLANK,
            required=True,
            format_func=_ANSWERS.__getitem__,
            key=_key(dossier_id, "antwoorden"),
            help="Ingevuld: met de antwoorden die er al zijn. Er staat dan een naam op, en wat iemand vertelde.",
        )
    with language:
        second = _language(questionnaire, dossier_id, spoken)
    return TakeAlong(
        choice=Choice(domains=domains, deep=deep, alone=alone),
        prefilled=filled == FILLED,
        language=second,
        private=private,
    )


def _domains(questionnaire: Questionnaire, dossier_id: UUID) -> list[str]:
    titles = {each.id: plain(each.title) for each in questionnaire.sections}
    extent = st.segmented_control(
        "Domeinen op papier",
        list(_DOMAINS),
        default=ALL,
        required=True,
        format_func=_DOMAINS.__getitem__,
        key=_key(dossier_id, "welke"),
    )
    if extent != SOME:
        return list(titles)
    return list(
        st.pills(
            "Welke domeinen?",
            list(titles),
            selection_mode="multi",
            format_func=titles.__getitem__,
            key=_key(dossier_id, "domeinen"),
        )
    )


def _language(questionnaire: Questionnaire, dossier_id: UUID, spoken: str) -> str:
    translated = languages(questionnaire.name, questionnaire.version)
    codes = ["", *translated]
    chosen: str | None = st.selectbox(
        "Tweede taal op papier",
        codes,
        index=codes.index(nearest(spoken, translated) or ""),
        format_func=lambda code: language_name(code) if code else "Alleen Nederlands",
        key=_key(dossier_id, "taal"),
        disabled=not translated,
    )
    return chosen or ""


def _key(dossier_id: UUID, field: str) -> str:
    return state.key("papier", dossier_id, field)
