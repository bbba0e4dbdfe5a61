#!/usr/bin/env bash
# Prepares a machine for the hall. Says nothing and is done at once when everything is there.
#
#   scripts/setup.sh           what `make run` needs: a compiler for the browser, node packages
#   scripts/setup.sh --tests   also what `make test` needs: a browser, Chinese fonts, PostgreSQL, cargo-deny
#
# HALL_FORCE_DEBIAN=1 takes Debian's compiler for the browser's part even where rustup could fetch the usual one.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=versions.env
source versions.env

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif has sudo; then sudo "$@"
    else fail "needs root or sudo for: $*"
    fi
}

# Installs Debian packages; never removes one that stands in the way.
install() {
    has apt-get || fail "please install what Debian calls: $*"
    say "installing $*"
    if [ -z "${apt_updated:-}" ]; then
        as_root apt-get -qq update || say "apt-get update failed; trying with the lists at hand"
        apt_updated=1
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y --no-remove --no-install-recommends install "$@" >/dev/null
}

# --- a compiler for the browser ---------------------------------------------

target=wasm32-unknown-unknown
has_std() { compgen -G "$1/lib/rustlib/$target/lib/libstd-*.rlib" >/dev/null; }

browser_compiler() {
    has cargo || fail "please install Rust first: https://rustup.rs"
    mkdir -p target/site
    if [ "${HALL_FORCE_DEBIAN:-}" != 1 ]; then
        if has_std "$(rustc --print sysroot)" ||
            { has rustup && rustup target add "$target" >/dev/null 2>&1; }; then
            rm -f target/hall-toolchain
            return
        fi
        say "rustup cannot fetch $target; taking Debian's compiler for the browser's part"
    fi
    debian_compiler
    echo /usr >target/hall-toolchain
}

# Debian's compiler of today, with a standard library for the browser built from Debian's source.
debian_compiler() {
    if ! [ -x /usr/bin/cargo ] || ! has rust-lld || ! [ -d /usr/lib/rustlib/src ]; then
        # rust-lld is a link to the linker of the same LLVM.
        local llvm
        llvm=$(apt-cache depends rust-web-llvm 2>/dev/null | sed -n 's/.*Depends: llvm-\([0-9]*\)$/\1/p' | head -n 1)
        [ -n "$llvm" ] || fail "Debian offers no compiler for the browser here"
        install rustc-web cargo-web rust-web-src rust-web-llvm rustfmt-web rust-web-clippy "lld-$llvm"
    fi
    if ! has_std /usr; then
        say "building the standard library for $target"
        local work
        work=$(mktemp -d)
        mkdir "$work/src"
        touch "$work/src/lib.rs"
        printf '[package]\nname = "empty"\nedition = "2024"\n' >"$work/Cargo.toml"
        (
            cd "$work"
            env -u RUSTUP_TOOLCHAIN -u RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
                /usr/bin/cargo build --quiet --release -Z build-std=std,panic_abort --target "$target"
        )
        as_root mkdir -p "/usr/lib/rustlib/$target/lib"
        as_root cp "$work/target/$target/release/deps/"*.rlib "/usr/lib/rustlib/$target/lib/"
        rm -rf "$work"
    fi
    if has rustup && ! rustup toolchain list | grep -q '^hall-web'; then
        rustup toolchain link hall-web /usr
    fi
}

# --- node packages -------------------------------------------------------------

node_packages() {
    has node && has npm || install nodejs npm
    local major
    major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$major" -ge "$NODE_MAJOR_MIN" ] || fail "needs Node.js $NODE_MAJOR_MIN or newer, found $(node --version)"
    if ! cmp -s package-lock.json node_modules/.hall-lock; then
        say "fetching node packages"
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --ignore-scripts --omit=optional
        cp package-lock.json node_modules/.hall-lock
    fi
}

# --- what the tests need ---------------------------------------------------------

# The browser without its window draws the same pages in half of the time; where nobody has to be asked, it is installed.
has_browser() {
    has chromium-headless-shell && return
    if has apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
        (install chromium-headless-shell) && return
    fi
    has chromium || has chromium-browser || has google-chrome
}

test_tools() {
    local missing=()
    has_browser || missing+=(chromium)
    [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -c 1)" ] || missing+=(fonts-noto-cjk fontconfig)
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=(postgresql)
    [ ${#missing[@]} = 0 ] || install "${missing[@]}"

    local deny
    deny=$(cargo deny --version 2>/dev/null | sed 's/^cargo-deny //' || true)
    if [ "$(printf '%s\n' "$CARGO_DENY" "${deny:-0}" | sort -V | head -n 1)" != "$CARGO_DENY" ]; then
        say "building cargo-deny $CARGO_DENY, once"
        CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --locked --debug --no-default-features \
            --version "$CARGO_DENY" cargo-deny
    fi
}

browser_compiler
node_packages
case "${1:-}" in
    '') ;;
    --tests) test_tools ;;
    *) fail "unknown option $1" ;;
esac
