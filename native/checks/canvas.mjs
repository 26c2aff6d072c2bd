// Draws with @napi-rs/canvas and reads the pixel back; prints one line of JSON.
import { createCanvas } from '@napi-rs/canvas';

const context = createCanvas(4, 4).getContext('2d');
context.fillStyle = '#204080';
context.fillRect(0, 0, 4, 4);
const [red, green, blue] = context.getImageData(1, 1, 1, 1).data;
if (red !== 0x20 || green !== 0x40 || blue !== 0x80) throw new Error(`drew #204080, read ${red} ${green} ${blue}`);
process.stdout.write(`\n${JSON.stringify({ library: 'Skia' })}\n`);
