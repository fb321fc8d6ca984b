# What one does with newsdiff. `make` alone lists it.
#   make run PORT=8001 HOST=127.0.0.1 NEWSDIFF_DATA=~/newsdiff-data
#   make run TORCH_INDEX=ADDRESS     (an index with the small build of torch, for CPUs)

PYTHON ?= python3
TORCH_INDEX ?=
ARGS ?=
TEST_PROCESSES = -n auto --maxprocesses 4 --dist worksteal
PY := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run install install-dev database test test-external check format bench quality screenshots clean

help: ## List what there is
	@echo "newsdiff: make TARGET"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-17s %s\n", $$1, $$2 }'

run: install ## Start everything on this machine; Ctrl-C stops it (PORT, HOST, NEWSDIFF_DATA, TORCH_INDEX)
	@exec $(PY) manage.py run $(ARGS)

database: install ## Start the embedded database alone, for development
	@exec $(PY) -m newsdiff.postgres

test: install-dev ## Run all tests on a PostgreSQL of their own (ARGS="-k align")
	@$(PY) -m pytest $(TEST_PROCESSES) $(ARGS)

test-external: install-dev ## Run all tests with DATABASE_URL set: a server on TCP, with a password
	@$(PY) -m tests.external $(TEST_PROCESSES) $(ARGS)

check: install-dev ## Check style, types, templates, migrations and production settings
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	find templates -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --check --target-version 5.2
	$(PY) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	NEWSDIFF_HTTPS=1 NEWSDIFF_ALLOWED_HOSTS=newsdiff.example NEWSDIFF_SECRET_KEY="$$(head -c 48 /dev/urandom | base64)" \
		$(PY) manage.py check --deploy --fail-level WARNING

format: install-dev ## Put code and templates into their format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	find templates -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --target-version 5.2

bench: install ## Measure speed and memory
	@$(PY) benchmarks/bench.py $(ARGS)

quality: install-dev ## Measure the analysis in one table and hold it to its floors (ARGS="--into docs/quality.md")
	@$(PY) -m tests.quality $(ARGS)

screenshots: install-dev ## Take pictures of every page of the running app (ARGS="--url … --story …")
	@$(PY) benchmarks/screenshots.py $(ARGS)

clean: ## Remove what was built here; the data stays
	rm -rf .venv staticfiles screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

install:
	@PYTHON="$(PYTHON)" TORCH_INDEX="$(TORCH_INDEX)" .ci/install requirements.txt

install-dev:
	@PYTHON="$(PYTHON)" TORCH_INDEX="$(TORCH_INDEX)" .ci/install requirements-dev.txt
