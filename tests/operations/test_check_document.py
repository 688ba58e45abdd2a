"""`koers check-document`: whether a file belongs to a version that was vastgesteld, and is unchanged."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from PIL import Image
from pypdf import PdfReader, PdfWriter
from sqlmodel import Session, select
from typer.testing import CliRunner

import settings as settings_module
from access import User
from actions.pip.after_decision import SignatureFacts, sign
from exports.pip.documents import papier_pdf
from exports.pip.signing_pdf import signing_pdf
from exports.typesetting.provenance import LAYOUT
from models import Gemeente, PipVersie
from models.values.plan import frozen
from operations.check_document import FileVerdict, check_document
from operations.command import koers
from queries.pip.after_decision import signatures
from queries.pip.versions import draft_document, version
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.plans import a_full_plan, freeze

PRINTED = date(2027, 2, 3)
Check = Callable[[bytes], FileVerdict]


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """A dossier with one version."""
    case_id = a_dossier(session, sanne, bsn="999993653", language="ti")
    freeze(session, a_full_plan(session, case_id, sanne), sanne)
    return case_id


@pytest.fixture
def document(session: Session, sanne: User, dossier_id: UUID) -> PipDocument:
    """The version as it was frozen."""
    versie_id = session.exec(select(PipVersie.id).where(PipVersie.dossier_id == dossier_id)).one()
    return version(session, versie_id, seen_by=sanne)


@pytest.fixture
def check(database: Database, tmp_path: Path) -> Check:
    """Look a file with these bytes up."""

    def checked(content: bytes) -> FileVerdict:
        file = tmp_path / "document.pdf"
        file.write_bytes(content)
        return check_document(database.engine, file)

    return checked


def verdict_text(verdict: FileVerdict) -> str:
    return " ".join(verdict.sentences)


@pytest.mark.parametrize("papier", DocumentKind)
def test_each_unchanged_document_is_recognised(document: PipDocument, check: Check, papier: DocumentKind) -> None:
    verdict = check(papier_pdf(papier, document, PRINTED, language="ti"))

    assert verdict.good
    assert "versie 1 van het PIP in dossier" in verdict_text(verdict)
    assert "dagtekening 21 november 2026" in verdict_text(verdict)
    assert "Het bestand is niet veranderd." in verdict_text(verdict)


def test_the_signature_sheet_is_still_valid_when_somebody_signed_after_the_download(
    session: Session, sanne: User, document: PipDocument, check: Check
) -> None:
    _sign(session, sanne, "inburgeraar")
    early = _sheet(session, sanne, document)
    _sign(session, sanne, "regievoerder")

    for content in (early, _sheet(session, sanne, document)):
        verdict = check(content)
        assert verdict.good
        assert "Dit klopt: ondertekening bij versie 1 van het PIP in dossier" in verdict_text(verdict)


def test_a_signature_that_was_drawn_on_the_sheet_afterwards_is_found(
    session: Session, sanne: User, document: PipDocument, check: Check
) -> None:
    _sign(session, sanne, "inburgeraar")
    versie_id = session.exec(select(PipVersie.id)).one()
    signature = signatures(session, versie_id, seen_by=sanne)[0]

    other_name = signing_pdf(document, [replace(signature, name="Iemand Anders")], PRINTED)
    other_lines = signing_pdf(document, [replace(signature, strokes=(((0.0, 0.0), (1.0, 1.0)),))], PRINTED)

    assert "De tekst in dit bestand is veranderd." in verdict_text(check(other_name))
    assert "De tekst is gelijk, maar het bestand zelf is veranderd." in verdict_text(check(other_lines))


def _sign(session: Session, by: User, who: str) -> None:
    versie_id = session.exec(select(PipVersie.id)).one()
    sign(
        session,
        signature_id=uuid4(),
        versie_id=versie_id,
        facts=SignatureFacts(who=who, name=f"De {who}", manner="scherm", strokes="[[[0.1,0.2],[0.5,0.75]]]"),
        by=by,
        at=NOW,
        on=TODAY,
    )


def _sheet(session: Session, by: User, document: PipDocument) -> bytes:
    versie_id = session.exec(select(PipVersie.id)).one()
    return signing_pdf(document, signatures(session, versie_id, seen_by=by), PRINTED)


def test_a_changed_word_on_the_page_is_found_although_the_checksum_is_unchanged(
    document: PipDocument, check: Check, session: Session
) -> None:
    other = papier_pdf(DocumentKind.ONTWIKKELPLAN, _changed(document, "Ik wil piloot worden."), PRINTED)

    verdict = check(other)

    assert not verdict.good
    assert "De tekst in dit bestand is veranderd." in verdict_text(verdict)


def _changed(document: PipDocument, wish: str) -> PipDocument:
    return replace(document, plan=replace(document.plan, own_words=wish))


def test_a_bsn_that_was_changed_is_found_too(document: PipDocument, check: Check) -> None:
    assert not check(papier_pdf(DocumentKind.BESCHIKKING, replace(document, bsn="111222333"), PRINTED)).good


def test_a_file_that_another_program_saved_is_not_called_unchanged(document: PipDocument, check: Check) -> None:
    content = _saved_anew(papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED))

    verdict = check(content)

    assert not verdict.good
    assert "De tekst is gelijk, maar het bestand zelf is veranderd." in verdict_text(verdict)


def _saved_anew(content: bytes, **about: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.add_metadata({f"/{name.capitalize()}": value for name, value in about.items()})
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_without_its_properties_the_checksum_on_the_page_still_names_the_version(
    document: PipDocument, check: Check
) -> None:
    verdict = check(_saved_anew(papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED), keywords="iets anders"))

    assert not verdict.good
    assert "Het controlegetal is dat van versie 1 van het PIP" in verdict_text(verdict)


def test_a_document_of_another_layout_is_not_checked_by_its_words(document: PipDocument, check: Check) -> None:
    file = papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED)
    keywords = str(PdfReader(BytesIO(file)).metadata.keywords)  # type: ignore[union-attr]
    older = keywords.replace(f"opmaak={LAYOUT}", "opmaak=0")

    verdict = check(_saved_anew(file, keywords=older))

    assert not verdict.good
    assert "met een andere versie van Koers gemaakt" in verdict_text(verdict)


def test_an_unknown_checksum_is_reported(document: PipDocument, check: Check) -> None:
    verdict = check(papier_pdf(DocumentKind.BESCHIKKING, replace(document, sha256="f" * 64), PRINTED))

    assert not verdict.good
    assert "hoort niet bij een versie die hier is vastgesteld" in verdict_text(verdict)


def test_a_draft_is_no_vastgesteld_document(session: Session, sanne: User, check: Check) -> None:
    other = a_dossier(session, sanne, given_names="Bilal")
    a_full_plan(session, other, sanne)
    draft = draft_document(session, other, seen_by=sanne, on=TODAY)

    verdict = check(papier_pdf(DocumentKind.ONTWIKKELPLAN, draft, PRINTED))

    assert not verdict.good
    assert "Is het een concept?" in verdict_text(verdict)


def test_a_new_logo_does_not_make_older_documents_wrong(session: Session, document: PipDocument, check: Check) -> None:
    without = papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED)
    before = papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED, _a_logo((21, 66, 115)))
    gemeente = session.exec(select(Gemeente)).one()
    gemeente.logo = _a_logo((200, 10, 10))
    session.commit()

    assert check(without).good
    assert check(before).good
    assert check(papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED, gemeente.logo)).good


def _a_logo(colour: tuple[int, int, int]) -> bytes:
    picture = BytesIO()
    Image.new("RGB", (60, 30), colour).save(picture, "PNG")
    return picture.getvalue()


def test_a_row_that_no_longer_matches_its_checksum_is_reported(
    session: Session, database: Database, document: PipDocument, check: Check
) -> None:
    file = papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED)
    session.rollback()  # lets go of the table
    _tamper(database)

    verdict = check(file)

    assert not verdict.good
    assert "past niet meer bij het controlegetal" in verdict_text(verdict)


def _tamper(database: Database) -> None:
    """As somebody with the password of the database could."""
    trigger, of_table = (
        ("pip_versie_no_update", "") if database.kind == "sqlite" else ("pip_versie_only_grows", " on pip_versie")
    )
    with database.engine.begin() as connection:
        connection.execute(sa.text(f"drop trigger {trigger}{of_table}"))
        row = connection.execute(sa.select(PipVersie.__table__)).mappings().one()  # type: ignore[attr-defined]
        content = row["document"] | {"name": "Iemand anders"}
        table = PipVersie.__table__  # type: ignore[attr-defined]
        connection.execute(sa.update(table).where(table.c.id == row["id"]).values(document=content))


def test_the_frozen_content_as_json_is_recognised_and_a_changed_one_is_not(document: PipDocument, check: Check) -> None:
    content, _ = frozen(document)

    assert check(json.dumps(content).encode()).good
    assert not check(json.dumps(content | {"name": "Iemand anders"}).encode()).good


@pytest.mark.parametrize("content", [b"", b"hallo", b"%PDF-1.4\nkapot", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_is_not_a_document_is_refused(document: PipDocument, check: Check, content: bytes) -> None:
    verdict = check(content)

    assert not verdict.good
    assert verdict.sentences


def test_a_damaged_file_is_not_recognised(document: PipDocument, check: Check) -> None:
    file = papier_pdf(DocumentKind.ONTWIKKELPLAN, document, PRINTED)

    assert not check(file[: len(file) // 2]).good
    assert not check(file[:2000] + b"x" + file[2001:]).good


def test_the_command_gives_the_result_in_words_and_as_exit_code(
    database: Database, document: PipDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, wrong = tmp_path / "goed.pdf", tmp_path / "fout.pdf"
    right.write_bytes(papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED))
    wrong.write_bytes(papier_pdf(DocumentKind.BESCHIKKING, _changed(document, "Iets anders"), PRINTED))
    monkeypatch.setenv("KOERS_DATABASE_URL", database.url)
    settings_module.settings.cache_clear()
    try:
        results = [CliRunner().invoke(koers, ["check-document", str(file)]) for file in (right, wrong, tmp_path / "x")]
    finally:
        settings_module.settings.cache_clear()

    assert [each.exit_code for each in results] == [0, 1, 2]
    assert "Dit klopt: beschikking bij versie 1" in results[0].output
    assert "De tekst in dit bestand is veranderd." in results[1].output
    assert "Dit bestand is niet te lezen." in results[2].output


def test_without_the_keys_the_command_says_so_instead_of_failing(
    database: Database, document: PipDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "goed.pdf"
    file.write_bytes(papier_pdf(DocumentKind.BESCHIKKING, document, PRINTED))
    monkeypatch.setenv("KOERS_DATABASE_URL", database.url)
    monkeypatch.setenv("KOERS_DATA_KEYS", "")
    settings_module.settings.cache_clear()
    try:
        result = CliRunner().invoke(koers, ["check-document", str(file)])
    finally:
        settings_module.settings.cache_clear()

    assert result.exit_code == 2
    assert "KOERS_DATA_KEYS ontbreekt." in result.output
