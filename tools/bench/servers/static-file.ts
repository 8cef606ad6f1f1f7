/** Reference: a plain Node server that answers everything with the same 10 kB. Argument: the port. */
import { createServer } from 'node:http';

const page = Buffer.alloc(10_000, 'a');

createServer((_request, response) => {
  response.setHeader('content-type', 'text/plain');
  response.end(page);
}).listen(Number(process.argv[2]), '127.0.0.1');
