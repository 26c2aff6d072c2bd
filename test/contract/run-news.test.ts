/* What a run tells: data that keeps its values, and the words that are made of them where they are shown. */
import { describe, expect, it, test } from 'vitest';
import { because } from '../../electron/domain/problems.ts';
import { newsSentence, newsWords, readNews, type RunNews } from '../../electron/domain/run-news.ts';

const best: RunNews = {
  code: 'best-epoch',
  values: { epoch: 22, surer: false, accuracy: 0.934, choosing: 'held-out' },
};

test('the first words carry what is new; a full stop within a figure ends nothing', () => {
  expect(newsWords(best)).toEqual({
    head: 'Epoch 22 is the best so far, kept:',
    rest: '93.4 % of held-out photos right.',
  });
  expect(newsSentence(best)).toBe('Epoch 22 is the best so far, kept: 93.4 % of held-out photos right.');
  expect(newsWords({ code: 'paused', values: { step: 1871 } })).toEqual({ head: 'Paused at step 1,871.', rest: '' });
});

test('a problem in them keeps its values, and a reason in it', () => {
  const problem = { code: 'photos-away', values: { folder: '/stick', reason: because('folder-not-there') } } as const;
  const news: RunNews = { code: 'waits', values: { problem } };
  expect(newsSentence(news)).toMatch(
    /^Photos in \/stick cannot be reached: the folder is not there\. .* The run waits a moment and tries again\.$/,
  );
  expect(readNews(JSON.stringify(news))).toEqual(news);
});

describe('news that were kept', () => {
  it('come back as they were', () => expect(readNews(JSON.stringify(best))).toEqual(best));

  it.each([
    ['a sentence of an older run', 'Cycle 1 ended at 91.9 %, kept.'],
    ['a sentence that begins with a brace', '{number} stands in the rule twice.'],
    ['a kind that is not known here', '{"code":"moths","values":{}}'],
    ['what every object has', '{"code":"constructor","values":{}}'],
    ['values that are missing', '{"code":"temperature","values":{}}'],
    ['no values at all', '{"code":"paused"}'],
    ['a problem that is not known', '{"code":"failed","values":{"problem":{"code":"moths","values":{}}}}'],
    ['a problem whose values are none', '{"code":"failed","values":{"problem":{"code":"disk-full","values":null}}}'],
    ['nothing', ''],
  ])('are left as they are written where they are %s', (_, kept) => expect(readNews(kept)).toBeNull());
});
