/* A learning rate as people write it: three digits, no zeros at its end, no exponent: 0.03, 0.00125. Pure. */
export function rateWords(rate: number): string {
  const text = String(Number(rate.toPrecision(3)));
  return text.includes('e') ? rate.toFixed(12).replace(/\.?0+$/, '') : text;
}
