/* What is lost and what stays when a model, weights or what a run left are removed, in Spanish. Runs everywhere. */
import type { MadeWith } from '../en/removal.ts';
import { counted } from './words.ts';

const RECORD = 'Quedan sus ajustes, curvas y registro';

export const REMOVAL = {
  weights: (id: number) => `Pesos iniciales ${id}`,
  onlyFiles: 'Nada que no se perdiera ya al eliminarlo antes: solo quedan sus archivos.',
  modelLost:
    'Ya no podrá reconocer fotos, medirse con ellas, mostrar qué habla en una foto a favor de un nombre, escribirse como archivo ni servir de partida a un entrenamiento.',
  cameInFile: 'Llegó en un archivo; abrir de nuevo ese archivo lo recupera como modelo nuevo.',
  trainedHere: 'Solo se recupera entrenando otra vez: expórtelo antes si puede hacer falta.',
  modelStays: ({ evaluations, photos, determinations }: MadeWith) =>
    `Quedan ${listedFacts([
      'su nombre y su pasaporte',
      evaluations > 0 ? counted(evaluations, 'evaluación', 'evaluaciones') : '',
      photos > 0 ? `sus respuestas a ${counted(photos, 'foto', 'fotos')}` : '',
      determinations > 0 ? counted(determinations, 'determinación hecha con él', 'determinaciones hechas con él') : '',
    ])}.`,
  noDetermination: 'No se toca ninguna determinación.',
  weightsLost: 'Los entrenamientos solo podrán volver a partir de ellos cuando se añada de nuevo su archivo.',
  weightsStay: 'Los modelos que partieron de ellos quedan como están.',
  runRecord: `${RECORD}.`,
  snapshotsLost: 'Las redes del final de sus ciclos.',
  runModelStays: `${RECORD}, y también su modelo.`,
  runLost: (done: number, epochs: number) =>
    `Ya no podrá continuar: se pierde lo que aprendió en ${done} de ${epochs} épocas.`,
  runsNeeding: (names: readonly string[]) =>
    names.length === 1
      ? `El entrenamiento ${names[0]}, que se interrumpió y se apoya en esto, ya no podrá continuar.`
      : `Los entrenamientos ${names.join(', ')}, que se interrumpieron y se apoyan en esto, ya no podrán continuar.`,
} as const;

/** "su nombre y su pasaporte, 2 evaluaciones y …". */
function listedFacts(facts: readonly string[]): string {
  const parts = facts.filter((fact) => fact !== '');
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)}` : (parts[0] ?? '');
}
