/*
 * The plots inside a box as one picture: each line, word and colour as it stands on the screen, in a file of its own.
 */
const DRAWN = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
];
const WRITTEN = ['font-family', 'font-size', 'font-weight', 'font-variant-numeric'];
const MARGIN_PX = 16;

/** An SVG file's text. */
export function svgOf(box: HTMLElement): string {
  const frame = box.getBoundingClientRect();
  const [width, height] = [Math.ceil(frame.width) + 2 * MARGIN_PX, Math.ceil(frame.height) + 2 * MARGIN_PX];
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    sheet.setAttribute(name, String(value));
  }
  const ground = document.createElementNS(sheet.namespaceURI, 'rect') as SVGRectElement;
  ground.setAttribute('width', String(width));
  ground.setAttribute('height', String(height));
  ground.setAttribute('fill', getComputedStyle(box).getPropertyValue('--panel').trim() || '#ffffff');
  sheet.append(ground);
  for (const words of box.querySelectorAll('h2, .legend > span')) sheet.append(wordsAt(words, frame));
  for (const plot of box.querySelectorAll('figure svg')) {
    const copy = plot.cloneNode(true) as SVGElement;
    const place = plot.getBoundingClientRect();
    copy.setAttribute('x', String(place.left - frame.left + MARGIN_PX));
    copy.setAttribute('y', String(place.top - frame.top + MARGIN_PX));
    copy.setAttribute('overflow', 'visible');
    copyLook(plot, copy);
    sheet.append(copy);
  }
  return new XMLSerializer().serializeToString(sheet);
}

/** The same as a PNG, twice as fine as the screen. */
export function pictureOf(box: HTMLElement): Promise<Blob> {
  return pictureOfDrawing(svgOf(box));
}

/** `svg`: an SVG file's text with width and height in px. */
export async function pictureOfDrawing(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png');
  });
}

/** The system's dialog asks where to. */
export function offerFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Style sheets do not travel with a file, so what they say is written on each part. */
function copyLook(from: Element, to: Element): void {
  const look = getComputedStyle(from);
  const names = from.tagName === 'text' ? [...DRAWN, ...WRITTEN] : DRAWN;
  for (const name of names) {
    const value = look.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  to.removeAttribute('class');
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy) copyLook(child, copy);
  }
}

/** A word of the page where it stands: titles, and legends in the colour of their line. */
function wordsAt(words: Element, frame: DOMRect): SVGTextElement {
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text') as SVGTextElement;
  const place = words.getBoundingClientRect();
  const look = getComputedStyle(words);
  const sign = words.querySelector('i');
  text.setAttribute('x', String(place.left - frame.left + MARGIN_PX));
  text.setAttribute('y', String(place.bottom - frame.top + MARGIN_PX - 5));
  text.setAttribute('fill', (sign ? getComputedStyle(sign) : look).color);
  for (const name of WRITTEN) text.setAttribute(name, look.getPropertyValue(name));
  text.textContent = words.textContent?.trim() ?? '';
  return text;
}
