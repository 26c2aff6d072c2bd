// What the engines of the bench that run in Node share: their input, their clock and the line of JSON they print.
// Input: train|infer|photo, batch, size, steps before the clock starts, steps that it counts, a photo's path, precision, and `spare` where training
// is to take less memory.

const [work = '', ...words] = process.argv.slice(2);
const [batch = 0, size = 0, warmup = 0, steps = 0] = words.slice(0, 4).map(Number);

export const TURN = {
  work,
  batch,
  size,
  photo: words[4] ?? '',
  precision: words[5] ?? 'float32',
  spare: words[6] === 'spare',
  classes: 12,
};

/**
 * Measures a step of `batch` pictures and prints its figures.
 * @param {() => unknown} step
 */
export async function report(step) {
  for (let i = 0; i < warmup; i++) await step();
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  for (let i = 0; i < steps; i++) await step();
  const seconds = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const figures = {
    imagesPerSecond: (steps * batch) / seconds,
    imagesPerCpuSecond: (steps * batch) / ((cpu.user + cpu.system) / 1e6),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
