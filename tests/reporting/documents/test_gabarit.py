"""Templates of a city: what they can do, and how their mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents_projects import FICTIF, TODAY, document
from plancancer_cli.errors import UsageError
from plancancer_cli.i18n import get_language
from plancancer_cli.reporting.documents import enfant
from plancancer_cli.reporting.documents.publication import publish

if TYPE_CHECKING:
    from pathlib import Path


def publish_with(folder: Path, text: str, name: str = "ville.html.j2", kind: str = "html") -> str:
    template = folder / name
    template.write_text(text, "utf-8")
    return publish(document(FICTIF), kind, template=template, project=folder)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as refused:
        publish_with(folder, text)
    return get_language("en").text(refused.value.message)


def test_a_template_of_its_own(tmp_path: Path) -> None:
    text = "{% for f in rapport.fiches %}{{ f.code }} {% endfor %}{{ rapport.date|date }}"
    assert publish_with(tmp_path, text) == "A.1 A.2 B.1 B.2 C.1 C.2 22 novembre 2026"


def test_a_template_that_changes_one_part(tmp_path: Path) -> None:
    text = publish_with(
        tmp_path,
        '{% extends "plancancer/report.html.j2" %}{% block tete %}<h1>Ma ville</h1>{% endblock %}',
    )
    assert "<h1>Ma ville</h1>" in text
    assert 'id="fiche-A.1"' in text


def test_a_project_replaces_a_partial(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "partials"
    own.mkdir(parents=True)
    (own / "provenance.html.j2").write_text("<p>Service imaginaire de la santé</p>", "utf-8")
    text = publish(document(FICTIF), "html", template=None, project=tmp_path)
    assert "<p>Service imaginaire de la santé</p>" in text
    assert "abc1234" not in text


def test_markdown_is_escaped_too(tmp_path: Path) -> None:
    text = publish_with(tmp_path, "{{ rapport.langue ~ ' *a* | <b>' }}\n", "x.md.j2", "markdown")
    assert text == "fr \\*a\\* \\| &lt;b&gt;\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ rapport.inconnu }}", 2, "inconnu"),
        ("a\nb\n{% if %}", 3, "Expected an expression"),
        ("{{ plan.titre|safe }}", 1, "No filter named 'safe'"),
        ("\n{% autoescape false %}{{ plan.titre }}{% endautoescape %}", 2, "autoescape"),
        ("\n\n{{ plan.titre.__class__ }}", 3, "unsafe"),
        ("{{ rapport.fiches[0].code.format.__globals__ }}", 1, "unsafe"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("{% for i in range(10000000) %}{% endfor %}", 1, "Range too big"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_message(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    told = refusal(tmp_path, text)
    assert told.startswith(f"{tmp_path / 'ville.html.j2'}:{line}: ")
    assert said in told


def test_files_outside_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "lien.j2").symlink_to("/etc/hostname")
    for name in ("/etc/hostname", "../../etc/hostname", "lien.j2"):
        assert "was not found" in refusal(tmp_path, f'{{% include "{name}" %}}')


@pytest.mark.slow
def test_a_template_may_not_take_all_memory(tmp_path: Path) -> None:
    assert "time or memory" in refusal(tmp_path, "{{ 'a' * 9000000000 }}")
    assert "time or memory" in refusal(tmp_path, "{{ 'a' * 110000000 }}")


def test_a_template_may_not_run_for_ever(tmp_path: Path) -> None:
    (tmp_path / "lent.j2").write_text(
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "utf-8"
    )
    with pytest.raises(UsageError):
        enfant.render_apart(
            document(FICTIF), "lent.j2", markdown=False, folders=[tmp_path], secondes=3
        )


def test_what_a_child_answers_is_only_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("x", "utf-8")
    monkeypatch.setattr(enfant.sys, "executable", "/bin/echo")
    with pytest.raises(UsageError):
        enfant.render_apart(document(FICTIF), "a.j2", markdown=False, folders=[tmp_path])


def test_a_template_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        publish(document(FICTIF), "html", template=tmp_path / "x.j2", project=tmp_path)


def test_the_date_is_that_of_the_report() -> None:
    assert document(FICTIF).date == TODAY
