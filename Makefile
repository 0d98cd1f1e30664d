# make demo — try it; make test — everything a change must pass; the rest is listed by `make help`.
PYTHON ?= python3
BIN := .venv/bin
EVAL ?= ../shared/eval

.DEFAULT_GOAL := help
.PHONY: help demo test check lint docs rules eval bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/installed ## install into .venv and check the sample posts
	@$(BIN)/pravka check fixtures/posts || true # it finds a lot, so it says 1
	@echo
	@echo "Try: $(BIN)/pravka check --diff fixtures/posts   $(BIN)/pravka explain typography/hyphen-as-dash"

test: .venv/dev rules lint eval check ## all tests, types, style, rule examples, docs, quality floors

check: .venv/dev rules ## the tests alone
	$(BIN)/python -m pytest

lint: .venv/dev ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

rules: .venv/dev ## compile the rules into src/pravka/data
	$(BIN)/python -m pravka.rules

docs: .venv/dev rules ## write docs/rules, docs/rules.md and docs/config.schema.json
	$(BIN)/python tools/build_docs.py

eval: .venv/dev rules ## compare the measured quality with bench/floors.toml (needs the evaluation data)
	$(BIN)/python bench/quality.py $(EVAL)

bench: .venv/dev rules ## CPU seconds, memory, instructions (needs valgrind for the last)
	$(BIN)/python bench/speed.py $(EVAL)

clean: ## remove what the other targets made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $$($(BIN)/python tools/dev_requirements.py)
	@touch $@
