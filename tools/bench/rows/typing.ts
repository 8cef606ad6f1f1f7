import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Browser } from '@playwright/test';
import { findBrowser } from '../../browser.ts';
import type { Stack } from '../../stack.ts';
import { root } from '../../support/paths.ts';
import { percentile } from '../load.ts';
import type { Row } from '../row.ts';
import { lessonToWrite, typeInto, writtenLessons } from '../typing.ts';

const web = createRequire(join(root, 'apps', 'web', 'package.json'));
const e2e = createRequire(join(root, 'apps', 'web-e2e', 'package.json'));
const documents = web('@pateka/api-client') as Record<string, TypedDocumentNode>;
const { print } = web('graphql') as { print: (document: TypedDocumentNode) => string };

type Answer = Record<string, { id?: string; token?: string }[] & { id?: string; token?: string }>;

const ask = async (
  { apiUrl, internalToken }: Stack,
  name: string,
  variables: object,
  token = '',
): Promise<Answer> => {
  const document = documents[name];
  if (!document) throw new Error(`There is no ${name}.`);
  const response = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-internal-token': internalToken,
      'x-source': 'bench',
      'accept-language': 'bg',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
  if (!data || errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return data;
};

/** The demo's trainer, past her second factor. */
const signIn = async (stack: Stack): Promise<string> => {
  const trainer = (await stack.signIns()).find(({ role }) => role === 'trainer');
  if (!trainer) throw new Error('The demo has no trainer.');
  const { who, passphrase, code } = trainer;
  const half = await ask(stack, 'SignInDocument', { input: { who, passphrase } });
  const confirm = 'StaffConfirmSecondFactorDocument';
  const whole = await ask(stack, confirm, { code }, half.signIn?.token);
  const token = whole.confirmSecondFactor?.token;
  if (!token) throw new Error(`The trainer could not sign in: ${JSON.stringify(whole)}`);
  return token;
};

/** Makes the module; its lessons are alike. The address of the first one's editor. */
const makeModule = async (stack: Stack, token: string): Promise<string> => {
  const { studioOrganisations } = await ask(stack, 'StudioNewDocument', {}, token);
  const organisationId = studioOrganisations?.[0]?.id;
  const title = { bg: 'Модул за мерене', en: 'A module to measure' };
  const head = { input: { id: randomUUID(), organisationId, title } };
  const { createModule } = await ask(stack, 'StudioCreateDocument', head, token);
  const moduleId = createModule?.id ?? '';
  for (let number = writtenLessons; number > 0; number -= 1) {
    const content = lessonToWrite(`l-${number}`);
    const input = { moduleId, lessonId: content.id, afterLessonId: null, content };
    await ask(stack, 'StudioAddLessonDocument', { input }, token);
  }
  return `${stack.publicUrl}/staff/modules/${moduleId}/write/l-1`;
};

const openBrowser = async (): Promise<Browser> => {
  const found = await findBrowser();
  if (!found.ok) throw new Error(found.reason);
  const { chromium } = e2e('@playwright/test') as typeof import('@playwright/test');
  return chromium.launch({ executablePath: found.path, args: [...found.args, '--disable-gpu'] });
};

/** Writing in the studio: a letter is on the screen before the hand notices. */
export const row: Row = {
  name: 'typing',
  what: `a letter in a long lesson of a module of ${writtenLessons}, key to frame`,
  unit: 'p95 ms',
  budget: { atMost: 50 },
  run: async ({ stack }) => {
    const token = await signIn(stack);
    const address = await makeModule(stack, token);
    const browser = await openBrowser();
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      await context.addCookies([{ name: 's', value: token, url: stack.publicUrl }]);
      const page = await context.newPage();
      await page.goto(address);
      const times = await typeInto(page.locator('#row-b-20-bg'));
      return {
        figure: percentile(times, 0.95),
        details: { 'p50 ms': percentile(times, 0.5), 'longest ms': Math.max(...times) },
      };
    } finally {
      await browser.close();
    }
  },
};
