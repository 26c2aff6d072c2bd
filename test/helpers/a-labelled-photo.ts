/* A photo with a code on it, in one colour else. */
import { toBuffer } from 'bwip-js/node';
import sharp from 'sharp';

export async function labelled(text: string, shade: string): Promise<Buffer> {
  const code = await toBuffer({
    bcid: 'datamatrix',
    text,
    scale: 6,
    backgroundcolor: 'FFFFFF',
    paddingwidth: 3,
    paddingheight: 3,
  });
  return await sharp({ create: { width: 600, height: 400, channels: 3, background: shade } })
    .composite([{ input: code, left: 300, top: 150 }])
    .jpeg()
    .toBuffer();
}
