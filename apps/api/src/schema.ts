import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { writeFile } from 'node:fs/promises';
import { resolvers } from './resolvers.js';

/**
 * Writes the schema without a database or a server, for code generation and for the eyes of a reviewer.
 * Usage: node dist/schema.js FILE
 */
const [file = '../../libs/api-client/schema.graphql'] = process.argv.slice(2);
const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
await app.init();
const schema = await app.get(GraphQLSchemaFactory).create(resolvers);
await writeFile(file, `${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
