# One line a target; CI calls the same targets.
.DEFAULT_GOAL := help
PYTHON ?= python3
SECONDS ?= 60
BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help status test test-all test-tools lint format messages docs pages fuzz audit build smoke bench clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.dev: .venv/.run
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

.venv/.fuzz: .venv/.dev
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	@touch $@

status: .venv/.run ## set up and show where the plan stands
	@$(BIN)/plancancer status --all

test: .venv/.dev lint ## set up, lint and run the tests, without the slow ones
	$(BIN)/python -m pytest -n auto -m "not slow"

test-all: .venv/.dev lint ## all of the tests, with other random examples each time; SEED=n for the same
	$(BIN)/python -m pytest -n auto --hypothesis-seed=$(or $(SEED),$(shell date +%s))

test-tools: ## install what the tests need from apt or npm (root)
	@tools/test-tools

lint: .venv/.dev ## ruff, mypy
	$(BIN)/ruff check src tests tools && $(BIN)/ruff format --check src tests tools && $(BIN)/mypy

format: .venv/.dev ## format the code
	$(BIN)/ruff check --fix src tests tools; $(BIN)/ruff format src tests tools

messages: .venv/.dev ## compile the French catalogue
	$(BIN)/python tools/messages.py compile

docs: .venv/.dev ## renew the generated pages and schemas
	$(BIN)/python tools/generate.py

pages: .venv/.dev ## renew the output that README and docs show
	cd tools && ../$(BIN)/python -m pages

fuzz: .venv/.fuzz ## a minute of fuzzing on each reader; SECONDS=n for more
	cd tools && for t in loader wording splice diff; do ../$(BIN)/python -m fuzz $$t --seconds $(SECONDS) || exit 1; done

audit: .venv/.dev ## known vulnerabilities in the pinned dependencies
	@$(BIN)/python tools/audit.py

build: .venv/.dev ## sdist and wheel in dist/, the same bytes every time, checked as the index does
	export SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct); $(BIN)/python -m hatchling build -d dist -c && $(BIN)/twine check --strict dist/* && $(BIN)/check-wheel-contents dist/*.whl

smoke: .venv/.dev ## install the wheel on every Python here, lowest and newest dependencies
	@$(BIN)/python tools/smoke.py

bench: .venv/.run ## measure against the peers, write docs/benchmarks.md
	$(BIN)/python tools/bench

clean: ## remove the environment and caches
	rm -rf .venv .fuzz .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
