import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { Response } from 'express';
import { AppError, type ErrorCode } from '../errors.js';

const statuses: Record<ErrorCode, number> = {
  'signed-out': 401,
  'second-factor-needed': 403,
  'not-permitted': 403,
  'not-found': 404,
  'invalid-input': 400,
  'too-many-tries': 429,
  'not-registered': 400,
  'too-costly': 400,
  'too-large': 413,
};

/**
 * Passes what a resolver threw on to the formatter, which logs it once; Nest would log it before. Of a route
 * the code of a refusal is the answer.
 */
@Catch()
export class LeaveToFormatter extends BaseExceptionFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw thrown;
    if (thrown instanceof AppError) {
      const { code, detail } = thrown;
      const res = host.switchToHttp().getResponse<Response>();
      res.status(statuses[code]).json({ code, detail });
      return;
    }
    super.catch(thrown, host);
  }
}
