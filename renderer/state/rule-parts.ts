/* A file-name rule cut into its parts, as it is typed, for colouring. Forgiving: whatever does not parse is text. Pure. */
export type RulePartKind = 'text' | 'number' | 'view' | 'ext' | 'any' | 'bracket' | 'unknown';

export interface RulePart {
  readonly kind: RulePartKind;
  readonly text: string;
}

const KINDS: Readonly<Record<string, RulePartKind>> = {
  '{number}': 'number',
  '{view}': 'view',
  '{ext}': 'ext',
  '{any}': 'any',
  '[': 'bracket',
  ']': 'bracket',
};

export function ruleParts(rule: string): RulePart[] {
  return [...rule.matchAll(/\{[^{}]*\}?|\[|\]|[^{[\]]+/gu)].map(([text]) => ({
    kind: KINDS[text] ?? (text.startsWith('{') ? 'unknown' : 'text'),
    text,
  }));
}
