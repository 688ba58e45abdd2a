"""Which address a login may lead to, and from which address a request came."""

import pytest

from doors.login import address_of, own_path


@pytest.mark.parametrize("path", ["/caseload?fase=plan&pagina=2", "/pip?dossier=01a2", "/"])
def test_a_path_of_koers_is_kept_with_its_query(path: str) -> None:
    assert own_path(path) == path


@pytest.mark.parametrize(
    "address",
    ["//kwaad.example", "https://kwaad.example/x", "/\\kwaad.example", "javascript:alert(1)", "", "/auth/uitloggen"],
)
def test_any_other_address_leads_to_the_start_page(address: str) -> None:
    assert own_path(address) == "/"


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, "10.0.0.9"),
        ("1.2.3.4", 0, "10.0.0.9"),
        ("1.2.3.4", 1, "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4", 1, "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4, 10.0.0.2", 2, "1.2.3.4"),
        ("1.2.3.4", 2, "10.0.0.9"),
    ],
)
def test_the_address_of_a_caller_is_read_only_from_our_own_proxies(forwarded: str, proxies: int, address: str) -> None:
    assert address_of(forwarded, "10.0.0.9", proxies) == address
