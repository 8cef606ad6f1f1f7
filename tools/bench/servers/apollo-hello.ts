/** Reference: the GraphQL server we use, with nothing of ours in it. Argument: the port. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../support/paths.ts';

// the packages are the api's; the reference must be of the same version
const api = createRequire(join(root, 'apps', 'api', 'package.json'));
const { ApolloServer, HeaderMap } = api('@apollo/server') as typeof import('@apollo/server');

const apollo = new ApolloServer({
  typeDefs: 'type Query { hello: String! }',
  resolvers: { Query: { hello: () => 'hello' } },
});
await apollo.start();

createServer((request, response) => {
  if (request.method === 'GET') {
    response.end('ready');
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void answer(Buffer.concat(chunks).toString()));

  const answer = async (body: string): Promise<void> => {
    const {
      body: result,
      headers,
      status = 200,
    } = await apollo.executeHTTPGraphQLRequest({
      context: async () => ({}),
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: JSON.parse(body) as unknown,
      },
    });
    response.statusCode = status;
    for (const [name, value] of headers) response.setHeader(name, value);
    response.end(result.kind === 'complete' ? result.string : undefined);
  };
}).listen(Number(process.argv[2]), '127.0.0.1');
