# Two commands on a fresh machine: make play, make test.
.PHONY: setup play test check release format transcripts bench bench-peers conformance scale documents
SWIFT_SOURCES = Sources Tests Package.swift
RELEASE = swift build -c release --static-swift-stdlib --product pushback

setup:
	@Tools/setup

play: setup
	@echo "Building; the first time takes a minute or two." && swift build --quiet --product pushback && exec "$$(swift build --show-bin-path)/pushback"

test: setup
	swift test

check: setup
	swift format lint --strict --recursive $(SWIFT_SOURCES)
	Tools/invariants
	swift run pushback check
	swift run pushback clauses check
	swift test

release: setup
	$(RELEASE) && strip "$$($(RELEASE) --show-bin-path)/pushback" && Tools/try-release "$$($(RELEASE) --show-bin-path)"

format:
	swift format format --in-place --recursive $(SWIFT_SOURCES)

transcripts: setup
	UPDATE_TRANSCRIPTS=1 UPDATE_EXPECTED=1 swift test --filter 'Transcript|Documentation|Broken' || true

conformance: setup
	Tools/conformance

# Stories of up to a million states beside the model checker; takes some minutes.
scale: setup
	Tools/conformance --scale

# Opens exported drafts elsewhere; fetches LibreOffice and others where they are missing, which takes minutes.
documents: setup
	Tools/documents

bench: release
	Tools/bench

# Fetches other engines for the length of the run; nothing needs it.
bench-peers: setup
	Tools/bench-peers
