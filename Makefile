# make demo   check and print the example        make test   formatting, lint, types and all tests
# make check  the same as test                   make bench  speed, beside the yardsticks
# make fresh  write every generated file anew    make clean  remove what make made
# make fuzz   damage files and call pgdecl on them, for SECONDS from SEED
# make mutants  change the code in small ways and count which changes the tests notice
# make lowest   all tests with the lowest versions of the dependencies that pyproject.toml allows
.DEFAULT_GOAL := demo
.PHONY: demo test check lowest fuzz mutants bench fresh clean

PYTHON ?= python3
BIN := .venv/bin
# Everything below starts many processes, which need not compile the package each time.
unexport PYTHONDONTWRITEBYTECODE

# A stamp, so that the environment is made anew when the dependencies change.
$(BIN)/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# The real form has faults: exit code 1 is what its checks should give.
FORM := build/申报表/政务服务提升工作经费.docx
HAS_FINDINGS := || test $$? -eq 1
demo: $(BIN)/.ready
	@echo "1. A form as a unit sent it, in Word: which rules find something, and how often"
	@$(BIN)/python tools/real_form.py $(FORM)
	$(BIN)/pgdecl validate --statistics $(FORM) $(HAS_FINDINGS)
	@echo "2. The same file with a comment at each cell concerned"
	$(BIN)/pgdecl annotate $(FORM) -o build/审核 --force
	@echo "3. The same form as a declaration in YAML: its targets that stand in the wrong column"
	$(BIN)/pgdecl validate --format full --select PG203 examples/ezhou-2022.yaml $(HAS_FINDINGS)
	@echo "4. The project declared well: no finding, and printed for Word, Excel and the browser"
	$(BIN)/pgdecl validate --strict examples/ezhou-2022.revised.yaml
	$(BIN)/pgdecl render examples/ezhou-2022.revised.yaml --format docx -o build/ --force
	$(BIN)/pgdecl render examples/ezhou-2022.revised.yaml --format xlsx -o build/ --force
	$(BIN)/pgdecl render examples/ezhou-2022.revised.yaml --format html -o build/ --force
	@echo "Look at build/审核 (the form with comments) and at the form in build/: .docx, .xlsx, .html."

test check: $(BIN)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist loadgroup

# An environment of its own; `build` is removed by `make clean`.
build/lowest/.ready: pyproject.toml tools/lowest.py
	$(PYTHON) -m venv build/lowest
	$(PYTHON) tools/lowest.py > build/lowest/constraints.txt
	build/lowest/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint build/lowest/constraints.txt --editable '.[dev]'
	touch $@

lowest: build/lowest/.ready
	build/lowest/bin/pytest --numprocesses auto --dist loadgroup

SECONDS ?= 300
SEED ?= 0
fuzz: $(BIN)/.ready
	$(BIN)/python tools/fuzz.py --seconds $(SECONDS) --seed $(SEED)

mutants: $(BIN)/.ready
	$(BIN)/python tools/mutants.py

bench: $(BIN)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	$(BIN)/python benchmarks/run.py

fresh: $(BIN)/.ready
	$(BIN)/python tools/fresh.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
