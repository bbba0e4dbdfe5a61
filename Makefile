# The two commands of a newcomer. Everything else is `cargo xtask help`.
.PHONY: run test

# The server is compiled without optimisation, which takes a third of the time; what the browser gets is the real thing.
run:
	@scripts/setup.sh
	@cargo xtask site
	@cargo run --quiet --locked --package server -- seed --demo
	@HALL_ALLOW_TEST_IDS=true cargo run --quiet --locked --package server -- serve

test:
	@scripts/setup.sh --tests
	@cargo xtask ci
