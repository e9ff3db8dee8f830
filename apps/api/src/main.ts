import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

/** Starts the API in this process and gives back what is needed to stop it. */
export async function serve(
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ address: string; close: () => Promise<void> }> {
  const app = await NestFactory.create(AppModule, { logger: ['error', 'warn'] });
  app.enableShutdownHooks();
  await app.listen(Number(env['PORT'] ?? 3000), env['HOST'] ?? '127.0.0.1');
  return { address: await app.getUrl(), close: () => app.close() };
}

if (require.main === module) {
  void serve();
}
