/* Three quarters of a megabyte, whose type nobody needs to work out. */
declare module 'world-atlas/countries-50m.json' {
  const topology: unknown;
  export default topology;
}
