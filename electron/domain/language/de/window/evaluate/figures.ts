/* Plots and tables that are saved: each by itself, or all for a paper; in German. */
import { counted } from '../../words.ts';

export const FIGURES = {
  save: 'Abbildungen speichern',
  /** `file`: the name that a person is offered for it. */
  matrix: { name: 'Verwechslungsmatrix', file: (model: string) => `${model} Verwechslungsmatrix` },
  reliability: { name: 'Kalibrierung', file: (model: string) => `${model} Kalibrierung` },
  work: { name: 'Wie viel anzusehen ist', file: (model: string) => `${model} wie viel anzusehen ist` },
  taxa: { name: 'Jedes Taxon', file: (model: string) => `${model} jedes Taxon` },
  noFileName: 'Auswertung',
  matrixTitle: (model: string) => `${model}: welcher Name für welchen`,
  saveAs: (figure: string, format: string) => `${figure} als ${format}`,
  ofChoice: {
    button: 'Abbildungen…',
    label: 'Abbildungen dieser Fotos',
    about:
      'Abbildung 2 (Vorhersagen) und Tabelle 1 einer einfachen Zufallsstichprobe aus den gezeigten Fotos, die das Modell beantwortet hat.',
    sample: 'Fotos',
    seed: 'Startwert',
  },
  paper: {
    label: 'Abbildungen für einen Artikel',
    head: 'Für einen Artikel',
    about:
      'Alle Abbildungen und Tabellen der neuesten Messung und ihres Laufs, mit Legenden: SVG, PNG mit 300 dpi, CSV.',
    problem: 'Die Abbildungen wurden nicht geschrieben',
    written: (files: number) => `${counted(files, 'Datei', 'Dateien')} geschrieben.`,
    show: 'Im Ordner zeigen',
    stopped: 'Gestoppt; nichts Halbes bleibt zurück.',
    write: 'Abbildungen schreiben…',
  },
} as const;
