# Two commands do all the set-up: `make build` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: build test battery lint notebooks evaluate benchmark lock clean

build: $(VENV)/installed  ## create the environment, build the dataset, print a summary
	$(BIN)/policyrecs build
	$(BIN)/policyrecs stats

test: $(VENV)/installed lint  ## prove it
	$(BIN)/pytest --cov --cov-report=term

battery: $(VENV)/installed  ## every hostile input, as a table; `make test` leaves out those that take long
	$(BIN)/python tests/battery/run.py

lint: $(VENV)/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

notebooks: $(VENV)/installed  ## run the notebooks and write them with their outputs
	$(BIN)/python notebooks/render.py

LABELLED := ../shared

evaluate: $(VENV)/installed  ## score extraction on the labelled documents, where they are present
	@if [ -d $(LABELLED)/eval ]; then \
	  $(BIN)/policyrecs evaluate $(LABELLED)/eval/seeds/gold $(LABELLED)/seeds && \
	  $(BIN)/policyrecs evaluate $(LABELLED)/eval/dev/gold $(LABELLED)/eval/dev/documents; \
	else echo "no labelled documents in $(LABELLED): nothing was scored"; fi

benchmark: $(VENV)/installed  ## measure what things cost, each figure beside a yardstick
	$(BIN)/python -m benchmarks

lock:  ## renew the lock after a change of dependencies; needs uv
	uv pip compile --quiet --universal --python-version 3.11 --group dev --generate-hashes \
	  --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock pyproject.toml

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:
	rm -rf $(VENV) dist build .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
