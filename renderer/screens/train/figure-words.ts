/* Rates and losses as people write them. Pure. */

/** Three digits, no zeros at its end, no exponent: 0.03, 0.00125. */
export function rateWords(rate: number): string {
  const text = String(Number(rate.toPrecision(3)));
  return text.includes('e') ? rate.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** 0.211; a loss that has run away, whole: 1,114,816. */
export function lossWords(loss: number): string {
  return loss < 100 ? loss.toFixed(3) : Math.round(loss).toLocaleString('en');
}
