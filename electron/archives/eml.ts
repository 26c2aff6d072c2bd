/* What an EML document says of a collection, as far as GBIF asks for it. Runs in the catalogue thread; reads bytes that it is given. */
import type { Gathered } from '../domain/darwin-core/verdict/gather.ts';
import { readDate } from '../domain/darwin-core/verdict/dates.ts';
import { namesOpenLicence } from '../domain/darwin-core/verdict/licences.ts';
import { readXml } from './xml.ts';

/** Long enough for what is looked for in a text. */
const LONGEST = 20_000;

const PARTS = {
  title: /^\/eml\/dataset\/title$/,
  creator: /^\/eml\/dataset\/creator\/(?:individualName\/surName|organizationName|positionName)$/,
  contact: /^\/eml\/dataset\/contact\/(?:individualName\/surName|organizationName|positionName)$/,
  pubDate: /^\/eml\/dataset\/pubDate$/,
  abstract: /^\/eml\/dataset\/abstract(?:\/.*)?$/,
  rights: /^\/eml\/dataset\/(?:intellectualRights|licensed)(?:\/.*)?$/,
} as const;
type Part = keyof typeof PARTS;

/** Checks the document; `name`: of its file in the archive. */
export async function checkEml(bytes: Buffer, name: string, gathered: Gathered): Promise<void> {
  const said: Record<Part, string> = { title: '', creator: '', contact: '', pubDate: '', abstract: '', rights: '' };
  const path: string[] = [];
  const add = (text: string) => {
    const at = `/${path.join('/')}`;
    for (const part of Object.keys(PARTS) as Part[])
      if (PARTS[part].test(at) && said[part].length < LONGEST) said[part] += text.slice(0, LONGEST);
  };
  try {
    await readXml(whole(bytes), {
      open(element, attributes) {
        path.push(element);
        const { url } = attributes;
        if (url !== undefined) add(` ${url} `);
      },
      text: add,
      close: () => void path.pop(),
    });
  } catch (error) {
    gathered.add('eml-unreadable', { file: name, about: error instanceof Error ? error.message : '' });
    gathered.skip('licence');
    return;
  }
  judge(said, name, gathered);
}

function judge(said: Readonly<Record<Part, string>>, file: string, gathered: Gathered): void {
  const text = (part: Part) => said[part].replace(/\s+/g, ' ').trim();
  for (const [part, rule] of [
    ['title', 'title-missing'],
    ['creator', 'creator-missing'],
    ['contact', 'contact-missing'],
    ['abstract', 'abstract-missing'],
  ] as const)
    if (text(part) === '') gathered.add(rule, { file });
  const date = text('pubDate');
  if (date === '') gathered.add('pubdate-missing', { file });
  else if (readDate(date) === null) gathered.add('pubdate-wrong', { file, about: date });
  const rights = text('rights');
  if (rights === '') gathered.add('licence-missing', { file });
  else if (!namesOpenLicence(rights)) gathered.add('licence-unknown', { file, about: rights });
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield bytes;
}
