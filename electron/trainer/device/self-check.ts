/*
 * Does learning work on this machine? A tiny network learns a few coloured pictures twice: its loss must fall, and both
 * runs must end with the same weights, bit for bit. Runs in the trainer thread.
 */
import type { TrainerThread } from '../../contract/threads.ts';
import { wholePictures } from '../../network/augment.ts';
import { deviceInfo } from './device.ts';
import type { NetworkShape, Tensors } from '../../network/network.ts';
import { createTrainingNetwork } from '../networks/open-network.ts';

const SHAPE: NetworkShape = { depth: 18, classes: 2, size: 32, inputSize: 32, stride: 'in3x3', width: 8 };
const PICTURES = 8;
const STEPS = 12;

export async function selfCheck(): Promise<ReturnType<TrainerThread['self-check']>> {
  const first = await learn();
  const second = await learn();
  if (!(first.lastLoss < first.firstLoss)) {
    throw new Error(`the loss did not fall: ${first.firstLoss} at first, ${first.lastLoss} at last`);
  }
  const device = await deviceInfo();
  // On a GPU some sums are taken in no fixed order.
  const differing = device.kind === 'cpu' ? differences(first.tensors, second.tensors) : [];
  if (differing.length > 0) throw new Error(`two runs differ in ${differing.join(', ')}`);
  return { firstLoss: first.firstLoss, lastLoss: first.lastLoss, device };
}

async function learn(): Promise<{ firstLoss: number; lastLoss: number; tensors: Tensors }> {
  const network = await createTrainingNetwork(SHAPE, {
    momentum: 0.9,
    nesterov: true,
    weightDecay: 0.0001,
    labelSmoothing: 0,
    zeroInitResidual: true,
    seed: 1,
  });
  try {
    const batch = { ...colouredPictures(), ...wholePictures(SHAPE, PICTURES) };
    const losses = Array.from({ length: STEPS }, () => network.step(batch, 0.02).loss);
    return { firstLoss: losses[0] ?? NaN, lastLoss: losses.at(-1) ?? NaN, tensors: network.read() };
  } finally {
    network.dispose();
  }
}

/** Reddish pictures are of one class, bluish ones of the other. */
function colouredPictures(): { pictures: Uint8Array; labels: Int32Array } {
  const labels = Int32Array.from({ length: PICTURES }, (_, i) => i % 2);
  const bytes = SHAPE.size ** 2 * 3;
  const pictures = Uint8Array.from({ length: PICTURES * bytes }, (_, i) => {
    const strong = i % 3 === (labels[Math.floor(i / bytes)] === 0 ? 0 : 2);
    return (strong ? 160 : 60) + ((i * 7919) % 61);
  });
  return { pictures, labels };
}

function differences(a: Tensors, b: Tensors): string[] {
  const bytes = (tensors: Tensors, name: string) => Buffer.from(tensors.get(name)?.data.buffer ?? new ArrayBuffer());
  return [...a.keys()].filter((name) => !bytes(a, name).equals(bytes(b, name)));
}
