// The trainer thread on a machine where TensorFlow cannot be loaded. Started by thread.test.ts.
import { register } from 'node:module';

const hook = `export function resolve(name, context, next) {
  if (name.startsWith('@tensorflow/')) throw new Error('libtensorflow_cc.so.2: cannot open shared object file');
  return next(name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
await import('../../dist/program/threads/trainer.js');
