import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import type { Config } from './config.js';

const same = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const HEALTH = new Set(['/health/live', '/health/ready']);

/**
 * The api speaks to our own web server only, which proves itself by a shared token: what a browser
 * sends can never claim another source or skip the web's checks. Health alone answers to anybody.
 */
export function onlyForTheWeb(app: INestApplication, config: Pick<Config, 'INTERNAL_TOKEN'>): void {
  app.use((req: Request, res: Response, next: NextFunction) => {
    if (HEALTH.has(req.path)) return next();
    if (same(req.header('x-internal-token') ?? '', config.INTERNAL_TOKEN)) return next();
    res.status(401).json({ errors: [{ message: 'not-permitted' }] });
  });
}

/** What the web sends with usual questions and forms; the longest form of ours is far shorter. */
const USUAL_BYTES = 100_000;
/** A lesson while it is written may have 1 MB (largestDraftBytes), and goes inside a document. */
const LARGEST_BYTES = 1_500_000;
/** The root fields that take a lesson, or a file of questions. The web names the one it asks for, a browser has no say in it. */
const TAKE_LESSONS = new Set(['saveDraftLesson', 'addDraftLesson', 'importBankGift']);

/** Bounds what is read of a document, before any of it is parsed. */
export function limitBodies(app: NestExpressApplication): void {
  app.use('/graphql', (req: Request, res: Response, next: NextFunction) => {
    const most = TAKE_LESSONS.has(req.header('x-operation') ?? '') ? LARGEST_BYTES : USUAL_BYTES;
    // A body without a stated length is known only once it is read: our web always states it.
    const unstated = req.header('transfer-encoding') === undefined ? 0 : Infinity;
    if (Number(req.header('content-length') ?? unstated) <= most) return next();
    res.status(413).json({ errors: [{ message: 'invalid-input' }] });
  });
  app.useBodyParser('json', { limit: LARGEST_BYTES });
}
