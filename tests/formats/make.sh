#!/bin/sh
# Makes the pages and PDFs of this folder anew from article.md, with LibreOffice, Chromium,
# pdftoppm and Python.
# The office documents beside them come from make-office.sh. The results differ in dates and ids from run to run; the
# tests look at their text alone.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 make.py "$work"
office() { soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$1" --outdir "$work" "$2" >/dev/null 2>&1; }

office odt "$work/article.fodt"
office "html:HTML (StarWriter):EmbedImages" "$work/article.odt"
cp "$work/article.html" article.html
office pdf "$work/article.fodt"
cp "$work/article.pdf" article.pdf
office pdf "$work/article-columns.fodt"
cp "$work/article-columns.pdf" article-columns.pdf
office 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"hemmelig"}}' "$work/article.fodt"
cp "$work/article.pdf" pdf/locked.pdf
chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$work/printed.pdf" "file://$PWD/pages/figures.html" 2>/dev/null
cp "$work/printed.pdf" pdf/printed.pdf
pdftoppm -r 50 -gray -f 1 -l 1 -jpeg -jpegopt quality=30 article.pdf "$work/scan"
python3 make.py "$work" scan "$work"/scan*.jpg pdf/scanned.pdf
