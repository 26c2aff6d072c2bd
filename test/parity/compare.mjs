// Vasculum beside the reference values of `reference.py`, case by case. The engine is handed in, so that the same text
// serves `npm run parity` on the compiled program and the tests on its sources.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { labels, pictures, weights } from './formula.mjs';
import { nextLearningRate } from './recursive.mjs';

/**
 * One line of the table. `float32` is how far PyTorch's own float32 is from the same truth, null where that says nothing.
 * @typedef {{what: string, bound: number, measured: number, float32: number | null}} Row
 */

const CLASSES = 10;
const STEPS = 20;
/** How much a residual branch adds at the start, unless a case says otherwise. */
const RESIDUAL = 0.2;
const LOGITS = 1e-4;
const GRADIENT = 1e-3;
const LOSS = 1e-3;
const RATE = 1e-12;

/** The same numbers as in `reference.py`. */
const OPTIONS = {
  momentum: 0.9,
  nesterov: true,
  weightDecay: 1e-3,
  labelSmoothing: 0.1,
  zeroInitResidual: false,
  seed: 1,
};
const restarts = (rate) => ({
  kind: /** @type {const} */ ('restarts'),
  maximum: rate,
  minimum: rate / 100,
  warmupSteps: 0,
  cycleSteps: 5,
  cycleFactor: 2,
});

/**
 * A row of `cases.json`; what stands there depends on the kind.
 * @typedef {{name: string, small?: boolean} & Record<string, any>} Case
 */

/**
 * The cases, those kept in test/fixtures alone or all.
 * @param {boolean} smallOnly
 * @returns {{forward: Case[], gradients: Case[], steps: Case[], schedules: Case[]}}
 */
export function readCases(smallOnly) {
  const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
  const chosen = (list) => list.filter(({ small }) => !smallOnly || small);
  return {
    forward: chosen(cases.forward),
    gradients: chosen(cases.gradients),
    steps: chosen(cases.steps),
    schedules: chosen(cases.schedules),
  };
}

const readJson = (references, name) => JSON.parse(readFileSync(path.join(references, `${name}.json`), 'utf8'));

function shapeOf({ depth, width, size, stride = 'in3x3' }) {
  return { depth, classes: CLASSES, size, inputSize: size, stride, width };
}

function batchOf(engine, { seed, size, pictures: n }, number) {
  const numbers = Array.from({ length: n }, (_, i) => number * n + i);
  return {
    pictures: pictures(seed, CLASSES, size, numbers),
    labels: labels(CLASSES, numbers),
    ...engine.wholePictures({ inputSize: size, size }, n),
  };
}

/** The weights of a case by formula, and momentum at rest. */
function tensorsOf(engine, network, { seed, residual = RESIDUAL, ...rest }) {
  const byName = new Map(engine.parametersOf(shapeOf(rest)).map((parameter) => [parameter.name, parameter]));
  return new Map(
    [...network.read()].map(([name, { shape, data }]) => {
      const parameter = byName.get(name);
      return [name, { shape, data: parameter ? weights(seed, parameter, residual) : data.fill(0) }];
    }),
  );
}

async function withNetwork(engine, settings, options, use) {
  const network = await engine.GraphTrainingNetwork.open(shapeOf(settings), options, { withGradients: true });
  try {
    network.write(tensorsOf(engine, network, settings));
    return await use(network);
  } finally {
    network.dispose();
  }
}

function largestDifference(ours, theirs) {
  if (ours.length !== theirs.length) throw new Error(`${ours.length} numbers beside ${theirs.length}`);
  return theirs.reduce((worst, value, i) => Math.max(worst, Math.abs(value - ours[i])), 0);
}

function softmax(logits) {
  const powers = logits.map((value) => Math.exp(value));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
}

/** The distance between two tensors beside the length of the second. */
function relativeError(ours, theirs) {
  let [distance, length] = [0, 0];
  for (const [i, value] of theirs.entries()) {
    distance += (value - ours[i]) ** 2;
    length += value ** 2;
  }
  return Math.sqrt(distance / length);
}

/** The tensor that is furthest off, of those that `reference` has; every one of them must be ours too. */
function furthest(engine, ours, reference) {
  const expected = [...engine.fromTorchLayout(reference)];
  const errors = expected.map(([name, { shape, data }]) => {
    const found = ours.get(name);
    if (found === undefined || found.shape.join() !== shape.join())
      throw new Error(`${name} is not ours in that shape`);
    return { name, error: relativeError(found.data, data) };
  });
  return { count: errors.length, ...errors.reduce((a, b) => (a.error > b.error ? a : b)) };
}

const titleOf = ({ depth, width, stride, size, pictures: n }) =>
  `ResNet-${depth}${stride === 'in1x1' ? ', stride in 1x1' : ''}, width ${width}, ${n} of ${size} px`;

/**
 * Logits of the network at rest, and the probabilities of the frozen one.
 * @returns {Promise<Row[]>}
 */
export async function compareForward(engine, references, settings) {
  const reference = readJson(references, settings.name);
  const { pictures: bytes } = batchOf(engine, settings, 0);
  const shape = shapeOf(settings);
  const { logits, weights } = await withNetwork(engine, settings, OPTIONS, (network) => ({
    logits: network.evaluate(bytes, settings.pictures).logits,
    weights: network.read(),
  }));
  const frozen = await engine.createInferenceNetwork(shape, weights);
  const { probabilities } = frozen.predict(bytes, settings.pictures);
  frozen.dispose();
  const title = titleOf(settings);
  return [
    {
      what: `logits: ${title}`,
      bound: LOGITS,
      measured: largestDifference(logits, reference.logits.flat()),
      float32: reference.float32,
    },
    {
      what: `probabilities, frozen: ${title}`,
      bound: LOGITS,
      measured: largestDifference(probabilities, reference.logits.flatMap(softmax)),
      float32: null,
    },
  ];
}

/**
 * The loss of a batch, the gradient of every variable and the moving statistics after a step.
 * @returns {Promise<Row[]>}
 */
export async function compareGradients(engine, references, settings) {
  const reference = readJson(references, settings.name);
  const file = readFileSync(path.join(references, `${settings.name}.safetensors`));
  const { tensors } = engine.decodeWeights(file);
  const isStatistic = ([name]) => /\.running_(mean|var)$/.test(name);
  return withNetwork(engine, settings, OPTIONS, (network) => {
    const batch = batchOf(engine, settings, 0);
    const { loss, gradients } = network.gradients(batch);
    network.step(batch, 0);
    const expected = new Map([...tensors].filter((entry) => !isStatistic(entry)));
    if (expected.size !== gradients.size) throw new Error(`${gradients.size} gradients beside ${expected.size}`);
    const slope = furthest(engine, gradients, expected);
    const moved = furthest(engine, network.read(), new Map([...tensors].filter(isStatistic)));
    const title = titleOf(settings);
    return [
      { what: `loss: ${title}`, bound: LOSS, measured: Math.abs(loss - reference.loss), float32: null },
      {
        what: `gradients, ${slope.count} variables (furthest: ${slope.name}; nearest kink ${reference.kink.toExponential(0)}): ${title}`,
        bound: GRADIENT,
        measured: slope.error,
        float32: reference.float32,
      },
      {
        what: `moving statistics, ${moved.count} (furthest: ${moved.name}): ${title}`,
        bound: GRADIENT,
        measured: moved.error,
        float32: reference.float32Statistics,
      },
    ];
  });
}

/**
 * The losses of twenty steps from one start, with the rate of warm restarts.
 * @returns {Promise<Row[]>}
 */
export async function compareSteps(engine, references, settings) {
  const reference = readJson(references, settings.name);
  const { nesterov, rate } = settings;
  const losses = await withNetwork(engine, settings, { ...OPTIONS, nesterov }, (network) =>
    Array.from(
      { length: STEPS },
      (_, step) => network.step(batchOf(engine, settings, step), engine.learningRate(restarts(rate), step)).loss,
    ),
  );
  return [
    {
      what: `loss of ${STEPS} steps${nesterov ? ', Nesterov' : ''}, rate ${rate}: ${titleOf(settings)}`,
      bound: LOSS,
      measured: largestDifference(losses, reference.losses),
      float32: reference.float32,
    },
  ];
}

/**
 * The learning rate of every step, both in closed form and from the step before.
 * @param {any} engine
 * @param {string} references
 * @param {Case} settings
 * @returns {Row[]}
 */
export function compareSchedule(engine, references, settings) {
  const { name, steps, cycleFactor = 1, kind, maximum, minimum, cycleSteps } = settings;
  const reference = readJson(references, name);
  const schedule = { kind, maximum, minimum, cycleSteps, cycleFactor, warmupSteps: 0 };
  const closed = Array.from({ length: steps }, (_, step) => engine.learningRate(schedule, step));
  const stepped = [engine.learningRate(schedule, 0)];
  for (let step = 0; stepped.length < steps; step++) {
    stepped.push(nextLearningRate(engine.cycleOf, schedule, step, stepped[step]));
  }
  const what = `${kind}, first cycle ${cycleSteps}, factor ${cycleFactor}, ${steps} steps`;
  const row = (form, ours, theirs) => ({
    what: `rate, ${form}: ${what}`,
    bound: RATE,
    measured: largestDifference(ours, theirs),
    float32: null,
  });
  return [row('closed', closed, reference.closed), row('recursive', stepped, reference.stepped)];
}

/** True where the row keeps its bound; a number that is none does not. */
export function isPassed({ measured, bound }) {
  return measured <= bound;
}
