# A target names commands that can be run without make too; `make help` lists them. Needs Python 3.11 or newer and git.

.DEFAULT_GOAL := help
.PHONY: help extract build check test lint types golden bench fuzz sites clean

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.installed
ARGS ?=
SITES ?= python node

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

extract: $(READY) ## source -> templates and catalogs
	@$(BIN)/l10n extract $(ARGS)

build: $(READY) ## source + catalogs -> output
	@$(BIN)/l10n build $(ARGS)

check: $(READY) ## findings on catalogs and articles
	@$(BIN)/l10n check --source $(ARGS)

test: $(READY) ## all tests; ARGS="tests/test_config.py -k glob" narrows them
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

lint: $(READY) ## ruff
	@$(BIN)/ruff check l10n tests benchmarks $(ARGS)

types: $(READY) ## mypy --strict
	@$(BIN)/mypy $(ARGS)

golden: $(READY) ## rewrite the expected files of the golden tests; read the diff before you commit it
	@L10N_GOLDEN=write $(BIN)/python -m pytest -q tests/test_golden.py $(ARGS)

bench: $(READY) ## benchmarks, as ratios to something timed beside them; ARGS=--quick for a first look
	@$(BIN)/python benchmarks/run.py $(ARGS)

fuzz: $(READY) ## property tests with many more examples, then two minutes of coverage-guided fuzzing
	@L10N_FUZZ=1 $(BIN)/python -m pytest -q tests/properties
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[fuzz]"
	@$(BIN)/python tests/fuzz/target.py $(ARGS)

sites: $(READY) ## real site builders on our articles and translations; into .sites/; SITES=python leaves out those of npm
	@$(BIN)/python tests/sites/tools.py .sites $(SITES)
	@L10N_SITES=.sites $(BIN)/python -m pytest -q -s tests/sites $(ARGS)

clean: ## remove outputs and caches; articles, catalogs and .venv stay
	@rm -rf output/* .l10n .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: needs Python 3.11 or newer; name it with PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "make: $(PYTHON) cannot make a virtual environment;" \
		"on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing l10n into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@
