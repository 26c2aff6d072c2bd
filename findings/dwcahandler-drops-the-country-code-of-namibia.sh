#!/usr/bin/env bash
# The ISO code of Namibia is NA, and Darwin Core's countryCode asks for it. dwcahandler 1.1.5, with which the Atlas of Living
# Australia makes Darwin Core Archives, reads its CSV with pandas' defaults, where NA means that there is nothing: the archive
# that it writes has no country for records of Namibia, and says no word of it. Neighbouring codes stay, and so do leading
# zeros of catalogue numbers: all else is read as text.
#
# Seen: "o:1 000123 ''", "o:2 000124 'ZA'". Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check dwcahandler==1.1.5
cat >write.py <<'PY'
import csv
import io
import zipfile

from dwcahandler import ContentData, DwcaHandler, MetaElementTypes

with open("records.csv", "w") as file:
    file.write("occurrenceID,catalogNumber,countryCode\no:1,000123,NA\no:2,000124,ZA\n")
records = ContentData(data=["records.csv"], type=MetaElementTypes.OCCURRENCE, keys=["occurrenceID"])
DwcaHandler.create_dwca(core_csv=records, ext_csv_list=[], eml_content="", output_dwca="archive.zip")
with zipfile.ZipFile("archive.zip") as archive:
    for row in csv.DictReader(io.StringIO(archive.read("occurrence.txt").decode())):
        print(row["occurrenceID"], row["catalogNumber"], repr(row["countryCode"]))
PY
python/bin/python write.py 2>log | tee said
diff said - <<'SAID'
o:1 000123 ''
o:2 000124 'ZA'
SAID
