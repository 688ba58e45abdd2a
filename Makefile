# The only door: every command makes what it needs first. Asks for Python 3.11 or newer and make, nothing else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := bash
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1

# What is installed is told by the content of the lock files, not by their dates (a fresh clone has none that mean
# anything). The dev lock holds every pin of the run lock.
RUN_READY := $(VENV)/ready-run-$(shell cksum < requirements.lock | cut -d' ' -f1)
DEV_READY := $(VENV)/ready-dev-$(shell cat requirements.lock requirements-dev.lock | cksum | cut -d' ' -f1)

# Every package comes as a wheel whose hash stands in the lock: nothing is built here, nothing is resolved again.
PIP_INSTALL := $(PY) -m pip install --no-input --progress-bar off --require-hashes --only-binary :all: --no-deps
# A line now and then instead of two hundred; whatever goes wrong is shown in full.
SHOW := awk '/^Collecting/ { if (++n % 10 == 0) print "  " n " pakketten opgehaald …" } \
	/^Installing/ { print "  Pakketten uitpakken …" } \
	/^ *(ERROR|error)/ { wrong = 1 } wrong || /Retrying/ { print } { fflush() }'

# $(call step,name,command): says what runs, and at the first failure which step it was.
step = @printf '\n── %s\n' '$(1)'; $(2) || { printf '\n✗ %s: mislukt\n' '$(1)' >&2; exit 1; }

# Tests throw their databases away, so they need no disk: in memory where there is room for them.
TEST_TMP := $(shell df -kP /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 2000000 { print "TMPDIR=/dev/shm" }')
# Compiled code is kept, whatever the environment says: the workers and many servers read the same files. A worker more
# than two cores: a test in a browser often waits.
PYTEST := PYTHONDONTWRITEBYTECODE= $(TEST_TMP) $(PY) -m pytest -n 3

.PHONY: help demo demo-reset run test test-fast lint format bench hooks lock clean

help: ## deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUN_READY) ## Koers met verzonnen mensen, zonder instellingen
	@$(PY) -m operations demo

demo-reset: $(RUN_READY) ## de verzonnen mensen opnieuw maken, zoals bij de eerste start
	@$(PY) -m operations demo --reset --no-serve

run: $(RUN_READY) ## Koers met de instellingen uit .env of de omgeving
	@$(PY) -m operations run

test: lint ## alles nakijken: stijl, typen, lagen en alle tests (SQLite, PostgreSQL, browser)
	$(call step,chromium,$(PY) -m operations.chromium)
	$(call step,pytest,$(PYTEST))

test-fast: lint ## tijdens het werk: stijl, typen, lagen en de tests zonder PostgreSQL en browser
	$(call step,pytest,$(PYTEST) --fast)

lint: $(DEV_READY) ## alleen stijl, typen en lagen nakijken
	$(call step,ruff check,$(PY) -m ruff check)
	$(call step,ruff format,$(PY) -m ruff format --check)
	$(call step,mypy,$(PY) -m mypy)
	$(call step,lint-imports,$(PY) $(VENV)/bin/lint-imports --cache-dir build/cache/imports)

format: $(DEV_READY) ## de code opmaken
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

hooks: $(DEV_READY) ## de snelle controles laten lopen bij elke commit
	@$(PY) -m pre_commit install

bench: $(DEV_READY) ## meten hoe snel Koers is met veel dossiers en gebruikers
	@$(PY) -m operations bench

# uv only here: who changes a dependency needs it, who uses or tests Koers does not. The files name no address.
LOCK := $(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-header --no-emit-index-url --quiet
lock: $(DEV_READY) ## de vaste versies opnieuw bepalen na een wijziging in pyproject.toml
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	@$(LOCK) --group dev -o requirements-dev.lock
	@$(LOCK) -c requirements-dev.lock -o requirements.lock

clean: ## opruimen wat gemaakt is; de map data blijft
	@rm -rf $(VENV) build .hypothesis .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ── what the commands above stand on

$(DEV_READY): $(PY) | $(VENV)/bin/koers
	@echo "Pakketten om te testen installeren (eenmalig, een paar minuten) …"
	@set -o pipefail; $(PIP_INSTALL) -r requirements-dev.lock 2>&1 | $(SHOW)
	@rm -f $(VENV)/ready-* && touch $@ $(RUN_READY)

$(RUN_READY): $(PY) | $(VENV)/bin/koers
	@echo "Pakketten installeren (eenmalig, 1 tot 3 minuten) …"
	@set -o pipefail; $(PIP_INSTALL) -r requirements.lock 2>&1 | $(SHOW)
	@rm -f $(VENV)/ready-* && touch $@

# A script instead of an installed package: it needs no build tool, puts no room of ours (pages, models, …) on the path
# of anything else, and works from any folder, with the .env and the data folder of this checkout.
$(VENV)/bin/koers: Makefile | $(PY)
	@printf '%s\n' '#!/bin/sh' 'cd "$$(dirname "$$(readlink -f "$$0")")/../.." && exec $(PY) -m operations "$$@"' > $@
	@chmod +x $@

# Also when .venv is there but its Python is gone (an upgrade, another machine).
ifneq ($(shell $(PY) -c 'import sys; print(sys.version_info >= (3, 11))' 2>/dev/null),True)
.PHONY: $(PY)
endif
$(PY):
	@python=""; \
	for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "Koers heeft Python 3.11 of nieuwer nodig; dat is hier niet gevonden. Installeer het en probeer het opnieuw." >&2; \
		echo "Koers needs Python 3.11 or newer, and none was found. Install it and try again." >&2; \
		exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "Python is er, maar kan geen eigen omgeving maken. Op Debian en Ubuntu: apt install python3-venv" >&2; \
		echo "This Python cannot make an environment of its own. On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Een eigen omgeving maken in $(VENV) met $$("$$python" --version) …"; \
	"$$python" -m venv --clear $(VENV)
