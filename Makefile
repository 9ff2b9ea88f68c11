# Two commands do everything: `make demo` and `make test`. Both set up what they need.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen
PYTHON ?= python3
# Trust what the machine trusts: many council networks re-sign traffic with a certificate of their own.
export UV_SYSTEM_CERTS := 1
export UV_NATIVE_TLS := 1

.PHONY: demo test test-slow lint rules clean setup office wheel-demo

setup: .venv/.ready

# uv is bootstrapped into .uv when the machine has none.
.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check uv

.venv/.ready: pyproject.toml uv.lock $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv)
	$(UV) sync --frozen --quiet --compile-bytecode
	@touch .venv/.ready

# Run the whole pipeline on the sample case and say where the results are.
demo: setup
	$(RUN) dhr demo --out demo

# The fast suite: Python and wheels only.
test: setup
	$(RUN) pytest -q -n 2 -m "not slow and not office"

# Slow tests, and those that need LibreOffice or Chromium.
test-slow: setup office
	$(RUN) pytest -q -m "slow or office"

# What the tests marked `office` need; the product itself needs none of it.
office:
	@if ! command -v soffice >/dev/null || ! command -v pdftoppm >/dev/null || ! command -v chromium >/dev/null; then \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      libreoffice-writer libreoffice-calc poppler-utils chromium fonts-liberation fonts-dejavu-core; \
	  else echo "LibreOffice, poppler-utils or Chromium is missing; tests that need them will be skipped."; fi; fi

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	$(RUN) lint-imports

# Try every pattern of the shipped rules on hostile texts and note which files were tried (after a change of one).
rules: setup
	$(RUN) python -c "from pipeline.detect.rulebook.pattern_trial import try_shipped; try_shipped()"

# Build the wheel, install it in an empty environment outside the clone, and run the demo there.
wheel-demo: setup
	rm -rf dist && $(UV) build --quiet --wheel --out-dir dist
	set -e; there=$$(mktemp -d); trap 'rm -rf "$$there"' EXIT; \
	  $(UV) export --frozen --no-dev --no-emit-project --quiet --format requirements-txt > "$$there/requirements.txt"; \
	  $(UV) venv --quiet "$$there/venv"; \
	  $(UV) pip install --quiet --python "$$there/venv" --requirement "$$there/requirements.txt"; \
	  $(UV) pip install --quiet --python "$$there/venv" --no-deps dist/*.whl; \
	  cd "$$there" && venv/bin/dhr demo --out demo && ls demo/published

clean:
	rm -rf .venv .uv dist build demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
