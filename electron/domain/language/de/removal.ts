/* What is lost and what stays when a model, weights or what a run left are removed, in German. Runs everywhere. */
import type { MadeWith } from '../en/removal.ts';
import { counted } from './words.ts';

const RECORD = 'Einstellungen, Kurven und Protokoll bleiben';

export const REMOVAL = {
  weights: (id: number) => `Startgewichte ${id}`,
  onlyFiles: 'Nichts, was nicht schon beim ersten Entfernen verloren ging: nur die Dateien sind noch da.',
  modelLost:
    'Es kann keine Fotos mehr erkennen, nicht gemessen werden, nicht zeigen, was im Foto für einen Namen spricht, nicht als Datei geschrieben werden und kein Ausgangspunkt eines Laufs sein.',
  cameInFile: 'Es kam in einer Datei; wird sie erneut geöffnet, kehrt es als neues Modell zurück.',
  trainedHere: 'Nur ein neues Training bringt es zurück: exportieren Sie es vorher, falls es noch gebraucht wird.',
  modelStays: ({ evaluations, photos, determinations }: MadeWith) => {
    const facts = [
      'Name',
      'Modellpass',
      evaluations > 0 ? counted(evaluations, 'Auswertung', 'Auswertungen') : '',
      photos > 0 ? `die Antworten zu ${counted(photos, 'Foto', 'Fotos')}` : '',
      determinations > 0 ? counted(determinations, 'Bestimmung mit seiner Hilfe', 'Bestimmungen mit seiner Hilfe') : '',
    ].filter(Boolean);
    return `${listed(facts)} bleiben.`;
  },
  noDetermination: 'Keine Bestimmung wird angetastet.',
  weightsLost: 'Läufe können erst wieder davon ausgehen, wenn die Datei erneut hinzugefügt ist.',
  weightsStay: 'Modelle, die davon ausgingen, bleiben, wie sie sind.',
  runRecord: `${RECORD}.`,
  snapshotsLost: 'Die Netze am Ende der Zyklen.',
  runModelStays: `${RECORD}, ebenso das Modell.`,
  runLost: (done: number, epochs: number) =>
    `Der Lauf kann nicht mehr fortgesetzt werden: was er in ${done} von ${epochs} Epochen gelernt hat, ist verloren.`,
  runsNeeding: (names: readonly string[]) =>
    names.length === 1
      ? `Der unterbrochene Lauf ${names[0]}, der darauf aufbaut, kann nicht mehr fortgesetzt werden.`
      : `Die unterbrochenen Läufe ${names.join(', ')}, die darauf aufbauen, können nicht mehr fortgesetzt werden.`,
} as const;

function listed(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} und ${parts.at(-1)}` : (parts[0] ?? '');
}
