"""Many PIPs as one zip: what it contains, what it leaves out, and that nothing of it stays on the server."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pypdf
import pytest

from exports.pip.zip import NOT_PRINTED, Batch, Gone, Read, safe_name
from exports.pip.zip_store import LIFETIME, ZipStore
from queries.caseload.zip import InForce
from refusals import NotFound
from rules.pip.document import PipDocument
from tests.exports.documents import DOCUMENT

TODAY = date(2026, 11, 21)


class PaperMaker:
    """A restricted section full of PIPs, as a query would give them."""

    def __init__(self, *names: str, number: str = "2026-0064") -> None:
        self.lines = {each.versie_id: each for each in (_line(name, number) for name in names)}

    @property
    def ids(self) -> list[UUID]:
        return list(self.lines)

    def find(self, ids: Sequence[UUID]) -> list[InForce]:
        return [self.lines[each] for each in ids if each in self.lines]

    def read(self, versie_id: UUID) -> PipDocument:
        return replace(DOCUMENT, name=self.lines[versie_id].name)


def _line(name: str, number: str) -> InForce:
    return InForce(versie_id=uuid4(), dossier_id=uuid4(), number=number, name=name)


MakeBatch = Callable[..., Batch]


@pytest.fixture
def begun() -> Iterator[MakeBatch]:
    """Begin a zip; what was begun is thrown away at the end."""
    with ExitStack() as stack:

        def begin(maker: PaperMaker, owner: UUID | None = None) -> Batch:
            batch = Batch(uuid4(), owner, maker.ids, TODAY)
            stack.callback(batch.throw_away)
            return batch

        yield begin


def _whole(batch: Batch, maker: PaperMaker, read: Read | None = None) -> zipfile.ZipFile:
    while not batch.finished:
        batch.work(maker.find, read or maker.read, None, seconds=0)
    return zipfile.ZipFile(io.BytesIO(b"".join(batch.chunks())))


def test_every_pip_in_the_zip_is_a_pdf_named_by_number_and_name(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina Haile", "Bilal Darwish")

    zipped = _whole(begun(maker), maker)

    assert zipped.namelist() == ["2026-0064 Amina Haile.pdf", "2026-0064 Bilal Darwish.pdf"]
    first = pypdf.PdfReader(io.BytesIO(zipped.read("2026-0064 Amina Haile.pdf")))
    assert "Amina Haile" in first.pages[0].extract_text()


def test_a_step_prints_at_least_one_pip_and_then_lets_other_work_continue(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal", "Dawit")
    batch = begun(maker)

    batch.work(maker.find, maker.read, None, seconds=0)

    assert (batch.done, batch.total, batch.finished) == (1, 3, False)


def test_two_dossiers_with_the_same_name_give_two_files(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina Haile", "AMINA HAILE", "Amina Haile")

    assert _whole(begun(maker), maker).namelist() == [
        "2026-0064 Amina Haile.pdf",
        "2026-0064 AMINA HAILE (2).pdf",
        "2026-0064 Amina Haile (3).pdf",
    ]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc passwd"),
        ('2026-0064 A"b<c>:d|e?f*g\\h', "2026-0064 A b c d e f g h"),
        ("2026-0064 \u202eAmina\x00\nHaile. ", "2026-0064 Amina Haile"),
        ("2026-0064 ሓየሎም مريم Öztürk", "2026-0064 ሓየሎም مريم Öztürk"),
        ("...", "PIP"),
    ],
)
def test_a_name_cannot_escape_the_folder_or_break_a_file_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert len(safe_name(name * 50)) <= 120


def test_a_long_name_in_another_script_is_a_valid_file_name() -> None:
    name = safe_name("2026-0064 " + "ሰላም ኣማኑኤል " * 40)

    assert len(f"{name} (1999).pdf".encode()) <= 255
    assert name.startswith("2026-0064 ሰላም")


def test_a_pip_that_cannot_be_printed_is_named_and_does_not_stop_the_rest(
    begun: MakeBatch, caplog: pytest.LogCaptureFixture
) -> None:
    maker = PaperMaker("Amina", "Bilal", "Dawit")
    broken = maker.ids[1]

    def read(versie_id: UUID) -> PipDocument:
        if versie_id == broken:
            raise ValueError("Ik wil kapper worden")
        return maker.read(versie_id)

    batch = begun(maker)
    zipped = _whole(batch, maker, read)

    assert zipped.namelist() == ["2026-0064 Amina.pdf", "2026-0064 Dawit.pdf", NOT_PRINTED]
    assert "2026-0064 Bilal" in zipped.read(NOT_PRINTED).decode("utf-8-sig")
    assert batch.dossier_ids == [maker.lines[each].dossier_id for each in (maker.ids[0], maker.ids[2])]
    assert "kapper" not in caplog.text


def test_a_dossier_that_the_user_may_no_longer_see_is_left_out(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal")
    batch = begun(maker)
    del maker.lines[maker.ids[1]]

    assert _whole(batch, maker).namelist() == ["2026-0064 Amina.pdf"]


def test_a_pip_that_was_removed_during_reading_is_left_out(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal")
    gone = maker.ids[0]

    def read(versie_id: UUID) -> PipDocument:
        if versie_id == gone:
            raise NotFound
        return maker.read(versie_id)

    assert _whole(begun(maker), maker, read).namelist() == ["2026-0064 Bilal.pdf"]


def test_when_the_database_is_unavailable_the_same_pip_is_tried_again(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal")
    batch = begun(maker)

    def away(_versie_id: UUID) -> PipDocument:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        batch.work(maker.find, away, None, seconds=0)

    assert _whole(batch, maker).namelist() == ["2026-0064 Amina.pdf", "2026-0064 Bilal.pdf"]


def test_the_same_pips_give_the_same_bytes(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal")
    first, second = begun(maker), begun(maker)
    for batch in (first, second):
        _whole(batch, maker)

    assert b"".join(first.chunks()) == b"".join(second.chunks())


def test_a_discarded_zip_cannot_be_continued_or_downloaded(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina", "Bilal")
    batch = begun(maker)
    batch.work(maker.find, maker.read, None, seconds=0)
    batch.throw_away()

    with pytest.raises(Gone):
        batch.work(maker.find, maker.read, None, seconds=0)
    with pytest.raises(Gone):
        next(batch.chunks())


def test_a_download_that_has_begun_is_finished_although_the_zip_is_discarded(begun: MakeBatch) -> None:
    maker = PaperMaker("Amina")
    batch = begun(maker)
    _whole(batch, maker)
    whole = b"".join(batch.chunks())
    reading = batch.chunks()
    first = next(reading)
    batch.throw_away()

    assert first + b"".join(reading) == whole


@pytest.fixture
def in_store(begun: MakeBatch) -> Callable[..., tuple[ZipStore, Batch]]:
    def put(owner: UUID | None = None) -> tuple[ZipStore, Batch]:
        store, batch = ZipStore(), begun(PaperMaker("Amina"), owner)
        store.put(batch.token, lambda: batch)
        return store, batch

    return put


def test_a_second_click_gets_the_zip_of_the_first(
    begun: MakeBatch, in_store: Callable[..., tuple[ZipStore, Batch]]
) -> None:
    store, batch = in_store()

    assert store.put(batch.token, lambda: begun(PaperMaker("Bilal"))) is batch


def test_a_zip_is_available_only_to_the_login_that_asked_for_it(
    in_store: Callable[..., tuple[ZipStore, Batch]],
) -> None:
    owner = uuid4()
    store, batch = in_store(owner)

    assert store.of(batch.token, owner) is batch
    assert store.of(batch.token, uuid4()) is None
    assert store.of(batch.token, None) is None


def test_after_logout_no_zip_is_left(in_store: Callable[..., tuple[ZipStore, Batch]]) -> None:
    owner = uuid4()
    store, batch = in_store(owner)
    store.drop_all_of(owner)

    assert store.of(batch.token, owner) is None
    with pytest.raises(Gone):
        next(batch.chunks())


def test_a_zip_that_is_not_downloaded_is_discarded(in_store: Callable[..., tuple[ZipStore, Batch]]) -> None:
    store, batch = in_store()
    store.sweep(batch.touched + LIFETIME - 1)
    assert store.of(batch.token, None) is batch

    store.sweep(batch.touched + LIFETIME + 1)
    assert store.of(batch.token, None) is None
