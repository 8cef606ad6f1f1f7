/**
 * Files are named in kebab-case with a role after a dot (`course.service.ts`); SvelteKit's own begin with `+` and
 * may name the layout that they stand in (`+layout@(staff).svelte`).
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNames = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program: (node) => {
      const name = context.filename.split(/[/\\]/).at(-1) ?? '';
      if (/^(?:\+[a-z]+@\([a-z]+\)|\+?[a-z0-9]+(?:-[a-z0-9]+)*)(?:[-.][a-z0-9]+)*$/.test(name))
        return;
      context.report({ node, message: `Name the file in kebab-case: ${name}` });
    },
  }),
};
