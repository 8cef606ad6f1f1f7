const vague = new Set(
  [
    ['тук', 'натиснете тук', 'вижте тук', 'връзка', 'линк', 'повече', 'вижте повече', 'сайт'],
    ['here', 'click here', 'see here', 'link', 'this link', 'more', 'read more', 'website'],
  ].flat(),
);

const bareAddress = /^(?:https?:|www\.)/;

/**
 * Tells whether a link's words say where it leads, also when a screen reader reads them alone.
 * @param text the words of the link
 * @returns false for none, for „тук“ and "click here", and for a bare address
 */
export function saysWhereItLeads(text: string): boolean {
  const words = text.trim().toLowerCase();
  return words !== '' && !vague.has(words) && !bareAddress.test(words);
}
