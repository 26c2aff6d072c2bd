/*
 * XML of a stranger's workbook, element by element, with bounded memory. A document type, and so every entity but XML's own
 * five, is refused. Runs in the catalogue thread.
 */
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { takeTurns } from '../calls/turns.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

/** Longer texts and tags than this are no cell's; the parser would hold them in memory, characters. */
const LONGEST = 1_000_000;

/** Reads to the end, or until `enough` says so. Throws Error for what is not well-formed. */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  events: XmlEvents,
  enough: () => boolean = () => false,
): Promise<void> {
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  let since = 0;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    events.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => events.close(local(name)));
  for (const event of ['text', 'cdata'] as const) {
    parser.on(event, (text) => {
      since = 0;
      events.text(text);
    });
  }
  parser.on('doctype', () => {
    throw new Error('it has a document type');
  });
  const turn = takeTurns();
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8');
    for (let from = 0; from < chunk.length; from += PIECE) {
      parser.write(decoder.decode(chunk.subarray(from, from + PIECE), { stream: true }));
      since += PIECE;
      if (since > LONGEST) throw new Error('it has a text longer than any cell');
      await turn();
      if (enough()) return;
    }
  }
  parser.close();
}

const PIECE = 32 * 1024;
