/* The figures that are being written or were written last, from wherever they were asked for. */
import type { FiguresRequest } from '../../electron/contract/exports.ts';
import type { Problem } from '../../electron/domain/problems.ts';
import { problemOf, request, startJob } from '../bridge.ts';

export type WantedFigures = Omit<FiguresRequest, 'folder'>;

export class FiguresDesk {
  jobId = $state<string | null>(null);
  /** Why they could not even be begun. */
  problem = $state.raw<Problem | null>(null);

  clear(): void {
    this.jobId = null;
    this.problem = null;
  }

  /** Into a folder that the person chooses. */
  async write(wanted: WantedFigures): Promise<void> {
    this.clear();
    try {
      const folder = await request('dialog.folder', { purpose: 'figures' });
      if (folder !== null) this.jobId = await startJob('export-figures', { ...wanted, folder });
    } catch (error) {
      this.problem = problemOf(error);
    }
  }
}
