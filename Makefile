# Every target is one task of tasks.py, so that a system without make can run `python3 tasks.py TASK` instead.
PYTHON ?= python3

.PHONY: help book serve notebooks lab facts bank check test test-all browsers smoke pdf class kit add release wheelhouse pages fuzz mutants bench lock
help book serve notebooks lab facts bank check test test-all browsers smoke pdf class kit add release wheelhouse pages fuzz mutants bench lock:
	@$(PYTHON) tasks.py $@

.DEFAULT_GOAL := help
