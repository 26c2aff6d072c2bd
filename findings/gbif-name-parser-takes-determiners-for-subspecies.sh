#!/usr/bin/env bash
# gbif-name-parser 0.4.0 (PyPI; GBIF's parser, Rust core) takes the words by which labels say who determined, collected or owned a
# specimen for an epithet: "Carabus auratus det. Müller 1998" is parsed as the subspecies `Carabus auratus det`, authored by
# Müller in 1998, type SCIENTIFIC, without a warning. So is "leg." and "coll.". Cut such words off before any parser sees them.
#
# Seen: the lines below. Fails when they change.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check gbif-name-parser==0.4.0
cat >parse.py <<'PY'
import nameparser

for text in ("Carabus auratus Linnaeus, 1758", "Carabus auratus det. Müller 1998", "Carabus auratus leg. Huber", "Carabus auratus coll. Moser 1921"):
    name = nameparser.parse(text)
    print(f"{text}: {name.rank}, epithet {name.infraspecific_epithet}, {name.type}, {name.state}, warnings {list(name.warnings)}")
PY
python/bin/python parse.py | tee said
diff said - <<'SAID'
Carabus auratus Linnaeus, 1758: SPECIES, epithet None, SCIENTIFIC, COMPLETE, warnings []
Carabus auratus det. Müller 1998: SUBSPECIES, epithet det, SCIENTIFIC, COMPLETE, warnings []
Carabus auratus leg. Huber: INFRASPECIFIC_NAME, epithet leg, SCIENTIFIC, COMPLETE, warnings []
Carabus auratus coll. Moser 1921: SUBSPECIES, epithet coll, SCIENTIFIC, COMPLETE, warnings []
SAID
