"""The wheel as a city installs it: built twice the same, sound, and at work far from its sources."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EPOCH = "1700000000"
BIN = Path(sys.executable).parent


def call(*command: str | Path, cwd: Path, **environment: str) -> str:
    """What a program wrote; its errors where it fails."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PLANCANCER_", "PYTHON"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, target: Path, kind: str) -> Path:
    """Build a wheel or an sdist with the build backend itself: nothing is downloaded."""
    call(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target, cwd=source)
    (built,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the checkout, without what tests and editors leave in it."""
    target = tmp_path_factory.mktemp("sources") / "plancancer"
    shutil.copytree(
        ROOT,
        target,
        ignore=shutil.ignore_patterns(
            ".venv",
            ".git",
            "node_modules",
            "__pycache__",
            ".*_cache",
            ".hypothesis",
            ".fuzz",
            ".bench",
        ),
    )
    return target


@pytest.fixture(scope="module")
def sdist(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(sources, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(sources, tmp_path_factory.mktemp("wheel"), "wheel")


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_second_build_has_the_same_bytes(
    sources: Path, sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    for file in sources.rglob("*.py"):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert digest(build(sources, tmp_path / "w", "wheel")) == digest(wheel)
    assert digest(build(sources, tmp_path / "s", "sdist")) == digest(sdist)


def test_the_wheel_of_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert digest(build(unpacked, tmp_path / "dist", "wheel")) == digest(wheel)


def test_what_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packaged = {
        f"plancancer_cli/{file.relative_to(ROOT / 'src' / 'plancancer_cli').as_posix()}"
        for file in (ROOT / "src" / "plancancer_cli").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    templates = {
        f"plancancer_cli/{file.relative_to(ROOT).as_posix()}"
        for file in (ROOT / "templates").rglob("*")
        if file.is_file()
    }
    assert packaged | templates <= names
    assert "plancancer_cli/py.typed" in names
    assert "plancancer_cli/locale/fr/LC_MESSAGES/plancancer.mo" in names
    others = {name for name in names - packaged - templates if ".dist-info/" not in name}
    assert others == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_what_is_in_the_sdist(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in (
        "pyproject.toml", "README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md", "LICENSE",
        "Makefile", "constraints.txt", "plan/plan.yaml", "tests/fuzz_corpus/loader/bomb",
        "docs/commandes.md", "tools/audit.py", "schemas/fiche.schema.json",
    ):  # fmt: skip
        assert name in names
    assert not [name for name in names if "node_modules" in name or name.startswith(".venv")]


@pytest.mark.parametrize(
    "command", [["check-wheel-contents"], ["twine", "check", "--strict"]], ids=lambda c: c[0]
)
def test_the_checkers_of_the_package_index(command: list[str], wheel: Path, sdist: Path) -> None:
    program = BIN / command[0]
    files = [wheel] if command[0] == "check-wheel-contents" else [wheel, sdist]
    call(program, *command[1:], *files, cwd=wheel.parent, NO_COLOR="1")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; its dependencies are those of ours."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    call(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / Path(sys.executable).name
    command = ("-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet")
    call(sys.executable, *command, wheel, cwd=home.parent, PIP_DISABLE_PIP_VERSION_CHECK="1")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    ours = call(sys.executable, "-c", where, cwd=home.parent).strip()
    theirs = call(python, "-c", where, cwd=home.parent).strip()
    # A folder named so is searched last, and its own .pth files, the checkout's among them, are not read.
    (Path(theirs) / "dependencies.pth").write_text(f"{ours}\n", "utf-8")
    return programs


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Another plan than the one of the checkout, in a folder of its own."""
    shutil.copytree(ROOT / "examples" / "plan-fictif", tmp_path / "plan-fictif")
    return tmp_path / "plan-fictif"


def test_the_wheel_is_what_runs(installed: Path, plan: Path) -> None:
    code = "import plancancer_cli; print(plancancer_cli.__file__)"
    found = call(installed / "python", "-c", code, cwd=plan).strip()
    assert Path(found).is_relative_to(installed.parent)
    version = call(installed / "plancancer", "--version", cwd=plan)
    assert version.strip().startswith("plancancer ")


def test_it_works_on_another_plan(installed: Path, plan: Path) -> None:
    program = installed / "plancancer"
    date = ("--date", "2026-11-21")
    assert "fiches" in call(program, *date, "status", cwd=plan)
    assert "en retard" in call(program, *date, "status", cwd=plan)  # the French catalogue
    assert "late" in call(program, *date, "--lang", "en", "status", cwd=plan)
    call(program, *date, "validate", cwd=plan)
    for name in ("bilan.html", "bilan.md"):  # the templates
        call(program, *date, "report", "--output", name, cwd=plan)
        assert len((plan / name).read_text("utf-8")) > 2_000
    assert '"$schema"' in call(program, "schema", "fiche", cwd=plan)
    assert "BEGIN:VCALENDAR" in call(program, *date, "deadlines", "--format", "ics", cwd=plan)
    about = ("--titre", "Contrat", "--collectivite", "Ville", "--adoption", "2025-01-01")
    call(program, *date, "init", "neuf", "--modele", "cls", *about, cwd=plan.parent)
    call(program, *date, "status", cwd=plan.parent / "neuf")
    call(program, *date, "explain", "PC113", cwd=plan)


def test_the_types_of_the_api_are_seen(installed: Path, tmp_path: Path) -> None:
    """`py.typed` reaches whoever imports the package."""
    (tmp_path / "user.py").write_text(
        "from pathlib import Path\n"
        "from plancancer_cli.storage.files.tree import ArbreDisque\n"
        "from plancancer_cli.storage.loader import load\n"
        "reveal_type(load(ArbreDisque(Path('.'))).diagnostics)\n",
        "utf-8",
    )
    options = ("--strict", "--python-executable", installed / "python", "--cache-dir", "cache")
    said = call(sys.executable, "-m", "mypy", *options, "user.py", cwd=tmp_path)
    assert "plancancer_cli.diagnostics.Diagnostic" in said
