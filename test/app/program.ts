/*
 * Starts the real program in a throw-away profile and gives tests its window. The system's dialogs, which no test can
 * click, answer with the folder or file that the test chose; everything else is as a person meets it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test as base } from 'playwright/test';
import { electronLaunch } from '../../native/electron.mjs';
import { HOLD } from '../hold.mjs';

export interface Program {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** What the next folder dialogs answer; null: closed without a choice. */
  chooseFolder(folder: string | null): Promise<void>;
  /** What the next save dialogs answer. */
  chooseFile(file: string | null): Promise<void>;
}

/** `env`: variables beside those of the test itself. */
export async function startProgram(
  profile: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const launch = electronLaunch([...args], {
    env: { ...process.env, LANGUAGE: 'en', VASCULUM_PROFILE: profile, ...env },
  });
  const app = await _electron.launch({ ...launch, args: ['-r', HOLD, ...launch.args] });
  const page = await app.firstWindow();
  await expect(page.getByRole('navigation')).toBeVisible();
  return {
    app,
    page,
    profile,
    chooseFolder: (folder) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
      }, folder),
    chooseFile: (file) =>
      app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
      }, file),
  };
}

/** Each test gets a folder of its own and a program in it; both are gone afterwards. */
export const test = base.extend<{ folder: string; program: Program }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'vasculum-app-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  program: async ({ folder }, use) => {
    const program = await startProgram(join(folder, 'profile'));
    await use(program);
    await program.app.close();
  },
});

export { expect };
