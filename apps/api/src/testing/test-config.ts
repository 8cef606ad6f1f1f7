import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, parseConfig } from '../platform/config.js';

/** Settings that a start needs and that no test depends on. */
export const settings = {
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  DATABASE_POOL: '6',
  PUBLIC_URL: 'http://localhost:4200',
  CHECK_URL: 'http://127.0.0.1:4200',
  ISSUER_NAME: 'Course certificates',
  SECRET_KEY: randomBytes(32).toString('base64'),
  INTERNAL_TOKEN: 'internal-token-of-the-tests',
  MEDIA_FOLDER: join(tmpdir(), 'pateka-media-none'),
  LOG_LEVEL: 'silent',
};

/**
 * The configuration as a start would read it.
 * @param own what a test sets differently, as text like in the environment
 * @throws Error with the message an operator would see
 */
export function testConfig(own: Record<string, string> = {}): Config {
  const result = parseConfig({ ...settings, ...own });
  if (result.ok) return result.config;
  throw new Error(result.message);
}
