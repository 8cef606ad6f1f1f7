/** What the house rules forbid in the text of a program, as selectors for `no-restricted-syntax`. */

const ban = (selector, message) => ({ selector, message });

const parameters = [
  ban(
    ':function[params.length>4]:not(MethodDefinition[kind="constructor"] > FunctionExpression)',
    'More than four parameters hide two things: name them.',
  ),
  ban(
    'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
    'More than six injected things mean: split the slice.',
  ),
];

const enums = ban(
  'TSEnumDeclaration',
  'Use a union of texts; an enum only where GraphQL needs one.',
);

export const syntax = {
  house: [...parameters, enums],
  houseWithEnums: parameters,
  tests: [enums],
  environment: [
    ban(
      'MemberExpression[object.name="process"][property.name="env"]',
      'The environment is read once, in the configuration.',
    ),
  ],
  /** A rule of the business: data in, data out. */
  pure: [
    ban('ClassDeclaration, ClassExpression', 'A rule is a function over plain data.'),
    ban('ThrowStatement', 'An expected refusal is a value: { ok: false, reason }.'),
    ban('NewExpression[callee.name="Date"][arguments.length=0]', 'Take `now` as an argument.'),
    ban(
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      'Take `now` as an argument.',
    ),
    ban(
      'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
      'Take what is random as an argument.',
    ),
    ban('AwaitExpression, ImportExpression', 'A rule waits for nothing.'),
  ],
};

/** The value of the rule for some of these lists; a later one for the same file replaces it whole. */
export const forbid = (...lists) => ['error', ...lists.flat()];
