import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createOutput, type Output } from '../../electron/command-line/output.ts';
import type { JobProgress } from '../../electron/contract/jobs.ts';
import { DEFAULT_TRAINING, type TrainingEvent } from '../../electron/domain/training.ts';

const progress = (phase: string, done: number, total = 100): JobProgress => ({
  phase,
  done,
  total,
  rate: 12.34,
  secondsLeft: 65,
});
const epoch: TrainingEvent = {
  kind: 'epoch',
  runId: 1,
  epoch: 3,
  loss: 1.2345,
  accuracy: 0.5,
  heldOutLoss: 1.5,
  heldOutAccuracy: 0.625,
  learningRate: 0.03,
  kept: 'best',
};

function written(json: boolean, isTTY: boolean, use: (output: Output) => void): { out: string; err: string } {
  const streams = [new PassThrough(), new PassThrough()] as const;
  Object.assign(streams[0], {
    isTTY,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  use(createOutput(json, streams[0] as never, streams[1] as never));
  const [out, err] = streams.map((stream) => String(stream.read() ?? ''));
  return { out: out ?? '', err: err ?? '' };
}

function everything(output: Output): void {
  output.title('Title');
  output.say('words');
  for (let done = 0; done <= 100; done += 1) output.progress('import', progress('Reading photos', done));
  output.progress('import', progress('Writing', 1, 0));
  output.endProgress();
  output.event(epoch);
  output.result('import', { added: 3 });
  output.problem({ code: 'disk-full', values: { path: '/stick' }, message: 'The disk is full.' });
}

describe('--json', () => {
  const { out, err } = written(true, true, everything);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });

  it('is one object a line and nothing else', () => {
    expect(new Set(lines.map(({ type }) => type))).toEqual(new Set(['progress', 'event', 'result', 'problem']));
    expect(lines.at(-2)).toEqual({ type: 'result', command: 'import', result: { added: 3 } });
    expect(lines.at(-1)).toMatchObject({ problem: { code: 'disk-full', values: { path: '/stick' } } });
    expect(lines[0]).toMatchObject({ job: 'import', phase: 'Reading photos', done: 0, total: 100 });
  });

  it('says problems in words beside it', () => expect(err).toBe('vasculum: disk-full: The disk is full.\n'));
});

describe('without a terminal', () => {
  const { out, err } = written(false, false, everything);

  it('a phase is a line at its start and one at its end', () => {
    expect(out).toMatch(
      /^Title\nwords\n {2}Reading photos \(100\)\n {2}Reading photos: 100 in .*\n {2}Writing\n {2}Writing: 1 in .*\n/,
    );
    expect(out).toContain('epoch   3   loss 1.234   right  50.0 %   held out  62.5 %');
  });

  it('an epoch says on which photos it was measured', () => {
    const started: TrainingEvent = {
      kind: 'started',
      runId: 1,
      settings: DEFAULT_TRAINING,
      stepsPerEpoch: 1,
      totalSteps: 1,
      learnPhotos: 400,
      heldOutPhotos: 200,
      validation: { photos: 66, specimens: 30 },
      classes: [],
      fromStep: 0,
    };
    const divided = written(false, false, (output) => [started, epoch].forEach((event) => output.event(event)));
    expect(divided.out).toContain('right  50.0 %   validation  62.5 %');
  });

  it('there are no control characters', () => {
    expect(`${out}${err}`).toSatisfy((text: string) =>
      [...text].every((character) => character === '\n' || character >= ' '),
    );
  });
});

describe('on a terminal', () => {
  it('a bar shows phase, counts, rate and time left', () => {
    const { out } = written(false, true, (output) => output.progress('import', progress('Reading photos', 40)));
    expect(out).toMatch(/Reading photos .*40 of 100 {3}12\.3\/s {3}1 min 5 s left/);
  });
});

describe('what somebody else wrote', () => {
  const name = 'a\u001b]0;title\u0007\nb\u009b2J\u202ec';
  const shown = 'a␛]0;title␇␊b<U+009B>2J<U+202E>c';
  const said = (output: Output) => {
    output.say(name);
    output.title(name);
    output.event({ kind: 'log', runId: 1, sentence: name, strong: false } as TrainingEvent);
    output.problem({ code: 'model-missing', values: {}, message: name });
    output.notice({ code: 'model-missing', values: {}, message: name });
  };

  it.each([true, false])('is shown sign by sign and does nothing, on a terminal: %s', (isTTY) => {
    const { out, err } = written(false, isTTY, said);
    expect(stripVTControlCharacters(out)).toBe(`${shown}\n${shown}\n  ${shown}\n`);
    expect(err).toBe(`vasculum: model-missing: ${shown}\n`.repeat(2));
  });

  it('is told to programs as it is', () => {
    const { out } = written(true, false, (output) => output.result('runs list', { name }));
    expect(JSON.parse(out)).toMatchObject({ result: { name } });
  });
});
