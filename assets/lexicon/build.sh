#!/bin/sh
# Remakes the lexicon from the packages that sources.py names: build.sh [FOLDER FOR DOWNLOADS]
# Needs Debian or a relative of it with bookworm's packages, lttoolbox (lt-print), python3-venv, and cargo.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work/deb" "$work/root"

cd "$work/deb"
python3 "$here/sources.py" | while read -r package; do
    name=${package%=*}
    ls "${name}"_*.deb >/dev/null 2>&1 || apt-get download "$package"
    dpkg-deb -x "${name}"_*.deb "$work/root"
done

[ -x "$work/venv/bin/python" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet wordfreq==3.1.1 snowballstemmer==3.1.1

rm -rf "$work/tables"
PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0 "$work/venv/bin/python" "$here/extract.py" "$work/root" "$work/tables"

# The program that packs must be built before it holds what it packs.
cd "$here/../.."
for file in words cc-by-sa gpl-or-cc-by-sa gpl gpl-3-only; do
    [ -f "$here/$file.bin" ] || : > "$here/$file.bin"
done
cargo run --release --no-default-features -- lexicon "$work/tables" "$here"
cp "$work/tables/counts.tsv" "$here/counts.tsv"
