/*
 * What Vasculum itself writes into a Darwin Core Archive: remarks of models, what was withheld, methods. Read by people and
 * programs everywhere, so in English whatever the language of the window. Runs everywhere.
 */
import { counted } from './words.ts';

const percent = (certainty: number) => `${Math.round(certainty * 100)}%`;

export const ARCHIVE = {
  /** As GBIF proposes it; the version is the day on which it was trained. */
  agent: (model: string, date: string) => `Vasculum model ${model}, version ${date}`,
  machineRemark: (certainty: number, next: { name: string; certainty: number } | null) =>
    [
      `classified by a machine with ${percent(certainty)} certainty`,
      ...(next ? [`next ${next.name} ${percent(next.certainty)}`] : []),
    ].join('; '),
  generalised: (degrees: number) =>
    `Coordinates are the centre of a grid cell of ${degrees} degrees, with the uncertainty of the whole cell`,
  withheld: (hasCell: boolean) =>
    `${hasCell ? 'Exact coordinates' : 'Coordinates'}, locality, remarks and photos are withheld; ask the contact of the collection`,
  methods: {
    photos: 'Specimens were photographed and named from their photos in Vasculum, which keeps every determination.',
    people:
      'Names in the core are determinations by persons. All determinations that stand are rows of the Identification extension.',
    model: (one: { agent: string; depth: number; taxa: number; agentId: string }) =>
      [
        `${one.agent}: a ResNet-${one.depth} that knows ${counted(one.taxa, 'taxon', 'taxa')}`,
        ...(one.agentId === '' ? [] : [one.agentId]),
      ].join(', '),
    machine:
      'Rows with the status PredictedByMachine are predictions by models; none of them stands in the core unless a person agreed.',
    coarse: (specimens: number, degrees: number) =>
      `Places of ${counted(specimens, 'specimen')} are generalised${degrees === 0 ? ', without coordinates' : ` to cells of ${degrees} degrees`}.`,
  },
  places: (countries: readonly string[]) =>
    countries.length === 0 ? 'Where the specimens were collected' : `Collected in ${countries.join(', ')}`,
} as const;
