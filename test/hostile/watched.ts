/* A child process that says, a JSON line each, what it is at: whoever waits learns of what it hung or died. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Nothing that is tried takes so long, ms; two busy cores included. */
const HUNG_MS = 60_000;

export interface Watched {
  /** 0, another exit code, a signal, or 'hung'. */
  readonly end: string;
  readonly complaints: string;
}

export async function watch(args: readonly string[], said: (line: unknown) => void): Promise<Watched> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TF_ENABLE_ONEDNN_OPTS: '1', TF_CPP_MIN_LOG_LEVEL: '3' },
  });
  let complaints = '';
  let hung = false;
  let timer: NodeJS.Timeout;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, HUNG_MS);
  };
  alive();
  child.stderr.on('data', (text: Buffer) => (complaints = (complaints + text.toString()).slice(-4000)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    alive();
    if (line.startsWith('{')) said(JSON.parse(line));
  });
  const end = await new Promise<string>((resolve) =>
    child.on('close', (code, signal) => resolve(String(signal ?? code))),
  );
  alive();
  clearTimeout(timer!);
  return { end: hung ? 'hung' : end, complaints };
}
