"""CSV in the encodings that spreadsheets write: told, judged by its words, or asked for."""

from __future__ import annotations

import pytest

from exchange.office import said
from plancancer_cli.errors import UsageError, WriteRefused
from plancancer_cli.exchange.encodings import decode

TEXTS = (
    "indicateur;date;valeur;note\nparcs;2026;12;été\n",
    "code;titre\n1;Accès à la santé\n2;Hôpitaux et écoles\n",
    "titre;pilote\nDépistage organisé;Ville de Saint-Étienne\nAller à pied;Métropole\n",
    "note\nFête de la santé — « 10 € » à Noël, dès l’été\n",
    "TITRE;ÉCHÉANCE\nSANTÉ;2026\n",
    "nom\nCafé Citroën, naïf\n",
    "titre\nMarché des producteurs à l'école, même l'été\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("encoding", "judged"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("utf-16-le", False), ("utf-16-be", False),
     ("cp1252", True), ("cp850", True), ("mac_roman", True)],
)  # fmt: skip
def test_the_letters_are_those_that_were_typed(text: str, encoding: str, judged: bool) -> None:
    text = text if encoding != "cp850" else text.translate({0x2014: "-", 0x20AC: "e", 0x2019: "'"})
    read = decode(text.encode(encoding))
    assert read.text == text
    assert read.judged is judged


def test_plain_letters_need_no_encoding() -> None:
    assert decode(b"code;titre\n1;Un\n").encoding == "utf-8"


@pytest.mark.parametrize(
    "content", ["nom\nLe Prêcheur\n".encode("cp850"), b"\x81\x8d", b"a;\xff\xfe\xfd\n"]
)
def test_where_no_reading_is_french_nobody_guesses(content: bytes) -> None:
    with pytest.raises(WriteRefused) as caught:
        decode(content)
    assert "not certain in which encoding" in said(caught.value)
    assert "--encoding" in said(caught.value)


def test_an_encoding_that_is_named_is_used() -> None:
    assert decode("pâture".encode("cp850"), "cp850").text == "pâture"
    assert decode("Łódź".encode("cp1250"), "cp1250").text == "Łódź"


def test_an_encoding_that_does_not_fit_or_is_none_is_refused() -> None:
    with pytest.raises(WriteRefused) as caught:
        decode("été".encode("cp1252"), "utf-8")
    assert "no text in utf-8" in said(caught.value)
    for name in ("klingon", "rot13", "hex"):
        with pytest.raises(UsageError):
            decode(b"a", name)
