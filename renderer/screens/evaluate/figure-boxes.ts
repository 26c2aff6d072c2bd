/** The plots that are on the screen, for saving them. */
export interface FigureBoxes {
  reliability?: HTMLElement | undefined;
  work?: HTMLElement | undefined;
}
