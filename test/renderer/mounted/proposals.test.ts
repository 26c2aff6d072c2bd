// @vitest-environment happy-dom
/* The predicted names of a specimen in Review: what is shown of each, and what taking one means. */
import { describe, expect, test } from 'vitest';
import type { DecisionRequest, Proposal, ReviewSpecimen } from '../../../electron/contract/review.ts';
import type { Taxon } from '../../../electron/domain/taxonomy.ts';
import Proposals from '../../../renderer/screens/review/Proposals.svelte';
import { type Answers, bridge } from '../../helpers/window/bridge.ts';
import { mounted, settled, shared } from '../../helpers/window/mounted.ts';
import { all, click, one, wordsOf } from '../../helpers/window/person.ts';

function taxon(id: number, scientificName: string, taxonRank: Taxon['taxonRank'] = 'species'): Taxon {
  return { id, scientificName, scientificNameAuthorship: 'Linnaeus, 1761', taxonRank } as Taxon;
}

const proposal = (taxon: Taxon, certainty: number, rejected = false): Proposal => ({ taxon, certainty, rejected });
const NAMES = [
  proposal(taxon(1, 'Carabus auratus'), 0.81),
  proposal(taxon(2, 'Carabus auronitens'), 0.12),
  proposal(taxon(3, 'Carabidae', 'family'), 0.03),
];

function specimen(specimenId: number, proposals: readonly Proposal[]): ReviewSpecimen {
  return {
    specimenId,
    catalogNumber: `VC ${specimenId}`,
    occurrenceId: `urn:uuid:${specimenId}`,
    isType: false,
    typeStatus: null,
    locality: null,
    eventDate: null,
    recordedBy: null,
    sensitivePlace: null,
    status: 'proposed',
    photos: [
      { photoId: 1000 + specimenId, fileName: 'a.jpg', view: null, width: 40, height: 30, codes: [], trouble: null },
    ],
    current: null,
    history: [],
    repairs: [],
    modelId: 4,
    modelName: 'Beetles',
    proposals,
    ranks: proposals.map(({ taxon, certainty }) => ({ rank: taxon.taxonRank, taxon, certainty })),
    sureOf: null,
  };
}

/** Two specimens wait; the first is on screen. */
async function shown(
  proposals: readonly Proposal[] = NAMES,
  answers: Answers = {},
  determiner = 'Edith Example',
  sureOf: ReviewSpecimen['sureOf'] = null,
) {
  const known = [{ ...specimen(8, proposals), sureOf }, specimen(9, NAMES)];
  const asked = bridge({
    'review.queue': () => ({
      items: known.map(({ specimenId, catalogNumber, status, photos }) => {
        const { photoId } = photos[0]!;
        return { specimenId, photoId, catalogNumber, status, scientificName: null, certainty: null };
      }),
      total: known.length,
      next: null,
    }),
    'review.specimen': ({ specimenId }) => known.find((one) => one.specimenId === specimenId)!,
    'review.decide': ({ specimenIds }: DecisionRequest) => ({
      actionId: 1,
      description: 'VC 8: Carabus auronitens',
      specimenIds,
      undo: null,
      redo: null,
    }),
    ...answers,
  });
  const given = shared();
  given.session.preferences = { theme: 'system', language: 'system', textSize: 1, determiner, people: [] };
  const { review } = given.reviewing;
  await review.queue.read();
  await mounted(Proposals, { review, specimen: known[0]! }, { given });
  return { ...given, asked, review };
}

const offers = () => all('button', undefined, one('list'));

describe('the predicted names', () => {
  test('stand best first with key, name, author and certainty', async () => {
    await shown();
    expect(offers().map((offer) => wordsOf(offer.textContent))).toEqual([
      expect.stringMatching(/^1 ?Carabus auratus Linnaeus, 1761 81 ?%$/),
      expect.stringMatching(/^2 ?Carabus auronitens Linnaeus, 1761 12 ?%$/),
      expect.stringMatching(/^3 ?Carabidae Linnaeus, 1761 3 ?%$/),
    ]);
    expect(offers().map((offer) => offer.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2', '3']);
    // Genus and below in italics, wider names upright.
    expect(offers().map((offer) => offer.querySelectorAll('i.sci-l').length > 0)).toEqual([true, true, false]);
    expect(offers().map((offer) => offer.querySelector<HTMLElement>('.track i')!.style.width)).toEqual([
      '81%',
      '12%',
      '3%',
    ]);
  });

  test('tint the first that nobody rejected for this specimen, and say which was', async () => {
    await shown([{ ...NAMES[0]!, rejected: true }, ...NAMES.slice(1)]);
    expect(offers().map((offer) => offer.classList.contains('top'))).toEqual([false, true, false]);
    expect(offers().map((offer) => offer.classList.contains('rejected'))).toEqual([true, false, false]);
    expect(wordsOf(offers()[0]!.textContent)).not.toContain('Linnaeus');
  });

  test('begin with the rank that is sure, which a click takes', async () => {
    const { asked } = await shown([NAMES[0]!, NAMES[2]!], {}, 'Edith Example', 'family');
    const [first, second] = offers();
    expect(wordsOf(first!.textContent)).toMatch(/^Carabidae sure of the family only 3 ?%$/);
    expect([first, second].map((offer) => offer!.classList.contains('top'))).toEqual([true, false]);
    await click(first!);
    expect(asked.inputs('review.decide').map(({ taxonId }) => taxonId)).toEqual([NAMES[2]!.taxon.id]);
  });

  test('tint none while a wider rank is chosen', async () => {
    const { review } = await shown();
    review.chooseRank(1);
    await settled();
    expect(offers().map((offer) => offer.classList.contains('top'))).toEqual([false, false, false]);
  });

  test('are taken by a click as the determination of the person at the desk, and the next specimen comes', async () => {
    const { asked, review } = await shown();
    expect(review.current?.specimenId).toBe(8);
    await click(offers()[1]!);
    expect(asked.inputs('review.decide')).toEqual([
      {
        specimenIds: [8],
        verdict: 'identified',
        taxonId: 2,
        qualifier: null,
        remarks: null,
        modelId: 4,
        identifiedBy: 'Edith Example',
      },
    ]);
    expect(review.current?.specimenId).toBe(9);
  });

  test('are not taken before the person has said who they are', async () => {
    const { asked, session, review } = await shown(NAMES, {}, '');
    await click(offers()[0]!);
    expect([session.askingName, asked.inputs('review.decide')]).toEqual([true, []]);
    expect(review.current?.specimenId).toBe(8);
  });

  test('put the specimen back in its place when the catalogue does not keep the determination', async () => {
    const { review } = await shown(NAMES, {
      'review.decide': () => {
        throw new Error('the disk is gone');
      },
    });
    await click(offers()[1]!);
    expect(review.note).toMatchObject({
      specimenId: 8,
      sentence: expect.stringContaining('the disk is gone') as string,
    });
    expect(review.queue.entries.map(({ mark }) => mark)).toEqual([null, null]);
  });

  test('show what the model looked at for the name under the pointer or the focus', async () => {
    const { review } = await shown();
    const over = async (type: string) => {
      offers()[1]!.dispatchEvent(new MouseEvent(type));
      await settled();
      return review.heat.pointedAt;
    };
    expect(await over('pointerenter')).toBe(2);
    expect(await over('pointerleave')).toBeNull();
    offers()[2]!.focus();
    expect(review.heat.pointedAt).toBe(3);
    offers()[2]!.blur();
    expect(review.heat.pointedAt).toBeNull();
  });
});
