import {
  StudioDifferenceDocument,
  StudioEditionDocument,
  StudioReinstateDocument,
  StudioWithdrawDocument,
} from '@pateka/api-client';
import type { ModuleDifference } from '@pateka/content/draft';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { studioRefusal } from '#lib/studio/refusals.js';
import type { Actions, PageServerLoad } from './$types.js';

const numberOf = ({ params }: RequestEvent): number => {
  const text = params['number'] ?? '';
  if (!/^[1-9]\d{0,5}$/.test(text)) error(404, m.common_error_not_found());
  return Number(text);
};

/** With what an edition is compared: the one asked for, else the one before it; null stands for the draft. */
function otherOf(event: RequestEvent, number: number, numbers: readonly number[]) {
  const asked = event.url.searchParams.get('with');
  if (asked === 'draft') return { from: number, to: null };
  const chosen = numbers.find((each) => String(each) === asked && each !== number);
  const other = chosen ?? Math.max(0, ...numbers.filter((each) => each < number));
  if (other === 0) return null;
  return { from: Math.min(other, number), to: Math.max(other, number) };
}

export const load: PageServerLoad = async (event) => {
  const number = numberOf(event);
  const { studioModule: module } = await request(event, StudioEditionDocument, {
    id: event.params.id,
  });
  const edition = module.editions.find((each) => each.number === number);
  if (!edition) error(404, m.common_error_not_found());
  const compared = otherOf(
    event,
    number,
    module.editions.map((each) => each.number),
  );
  const found =
    compared &&
    (await request(event, StudioDifferenceDocument, { moduleId: module.id, ...compared }));
  return {
    module,
    edition,
    compared,
    difference: (found?.moduleDifference ?? null) as ModuleDifference | null,
    done: event.url.searchParams.get('done'),
  };
};

type Values = Record<'reason' | 'note', string>;

const noValues: Values = { reason: '', note: '' };

const backTo = ({ params }: RequestEvent, done: string): never =>
  redirect(
    303,
    `/staff/modules/${params['id'] ?? ''}/editions/${params['number'] ?? ''}?done=${done}`,
  );

export const actions: Actions = {
  withdraw: async (event) => {
    const form = await event.request.formData();
    const values: Values = { reason: formText(form, 'reason'), note: formText(form, 'note') };
    const input = { moduleId: event.params.id, number: numberOf(event), ...values };
    try {
      const { withdrawEdition } = await request(event, StudioWithdrawDocument, { input });
      if (withdrawEdition.__typename === 'Refused') {
        return fail(400, { message: studioRefusal(withdrawEdition.reason), values });
      }
    } catch (problem) {
      return failure(problem, values);
    }
    return backTo(event, 'withdrawn');
  },

  reinstate: async (event) => {
    const asked = { moduleId: event.params.id, number: numberOf(event) };
    try {
      const { reinstateEdition } = await request(event, StudioReinstateDocument, asked);
      if (reinstateEdition.__typename === 'Refused') {
        return fail(400, { message: studioRefusal(reinstateEdition.reason), values: noValues });
      }
    } catch (problem) {
      return failure(problem, noValues);
    }
    return backTo(event, 'reinstated');
  },
};
