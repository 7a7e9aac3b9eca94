# activity-ledger: `make` builds it and prints the statistics of 2020, `make test` tests it. `make help` lists the rest.

SWIFT ?= swift
PREFIX ?= /usr/local
YEAR ?= 2020
SECONDS ?= 60
REPORT ?= .build/report.html
REPORT_LANGUAGE ?= en
SIZES ?= 100000 1000000
ROUNDS ?= 5

BINARY := .build/release/activity-ledger
SOURCES := Package.swift Sources Tests
# CI sets CI=true: what a newer compiler merely warns of must not land, but must not stop a user's build either.
STRICT := $(if $(CI),-Xswiftc -warnings-as-errors)
BUILD_OPTIONS := $(STRICT) --static-swift-stdlib --disable-local-rpath

# The C++ library and the compiler's go into the binary too, if their archives are there: to load them takes longer than
# most commands. A directory with the archive alone makes the linker take it for -lstdc++.
ARCHIVES := $(CURDIR)/.build/archives
archive = $(shell for compiler in clang cc; do $$compiler -print-file-name=$(1); done 2> /dev/null | grep -m 1 /)
LIBSTDCXX := $(call archive,libstdc++.a)
ifneq ($(and $(LIBSTDCXX),$(call archive,libgcc_eh.a)),)
  BUILD_OPTIONS += -Xlinker -L$(ARCHIVES) -Xswiftc -Xclang-linker -Xswiftc -static-libgcc
endif

# At a fixed address nothing has to be relocated at start. The locale data, which few commands need, brings so much of that
# that every command would take a millisecond longer.
ifeq ($(shell uname),Linux)
  BUILD_OPTIONS += -Xswiftc -Xclang-linker -Xswiftc -no-pie
endif

# The locale data is only read, but would stand among what can be written, and count against a limit on memory (ulimit -d)
# with all of its 34 MB. It gets a section of its own; of the linkers, the toolchain's own can do that.
LOCALE_DATA := $(ARCHIVES)/locale-data.ld
ifneq ($(wildcard $(dir $(realpath $(shell command -v $(firstword $(SWIFT)))))ld.lld),)
  BUILD_OPTIONS += -Xswiftc -use-ld=lld -Xlinker -T -Xlinker $(LOCALE_DATA)
endif

# A Python of the tests' own, for the CloudEvents SDK that reads what we write, to check signatures a second way, for a
# validator of JSON Schema, and for GitHub's reader of Markdown.
PYTHON := .build/python/bin/python
PYTHON_PACKAGES := cloudevents==1.12.1 cryptography==50.0.2 jsonschema==4.26.0 cmarkgfm==2025.10.22

# And one of the benchmark's, for what it compares with.
BENCH_PYTHON := .build/bench-python/bin/python
BENCH_PACKAGES := duckdb==2.0.0 polars==2.1.0 eventsourcing==9.5.6

# And one of the tests of the report page, which drive a real browser.
REPORT_PYTHON := .build/report-python/bin/python
REPORT_PACKAGES := pytest==9.2.0 playwright==1.65.2

# And one of the tests in shells, which type at them.
SHELL_PYTHON := .build/shell-python/bin/python
SHELL_PACKAGES := pytest==9.2.0 pexpect==4.9.0 pyte==0.8.2

# And one of the tests of the SQL views, which run them in DuckDB and in Spark, which needs Java. DuckDB as above.
PARITY_PYTHON := .build/parity-python/bin/python
PARITY_PACKAGES := $(filter duckdb==%,$(BENCH_PACKAGES)) pytest==9.2.0 pyspark==4.3.0
JAVA_OLDEST := 17

# Python's byte code stays out of the sources.
export PYTHONPYCACHEPREFIX := $(CURDIR)/.build/pycache

# Installs Debian packages: as root, or through sudo if that asks no questions; else says what is missing.
define install
  if ! command -v apt-get > /dev/null; then echo "please install: $(1)" >&2; exit 1; fi; \
  if [ "$$(id -u)" = 0 ]; then as_root=; \
  elif sudo -n true 2> /dev/null; then as_root=sudo; \
  else echo "please install: sudo apt-get install $(1)" >&2; exit 1; fi; \
  echo "installing $(1)"; \
  { $$as_root apt-get -qq install --yes $(1) || { $$as_root apt-get -qq update && $$as_root apt-get -qq install --yes $(1); }; } > /dev/null
endef

.DEFAULT_GOAL := statistics
.PHONY: statistics report docs build dependencies test-dependencies test-python test report-dependencies test-report shell-dependencies test-shell report-screenshots update-cases attack fuzz sanitize bench bench-dependencies lint format install deb test-deb clean help parity parity-dependencies

statistics: build ## Build, and print the statistics of the repository's own ledger (YEAR=2020)
	@$(BINARY) statistics $(YEAR)

report: build ## Write the page of the repository's own ledger (REPORT=.build/report.html REPORT_LANGUAGE=en)
	@$(BINARY) report --language $(REPORT_LANGUAGE) --output $(REPORT)
	@echo "wrote $(REPORT)"

build: dependencies ## Build the release binary
	@mkdir -p $(ARCHIVES)
	@[ -z "$(LIBSTDCXX)" ] || ln -sf "$(LIBSTDCXX)" $(ARCHIVES)/libstdc++.a
	@echo 'SECTIONS { .locale_data : { *icu_packaged_data.cpp.o(.rodata) } } INSERT AFTER .eh_frame;' > $(LOCALE_DATA)
	$(SWIFT) build -c release $(BUILD_OPTIONS) --product activity-ledger

# Loaded at run time, and only where the processor has no SHA instructions, or the build is one for debugging.
dependencies: ## Install what the program needs and the machine has not (libssl3)
	@PATH="$$PATH:/sbin" ldconfig -p 2> /dev/null | grep -q libcrypto.so.3 || [ "$$(uname)" = Darwin ] || { $(call install,libssl3); }

# The tests go on without these; what they then cannot test they say, and count as skipped.
test-dependencies: dependencies ## Install what the tests need beside that
	@[ -f /usr/share/iso-codes/json/iso_3166-1.json ] || ( $(call install,iso-codes) ) || true
	@command -v strace > /dev/null || ( $(call install,strace) ) || true
	@command -v ssh-keygen > /dev/null || ( $(call install,openssh-client) ) || true
	@command -v openssl > /dev/null || ( $(call install,openssl) ) || true
	@command -v setpriv > /dev/null || ( $(call install,util-linux) ) || true
	@command -v git > /dev/null || ( $(call install,git) ) || true
	@command -v rsvg-convert > /dev/null || ( $(call install,librsvg2-bin) ) || true
	@command -v node > /dev/null || ( $(call install,nodejs) ) || true
	@command -v zbarimg > /dev/null || ( $(call install,zbar-tools) ) || true
	@$(PYTHON) -c 'import cloudevents, cryptography, jsonschema, cmarkgfm' 2>/dev/null || $(MAKE) --no-print-directory test-python || true

test-python:
	@python3 -c 'import ensurepip, venv' 2>/dev/null || { $(call install,python3 python3-venv); }
	@python3 -m venv .build/python && $(PYTHON) -m pip --quiet --disable-pip-version-check install $(PYTHON_PACKAGES)

test: build test-dependencies ## Run all tests
	ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(SWIFT) test $(STRICT)

# Playwright's own browsers are not fetched: it drives the system's.
report-dependencies:
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null \
	  || ( $(call install,chromium) ) || true
	@command -v pdfinfo > /dev/null || ( $(call install,poppler-utils) ) || true
	@$(REPORT_PYTHON) -c 'import pytest, playwright' 2> /dev/null || { \
	  python3 -c 'import ensurepip, venv' 2> /dev/null || ( $(call install,python3 python3-venv) ); \
	  python3 -m venv .build/report-python \
	  && $(REPORT_PYTHON) -m pip --quiet --disable-pip-version-check install $(REPORT_PACKAGES); } || true

test-report: build report-dependencies ## Test the report page in Chromium; without a browser they are skipped, loudly
	@if $(REPORT_PYTHON) -c 'import pytest, playwright' 2> /dev/null; then \
	  ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(REPORT_PYTHON) -m pytest -p no:cacheprovider -q -rs Tests/ReportPage; \
	else echo "SKIPPED: pytest and Playwright cannot be had, the report page is NOT tested" >&2; fi

report-screenshots: build report-dependencies ## Write pictures of report pages into .build/report-page, to be looked at
	@ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(REPORT_PYTHON) Tests/ReportPage/screenshots.py .build/report-page

shell-dependencies:
	@for program in bash zsh fish mandoc; do command -v $$program > /dev/null || ( $(call install,$$program) ) || true; done
	@command -v man > /dev/null || ( $(call install,man-db) ) || true
	@command -v col > /dev/null || ( $(call install,bsdextrautils) ) || true
	@$(SHELL_PYTHON) -c 'import pytest, pexpect, pyte' 2> /dev/null || { \
	  python3 -c 'import ensurepip, venv' 2> /dev/null || ( $(call install,python3 python3-venv) ); \
	  python3 -m venv .build/shell-python \
	  && $(SHELL_PYTHON) -m pip --quiet --disable-pip-version-check install $(SHELL_PACKAGES); } || true

test-shell: build shell-dependencies ## Test completion in bash, zsh and fish, and the manual; a shell that is missing is skipped, loudly
	@if $(SHELL_PYTHON) -c 'import pytest, pexpect, pyte' 2> /dev/null; then \
	  ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(SHELL_PYTHON) -m pytest -p no:cacheprovider -q -rs Tests/Shell; \
	else echo "SKIPPED: pytest, pexpect and pyte cannot be had, completion is NOT tested" >&2; fi

# A Java that is too old is left alone where there is no newer one to be had.
java_is_there = java -version 2>&1 | sed -nE 's/.*version "([0-9]+).*/\1/p' | awk '{ newest = $$1 } END { exit newest < $(JAVA_OLDEST) }'
parity-dependencies:
	@$(java_is_there) || ( $(call install,default-jre-headless) ) || true
	@command -v ssh-keygen > /dev/null || ( $(call install,openssh-client) ) || true
	@[ -x $(PARITY_PYTHON) ] || { python3 -c 'import ensurepip, venv' 2> /dev/null || ( $(call install,python3 python3-venv) ) || true; \
	  python3 -m venv .build/parity-python || true; }
	@for package in $(PARITY_PACKAGES); do \
	  $(PARITY_PYTHON) -c "from importlib.metadata import version; name, _, wanted = '$$package'.partition('=='); \
	    exit(version(name) != wanted)" 2> /dev/null \
	  || { echo "installing $$package"; $(PARITY_PYTHON) -m pip --quiet --disable-pip-version-check install $$package; } || true; done

parity: build parity-dependencies ## Compare the SQL views in DuckDB and Spark with the statistics; without them skipped, loudly
	@if $(PARITY_PYTHON) -c 'import pytest' 2> /dev/null; then \
	  ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(PARITY_PYTHON) -m pytest -p no:cacheprovider -q -rs Tests/Parity; \
	else echo "SKIPPED: pytest cannot be had, the SQL views are NOT tested" >&2; fi

update-cases: build ## Write the expectations of Tests/CommandTests/Cases anew, to be read in git diff
	ACTIVITY_LEDGER_UPDATE_CASES=1 ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" $(SWIFT) test --filter CaseTests || true

# Needs a C compiler, for the library that moves the clock of a process.
VERIFICATIONS ?= 1000
attack: build ## Kill eight writers at random for a while, and verify meanwhile (SECONDS=60 VERIFICATIONS=1000)
	ACTIVITY_LEDGER_BINARY="$(CURDIR)/$(BINARY)" python3 Tests/Attack/attack.py $(SECONDS) $(VERIFICATIONS)

# Built apart, with the address sanitizer and libFuzzer's coverage; what it finds it leaves in .build/fuzz/corpus.
FUZZ := .build/fuzz
fuzz: dependencies ## Feed the readers of foreign bytes with mutations of a corpus (SECONDS=60)
	$(SWIFT) build --build-path $(FUZZ) -c release --target FuzzTargets \
	  -Xswiftc -sanitize=address -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table
	$(SWIFT)c -sanitize=fuzzer,address -o $(FUZZ)/fuzz \
	  $(FUZZ)/release/FuzzTargets.build/*.o $(FUZZ)/release/EventLog.build/*.o \
	  $(FUZZ)/release/MerkleTree.build/*.o $(FUZZ)/release/CSHA256.build/*.o $(FUZZ)/release/CLibCrypto.build/*.o \
	  $(FUZZ)/release/CSystemCalls.build/*.o $(FUZZ)/release/CanonicalJSON.build/*.o \
	  $(FUZZ)/release/DelimitedText.build/*.o 2> /dev/null
	mkdir -p $(FUZZ)/corpus
	$(FUZZ)/fuzz -max_total_time=$(SECONDS) -max_len=8192 -print_final_stats=1 -artifact_prefix=$(FUZZ)/ \
	  $(FUZZ)/corpus Tests/FuzzTargets/Corpus

# A page for each library that programs are to import. What DocC warns of fails, be it a link that leads nowhere; parameters that
# explain themselves need no words.
DOCUMENTED := ActivityLedger EventLog
DOCUMENTATION := .build/documentation
DOCC ?= $(shell command -v docc || xcrun --find docc 2> /dev/null)
docs: ## Build the documentation of the libraries with DocC, into .build/documentation
	@[ -n "$(DOCC)" ] || { echo "docc is not there: it comes with the Swift toolchain" >&2; exit 1; }
	@rm -rf $(DOCUMENTATION) && mkdir -p $(DOCUMENTATION)
	@# Fails for the modules of the tests, which need not have been built; whether those are there that count is looked at below.
	@$(SWIFT) package dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
	  > $(DOCUMENTATION)/symbols.log 2>&1 || true
	@for module in $(DOCUMENTED); do \
	  graphs=$(DOCUMENTATION)/symbols/$$module; mkdir -p $$graphs; \
	  find "$$($(SWIFT) build --show-bin-path)/../symbolgraph" \( -name "$$module.symbols.json" -o -name "$$module@*.symbols.json" \) \
	    -exec cp {} $$graphs \; ; \
	  [ -f $$graphs/$$module.symbols.json ] || { cat $(DOCUMENTATION)/symbols.log >&2; exit 1; }; \
	  $(DOCC) convert Sources/$$module/$$module.docc --additional-symbol-graph-dir $$graphs \
	    --output-dir $(DOCUMENTATION)/$$module --fallback-display-name $$module \
	    --fallback-bundle-identifier activity-ledger.$$module --ide-console-output > $$graphs/messages 2>&1 \
	    || { cat $$graphs/messages >&2; exit 1; }; \
	  if grep -E '(warning|error): ' $$graphs/messages | grep -v ' is missing documentation' >&2; then exit 1; fi; \
	  [ -f $(DOCUMENTATION)/$$module/index.html ] || { echo "no documentation of $$module was made" >&2; exit 1; }; \
	  echo "wrote $(DOCUMENTATION)/$$module"; \
	done

# Each sanitizer builds the whole package apart. What measures memory or traces calls cannot run under them.
SANITIZED_TESTS := --skip MemoryTests --skip CrashTests --skip FullDiskTests
sanitize: test-dependencies ## Run the tests under the address and the thread sanitizer
	ASAN_OPTIONS=detect_leaks=0 ACTIVITY_LEDGER_SEEDS=500 \
	  $(SWIFT) test --build-path .build/address --sanitize=address $(SANITIZED_TESTS)
	ACTIVITY_LEDGER_SEEDS=500 $(SWIFT) test --build-path .build/thread --sanitize=thread $(SANITIZED_TESTS)

# What it compares with and cannot have, the benchmark names as missing.
bench-dependencies: dependencies
	@for program in jq sqlite3 git openssl python3; do \
	  command -v $$program > /dev/null || ( $(call install,$$program) ) || true; done
	@[ -x $(BENCH_PYTHON) ] || { python3 -c 'import ensurepip, venv' 2>/dev/null || ( $(call install,python3-venv) ) || true; \
	  python3 -m venv .build/bench-python || true; }
	@for package in $(BENCH_PACKAGES); do \
	  $(BENCH_PYTHON) -c "from importlib.metadata import version; name, _, wanted = '$$package'.partition('=='); \
	    exit(version(name) != wanted)" 2> /dev/null \
	  || $(BENCH_PYTHON) -m pip --quiet --disable-pip-version-check install $$package || true; done

bench: build bench-dependencies ## Time the program beside what else one might use (SIZES="100000 1000000" ROUNDS=5)
	$(SWIFT) build -c release $(BUILD_OPTIONS) --product SyntheticLedger
	$(SWIFT) build -c release $(BUILD_OPTIONS) --product MeasuredLaunch
	@python3 Tests/Benchmark/bench.py "$(SIZES)" "$(ROUNDS)"

lint: ## Check the layout of the sources with the toolchain's swift-format, and that text is scalars or bytes
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)
	@if command -v python3 > /dev/null; then \
	  find Tests -name '*.py' -exec python3 -m py_compile {} + && python3 Tests/Lint/exact_text.py Sources; \
	else echo "SKIPPED: python3 is missing, how text is compared is NOT checked" >&2; fi

format: ## Lay the sources out
	$(SWIFT) format format --in-place --recursive --parallel $(SOURCES)

# man pages and completions are printed by the binary itself, so that they are of its version.
MAN := $(DESTDIR)$(PREFIX)/share/man/man1
BASH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
install: build ## Install the binary, its manual and the completions (PREFIX=/usr/local)
	install -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/activity-ledger
	install -d $(MAN) $(BASH_COMPLETIONS) $(ZSH_COMPLETIONS) $(FISH_COMPLETIONS)
	$(BINARY) help --man-pages $(MAN)
	$(BINARY) completion bash > $(BASH_COMPLETIONS)/activity-ledger
	$(BINARY) completion zsh > $(ZSH_COMPLETIONS)/_activity-ledger
	$(BINARY) completion fish > $(FISH_COMPLETIONS)/activity-ledger.fish

# Under the paths that Debian's policy has; without debugging symbols.
DEB_MAINTAINER ?= The developers of activity-ledger <developers@activity-ledger.invalid>
STAGED := $(CURDIR)/.build/package
deb: build ## Build a Debian package: program, manual, completions (DEB_MAINTAINER="Name <address>")
	@command -v dpkg-shlibdeps > /dev/null || { $(call install,dpkg-dev); }
	@command -v strip > /dev/null || { $(call install,binutils); }
	@rm -rf $(STAGED)
	@$(MAKE) --no-print-directory --silent install DESTDIR=$(STAGED) PREFIX=/usr \
	  ZSH_COMPLETIONS=$(STAGED)/usr/share/zsh/vendor-completions
	@Sources/Packaging/build-deb $(STAGED) .build "$(DEB_MAINTAINER)"

test-deb: deb ## Install the package on a Debian without the toolchain (debootstrap, as root) and use it there; else skipped, loudly
	@command -v debootstrap > /dev/null || ( $(call install,debootstrap) ) || true
	@Tests/Package/test-package .build/activity-ledger_*.deb

clean: ## Remove what was built
	$(SWIFT) package clean
	rm -rf .build

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-18s %s\n' "$$name" "$$text"; done
