import { StaffInviteDocument, StaffPeopleDocument } from '@pateka/api-client';
import { fail } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { config } from '#lib/server/config.js';
import { formText } from '#lib/server/form-text.js';
import { qrImage } from '#lib/server/qr.js';
import { lastFullDay } from '#lib/staff/sofia-time.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { staff, organisations } = await request(event, StaffPeopleDocument, {});
  const names = new Map(organisations.map(({ id, name }) => [id, name[locale]]));
  return {
    people: staff.map(({ name, role, organisationId }) => ({
      name,
      role,
      organisation: names.get(organisationId) ?? '',
    })),
    organisations: [...names]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
  };
};

export const actions: Actions = {
  /** The link stands in this answer only; the database keeps its hash. */
  invite: async (event) => {
    const form = await event.request.formData();
    const values = {
      organisationId: formText(form, 'organisationId'),
      role: formText(form, 'role'),
    };
    if (values.organisationId === '') {
      return fail(400, { field: 'organisationId', message: m.staff_invite_where_error(), values });
    }
    if (values.role === '') {
      return fail(400, { field: 'role', message: m.staff_invite_role_error(), values });
    }
    try {
      const { inviteStaff } = await request(event, StaffInviteDocument, { input: values });
      const link = new URL(`/join/${inviteStaff.token}`, config().origins.learning).href;
      const invited = {
        link,
        qr: await qrImage(link),
        validUntil: lastFullDay(inviteStaff.expiresAt),
      };
      return { invited, field: '', message: '', values: { organisationId: '', role: '' } };
    } catch (error) {
      return failure(error, values);
    }
  },
};
