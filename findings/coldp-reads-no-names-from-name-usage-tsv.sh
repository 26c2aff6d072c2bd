#!/usr/bin/env bash
# The Catalogue of Life's data package format allows hyphens in file names: `name-usage.tsv` is the same table as
# `NameUsage.tsv`. The Python library coldp 2025.4.3 reads only the second: from the first it gives a checklist of no names,
# without an error or a word. A list made by another program then looks empty.
#
# Seen: "NameUsage.tsv: 2 names", "name-usage.tsv: 0 names". Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check coldp==2025.4.3
mkdir one other
printf 'ID\tscientificName\trank\tstatus\n1\tCarabus auratus\tspecies\taccepted\n2\tCarabus auronitens\tspecies\taccepted\n' >one/NameUsage.tsv
cp one/NameUsage.tsv other/name-usage.tsv
cat >read.py <<'PY'
from coldp import COLDP

for folder, name in (("one", "NameUsage.tsv"), ("other", "name-usage.tsv")):
    print(f"{name}: {len(COLDP('.', folder).names)} names")
PY
python/bin/python read.py 2>warnings | tee said
diff said - <<'SAID'
NameUsage.tsv: 2 names
name-usage.tsv: 0 names
SAID
