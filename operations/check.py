"""Is this installation in order? Each check gives Dutch sentences about what is wrong; none means well."""

from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from actions.deed.dossier_status import differences
from database import open_session
from forms.engine.answer_from_row import answer_from
from forms.engine.answers import is_given
from forms.engine.library import verify
from forms.engine.schema import WrongDefinition
from models import AnswerRow, Dossier, Intake, IntakeClosing
from operations.duo.client import faults as duo_faults
from operations.keys import old_keys, wrong_keys
from operations.migrate import is_current
from operations.reencryption import plain, unreadable, waiting
from operations.safety.tampering import changed_versions, lost_rows, unguarded
from operations.serve import ROOT
from refusals import Unavailable
from secrecy import is_encrypted
from settings import Settings, WrongSetting, require_safe

FONTS = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
MOST = 20  # lines of one kind; the rest is counted

Check = Callable[[Session], Iterator[str]]


def wrong_before_start(settings: Settings, engine: sa.Engine) -> list[str]:
    """What makes it unsafe to start: settings, questionnaires, database, migrations, keys."""
    faults = [*_settings(settings), *_questionnaires()]
    try:
        with open_session(engine) as session:
            faults += _migrations(session)
            return faults + [each for each in _keys(session) if each not in faults]
    except Unavailable:
        return [*faults, _away(settings)]


def wrong_keys_at_start(engine: sa.Engine) -> list[str]:
    """Why this database may not be opened with these keys.

    A database that is away is no reason: Koers waits for it later.
    """
    try:
        with open_session(engine) as session:
            return list(_keys(session))
    except Unavailable:
        return []


def wrong(settings: Settings, engine: sa.Engine) -> list[str]:
    """Everything that is wrong with this installation and what it keeps."""
    faults = [*wrong_before_start(settings, engine), *_fonts(), *duo_faults(settings)]
    try:
        with open_session(engine) as session:
            if is_current(session.connection()):
                for check in CHECKS:
                    faults += _short(list(check(session)))
    except Unavailable:
        return faults
    return faults


def _settings(settings: Settings) -> Iterator[str]:
    try:
        require_safe(settings)
    except WrongSetting as wrong_setting:
        yield str(wrong_setting)


def _questionnaires() -> Iterator[str]:
    try:
        verify()
    except WrongDefinition as wrong_definition:
        yield f"Een vragenlijst klopt niet: {wrong_definition}"


def _migrations(session: Session) -> Iterator[str]:
    if not is_current(session.connection()):
        yield "De database hoort bij een andere versie van Koers. Maak een reservekopie en voer uit: koers migrate"


def _keys(session: Session) -> Iterator[str]:
    if is_current(session.connection()):
        yield from wrong_keys(session.connection())


def _secrets(session: Session) -> Iterator[str]:
    connection = session.connection()
    if any(wrong_keys(connection)):
        return  # told before
    if readable := waiting(connection, plain):
        yield f"{readable} gevoelige gegevens zijn nog niet versleuteld. Voer uit: koers migrate"
    if old := old_keys(connection):
        yield f"Er is nog een oude sleutel in gebruik ({', '.join(old)}). Voer uit: koers keys rotate"
    _, wrong = unreadable(connection)
    if wrong:
        yield f"ALARM: {wrong} versleutelde gegevens gaan niet open. Verander niets en zet een reservekopie ernaast."


def _away(settings: Settings) -> str:
    if not settings.database_url and not settings.data_dir.is_dir():
        return f"Er is nog geen database in {settings.data_dir.absolute()}. Maak die met: koers migrate"
    where = sa.make_url(settings.url).render_as_string(hide_password=True)
    return f"De database is niet bereikbaar: {where}. Controleer KOERS_DATABASE_URL of KOERS_DATA_DIR."


def _fonts() -> Iterator[str]:
    for font in FONTS:
        for weight in ("Regular", "Bold"):
            if not (ROOT / "exports" / "fonts" / f"{font}-{weight}.ttf").is_file():
                yield f"Het lettertype {font}-{weight} ontbreekt in exports/fonts; zonder dat zijn er geen PDF's."


def _status_faults(session: Session) -> Iterator[str]:
    for difference in differences(session):
        yield f"Opgeslagen is iets anders dan de datums zeggen: {difference}"


def _lost_answers(session: Session) -> Iterator[str]:
    """Answers of a completed intake cannot be taken away; so fewer than at completion means that some were lost."""
    closed = session.exec(
        select(Intake.sheet_id, Dossier.number, IntakeClosing.answers_given)
        .join(IntakeClosing, col(IntakeClosing.intake_id) == col(Intake.id))
        .join(Dossier, col(Dossier.id) == col(Intake.dossier_id))
        .where(col(Intake.completed_at).is_not(None), col(IntakeClosing.reopened_at).is_(None))
        .order_by(col(Dossier.number))
    )
    for sheet_id, number, expected in closed.all():
        rows = session.exec(
            select(AnswerRow.value, AnswerRow.mark, AnswerRow.source).where(AnswerRow.sheet_id == sheet_id)
        )
        answers = sum(
            is_encrypted(row[0]) or is_given(answer_from(*row)) for row in rows
        )  # an empty text is never encrypted
        if answers < expected:
            yield (
                f"ALARM: dossier {number} heeft {answers} antwoorden, en {expected} toen de intake werd afgerond. "
                "Verander niets en zet een reservekopie ernaast."
            )


def double_numbers(session: Session) -> Iterator[str]:
    """Dossiers with one V-number from before a V-number belonged to one dossier: the oldest has it in the index."""
    first, other = aliased(Dossier), aliased(Dossier)
    rows = session.connection().execute(
        sa.select(col(other.number), col(first.number), col(first.v_number))
        .select_from(first)
        .join(
            other,
            (col(other.gemeente_id) == col(first.gemeente_id))
            & (col(other.v_number) == col(first.v_number_key))
            & col(other.v_number_key).is_(None),
        )
        .order_by(col(other.number))
    )
    for number, oldest, v_number in rows:
        yield f"Dossier {number} heeft hetzelfde V-nummer als {oldest} ({v_number}). Kijk ze na, of voeg ze samen."


def _short(lines: list[str]) -> list[str]:
    return lines if len(lines) <= MOST else [*lines[:MOST], f"… en nog {len(lines) - MOST} van zulke regels."]


CHECKS: tuple[Check, ...] = (
    _status_faults,
    _lost_answers,
    lost_rows,
    changed_versions,
    unguarded,
    _secrets,
    double_numbers,
)
