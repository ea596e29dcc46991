"""What a shell is answered: every command, every option, and the values of the plan."""

from __future__ import annotations

import pytest

from acceptance.conftest import ROOT, Program
from plancancer_cli.analysis.echeance import Etat
from plancancer_cli.cli.commands import COMMANDS, OTHER_NAMES
from plancancer_cli.cli.group import load_command, named_command
from plancancer_cli.cli.proposals import BY_OPTION, BY_WORD, TYPES
from plancancer_cli.codes import RULES
from plancancer_cli.model.indicateur import TypeIndicateur
from plancancer_cli.model.suivi import Statut

FREE = {
    "TEXT", "ID", "NAME", "CODE", "VALEUR", "WORDS", "DATE", "YYYY-MM-DD", "PERIOD", "BASE", "HEAD",
    "REV", "ADDRESS", "COLUMN=KEY", "1.2", "1.2.2", "90d", "BASE OURS THEIRS PATH",
}  # fmt: skip
"""What only the person knows: texts, numbers, dates, revisions, names in another file."""


def answered(program: Program, *words: str) -> dict[str, str]:
    """The proposals with their meanings."""
    done = program("complete", "--", *words)
    assert (done.code, done.err) == (0, "")
    pairs = (line.partition("\t") for line in done.out.splitlines())
    return {text: meaning for text, _, meaning in pairs}


def plan_of_this_repository() -> Program:
    return Program(ROOT)


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (["show", "1.2.1/"], "1.2.1/espaces-sans-tabac"),
        (["show", "serv"], "service-sante-publique"),
        (["measure", "esp"], "espaces-sans-tabac"),
        (["measure", "vaccins-effectues", "-5", "--by", ""], "tranche_age="),
        (["measure", "vaccins-effectues", "3", "--by=tr"], "--by=tranche_age="),
        (["track", "1.2.1", ""], "realise"),
        (["track", "--on", "2024", "1.2.1", "en"], "en_cours"),
        (["request", "ville-s"], "ville-saint-etienne"),
        (["status", "--enjeu", "1"], "1.2"),
        (["status", "1.2"], "1.2.1"),
        (["status", "--lang", "en", "--format", "j"], "json"),
        (["--lang", "en", "status", "--format", "j"], "json"),
        (["explain", "PC20"], "PC208"),
        (["new", "indicateur", "--unite", "act"], "actions collectives"),
        (["new", "indicateur", "--type", "n"], "nombre"),
        (["postpone", "1.2.1", "2027", "--what", "d"], "debut"),
        (["check", "--fail-on", "w"], "warning"),
        (["mesurer", "esp"], "espaces-sans-tabac"),
        (["help", "mea"], "measure"),
        (["completion", "po"], "powershell"),
        (["export", "--output", ""], ":files"),
        (["portfolio", "un", ""], ":folders"),
        (["-C", "examples/plan-fictif", "track", "B.2", "--milestone", ""], "convention"),
        (["track", "-C", "examples/plan-fictif", "B.2/colleges", "--milestone", "c"], "convention"),
        (["track", "plan-cancer-stephanois", "--milestone", "ev"], "evaluation"),
        (["--project=examples/plan-fictif", "measure", "passages-autocar", "3", "--by", "q"],
         "quartier=Gare"),
    ],
)  # fmt: skip
def test_live_values(words: list[str], proposed: str) -> None:
    found = answered(plan_of_this_repository(), *words)
    assert proposed in found
    assert all(text.startswith((words[-1], ":")) for text in found)


def test_a_ref_comes_with_its_title() -> None:
    found = answered(plan_of_this_repository(), "show", "1.2.1/esp")
    assert found == {"1.2.1/espaces-sans-tabac": "Mettre en place des Espaces sans tabac"}


def test_every_command_and_every_option_is_proposed() -> None:
    program = plan_of_this_repository()
    assert list(answered(program, "")) == list(COMMANDS)
    for name in COMMANDS:
        options = {
            max(each.opts, key=len)
            for each in load_command(name).params
            if each.param_type_name == "option"
        }
        assert set(answered(program, name, "--")) == options | {"--help"}


def test_every_value_is_either_proposed_or_the_persons_own() -> None:
    for name in COMMANDS:
        for each in load_command(name).params:
            word = each.metavar or (each.name or "").upper()
            flag = each.param_type_name == "option" and each.is_flag
            known = word in BY_WORD or "|" in word or word in FREE or f"{name} {word}" in BY_OPTION
            assert flag or known or max(each.opts, key=len) in BY_OPTION, (name, word)


def test_values_of_the_program_are_all_there() -> None:
    program = plan_of_this_repository()
    assert set(answered(program, "explain", "")) == set(RULES)
    assert set(answered(program, "track", "1.2.1", "")) == {each.value for each in Statut}
    assert set(TYPES) == {each.value for each in TypeIndicateur}
    assert {etat.value for etat in Etat}


@pytest.mark.parametrize("words", [["inconnue", ""], ["show", "a", "b", ""], ["--date"], []])
def test_what_is_not_known_is_met_with_silence(words: list[str]) -> None:
    answered(plan_of_this_repository(), *words)


def test_no_plan_and_a_broken_one_say_nothing(small: Program) -> None:
    (small.folder / "actions" / "1.1-parcs.yaml").write_text("code: [\n  : {", encoding="utf-8")
    assert "parcs-sans-tabac" in answered(small, "show", "")
    (small.folder / "plan" / "plan.yaml").unlink()
    assert answered(small, "show", "") == {}
    assert "status" in answered(small, "st")


def test_a_title_commands_no_terminal(small: Program) -> None:
    fiche = small.folder / "actions" / "1.1-parcs.yaml"
    text = fiche.read_text(encoding="utf-8").replace("Parcs sans", "Parcs\x1b[2J\tsans")
    fiche.write_text(text, encoding="utf-8")
    assert answered(small, "status", "1.")["1.1"] == "Parcs [2J sans tabac"


def test_words_may_stand_in_a_variable() -> None:
    program = plan_of_this_repository()
    done = program("complete", PLANCANCER_WORDS="show\n1.2.1/esp")
    assert done.out.startswith("1.2.1/espaces-sans-tabac\t")


@pytest.mark.parametrize("command", OTHER_NAMES)
def test_other_names_are_commands_of_their_own_in_any_case_and_without_accents(
    command: str,
) -> None:
    import unicodedata

    for name in OTHER_NAMES[command] if command in COMMANDS else ():
        plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
        assert {named_command(each) for each in (name, plain, name.upper())} == {command}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(small: Program, shell: str) -> None:
    done = small("completion", shell)
    assert done.code == 0
    assert "plancancer complete" in done.out or " complete -- " in done.out
    assert small("completion", "tcsh").code == 2
