/* A Darwin Core Archive as Python's own modules read it: zip, XML and rows, by what its meta.xml says. */
import { execFileSync } from 'node:child_process';

export interface ReadArchive {
  readonly names: readonly string[];
  readonly sha256: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly files: Readonly<
    Record<
      string,
      {
        readonly attributes: Readonly<Record<string, string>>;
        readonly fields: readonly {
          readonly index: string | null;
          readonly term: string;
          readonly default: string | null;
        }[];
        /** By the last part of each term; the identifier of the record is `id` in an extension. */
        readonly rows: readonly Readonly<Record<string, string>>[];
      }
    >
  >;
}

const SCRIPT = `
import hashlib, json, sys, zipfile
from xml.etree import ElementTree
T = '{http://rs.tdwg.org/dwc/text/}'
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
meta = ElementTree.fromstring(archive.read('meta.xml'))
ElementTree.fromstring(archive.read(meta.get('metadata')))
files = {}
for part in meta:
    location = part.find(T + 'files/' + T + 'location').text
    fields = [{'index': f.get('index'), 'term': f.get('term'), 'default': f.get('default')} for f in part.findall(T + 'field')]
    lines = archive.read(location).decode(part.get('encoding')).split('\\n')
    assert lines.pop() == ''
    names = {int(f['index']): f['term'].split('/')[-1] for f in fields}
    if part.tag == T + 'extension':
        names[int(part.find(T + 'coreid').get('index'))] = 'id'
    rows = []
    for line in lines[int(part.get('ignoreHeaderLines')):]:
        cells = line.split('\\t')
        assert len(cells) == len(names), (location, cells)
        rows.append({names[i]: cell for i, cell in enumerate(cells)})
    files[location] = {'attributes': part.attrib, 'fields': fields, 'rows': rows}
json.dump({
    'names': archive.namelist(),
    'sha256': hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest(),
    'texts': {name: archive.read(name).decode('utf-8') for name in ('eml.xml', 'meta.xml')},
    'files': files,
}, sys.stdout)`;

export function readArchiveByPython(path: string): ReadArchive {
  const json = execFileSync('python3', ['-c', SCRIPT, path], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return JSON.parse(json) as ReadArchive;
}
