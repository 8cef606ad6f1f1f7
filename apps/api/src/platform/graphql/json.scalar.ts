import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const asVariable = (node: ValueNode): never => {
  throw new TypeError(`Json is sent as a variable, not written as ${node.kind}.`);
};

/**
 * A document of content as plain data: a draft, a question, a list of differences. What comes in is checked
 * against the schema of libs/content before anything is done with it.
 */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'Json',
  description: 'A document of content as plain data; its schema stands in libs/content.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node) => (node.kind === Kind.NULL ? null : asVariable(node)),
});
