/** A page for those whom no site of ours may answer: no name, no link, no picture. */
export interface BareText {
  lang: string;
  title: string;
  text: string;
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Writes a page of one sentence. It says nothing about what else is served here.
 * @param status the HTTP status
 * @param words what it says, in which language
 * @returns the answer, without the security headers
 */
export function barePage(status: number, { lang, title, text }: BareText): Response {
  const html = `<!doctype html>
<html lang="${escape(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escape(title)}</title></head>
<body><h1>${escape(title)}</h1><p>${escape(text)}</p></body></html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
