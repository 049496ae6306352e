import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { createDataSource } from './data-source.js';
import { Db } from './db.js';
import { Fingerprints } from './fingerprints.js';
import { PipedSource } from './piped-source.js';

/** Long units of work of a process at once: imports of different kinds. */
const MOST_PIPED = 2;

@Global()
@Module({})
export class DbModule implements OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly piped: PipedSource,
  ) {}

  static forRoot(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    const dataSource = {
      provide: DataSource,
      inject: [CONFIG],
      useFactory: (config: Config) => createDataSource(config.databaseUrl, config.poolSize, entities).initialize(),
    };
    const piped = {
      provide: PipedSource,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        new PipedSource(() => createDataSource(config.databaseUrl, MOST_PIPED, entities, true)),
    };
    return { module: DbModule, providers: [dataSource, piped, Db, Fingerprints], exports: [Db, Fingerprints] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.piped.close();
    if (this.source.isInitialized) await this.source.destroy();
  }
}
