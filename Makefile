# make run · make test · make bench · make check; the set-up makes itself.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test bench lint check cards clean

help:  ## What can be made here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: .venv/installed  ## The demo cooperation on http://127.0.0.1:3978/chat
	$(BIN)/styrmand demo

test: .venv/installed  ## Every test; says what was skipped and why
	$(BIN)/python -m pytest -n 2 $(ARGS)

bench: .venv/installed  ## The benchmarks beside their peers, also as var/bench.json
	$(BIN)/python -m tests.bench

lint: .venv/installed  ## ruff, mypy and the room contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## Everything that must be green

clean:  ## Away with what was made here
	rm -rf .venv var build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
