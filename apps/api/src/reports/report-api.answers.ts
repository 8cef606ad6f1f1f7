import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Bilingual, Locale } from '@pateka/domain';
import type { Request, Response } from 'express';
import { AppError, type ErrorCode } from '../platform/errors.js';

/** What a program that reads reports is told when it gets none; docs/report-api.md lists it. */
interface Refusal {
  status: number;
  code: string;
  text: Bilingual;
  /** What the detail of the error is called in the answer. */
  detail?: 'filter' | 'seconds';
}

/** One answer for every token that does not work: it tells nobody whether there ever was one. */
const token: Refusal = {
  ...{ status: 401, code: 'token' },
  text: {
    bg: 'Ключът за достъп не е приет. Проверете дали е копиран целият, или поискайте нов от координатора.',
    en: 'The access token is not accepted. See whether all of it was copied, or ask the coordinator for a new one.',
  },
};

const filter: Refusal = {
  ...{ status: 400, code: 'filter', detail: 'filter' },
  text: {
    bg: 'Този отчет не може да се направи така. Вижте какво стои в адреса на посоченото място.',
    en: 'This report cannot be made like this. See what stands in the address at the place that is named.',
  },
};

const tooMany: Refusal = {
  ...{ status: 429, code: 'too-many', detail: 'seconds' },
  text: {
    bg: 'Твърде много въпроси за кратко време. Числата се променят веднъж месечно: изчакайте и питайте пак.',
    en: 'Too many questions in a short time. The figures change once a month: wait, then ask again.',
  },
};

const method: Refusal = {
  ...{ status: 405, code: 'method' },
  text: {
    bg: 'Оттук отчетите само се четат: питайте с GET.',
    en: 'Reports are only read here: ask with GET.',
  },
};

const refusals: Partial<Record<ErrorCode, Refusal>> = {
  'signed-out': token,
  'invalid-input': filter,
  // a category that the network has not: to a program that is a filter like any other
  'not-found': filter,
  'too-many-tries': tooMany,
};

const localeOf = ({ query }: Request): Locale => (query['lang'] === 'en' ? 'en' : 'bg');

function send(req: Request, res: Response, refusal: Refusal, about?: string): void {
  const { status, code, text, detail } = refusal;
  const more =
    detail === undefined ? {} : { [detail]: detail === 'seconds' ? Number(about) : about };
  res
    .status(status)
    .set('cache-control', 'no-store')
    .json({ code, ...more, text: text[localeOf(req)] });
}

/** Tells a program that reports are only read. */
export function sendOnlyRead(req: Request, res: Response): void {
  send(req, res.set('allow', 'GET, HEAD'), method);
}

/** Makes of a refusal the answer that programs get: a code, what it is about and a kind sentence. */
@Catch(AppError)
export class ReportApiFilter implements ExceptionFilter<AppError> {
  catch({ code, detail }: AppError, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const res = http.getResponse<Response>();
    if (code === 'signed-out') res.set('www-authenticate', 'Bearer');
    if (code === 'too-many-tries') res.set('retry-after', detail ?? '');
    send(http.getRequest<Request>(), res, refusals[code] ?? filter, detail);
  }
}
