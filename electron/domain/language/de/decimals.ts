/* Numbers written out digit by digit, with a comma, in German. Pure; runs everywhere. */
const withComma = (digits: string) => digits.replace('.', ',');

/** With so many digits after the comma. */
export const fixed = (value: number, digits: number) => withComma(value.toFixed(digits));

/** With all digits that it has. */
export const asItIs = (value: number) => withComma(String(value));
