/** How the texts of messages/ become functions; shared by the build and by vite/compile-messages.ts. */
export const paraglideOptions: {
  project: string;
  outdir: string;
  strategy: ['cookie', 'baseLocale'];
  cookieName: string;
  emitTsDeclarations: boolean;
} = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['cookie', 'baseLocale'],
  cookieName: 'lang',
  emitTsDeclarations: true,
};
