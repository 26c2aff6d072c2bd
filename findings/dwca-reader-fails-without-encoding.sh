#!/usr/bin/env bash
# Darwin Core text archives may leave `encoding` out of meta.xml: the text guide gives it the default UTF-8. python-dwca-reader
# 0.17.1 has no default: an archive whose delimiter is stated and whose encoding is not cannot be opened at all (TypeError),
# although both are optional attributes of the same element. Whoever writes archives must always write `encoding`.
#
# Seen: "without encoding: TypeError", "with encoding: 1 row". Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check python-dwca-reader==0.17.1
cat >read.py <<'PY'
import zipfile

from dwca.read import DwCAReader

META = """<archive xmlns="http://rs.tdwg.org/dwc/text/"><core rowType="http://rs.tdwg.org/dwc/terms/Occurrence" {encoding}
fieldsTerminatedBy="," linesTerminatedBy="\\n" fieldsEnclosedBy="&quot;" ignoreHeaderLines="1"><files>
<location>occurrence.csv</location></files><id index="0"/>
<field index="1" term="http://rs.tdwg.org/dwc/terms/catalogNumber"/></core></archive>"""

for said, encoding in (("without", ""), ("with", 'encoding="UTF-8"')):
    with zipfile.ZipFile(f"{said}.zip", "w") as archive:
        archive.writestr("meta.xml", META.format(encoding=encoding))
        archive.writestr("occurrence.csv", "id,catalogNumber\n1,VC 104233\n")
    try:
        with DwCAReader(f"{said}.zip") as reader:
            print(f"{said} encoding: {len(list(reader))} row")
    except TypeError as error:
        print(f"{said} encoding: {type(error).__name__}")
PY
python/bin/python read.py | tee said
diff said - <<'SAID'
without encoding: TypeError
with encoding: 1 row
SAID
