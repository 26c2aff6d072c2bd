/* The one door to the canvas library, which draws the sample. Runs wherever @napi-rs/canvas does. */
export { type Canvas, createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
