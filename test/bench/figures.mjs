// What all rows of the bench share: turns of the sides, their medians and ranges, and the table that is printed.
// These machines are noisy, so the sides take turns, each turn in a process of its own, and what counts is the ratio
// within a round.
import { runToEnd } from '../python.mjs';

/**
 * @typedef {{median: number, low: number, high: number}} Spread
 * @typedef {{ratioAtLeast: number} | {ratioAtMost: number} | {atMost: number}} Goal
 * @typedef {{measure: string, unit: string, vasculum: Spread, peer?: Spread, ratio?: Spread, goal?: Goal}} Measured
 * @typedef {{peer: string, titles: string[], measures: Measured[]}} Compared
 * @typedef {{row: string, what: string, compared: Compared[]} | {row: string, what: string, skipped: string}} Result
 */

/**
 * Rounds in which every side has its turn; who goes first changes, so that a drift of the machine favours none.
 * @template T
 * @param {number} rounds
 * @param {readonly string[]} sides
 * @param {(side: string, round: number) => Promise<T>} turn
 * @returns {Promise<Record<string, T>[]>} by round and side
 */
export async function takeTurns(rounds, sides, turn) {
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % sides.length;
    /** @type {Record<string, T>} */
    const figures = {};
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) figures[side] = await turn(side, round);
    turns.push(figures);
  }
  return turns;
}

/**
 * Runs a program whose last line is the JSON of its figures.
 * @param {string} program
 * @param {readonly string[]} input
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function figuresOf(program, input, environment) {
  const out = await runToEnd(program, input, environment);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {readonly number[]} numbers @returns {Spread} */
export function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
  return { median, low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN };
}

/**
 * One measure of a side and, where there is one, of the other, with the ratio of each round.
 * @param {Record<string, Record<string, number>>[]} turns
 * @param {[ours: string, other?: string]} sides
 * @param {{measure: string, unit: string, scale?: number, goal?: Goal}} measure
 * @returns {Measured}
 */
export function measured(turns, [ours, other], { measure, unit, scale = 1, goal }) {
  const of = (side) => turns.map((turn) => turn[side][measure] * scale);
  const result = { measure, unit, vasculum: spread(of(ours)), ...(goal && { goal }) };
  if (other === undefined) return result;
  const ratio = spread(turns.map((turn) => turn[ours][measure] / turn[other][measure]));
  return { ...result, peer: spread(of(other)), ratio };
}

/** @param {number} rounds @param {readonly Result[]} results */
export function table(rounds, results) {
  const number = (value) => value.toFixed(value < 1000 ? 2 : 0);
  const range = ({ median, low, high }) => `${number(median)} (${number(low)}-${number(high)})`;
  const line = (title, cells) => `${title.padEnd(34)}${cells.map((cell) => cell.padStart(26)).join('')}`;
  const lines = [`Median (range) of ${rounds} rounds, the sides taking turns.`];
  for (const result of results) {
    lines.push('', result.what);
    if ('skipped' in result) lines.push(`  left out: ${result.skipped}`);
    else
      for (const { titles, measures } of result.compared) {
        lines.push(titles.length === 1 ? `  ${titles[0]}` : line('', titles));
        for (const figures of measures) {
          const { unit, vasculum, peer, ratio } = figures;
          const cells = [vasculum, peer, ratio].filter((cell) => cell !== undefined).map(range);
          lines.push(line(`  ${unit}`, cells) + reached(figures));
        }
      }
  }
  return `${lines.join('\n')}\n`;
}

/** @param {Measured} figures */
function reached({ goal, vasculum, ratio }) {
  if (!goal) return '';
  const words = (holds, wish) => `   ${wish} wanted: ${holds ? 'reached' : 'missed'}`;
  if ('atMost' in goal) return words(vasculum.median <= goal.atMost, `at most ${goal.atMost}`);
  const median = ratio?.median ?? NaN;
  if ('ratioAtMost' in goal) return words(median <= goal.ratioAtMost, `a ratio of at most ${goal.ratioAtMost}`);
  return words(median >= goal.ratioAtLeast, `a ratio of ${goal.ratioAtLeast}`);
}
