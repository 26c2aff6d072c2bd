#!/usr/bin/env bash
# zxing-wasm 3.1.4, asked for Code 39, gives one six-digit number in about ten back as an Italian pharmacode (Code 32): another
# text of ten signs, though the bars say the number. Catalogue numbers on museum labels are just such numbers. Code32 is not
# asked for here, and the result says that it is one. Asked for `Code39Std`, the plain variant, every number comes back.
#
# Seen: "Code39: 8 of 60 numbers come back as another text" (131676 -> A036739302, Code32), "Code39Std: 0 of 60".
# Draws the bars with bwip-js 4.11.4 and hands over pixels made with sharp 0.35.5. Fails when this changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zxing-wasm@3.1.4 bwip-js@4.11.4 sharp@0.35.5
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import bwipjs from 'bwip-js';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
prepareZXingModule({ overrides: { wasmBinary: readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm') } });
const numbers = Array.from({ length: 60 }, (_, i) => String(100000 + ((i * 7919) % 900000)));
const read = async (text, format) => {
  const png = await bwipjs.toBuffer({ bcid: 'code39', text, scale: 3, height: 15, paddingwidth: 15, paddingheight: 10, backgroundcolor: 'FFFFFF' });
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' };
  const [result] = await readBarcodes(pixels, { formats: [format] });
  return result;
};
for (const format of ['Code39', 'Code39Std']) {
  const wrong = [];
  for (const number of numbers) {
    const result = await read(number, format);
    if (result?.text !== number) wrong.push(`${number} -> ${result?.text}, ${result?.format}`);
  }
  console.log(`${format}: ${wrong.length} of ${numbers.length} numbers come back as another text${wrong[0] ? ` (${wrong[0]})` : ''}`);
}
JS
node read.mjs | tee said
diff said - <<'SAID'
Code39: 8 of 60 numbers come back as another text (131676 -> A036739302, Code32)
Code39Std: 0 of 60 numbers come back as another text
SAID
