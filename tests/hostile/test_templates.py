"""A template of a pull request reads no file, runs no code and ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import documents_projects
from hostile.attacking import project, run
from plancancer_cli.errors import UsageError
from plancancer_cli.reporting.documents import enfant

if TYPE_CHECKING:
    from pathlib import Path

    from plancancer_cli.reporting.documents.vues import Document

SECRET = "mot-de-passe-du-serveur"

REFUSED = {
    "above": "{% include '../../secret' %}",
    "absolute": "{% include '/etc/passwd' %}",
    "git": "{% include '../.git/config' %}",
    "class": "{{ ''.__class__.__mro__ }}",
    "attr": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format('') }}",
    "format_map": "{{ '{x.__class__}'.format_map({'x': 1}) }}",
    "globals": "{{ rapport.__init__.__globals__ }}",
    "cycler": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "lipsum": "{{ lipsum.__globals__ }}",
    "context": "{{ self._TemplateReference__context }}",
    "import": "{% import 'os' as os %}{{ os.system('id') }}",
    "setattr": "{{ rapport.plan.__setattr__('titre', 'x') }}",
    "append": "{{ rapport.fiches.append(1) }}",
    "safe": "{{ '<script>'|safe }}",
    "autoescape": "{% autoescape false %}{{ '<script>' }}{% endautoescape %}",
    "range": "{{ range(10**12)|list }}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "itself": "{% include 'report.html.j2' %}",
    "nested": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "repeated": "{{ 'a' * 10**11 }}",
    "doubled": "{% set ns = namespace(x='a') %}{% for i in range(60) %}"
    "{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "centered": "{{ 'a'|center(10**11) }}",
    "batch": "{{ range(1)|batch(10**11, 'x')|list }}",
    "long": "{% for i in range(99999) %}{{ 'x' * 2000 }}{% endfor %}",
}

ENDLESS = {
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "power": "{{ 3 ** (3 ** 30) }}",
    "slices": "{{ [1]|slice(10**11)|list }}",
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * (name == "doubled")) for name in REFUSED]
)
def test_what_it_may_not_do_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    root = project(tmp_path / "plan", {"templates/report.html.j2": REFUSED[name]})
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text(SECRET)
    outcome = run(root, "report", "--output", "bilan.html", memory=3 * 1024**3)
    assert outcome.code == 2
    assert "template" in outcome.err
    assert SECRET not in outcome.said
    assert not (root / "bilan.html").exists()


@pytest.mark.parametrize("name", ENDLESS)
def test_one_that_does_not_end_is_ended(name: str, tmp_path: Path, document: Document) -> None:
    (tmp_path / "report.html.j2").write_text(ENDLESS[name])
    with pytest.raises(UsageError, match="more time or memory"):
        enfant.render_apart(
            document, "report.html.j2", markdown=False, folders=[tmp_path], secondes=2
        )


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """The view of a small plan."""
    return documents_projects.document(project(tmp_path / "plan"), on=date(2026, 11, 21))


@pytest.mark.parametrize(
    "name", [".git/config", "./.git/config", ".env", "secret.txt", "plan/secret.yaml", "lien.j2"]
)
def test_a_template_shows_no_other_file_beside_it(name: str, tmp_path: Path) -> None:
    """`--template` may name a file at the top of the project."""
    root = project(tmp_path / "plan", {"bilan.md.j2": f"{{% include '{name}' %}}"})
    (root / ".git").mkdir()
    for file in (".git/config", ".env", "secret.txt", "plan/secret.yaml"):
        (root / file).write_text(SECRET)
    (root / "lien.j2").symlink_to(".git/config")
    outcome = run(root, "report", "--template", "bilan.md.j2")
    assert outcome.code == 2
    assert SECRET not in outcome.said


@pytest.mark.parametrize("where", ["file", "folder", "all"])
def test_a_link_out_of_the_templates_is_not_followed(where: str, tmp_path: Path) -> None:
    page = "{% include 'lu/config' %}"
    root = project(tmp_path / "plan", {"report.html.j2": "{% include '.git/config' %}"})
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text(SECRET)
    templates = root / "templates"
    if where == "all":
        templates.symlink_to(".")
    else:
        templates.mkdir()
        (templates / "report.html.j2").write_text(page)
    if where == "file":
        (templates / "lu").mkdir()
        (templates / "lu" / "config").symlink_to(root / ".git" / "config")
    elif where == "folder":
        (templates / "lu").symlink_to(root / ".git")
    run(root, "report", "--output", "bilan.html")
    bilan = root / "bilan.html"
    assert not bilan.exists() or SECRET not in bilan.read_text("utf-8")
