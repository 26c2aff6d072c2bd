/*
 * PyTorch's `.pth` files: a zip file, nothing in it compressed, of a pickle that lists the tensors and of their numbers
 * (torch.save since 1.6; torchvision's files are of this kind). Pure functions on bytes; runs anywhere.
 */
import { because } from '../../domain/problems.ts';
import type { Tensors } from '../../network/network.ts';
import { WeightsFileError } from '../../network/weights/weights.ts';
import { readPickle } from './pickle.ts';
import { type Choice, chosenTensors, listCalls, listedTensors } from './torch-list.ts';

/** A ResNet152's is 150 kB. */
const LONGEST_LIST = 16 * 1024 * 1024;

/** The tensors that `choose` names, in PyTorch's layout; `records`: of the zip file. Throws WeightsFileError. */
export function readTorchFile(records: ReadonlyMap<string, Uint8Array>, choose: Choice): Tensors {
  const list = [...records.keys()].filter((name) => name === 'data.pkl' || name.endsWith('/data.pkl'));
  if (list.length !== 1 || list[0] === undefined) {
    throw new WeightsFileError(because('zip-not-pytorch'));
  }
  const folder = list[0].slice(0, -'data.pkl'.length);
  const record = (name: string) => records.get(folder + name);
  const order = record('byteorder');
  if (order && new TextDecoder().decode(order.slice(0, 10)) !== 'little') {
    throw new WeightsFileError(because('other-byte-order'));
  }
  const pickle = record('data.pkl') ?? new Uint8Array();
  if (pickle.length > LONGEST_LIST) throw new WeightsFileError(because('tensor-list-too-long'));
  const passed: string[] = [];
  const read = readPickle(pickle, listCalls({ passed: (name) => void passed.push(name) }));
  const most = [...records.values()].reduce((sum, { length }) => sum + length, 0);
  return chosenTensors(listedTensors(read, passed[0]), choose, (key) => record(`data/${key}`), most);
}
