"""A plan of a thousand fiches and ten thousand measurements has its report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bench.synthetic import codes, write_measured
from documents_projects import document
from plancancer_cli.reporting.documents.publication import publish

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
FICHES, VALEURS = 1_000, 10_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    write_measured(root, FICHES, VALEURS)
    return root


def test_everything_is_in_the_html(large: Path) -> None:
    view = document(large)
    assert sum(len(i.valeurs) for i in view.indicateurs) == VALEURS
    text = publish(view, "html", template=None, project=large)
    for code in codes(FICHES):
        assert f'id="fiche-{code}"' in text
    assert text.count('<figure class="graphique serie">') == len(view.indicateurs)
    assert text.count('<td class="n">') == VALEURS


def test_everything_is_in_the_markdown(large: Path) -> None:
    text = publish(document(large, dessins=False), "markdown", template=None, project=large)
    for code in codes(FICHES):
        assert f"\n### {code} " in text
    assert len(re.findall(r"^\| (?:1er|\d+) janvier 1998 \| ", text, re.MULTILINE)) == VALEURS
