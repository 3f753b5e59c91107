#!/usr/bin/env bash
# Makes the office files in tests/formats/office from tests/formats/article.md with LibreOffice; the tests only read
# them. Needs soffice and python3. The files that no program makes by itself come from make-office.py.
set -euo pipefail
cd "$(dirname "$0")"
out=$PWD/office
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 - article.md "$scratch/article.html" <<'PYTHON'
import html, sys
blocks = open(sys.argv[1], encoding="utf-8").read().strip().split("\n\n")
def element(block):
    level = len(block) - len(block.lstrip("#"))
    name = f"h{level}" if level else "p"
    return f"<{name}>{html.escape(block.lstrip('# '), quote=False)}</{name}>"
head = '<!doctype html><html lang="da-DK"><head><meta charset="utf-8"></head><body>'
with open(sys.argv[2], "w", encoding="utf-8") as page:
    page.write(head + "\n".join(map(element, blocks)) + "</body></html>\n")
PYTHON

convert() {
    soffice "-env:UserInstallation=file://$scratch/profile" --headless --convert-to "$1" --outdir "$2" "${@:3}" >/dev/null
}
convert odt:writer8 "$scratch" --infilter="HTML (StarWriter)" "$scratch/article.html"
cp "$scratch/article.odt" "$out/article.odt"
for filter in "docx:Office Open XML Text" "rtf:Rich Text Format" "fodt:OpenDocument Text Flat XML"; do
    convert "$filter" "$out" "$scratch/article.odt"
done
python3 make-office.py "$out"
ls -l "$out"
