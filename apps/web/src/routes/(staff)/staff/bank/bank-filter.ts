import { pageNumber } from '#lib/staff/page-number.js';

/** What is searched for, as it stands in the address. */
export interface BankFilter {
  text: string;
  tag: string;
  organisation: string;
  archived: boolean;
  page: number;
}

/**
 * @param params of the address
 * @returns the filter; whatever is no page is the first
 */
export function readBankFilter(params: URLSearchParams): BankFilter {
  return {
    text: params.get('text') ?? '',
    tag: params.get('tag') ?? '',
    organisation: params.get('organisation') ?? '',
    archived: params.get('which') === 'archived',
    page: pageNumber(params),
  };
}

/** @returns the address of a page of what was found */
export function bankAddress(
  { text, tag, organisation, archived }: BankFilter,
  page: number,
): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('text', text);
  if (tag !== '') params.set('tag', tag);
  if (organisation !== '') params.set('organisation', organisation);
  if (archived) params.set('which', 'archived');
  if (page > 1) params.set('page', String(page));
  return `/staff/bank?${params.toString()}`;
}
