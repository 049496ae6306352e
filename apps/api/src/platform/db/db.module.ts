import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { createDataSource } from './data-source.js';
import { Db } from './db.js';

@Global()
@Module({})
export class DbModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static forRoot(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    const dataSource = {
      provide: DataSource,
      inject: [CONFIG],
      useFactory: (config: Config) => createDataSource(config.databaseUrl, config.poolSize, entities).initialize(),
    };
    return { module: DbModule, providers: [dataSource, Db], exports: [Db] };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}
