import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
  isInputObjectType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Visitor } from './as.js';

/** A root field of the running schema. */
export interface RootField {
  name: string;
  operation: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
}

/** The schema as the running server tells it. */
export async function runningSchema(visitor: Visitor): Promise<GraphQLSchema> {
  // The armour refuses the introspection query's depth to nobody: it counts what is asked of our types only.
  return buildClientSchema(await visitor.ask<IntrospectionQuery>(getIntrospectionQuery()));
}

/** Every root field, by name. */
export function rootFieldsOf(schema: GraphQLSchema): Map<string, RootField> {
  const of = (
    operation: RootField['operation'],
    type = schema.getQueryType(),
  ): [string, RootField][] =>
    Object.values(type?.getFields() ?? {}).map((field) => [
      field.name,
      { name: field.name, operation, field },
    ]);
  return new Map([...of('query'), ...of('mutation', schema.getMutationType())]);
}

/** A document that asks one root field for all it can give. */
export function fullDocument({ name, operation, field }: RootField): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`);
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`);
  const list = (parts: string[]) => (parts.length > 0 ? `(${parts.join(', ')})` : '');
  return `${operation} ${list(declared)} { ${name}${list(passed)} ${selectionOf(getNamedType(field.type))} }`;
}

function selectionOf(type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    return `{ __typename ${type
      .getTypes()
      .map((member) => `... on ${member.name} ${selectionOf(member)}`)
      .join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields());
  return `{ ${fields.map((field) => `${field.name} ${selectionOf(getNamedType(field.type))}`).join(' ')} }`;
}

/** Every name under which a root field takes something in, however deep: "Input.field" or "field(argument)". */
export function inputNamesOf({ name, field }: RootField): string[] {
  const known = new Set<string>();
  const walk = (where: string, input: Pick<GraphQLInputField, 'name' | 'type'>) => {
    known.add(where);
    const type = getNamedType(input.type);
    if (!isInputObjectType(type)) return;
    for (const inner of Object.values(type.getFields())) {
      const place = `${type.name}.${inner.name}`;
      if (!known.has(place)) walk(place, inner);
    }
  };
  for (const arg of field.args) walk(`${name}(${arg.name})`, arg);
  return [...known];
}
