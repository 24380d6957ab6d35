# The course from the command line. Each target first makes or renews the project's own virtual
# environment in .venv; nothing but Python (3.11 or newer), pip and make is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
INSTRUCTOR := $(VENV)/instructor.stamp
TEST := $(VENV)/test.stamp
# Two workers: that is what a small machine has, and more only wait for the notebooks' kernels.
WORKERS ?= 2
# What is looked at for misspelt words.
SPELT := *.md *.ipynb *.toml *.cff benchmarks course demo/class docs exercises mlp_helpers solutions tests
# What `make coverage` runs, such as TESTS="tests/test_cli.py tests/test_student.py"; all if empty.
TESTS ?=
# How many seeds `make fidelity` tries with each right and each wrong answer.
SEEDS ?= 1000
WRONG_SEEDS ?= 200
# What `make test-portable` plays, such as PORTABLE="--variants weakest --parts notebooks".
PORTABLE ?=
# `make attacks STOCK=--stock` hands the attacks to stock nbgrader as well.
STOCK ?=
# nbgrader calls alembic by its bare name.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help install demo report test coverage site test-site test-portable lab formgrader bundle execute release \
    check-exercise pictures fidelity attacks bench-grading bench-training clean
.DELETE_ON_ERROR:

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(INSTRUCTOR) ## grade a small bundled class and print its gradebook
	$(BIN)/mlp demo

report: $(INSTRUCTOR) ## write a page on how the class of `make demo` did
	$(BIN)/mlp report --workplace demo

install: $(TEST) ## install all that the course and its tests need into .venv, some 2 GB

test: $(TEST) ## lint, spelling, types, unit tests, notebooks, and the real nbgrader from end to end
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell $(SPELT)
	$(BIN)/mypy
	$(PY) -m pytest -n $(WORKERS) -m "not end_to_end"
	$(PY) -m pytest -n $(WORKERS) --nbval solutions course
	$(PY) -m tests.support.portable --variants weakest --parts notebooks
	$(PY) -m pytest -n $(WORKERS) --dist loadfile -m end_to_end

coverage: $(TEST) ## run the quick tests, and say which lines of the package none of them runs
	$(PY) -m pytest -n $(WORKERS) -m "not end_to_end" --cov --cov-report= $(TESTS)
	$(PY) -m coverage report

pictures: demo report site ## take the pictures of the guides anew, in Chromium
	$(PY) -m tests.support.pictures

site: $(TEST) ## build the website, in _site/
	$(PY) -m docs.site.build

test-site: $(TEST) ## build the website and look at every page in Chromium
	$(PY) -m pytest tests/test_site.py

test-portable: $(TEST) ## run notebooks and tests as on other machines, and show what differs
	$(PY) -m tests.support.portable $(PORTABLE)

lab: $(INSTRUCTOR) ## open JupyterLab on the course's start page
	$(BIN)/mlp lab

formgrader: $(INSTRUCTOR) ## open nbgrader's formgrader on the class that `make demo` graded
	$(BIN)/mlp formgrader --workplace demo

bundle: $(INSTRUCTOR) ## make the zip for students, in dist/
	$(BIN)/mlp bundle

execute: $(INSTRUCTOR) ## run the solution and lecture notebooks afresh and keep their outputs
	$(BIN)/mlp execute

release: $(INSTRUCTOR) ## generate exercises/ from solutions/
	$(BIN)/mlp release

check-exercise: $(TEST) ## try one check with its bank, mutants and examples: E=04/backward
	$(PY) -m tests.support.check_exercise $(E)

fidelity: $(TEST) ## judge the checks by mutants and by the bank of answers
	$(PY) -m benchmarks.fidelity --seeds $(SEEDS) --wrong-seeds $(WRONG_SEEDS)

attacks: $(TEST) ## grade submissions that attack the grading, and say which succeed
	$(PY) -m tests.support.attacks --keep $(STOCK)

bench-grading: $(TEST) ## grade a class with stock nbgrader and with ours, side by side
	$(PY) -m benchmarks.grading

bench-training: $(TEST) ## time our training beside the lecture's loop, others, and the limit
	$(PY) -m benchmarks.training

clean: ## remove the environment, the demo's results and every cache
	rm -rf $(VENV) build dist _site _frames *.egg-info .mypy_cache .pytest_cache .ruff_cache
	rm -rf demo/submitted demo/autograded demo/feedback demo/reports demo/gradebook.db demo/grades.csv
	rm -rf demo/nbgrader.log demo/.ipynb_checkpoints .results

# A stamp is newer than what it was installed from, so that an edit there installs again.
$(PY):
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'The course needs \
	Python 3.11 or newer, and $(PYTHON) is older. Say which one: make PYTHON=python3.12 ...')"
	$(PYTHON) -m venv $(VENV)

$(INSTRUCTOR): pyproject.toml constraints.txt | $(PY)
	$(PY) -m pip install --quiet -c constraints.txt -e ".[instructor]"
	@touch $@

$(TEST): pyproject.toml constraints.txt | $(PY)
	$(PY) -m pip install --quiet -c constraints.txt -e ".[instructor,test]"
	@touch $(INSTRUCTOR) $@
