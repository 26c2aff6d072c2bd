/* What is said before a run starts: the settings that were proposed, the cycles, and how long it is going to take. */
import { drawSchedule, scheduleWords } from '../domain/plots/schedule-drawing.ts';
import { toProblem } from '../domain/problems.ts';
import type { Proposal } from '../domain/proposal.ts';
import { runSeconds } from '../domain/run-time.ts';
import { TRAINING } from '../domain/language/command-line.ts';
import type { TrainingCheck, TrainingSettings } from '../domain/training.ts';
import type { Speed } from '../contract/device.ts';
import { wholeCycleEpochs } from '../domain/schedule.ts';
import { settingOf, ungrouped } from '../domain/setting-values.ts';
import type { Session } from './session.ts';

export function sayProposal({ output }: Session, { settings, reasons }: Proposal, learnPhotos: number): void {
  const values = ungrouped(settings);
  for (const { why, names } of reasons) {
    const named = names.map((name) => TRAINING.named(settingOf(name).name, values[name]));
    output.say(`  ${TRAINING.proposed(why, learnPhotos, named)}`);
  }
}

export function saySchedule({ output }: Session, settings: TrainingSettings, stepsPerEpoch: number): void {
  output.say(`  ${scheduleWords(drawSchedule(settings, stepsPerEpoch), settings, stepsPerEpoch)}`);
  const ends = wholeCycleEpochs(settings);
  if (ends.length > 0) output.say(`  ${TRAINING.cut(ends)}`);
}

/** After a short measurement with the run's network. */
export async function sayTime(session: Session, settings: TrainingSettings, check: TrainingCheck): Promise<void> {
  const { engine, output } = session;
  output.say(`  ${TRAINING.measuringSpeed}`);
  const isQuick = settings.mode === 'quick';
  const speed = await measured(session, settings);
  const seconds = speed && runSeconds(settings, check, isQuick ? { ...speed, learning: null } : speed);
  if (!speed || seconds === null) return output.say(`  ${TRAINING.timeUnknown}`);
  const { title } = await engine.device();
  output.say(`  ${TRAINING.time(seconds, title, isQuick ? speed.recognition : speed.learning, isQuick)}`);
}

/** null where it cannot be measured; the run itself says then what is wrong, if anything is. */
async function measured({ run }: Session, { depth, size, batchSize }: TrainingSettings): Promise<Speed | null> {
  try {
    return await run('measure', { depth, size, batchSize, brief: true });
  } catch (error) {
    if (toProblem(error).code === 'cancelled') throw error;
    return null;
  }
}
