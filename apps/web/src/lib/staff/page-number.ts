/**
 * Which page of a long list an address asks for.
 * @param params of the address
 * @returns from 1 to 10,000; whatever is no page is the first
 */
export function pageNumber(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1;
}
