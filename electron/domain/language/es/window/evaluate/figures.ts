/* Plots and tables that are saved: each by itself, or all for a paper, in Spanish. */
import { counted } from '../../words.ts';

export const FIGURES = {
  save: 'Guardar figuras',
  /** `file`: the name that a person is offered for it. */
  matrix: { name: 'Matriz de confusión', file: (model: string) => `${model} matriz de confusión` },
  reliability: { name: 'Fiabilidad', file: (model: string) => `${model} fiabilidad` },
  work: { name: 'Cuánto revisar', file: (model: string) => `${model} cuánto revisar` },
  taxa: { name: 'Cada taxón', file: (model: string) => `${model} cada taxón` },
  noFileName: 'Evaluación',
  matrixTitle: (model: string) => `${model}: qué nombre por cuál`,
  saveAs: (figure: string, format: string) => `${figure} como ${format}`,
  ofChoice: {
    button: 'Figuras…',
    label: 'Figuras de estas fotos',
    about:
      'Figura 2 (resultados predichos) y tabla 1 de una muestra aleatoria simple de las fotos mostradas que el modelo ha respondido.',
    sample: 'Fotos',
    seed: 'Semilla',
  },
  paper: {
    label: 'Figuras para un artículo',
    head: 'Para un artículo',
    about:
      'Todas las figuras y tablas de la última medición y de su entrenamiento, con leyendas: SVG, PNG a 300 puntos por pulgada, CSV.',
    problem: 'No se han escrito las figuras',
    written: (files: number) => `${counted(files, 'archivo escrito', 'archivos escritos')}.`,
    show: 'Mostrar en la carpeta',
    stopped: 'Detenido; no queda nada a medio escribir.',
    write: 'Escribir figuras…',
  },
} as const;
