/** The person typed something wrong; nothing failed. Exit code 2. */
export class WrongUse extends Error {}
