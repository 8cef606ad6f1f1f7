import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents for every operation that stands beside a page or a journey. */
const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: ['../../apps/web/src/**/*.graphql', '../../apps/web-e2e/src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    './src/generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'documentNode',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', ID: 'string', Json: 'unknown' },
        defaultScalarType: 'never',
        avoidOptionals: { field: true },
      },
    },
  },
};
export default config;
