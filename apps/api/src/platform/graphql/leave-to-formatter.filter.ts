import { type ArgumentsHost, Catch } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/** Passes what a resolver threw on to the formatter, which logs it once; Nest would log it before. */
@Catch()
export class LeaveToFormatter extends BaseExceptionFilter {
  override catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw thrown;
    super.catch(thrown, host);
  }
}
