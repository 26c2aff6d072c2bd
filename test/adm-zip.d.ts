/* The part of adm-zip, which brings no types, that tests read and change zips with. */
declare module 'adm-zip' {
  export default class AdmZip {
    constructor(zip?: string | Buffer);
    getEntries(): { readonly entryName: string; readonly isDirectory: boolean; getData(): Buffer }[];
    readAsText(name: string): string;
    readFile(name: string): Buffer | null;
    toBuffer(): Buffer;
    extractAllTo(folder: string): void;
    addFile(name: string, data: Buffer): void;
    updateFile(name: string, data: Buffer): void;
    deleteFile(name: string): void;
    writeZip(path: string): void;
  }
}
