// Makes a small JPEG with sharp and decodes it again; prints one line of JSON.
import sharp from 'sharp';

const picture = sharp({ create: { width: 32, height: 16, channels: 3, background: '#204080' } });
const { width, height } = await sharp(await picture.jpeg().toBuffer()).metadata();
if (width !== 32 || height !== 16) throw new Error(`a 32 x 16 picture came back as ${width} x ${height}`);
process.stdout.write(`\n${JSON.stringify({ library: `libvips ${sharp.versions.vips}` })}\n`);
