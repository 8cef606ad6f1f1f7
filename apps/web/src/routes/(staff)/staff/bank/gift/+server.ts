import { BankGiftDocument } from '@pateka/api-client';
import { isLocale } from '@pateka/domain';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { RequestHandler } from './$types.js';

/** An organisation's questions as a file. */
export const GET: RequestHandler = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('locale');
  const locale = isLocale(asked) ? asked : 'bg';
  const organisationId = searchParams.get('organisation') ?? '';
  const { bankGift } = await whenSignedIn(event, () =>
    request(event, BankGiftDocument, { organisationId, locale }),
  );
  return new Response(bankGift.text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="pateka-questions.txt"',
    },
  });
};
