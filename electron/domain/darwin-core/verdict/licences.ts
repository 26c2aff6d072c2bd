/* Licences under which GBIF publishes, however an archive writes them. Pure; runs everywhere. */

const ADDRESS =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/(?:publicdomain\/zero\/1\.0|licenses\/by(?:-nc)?\/4\.0)(?:\/|$)/i;
const SHORT = /^(?:cc0(?:[-_ ]?1\.0)?|cc[-_ ]by(?:[-_ ]nc)?[-_ ]4\.0)$/i;

export function isOpenLicence(text: string): boolean {
  return ADDRESS.test(text.trim()) || SHORT.test(text.trim());
}

/** In a text of rights: an address of such a licence, or its name. */
export function namesOpenLicence(text: string): boolean {
  return (
    /creativecommons\.org\/(?:publicdomain\/zero\/1\.0|licenses\/by(?:-nc)?\/4\.0)/i.test(text) ||
    /\b(?:cc0 1\.0|cc0-1\.0|cc[- ]by(?:[- ]nc)?[- ]4\.0|public domain \(cc0 1\.0\)|attribution (?:non commercial )?\(cc-by(?:-nc)?\) 4\.0)/i.test(
      text,
    )
  );
}
