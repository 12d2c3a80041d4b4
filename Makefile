# Two commands matter: `make run` and `make test`. `make help` shows the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
PYTHON := $(BIN)/python
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv

# A Python that is new enough and can make a venv: the one named in PYTHON3, pyenv's, or on PATH.
FIND_PYTHON = wanted=$$(cat .python-version); \
	for candidate in "$$PYTHON3" "$$(pyenv prefix $$wanted 2>/dev/null)/bin/python" \
		"$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/$$wanted*/bin/python \
		python$$wanted python3.14 python3 python; do \
		if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; \
		then found=$$candidate; break; fi; \
	done; \
	test -n "$$found" || { echo "Python 3.13 or newer (with its venv module) is missing: install it, or name one: make PYTHON3=/path/to/python3.13"; exit 1; }

SOURCES = $(shell find frontend \( -name node_modules -o -path frontend/static \) -prune -o -type f \
	\( -name '*.ts' -o -name '*.css' -o -name '*.mjs' -o -name '*.svg' -o -name 'tsconfig.json' \) -print 2>/dev/null)

##@ Every day
.PHONY: run
run: ready ## Start everything here; Ctrl-C stops it (PORT=8000)
	@exec $(PYTHON) -m embedded run

.PHONY: test
test: lint types imports migrations pytest ## All that CI runs, in its order

.PHONY: demo-large
demo-large: ready ## Make 200 tenants, one of them with 100,000 letters
	@exec $(PYTHON) -m embedded manage demo --large

.PHONY: manage
manage: ready ## Run a command of manage.py: make manage do="tenants list"
	@exec $(PYTHON) -m embedded manage $(do)

##@ The parts of make test
.PHONY: lint
lint: ready ## Style and format of Python and templates
	@test ! -e platform/__init__.py || { echo "platform/__init__.py hides Python's own platform: remove it"; exit 1; }
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	git ls-files -z '*.html' | xargs -0 -r $(BIN)/djhtml --tabwidth 2 --check
	git ls-files -z '*.html' | xargs -0 -r $(BIN)/djlint --lint --quiet --profile=django --ignore=H015,H020,H042

.PHONY: types
types: ready ## Types of Python and TypeScript
	$(BIN)/mypy .
	cd frontend && ../$(PYTHON) -m embedded.node node node_modules/typescript/bin/tsc --noEmit

.PHONY: imports
imports: ready ## Who may import whom
	$(BIN)/lint-imports

.PHONY: migrations
migrations: ready ## No model without its migration; SQL that is safe to roll out
	$(PYTHON) manage.py makemigrations --check --dry-run --settings config.settings.drafting
	$(PYTHON) manage.py lint_migrations

.PHONY: pytest
pytest: ready ## The tests (do="-k stamp" for some)
	$(BIN)/pytest -n 2 --dist loadfile $(do)

##@ Tools
.PHONY: format
format: ready ## Put Python and templates into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*.html' | xargs -0 -r $(BIN)/djhtml --tabwidth 2

.PHONY: openapi
openapi: export DJANGO_SETTINGS_MODULE := config.settings.test
openapi: ready ## Write api/openapi.yaml anew
	$(PYTHON) manage.py spectacular --validate --fail-on-warn --file api/openapi.yaml

.PHONY: ready
ready: .venv/.synced frontend/static/app.css ## Install what is needed and build the pages' styles and scripts

.PHONY: clean
clean: ## Remove what was installed and built; the data in .data stays
	rm -rf .venv frontend/node_modules frontend/static

.PHONY: help
help: ## Show these commands
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/bin/uv:
	@$(FIND_PYTHON); echo "Making .venv with $$("$$found" --version)"; \
	"$$found" -m venv .venv && $(BIN)/pip install --quiet --disable-pip-version-check uv

.venv/.synced: .venv/bin/uv pyproject.toml uv.lock
	@echo "Installing the packages of uv.lock"
	@$(BIN)/uv sync --quiet --locked --all-groups --python $(PYTHON)
	@touch $@

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json | .venv/.synced
	@echo "Installing the packages of frontend/package-lock.json"
	@cd frontend && ../$(PYTHON) -m embedded.node npm ci --include=dev --no-audit --no-fund --loglevel=error
	@touch $@

frontend/static/app.css: frontend/node_modules/.installed $(SOURCES)
	@echo "Building frontend/static"
	@cd frontend && ../$(PYTHON) -m embedded.node node build.mjs
	@touch $@
