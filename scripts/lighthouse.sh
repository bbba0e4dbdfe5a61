#!/usr/bin/env bash
# Measures the first load of a page as a cheap phone on slow 4G sees it (CPU ×4): scripts/lighthouse.sh [URL] [runs]
# Prints one line a run: largest contentful paint, layout shift, blocking time, bytes on the wire.
set -euo pipefail
cd "$(dirname "$0")/lighthouse"
url=${1:-http://127.0.0.1:3000/}
runs=${2:-3}
cmp -s package-lock.json node_modules/.hall-lock || {
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --ignore-scripts --omit=optional
    cp package-lock.json node_modules/.hall-lock
}
CHROME_PATH=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROME_PATH
flags='--headless=new --disable-gpu'
# Chromium has no sandbox for root.
[ "$(id -u)" != 0 ] || flags="$flags --no-sandbox"
# Lighthouse ends before a pipe has taken the whole report, so it writes a file.
report=$(mktemp)
trap 'rm -f "$report"' EXIT
for _ in $(seq "$runs"); do
    : >"$report"
    node_modules/.bin/lighthouse "$url" --quiet --output=json --output-path="$report" \
        --only-categories=performance --chrome-flags="$flags" || true
    node -e '
        const { audits, runtimeError } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        if (runtimeError) {
            console.error(runtimeError.message);
            process.exit(1);
        }
        const value = (name) => Math.round(audits[name].numericValue * 1000) / 1000;
        console.log(`LCP ${value("largest-contentful-paint")} ms  CLS ${value("cumulative-layout-shift")}  ` +
            `TBT ${value("total-blocking-time")} ms  wire ${value("total-byte-weight")} B`);' "$report"
done
