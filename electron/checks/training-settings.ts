/*
 * What the settings of a run may be, as schemas made of the one table of them; a part of those in `inputs.ts`. Runs in main,
 * in the threads and on the command line.
 */
import { z } from 'zod';
import { type Choice, type Figure, type Rule, refusalOf } from '../domain/bounds.ts';
import { grouped, SETTING_NAMES, type SettingValues } from '../domain/setting-values.ts';
import { LONGEST_NAME, type SettingName, SETTINGS } from '../domain/settings.ts';

export function figureSchema(figure: Figure): z.ZodType<number> {
  const { kind, low, high, open, multipleOf } = figure;
  const error = ({ input }: { readonly input?: unknown }) => refusalOf(figure, input);
  const number = kind === 'whole' ? z.int() : z.number();
  const above = open === 'low' ? number.gt(low, { error }) : number.min(low, { error });
  const bounded = open === 'high' ? above.lt(high, { error }) : above.max(high, { error });
  return multipleOf === undefined ? bounded : bounded.multipleOf(multipleOf, { error });
}

export function choiceSchema({ choices }: Choice): z.ZodType {
  return z.literal([...choices]);
}

function schemaOf(rule: Rule): z.ZodType {
  if (rule.kind === 'switch') return z.boolean();
  return rule.kind === 'choice' ? choiceSchema(rule) : figureSchema(rule);
}

type Shape = { readonly [K in SettingName]: z.ZodType<SettingValues[K]> };

const shape = Object.fromEntries(SETTING_NAMES.map((name) => [name, schemaOf(SETTINGS[name])])) as Shape;
const { augmentation, ...others } = grouped(shape);

export const trainingSettings = z.strictObject({
  ...others,
  name: z.string().max(LONGEST_NAME),
  startFrom: z.strictObject({ kind: z.enum(['weights', 'model']), id: z.int().positive() }).nullable(),
  augmentation: z.strictObject(augmentation),
});
