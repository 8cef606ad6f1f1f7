import type { BrowserContext, Request } from '@playwright/test';
import { stackInfo } from './stack.js';

/** What a browser did that no journey may cause. */
export type Guard = {
  /** Foreign requests, console errors (a breach of the content policy is one), exceptions, answers of 5xx. */
  problems: () => string[];
  /** Lets expected ones pass, such as the 503 of a stopped api. */
  allow: (pattern: RegExp) => void;
  /** Every request so far, as "METHOD address". */
  requests: () => string[];
  watch: (context: BrowserContext) => void;
};

/** Chromium logs each answer of 4xx and 5xx; they are judged by their status instead. */
const STATUS_LINE = /^Failed to load resource: the server responded with a status/;

const isOwn = (url: string): boolean => {
  const { publicUrl, checkUrl, exitUrl } = stackInfo();
  if (/^(data|blob|about):/.test(url)) return true;
  return [publicUrl, checkUrl, exitUrl].some((own) => new URL(url).origin === new URL(own).origin);
};

/** A page may be missing or refuse a form; a part of a page may not. */
const isRefusedPart = (request: Request, status: number): boolean =>
  status >= 400 && !request.isNavigationRequest();

/** Makes a guard that watches any number of contexts. */
export function newGuard(): Guard {
  const problems: string[] = [];
  const requests: string[] = [];
  const allowed: RegExp[] = [];
  const watch = (context: BrowserContext) => {
    context.on('request', (request) => {
      requests.push(`${request.method()} ${request.url()}`);
      if (!isOwn(request.url())) problems.push(`foreign request: ${request.url()}`);
    });
    context.on('response', (response) => {
      const status = response.status();
      if (status < 500 && !isRefusedPart(response.request(), status)) return;
      problems.push(`${status}: ${response.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() !== 'error' || STATUS_LINE.test(message.text())) return;
      problems.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => problems.push(`exception: ${error.error().message}`));
  };
  return {
    watch,
    allow: (pattern) => allowed.push(pattern),
    requests: () => [...requests],
    problems: () => problems.filter((problem) => !allowed.some((one) => one.test(problem))),
  };
}
