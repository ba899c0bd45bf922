# SPDX-License-Identifier: Apache-2.0
#
# make run        the example mission, from its feeds to a report (installs what is missing)
# make test       every test
# make check      what CI runs: format, doors, build, tests, docs, the example twice
# make check-all  the same, and what needs more than this machine usually has
# make torture    kills, faults in every call and full disks, for ledger and mission; takes hours
# make bench      the engine beside its peers; make fuzz, make pictures: see scripts/
# make install    the command, its manual and completions below PREFIX
# make clean      everything that can be made again

PREFIX ?= /usr/local
MISSION := build/energy-2025
TRUCE := .build/release/truce

.PHONY: run test check check-all torture bench pictures fuzz release debug setup install clean

run: release
	@scripts/run-example "$(TRUCE)" examples/energy-2025 "$(MISSION)"

setup:
	@scripts/setup

release: setup
	@swift build -c release --product truce

debug: setup
	@swift build --product truce

test: setup
	@swift test

check: setup
	@scripts/check

check-all: check
	@scripts/check-all

torture: release
	@scripts/setup torture
	@TRUCE_TORTURE=1 swift test --filter 'TortureTests|KillTests|InspectionTests'
	@scripts/torture-mission "$(TRUCE)"

bench: release
	@python3 bench/run.py

pictures: release
	@scripts/pictures

fuzz: setup
	@scripts/fuzz

install: release
	install -D -m 755 "$(TRUCE)" "$(DESTDIR)$(PREFIX)/bin/truce"
	install -d "$(DESTDIR)$(PREFIX)/share/man/man1"
	"$(TRUCE)" man > "$(DESTDIR)$(PREFIX)/share/man/man1/truce.1"
	install -d "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	"$(TRUCE)" completions bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/truce"
	install -d "$(DESTDIR)$(PREFIX)/share/zsh/site-functions"
	"$(TRUCE)" completions zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_truce"
	install -d "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	"$(TRUCE)" completions fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/truce.fish"

clean:
	rm -rf build .build
