// The engines that the bench compares, and how a turn of each is started: every turn is a process of its own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pythonWith } from '../python.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const file = (name) => path.join(here, name);

/** Engine by name: its title, the file of a turn and, for a Python engine, its environment and what is installed in it. */
export const ENGINES = {
  vasculum: { title: 'Vasculum', turn: 'engine-vasculum.mjs' },
  keras: { title: 'Keras', turn: 'engine_keras.py', python: ['keras', file('requirements-keras.txt')] },
  pytorch: { title: 'PyTorch', turn: 'engine_pytorch.py', python: ['parity', file('../parity/requirements.txt')] },
  tfjs: { title: 'tfjs-layers', turn: 'engine-tfjs.mjs' },
  openvino: { title: 'OpenVINO', turn: 'engine_openvino.py', python: ['onnx', file('requirements-onnx.txt')] },
  onnxruntime: {
    title: 'ONNX Runtime',
    turn: 'engine_onnxruntime.py',
    python: ['onnx', file('requirements-onnx.txt')],
  },
};

/** @typedef {keyof typeof ENGINES} EngineName */

/**
 * The command that a turn of an engine is; installs what it needs first.
 * @param {EngineName} name
 * @returns {Promise<string[]>} the program and its first words
 */
export async function commandOf(name) {
  const { turn, python } = /** @type {{turn: string, python?: [string, string]}} */ (ENGINES[name]);
  return [python ? await pythonWith(...python) : process.execPath, file(turn)];
}
