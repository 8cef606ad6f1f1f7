import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { CONFIG, type Config } from './config.js';

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
    err: (error: Error) => ({ name: error.name }),
  },
});

@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({ pinoHttp: logOptions(config) }),
    }),
  ],
})
export class LogModule {}
