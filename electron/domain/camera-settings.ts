/* With what a photo was taken, as the camera wrote it into the file. Runs everywhere. */
export interface CameraSettings {
  readonly maker: string | null;
  readonly model: string | null;
  readonly lens: string | null;
  /** Seconds. */
  readonly exposure: number | null;
  /** The f-number. */
  readonly aperture: number | null;
  readonly iso: number | null;
  /** mm */
  readonly focalLength: number | null;
  /** How the camera was held, EXIF's 1 to 8. */
  readonly orientation: number | null;
}
