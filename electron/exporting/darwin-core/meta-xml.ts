/*
 * meta.xml, which says what the files of an archive and their columns are. Every attribute is written out, whatever readers take
 * for granted where one is missing. Pure.
 */
import type { ArchiveColumn } from '../../domain/darwin-core/archive-tables.ts';
import { element, type Xml, xmlText } from './xml-text.ts';

export interface WrittenFile {
  readonly name: string;
  readonly rowType: string;
  readonly isCore: boolean;
  /** Of the core, the first is its identifier; of an extension, the identifier of the record comes before them. */
  readonly columns: readonly ArchiveColumn[];
}

/** As in meta.xml: a tab between cells, no sign around them. */
export const CELL_END = '\t';
export const LINE_END = '\n';

export function metaXml(files: readonly WrittenFile[], metadata: string): string {
  return xmlText(element('archive', files.map(fileElement), { xmlns: 'http://rs.tdwg.org/dwc/text/', metadata }));
}

function fileElement({ name, rowType, isCore, columns }: WrittenFile): Xml {
  const first = isCore ? 0 : 1;
  return element(
    isCore ? 'core' : 'extension',
    [
      element('files', [element('location', name)]),
      element(isCore ? 'id' : 'coreid', '', { index: '0' }),
      ...columns.map(({ term }, index) => element('field', '', { index: String(index + first), term })),
    ],
    {
      encoding: 'UTF-8',
      fieldsTerminatedBy: '\\t',
      linesTerminatedBy: '\\n',
      fieldsEnclosedBy: '',
      ignoreHeaderLines: '1',
      rowType,
    },
  );
}
