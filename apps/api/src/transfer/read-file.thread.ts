import { importFile, type ImportOptions } from '@pateka/content/import';
import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './read-in-thread.js';

/* The thread that reads files, one after the other. It knows neither database nor network. */

const tell = (said: FromThread): void => parentPort?.postMessage(said);
const step: ImportOptions['step'] = (done, total) => tell({ kind: 'step', done, total });

async function read({ bytes, locale, name }: ToThread): Promise<void> {
  tell({ kind: 'result', result: await importFile(bytes, { locale, name, step }) });
}

parentPort?.on('message', (file: ToThread) => void read(file));
