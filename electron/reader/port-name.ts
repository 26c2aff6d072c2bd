/* The name under which a thread finds its port to the photo reader among its data. Runs in main and in the threads. */

export const READER_PORT = 'photoReader';
