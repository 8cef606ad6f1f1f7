/** The bundled scripts of src/islands by name (vite/islands.ts). */
declare module 'virtual:islands' {
  const islands: Record<string, { src: string; code: string }>;
  export default islands;
}
