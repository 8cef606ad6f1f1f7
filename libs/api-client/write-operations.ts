import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { type DocumentNode, Kind, print } from 'graphql';
import * as generated from './src/generated/operations.ts';

/** The list of operations that the api answers in production: SHA-256 of the text as it is sent → name. */
const operations = Object.values(generated as Record<string, DocumentNode>)
  .flatMap((document) => {
    const text = print(document);
    const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    // A fragment has a document of its own; it is sent within the operations that use it.
    if (!operation) return [];
    const name = operation.name?.value;
    if (!name) throw new Error(`An operation has no name:\n${text}`);
    return [[createHash('sha256').update(text).digest('hex'), name] as const];
  })
  .sort((a, b) => a[1].localeCompare(b[1]));
await writeFile('operations.json', `${JSON.stringify(Object.fromEntries(operations), null, 2)}\n`);
