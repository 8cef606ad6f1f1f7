import { finishPage } from './page-html.js';

const html =
  '<html lang="%lang%"><head>%shell%<link href="/a.css" rel="stylesheet" disabled media="(max-width: 0)"></head><body><!--[--><p>5 &lt;!-- 6 --> 7</p><!--]--></body></html>';
const frame = {
  locale: 'bg',
  nonce: 'N',
  shell: { src: '/shell.js', code: 'go("$&")' },
  mayBeReturn: false,
};

test('the page gets its language and the exit script', () => {
  expect(finishPage(html, frame)).toBe(
    '<html lang="bg"><head><script nonce="N">go("$&")</script></head><body><p>5 &lt;!-- 6 --> 7</p></body></html>',
  );
});

test('a lesson asked for without the visit cookie is marked', () => {
  expect(finishPage(html, { ...frame, mayBeReturn: true })).toContain(
    '<html lang="bg" data-may-be-return>',
  );
});

test('the check site gets no script', () => {
  expect(finishPage(html, { ...frame, shell: null })).not.toContain('<script');
});

test("pages that kit starts keep Svelte's marks", () => {
  expect(finishPage(`${html}<script>__sveltekit_1</script>`, frame)).toContain('<!--[-->');
});

test("a sheet of the page's own parts is let in as kit's are, and nothing that somebody typed", () => {
  const sheets = '<style nonce="K1">a{}</style><style nonce="%style%">b{}</style>';
  const typed = '<p>&lt;style nonce="%style%"</p>';
  expect(finishPage(`${sheets}${typed}`, frame)).toBe(
    `<style nonce="K1">a{}</style><style nonce="K1">b{}</style>${typed}`,
  );
  // in development there is no nonce to give
  expect(finishPage('<style nonce="%style%">b{}</style>', frame)).toBe('<style>b{}</style>');
});
