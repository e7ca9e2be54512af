# The two commands a new user needs are `make brief` and `make test`; `make` alone lists the rest.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help brief weekly test check format-check format lint types imports coverage quality train accept gallery bench fuzz clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "error: no Python 3.11 or newer found"; echo "hint: install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@$(BIN)/python -m compileall -q briefgen
	@touch $@

$(VENV)/.developing: pyproject.toml $(VENV)/.installed
	@$(PIP) install "pip>=25.1"
	@$(PIP) install --group dev
	@touch $@

brief: $(VENV)/.installed ## turn samples/ into out/*.docx, *.pdf and *.json
	@$(BIN)/briefgen make samples/*.txt --out out --force

weekly: $(VENV)/.installed ## turn the three weeks in samples/weekly/ into three summaries, in out/weekly/
	@mkdir -p out/weekly/inbox
	@cp samples/weekly/briefgen.toml out/weekly/
	@cd out/weekly && for week in 2026-W45 2026-W46 2026-W47; do \
		cp -R ../../samples/weekly/$$week inbox/ && BRIEFGEN_ARCHIVE_FILE=archive.sqlite \
			../../$(BIN)/briefgen weekly run harbor --period $$week || exit 1; \
	done

test: $(VENV)/.developing ## run every test
	@$(BIN)/python -m pytest -q -n auto

check: format-check lint types imports coverage quality ## everything CI runs

format-check: $(VENV)/.developing
	@$(BIN)/ruff format --check --quiet .

format: $(VENV)/.developing ## set the code's layout and mend what can be mended
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

lint: $(VENV)/.developing
	@$(BIN)/ruff check --quiet .

types: $(VENV)/.developing
	@$(BIN)/mypy --no-error-summary

imports: $(VENV)/.developing
	@$(BIN)/lint-imports

coverage: $(VENV)/.developing
	@$(BIN)/python -m pytest -q -n auto --cov --cov-report=term

quality: $(VENV)/.developing ## score the analysis; fail where a figure falls below its floor
	@$(BIN)/python -m quality.gate

train: $(VENV)/.developing ## learn the weights of the analysis anew; needs BRIEFGEN_EVAL_DATA
	@$(PIP) install --group train
	@$(BIN)/python -m quality.train
	@git --no-pager diff --stat -- briefgen/analysis/learned/weights.txt

accept: $(VENV)/.developing ## rewrite the golden files, then show what changed
	@BRIEFGEN_ACCEPT=1 $(BIN)/python -m pytest -q tests/golden
	@git status --short -- tests/golden
	@git --no-pager diff --stat -- tests/golden

gallery: $(VENV)/.developing ## draw the pages of docs/gallery; needs poppler-utils
	@$(BIN)/python -m gallery.make

bench: $(VENV)/.developing ## measure CPU cost against bare Python
	@$(BIN)/python benchmarks/cost.py

fuzz: $(VENV)/.developing ## look for files that a reader cannot bear, for five minutes
	@$(BIN)/python tests/fuzz/run.py

clean: ## remove what was made
	@rm -rf $(VENV) out dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
