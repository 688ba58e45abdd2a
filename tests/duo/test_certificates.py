"""Connecting to DUO with our certificate, and only to a server of the right root: a real TLS server asks for ours."""

import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from actions.duo.sending import Outgoing
from models.base import new_id
from operations.duo.client import DuoReply, connect, deliver, faults
from rules.duo import BerichtKind
from settings import Settings
from tests.duo.conftest import OURS, THEIRS, duo_settings


@dataclass(frozen=True)
class Root:
    """A certificate authority of one test."""

    folder: Path
    name: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def file(self) -> Path:
        """Its certificate."""
        return _written(self.folder / f"{self.name}.pem", self.certificate)

    def issue(self, oin: str) -> tuple[Path, Path]:
        """A certificate for an OIN, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = _certificate(_name(oin), self.certificate.subject, key, self.key, root=False)
        private = self.folder / f"{self.name}-{oin}.key"
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        return _written(self.folder / f"{self.name}-{oin}.pem", made), private


def _written(file: Path, certificate: x509.Certificate) -> Path:
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return file


def _name(oin: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"naam {oin}"), x509.NameAttribute(NameOID.SERIAL_NUMBER, oin)]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signed_by: ec.EllipticCurvePrivateKey,
    *,
    root: bool,
) -> x509.Certificate:
    begin = datetime.now(UTC) - timedelta(days=1)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=3))
        .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        .add_extension(here, critical=False)
        .sign(signed_by, hashes.SHA256())
    )


def a_root(folder: Path, name: str) -> Root:
    """A certificate authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    return Root(folder, name, key, _certificate(own, own, key, key, root=True))


class _Duo(BaseHTTPRequestHandler):
    def do_DELETE(self) -> None:
        self.send_response(200, self.headers["bron"])
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class _Server(HTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """A client that turns away is what is tested."""


@pytest.fixture
def root(tmp_path: Path) -> Root:
    return a_root(tmp_path, "wortel")


@pytest.fixture
def strict(root: Root) -> Iterator[str]:
    """The address of a server that speaks only with who has a certificate of the root."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(root.file))
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(*root.issue(THEIRS))
    with _Server(("127.0.0.1", 0), _Duo) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def call(url: str, root: Root, ours: tuple[Path, Path]) -> DuoReply:
    """One message over a line with these files."""
    certificate, key = ours
    settings = duo_settings(url, duo_certificate=str(certificate), duo_key=str(key), duo_ca=str(root.file))
    assert list(faults(settings)) == []
    message = Outgoing(
        id=new_id(),
        version=1,
        kind=BerichtKind.PIP_VERWIJDEREN,
        method="DELETE",
        path="/personen/1/PIP",
        body="",
        attempts=1,
    )
    with connect(settings) as client:
        return deliver(client, settings.duo_url, message)


def test_our_certificate_opens_the_connection(strict: str, root: Root) -> None:
    assert call(strict, root, root.issue(OURS)).code == 200


def test_a_certificate_of_another_root_does_not_open_the_connection(strict: str, root: Root, tmp_path: Path) -> None:
    stranger = a_root(tmp_path, "ander")

    assert call(strict, root, stranger.issue(OURS)).code is None


def test_nothing_is_sent_to_a_server_of_another_root(strict: str, root: Root, tmp_path: Path) -> None:
    answer = call(strict, a_root(tmp_path, "ander"), root.issue(OURS))

    assert (answer.code, answer.fault) == (None, "ConnectError")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"duo_oin": "123"}, "KOERS_DUO_OIN"),
        ({"duo_target_oin": ""}, "KOERS_DUO_TARGET_OIN"),
        ({"duo_url": "http://duo.example"}, "https://"),
        ({"duo_url": "duo.example"}, "geen adres"),
        ({"duo_certificate": ""}, "KOERS_DUO_CERTIFICATE ontbreekt"),
        ({"duo_key": "/nergens/sleutel.pem"}, "KOERS_DUO_KEY is er niet"),
        ({"duo_ca": ""}, "KOERS_DUO_CA"),
        ({"duo_proxy_secret": SecretStr("kort")}, "KOERS_DUO_PROXY_SECRET"),
    ],
)
def test_settings_that_are_half_filled_in_are_named(root: Root, fields: dict[str, object], says: str) -> None:
    certificate, key = root.issue(OURS)
    whole: dict[str, object] = {
        "duo_url": "https://duo.example",
        "duo_certificate": str(certificate),
        "duo_key": str(key),
        "duo_ca": str(root.file),
    }
    url = str((whole | fields).pop("duo_url"))
    rest = {name: value for name, value in (whole | fields).items() if name != "duo_url"}

    fault_list = list(faults(duo_settings(url, **rest)))

    assert len(fault_list) == 1
    assert says in fault_list[0]


@pytest.mark.parametrize("content", [b"[" * 100_000, b'[{"fouttekst": "\\ud800"}]', b"\xff", b"<html>"])
def test_an_answer_that_cannot_be_stored_does_not_stop_the_sender(content: bytes) -> None:
    message = Outgoing(id=new_id(), version=1, kind=BerichtKind.PIP, method="POST", path="/x", body="{}", attempts=1)
    transport = httpx.MockTransport(lambda _: httpx.Response(403, content=content))

    with httpx.Client(transport=transport) as client:
        answer = deliver(client, "https://duo.example", message)

    assert (answer.code, answer.body) == (403, None)


def test_without_settings_there_are_no_faults_to_report() -> None:
    assert list(faults(Settings())) == []
