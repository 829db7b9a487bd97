# Branchline: every task of the project. `make help` lists them.
#
# All set-up happens in .venv inside this folder: packages from the requirements files, each
# checked against its hash, then the project itself. A finished set-up leaves a stamp, so that
# the next run starts at once; a changed requirements file, a moved folder or a vanished Python
# makes it anew.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory
unexport PYTHONPATH PYTHONHOME

PYTHON ?=
UV := uv==0.13.9
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
STALE := $(shell [ "$$(cat $(VENV)/python.ok 2>/dev/null)" = "$(CURDIR)" ] \
	&& $(BIN)/python -c "" 2>/dev/null || echo again)
IS_NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

.PHONY: help run test dev console lint types layers check cases pytest soak matrix bench screenshots \
	pins build dist clean again

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

# --- what a person runs ---------------------------------------------------------------------

run: $(VENV)/run.ok ## Start Branchline; ARGS="walk intune-ios" passes arguments on
	@$(BIN)/branchline $(ARGS)

test: ## Everything: lint, types, layers, flows, cases, tests
	@for step in lint types layers check cases pytest; do \
		echo "== $$step" >&2; \
		$(MAKE) $$step || { echo "make test stopped at '$$step': see above." >&2; exit 1; }; \
	done

# --- development ----------------------------------------------------------------------------

dev: $(VENV)/dev.ok ## Run the app wired to Textual's console (second terminal: make console)
	@echo "Start 'make console' in a second terminal first: log lines and print() appear there." >&2
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/textual run --dev --command "branchline $(ARGS)"

console: $(VENV)/dev.ok ## The console that 'make dev' talks to
	@$(BIN)/textual console $(ARGS)

lint: $(VENV)/dev.ok ## Style and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Mend with: $(BIN)/ruff format" >&2; exit 1; }

types: $(VENV)/dev.ok ## Static types, strict
	@$(BIN)/mypy

layers: $(VENV)/dev.ok ## Which part may import which
	@$(BIN)/lint-imports --no-logo

check: $(VENV)/dev.ok ## Check the shipped flows
	@$(BIN)/branchline check --strict trees

cases: $(VENV)/dev.ok ## Run the cases of the shipped flows
	@$(BIN)/branchline test trees

pytest: $(VENV)/dev.ok ## The tests; ARGS="-k words" passes arguments on
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

soak: $(VENV)/dev.ok ## The tests again, long: many more examples, and those marked soak
	@$(BIN)/python -m pytest --hypothesis-profile=soak -o faulthandler_timeout=7200 -m "soak or not soak" $(ARGS)

matrix: $(VENV)/dev.ok ## Walk on every terminal, and write docs/terminals.md
	@$(BIN)/python -m docs.terminals

bench: $(VENV)/dev.ok ## Measure against the floor and other programs, into benchmarks/results.md; WALKS=FILE drives callers
	@$(BIN)/python -m benchmarks.peers
	@$(BIN)/python -m benchmarks.first_question --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.programs --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.walking --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.unsure --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.loading --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.key_to_frame --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.growth --write benchmarks/results.md
	@$(BIN)/python -m benchmarks.bytes --write benchmarks/results.md
	@[ ! -f dist/branchline.pyz ] || $(BIN)/python -m benchmarks.onefile --write benchmarks/results.md
	@[ -z "$(WALKS)" ] || $(BIN)/python -m benchmarks.walks "$(WALKS)"

screenshots: $(VENV)/dev.ok ## Draw the pictures again
	@$(BIN)/python -m screenshots.take
	@$(BIN)/python -m screenshots.recording

build: $(VENV)/dev.ok ## Make the wheel and the source archive, in dist
	@$(BIN)/python -m hatchling build

dist: $(VENV)/dist.ok ## Build all that can be carried to another machine, in dist, and try it there
	@$(BIN)/python -m release.make $(ARGS)

# --- upkeep ---------------------------------------------------------------------------------

# Resolved once for every Python and system; hashes of every file of each release. Nothing names
# an index, so that any mirror serves.
PINS = $(VENV)/pins/bin/uv pip compile --no-config --quiet --upgrade --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes --no-annotate \
	--custom-compile-command "make pins"

pins: $(VENV)/python.ok ## Redo the requirements files from pyproject.toml
	@$(BIN)/python -m venv $(VENV)/pins
	@$(VENV)/pins/bin/python -m pip install --quiet --disable-pip-version-check "$(UV)"
	@$(PINS) pyproject.toml --output-file requirements.txt
	@$(PINS) --group build --constraints requirements.txt --output-file requirements-build.txt
	@$(PINS) pyproject.toml --group dev --constraints requirements.txt \
		--constraints requirements-build.txt --output-file requirements-dev.txt
	@$(PINS) --group dist --constraints requirements-dev.txt --output-file requirements-dist.txt
	@! grep -n '://' requirements*.txt || { echo "An address got into the files." >&2; exit 1; }
	@git --no-pager diff --stat -- 'requirements*.txt' 2>/dev/null || true

clean: ## Remove the environment and everything that was made
	rm -rf $(VENV) build dist trees/_ready .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find benchmarks screenshots tests tui -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the environment ------------------------------------------------------------------------

$(VENV)/python.ok: $(STALE)
	@found=; for python in $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 \
			python3.11 python); do \
		if "$$python" -c "$(IS_NEW_ENOUGH)" 2>/dev/null; then found=$$python; break; fi; \
	done; \
	[ -n "$$found" ] || { echo "Branchline needs Python 3.11 or newer with its venv module:" \
		"install it (Debian: python3-venv), or name it: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	echo "Setting up .venv with $$found (once)" >&2; \
	rm -rf $(VENV) && "$$found" -m venv $(VENV)
	@echo "$(CURDIR)" > $@

$(VENV)/run.ok: $(VENV)/python.ok requirements.txt requirements-build.txt pyproject.toml
	@echo "Installing what Branchline runs on (once)" >&2
	@$(PIP) --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.ok: $(VENV)/run.ok requirements-dev.txt
	@echo "Installing the tools for development (once)" >&2
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/dist.ok: $(VENV)/dev.ok requirements-dist.txt
	@echo "Installing what makes a build with its own Python (once)" >&2
	@$(PIP) --require-hashes -r requirements-dist.txt
	@touch $@
