# make demo — try it; make test — everything a change must pass; the rest is listed by `make help`.
PYTHON ?= python3
BIN := .venv/bin
EVAL ?= ../shared/eval
PORT ?= 8081

.DEFAULT_GOAL := help
.PHONY: help demo test check lint docs rules eval bench clean languagetool languagetool-stop

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

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

languagetool: languagetool/assembled .venv/installed ## assemble LanguageTool from Maven Central, start it on loopback (PORT=8081)
	@java -Xmx1g -cp "languagetool/jars/*" org.languagetool.server.HTTPServer --port $(PORT) > languagetool/log 2>&1 & \
	echo $$! > languagetool/pid
	@until $(BIN)/pravka languagetool doctor --url http://127.0.0.1:$(PORT) > /dev/null; do \
	  kill -0 $$(cat languagetool/pid) || { tail -3 languagetool/log; exit 1; }; sleep 1; \
	done
	@echo "Try: $(BIN)/pravka check --languagetool=http://127.0.0.1:$(PORT) fixtures/posts   and: make languagetool-stop"

languagetool-stop: ## stop what `make languagetool` has started
	kill $$(cat languagetool/pid) && rm languagetool/pid

languagetool/assembled: tools/languagetool/pom.xml
	mvn --batch-mode --quiet -f $< dependency:copy-dependencies \
	  -DoutputDirectory=$(CURDIR)/languagetool/jars -DincludeScope=runtime
	@touch $@

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
