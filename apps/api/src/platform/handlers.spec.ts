import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { RequestContext } from './request-context';
import { PlatformModule } from './platform.module';
import { Policy } from './policy';
import { Answer } from './answer';
import { AnswerDocument, Document } from './document';
import { Can, Public } from './can';
import { readConfig } from './config';
import { configureHttp } from './http';
import { Handlers } from './handlers';
import { testApi } from '../testing/test-api';
import { createSpecDatabase } from '../testing/spec-database';
import { z } from 'zod';
import pino from 'pino';
import { Database } from './database';
import sql from 'sql-template-tag';

const marked = z.object({ id: z.string() });

@Controller('undeclared')
class Undeclared {
  @Get()
  read(): string {
    return 'for nobody knows whom';
  }
}

@Controller('forgetful')
class Forgetful {
  constructor(private readonly database: Database) {}

  @Post()
  @Can('programme.write')
  @Answer(marked)
  async write(): Promise<{ id: string }> {
    const [row] = await this.database.query<{ id: string }>(sql`
      insert into throttle (key, failures, blocked_until, last_failure_at) values ('x', 1, now(), now()) returning 'x' as id`);
    return { id: row?.id ?? '' };
  }

  @Get('mistaken')
  @Public()
  @Answer(marked)
  mistaken(): unknown {
    return { id: 7 };
  }

  @Get('leaking')
  @Public()
  @Answer(marked)
  leaking(): unknown {
    return { id: 'a', passwordHash: 'secret' };
  }

  @Get('unanswered')
  @Public()
  unanswered(): unknown {
    return { id: 'a' };
  }
}

@Controller('papers')
class Papers {
  @Get('calendar')
  @Public()
  @AnswerDocument('text/calendar')
  calendar(): Document {
    return new Document('text/calendar', Buffer.from('BEGIN:VCALENDAR'), 'a "b"\r\n.ics');
  }

  @Get('unexpected')
  @Public()
  @AnswerDocument('application/pdf')
  unexpected(): unknown {
    return { id: 'a' };
  }
}

@Controller('careful')
class Careful {
  constructor(private readonly policy: Policy) {}

  @Get()
  @Can('programme.write', 'programme.read')
  @Answer(marked)
  read(): { id: string } {
    this.policy.authorise({ read: 'programme.read', subject: { programmeId: 'p' } });
    return { id: 'a' };
  }
}

const start = async (url: string, ...controllers: (new (...args: never[]) => object)[]) => {
  const read = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error(read.problems.join());
  @Module({
    imports: [
      PlatformModule.with({ config: read.value, log: pino({ level: 'silent' }), migrations: [], checkAnswers: true }),
    ],
    controllers,
  })
  class Room {}
  const app = await NestFactory.create<NestExpressApplication>(Room, {
    logger: false,
    abortOnError: false,
    bodyParser: false,
  });
  configureHttp(app);
  // Stands in for signing in.
  app.use((_request: unknown, _response: unknown, next: () => void) => {
    const state = RequestContext.current();
    if (state) state.actor = { accountId: 'a', memberships: [{ role: 'administrator', scope: 'organisation' }] };
    next();
  });
  return app;
};

describe('a handler', () => {
  let database: Awaited<ReturnType<typeof createSpecDatabase>>;
  let app: NestExpressApplication | undefined;
  beforeAll(async () => {
    database = await createSpecDatabase();
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  afterAll(() => database.drop());

  const ask = async (
    method: string,
    path: string,
  ): Promise<{ status: number; body: { code?: string; id?: string } }> => {
    const answer = await fetch(`${(await app?.getUrl()) ?? ''}/api/v1/${path}`, {
      method,
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    return { status: answer.status, body: (await answer.json()) as { code?: string } };
  };

  it('that does not say whom it is for keeps the application from starting', async () => {
    const refused = await start(database.url, Undeclared);

    await expect(refused.init()).rejects.toThrow('Neither @Can nor @Public: Undeclared.read');
    await refused.close();
  });

  it('that never asks the policy fails, and what it did is undone', async () => {
    app = await start(database.url, Forgetful);
    await app.listen(0, '127.0.0.1');

    expect(await ask('POST', 'forgetful')).toMatchObject({ status: 500, body: { code: 'server.failed' } });
    expect(await app.get(Database).query(sql`select from throttle`)).toEqual([]);
  });

  it('that asks about one of the actions that it declares is answered', async () => {
    app = await start(database.url, Careful);
    await app.listen(0, '127.0.0.1');

    expect(await ask('GET', 'careful')).toEqual({ status: 200, body: { id: 'a' } });
  });

  it('may answer with a document, which is handed over to be kept', async () => {
    app = await start(database.url, Papers);
    await app.listen(0, '127.0.0.1');

    const answer = await fetch(`${await app.getUrl()}/api/v1/papers/calendar`);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a__b___.ics"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('BEGIN:VCALENDAR');
    expect((await ask('GET', 'papers/unexpected')).status).toBe(500);
  });

  it.each(['mistaken', 'leaking', 'unanswered'])('whose answer is %s is found out by the specs', async (path) => {
    app = await start(database.url, Forgetful);
    await app.listen(0, '127.0.0.1');

    expect((await ask('GET', `forgetful/${path}`)).status).toBe(500);
  });
});

describe('every handler of the product', () => {
  const api = testApi();

  it('declares what it answers', () => {
    const silent = api
      .get(Handlers)
      .all()
      .filter(({ declaresAnswer }) => !declaresAnswer);

    expect(silent.map(({ controller, name }) => `${controller}.${name}`)).toEqual([]);
  });

  it('that is for everybody is on this list', () => {
    const open = api
      .get(Handlers)
      .all()
      .filter(({ can }) => can === 'public');

    expect(open.map(({ controller, name }) => `${controller}.${name}`).toSorted()).toEqual([
      'CalendarFeedController.read',
      'CertificateController.check',
      'HealthController.alive',
      'HealthController.ready',
      'InvitationsController.answer',
      'InvitationsController.read',
      'InvitationsController.readSignUp',
      'InvitationsController.signUp',
      'SignInController.acceptInvitation',
      'SignInController.createFirstAdministrator',
      'SignInController.signIn',
      'StoryUseController.readLink',
      'StoryUseController.takeBack',
      'WelcomeController.read',
    ]);
  });
});
