import type { INestApplication } from '@nestjs/common';
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
