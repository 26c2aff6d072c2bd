/* What `watch` says. Only the command line loads it. */
export const WATCHING = {
  about: 'take in photos as an imaging station writes them, until Ctrl C',
  folder: 'the folder that the station writes into',
  nameRule:
    'where the number and the view stand in file names; when left out, the barcode in the photo says the number',
  codes: 'read barcodes as well, and tell where one says another number than the name',
  views: 'the views of each specimen in the order in which they are taken, such as dorsal,ventral,label',
  present: 'take in the photos that lie there already; when left out, they are left alone',
  labels: 'classes or folders: folders name the photos in them; none: no names',
  identifiedBy: 'the person who vouches for names taken from folders or the records',
  records: 'records of specimens by number (CSV or XLSX); catalogue.csv in the folder when left out',
  begun: (folder: string) => `Watching ${folder}. Ctrl C ends it.`,
  away: 'The folder is not there. It is looked for until it comes back.',
  back: 'The folder is there again.',
} as const;
