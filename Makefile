# `make run` opens the window, `make test` runs every fast check.
# Each target first sets up what it needs: .ci/prepare.py says what that is.

PYTHON ?= python3
ARTICLE ?= resources/samples/article.html
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-all bench screenshots gallery format clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## open the window on the sample article (or ARTICLE=path)
	@$(PYTHON) .ci/prepare.py window
	@$(BIN)/python main.py "$(ARTICLE)"

test: ## run the linter, types, layers and every fast test
	@$(PYTHON) .ci/prepare.py offscreen
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet

test-all: test bench ## add the slow tests and the benchmarks
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet -m slow

bench: ## measure opening, analysis, library and window
	@$(PYTHON) .ci/prepare.py offscreen
	@for script in tests/benchmarks/bench_*.py; do \
	  QT_QPA_PLATFORM=offscreen $(BIN)/python $$script || exit 1; done

screenshots: ## draw the pictures of README and guide anew
	@$(PYTHON) .ci/prepare.py offscreen
	QT_QPA_PLATFORM=offscreen $(BIN)/python tests/make_screenshots.py

gallery: ## draw every state in every theme, size and type size into build/gallery
	@$(PYTHON) .ci/prepare.py offscreen
	@for of in "1280x800 100" "1920x1080 100" "1280x800 200"; do set -- $$of; \
	  $(BIN)/python tests/make_gallery.py build/gallery --size $$1 --type $$2 || exit 1; done

format: ## sort imports and lay the code out
	@$(PYTHON) .ci/prepare.py python
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## remove the environment and every cache
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
