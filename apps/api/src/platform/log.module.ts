import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { LogFn, Logger } from 'pino';
import { isNativeError } from 'node:util/types';
import { CONFIG, type Config } from './config.js';
import { placesOf } from './errors.js';

/**
 * Structured logs that carry ids only (safety 37): of a request its id, method, path and duration.
 * No header, no query string, no body, no address ever reaches a line.
 */
export const logOptions = (config: Pick<Config, 'LOG_LEVEL'>) => ({
  level: config.LOG_LEVEL,
  quietReqLogger: true,
  autoLogging: { ignore: (req: { url?: string }) => req.url?.startsWith('/health') ?? false },
  serializers: {
    req: (req: { id: unknown; method: string }) => ({ id: req.id, method: req.method }),
    res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    err: (error: { type?: string; message?: string; stack?: string }) => ({
      name: error.type,
      at: placesOf(error),
    }),
  },
  hooks: { logMethod: withoutErrorText },
});

/**
 * An error logged without words of our own would lend the line its message, and that may quote what
 * somebody typed or a row of the database.
 */
function withoutErrorText(this: Logger, args: Parameters<LogFn>, log: LogFn): void {
  const [first, ...words] = args as [object, ...unknown[]];
  const fields = isNativeError(first) ? { err: first } : first;
  const error = typeof fields === 'object' && 'err' in fields && isNativeError(fields.err);
  if (error && words.every((word) => word === undefined))
    log.call(this, fields, 'unexpected error');
  else log.apply(this, args);
}

@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({ pinoHttp: logOptions(config) }),
    }),
  ],
})
export class LogModule {}
