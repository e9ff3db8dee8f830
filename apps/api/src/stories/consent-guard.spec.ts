import { randomUUID } from 'node:crypto';
import type { ConsentWrite, StoryWrite } from '@throughline/domain/stories';
import sql, { type Sql } from 'sql-template-tag';
import { CAST } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';
import { Database } from '../platform/database';

/** What somebody with the database's password and without our code can do. */
describe('the database, whatever the application does', () => {
  const api = testApi();

  /** The name of the constraint by which a statement is refused; null when it is not. */
  const refusal = async (statement: Sql): Promise<unknown> => {
    try {
      await api.get(Database).transaction(() => api.db.query(statement));
      return null;
    } catch (error) {
      return (error as { driverError: { constraint: string } }).driverError.constraint;
    }
  };
  const publish = (id: string): Sql =>
    sql`update story set state = 'published', published_at = '2026-06-15T10:00:00Z' where id = ${id}`;
  const withdrawal = (id: string, scopes: readonly string[]): Sql => sql`
    insert into consent_record (id, story_id, decision, scopes, identity_display, given_on, recorded_at, recorded_by)
    values (${randomUUID()}, ${id}, 'withdrawn', ${[...scopes]}, 'anonymous', '2026-06-15', now(), ${CAST.ada})`;

  it.each<[string, Partial<ConsentWrite> | null]>([
    ['without any consent', null],
    ['that may only be kept', { scopes: ['record_hold', 'publish_social'] }],
    ['whose storyteller said no', { decision: 'refused', scopes: [], expiresOn: null }],
    ['whose consent ended that day', { expiresOn: '2026-06-15' }],
  ])('publishes no story %s', async (_, consent) => {
    const id = await startStory(api, { consent, to: consent === null ? 'planned' : 'recorded' });

    expect(await refusal(publish(id))).toBe('story_publish_consent');
  });

  it('publishes no story whose consent was withdrawn', async () => {
    const id = await startStory(api);
    await api.db.query(withdrawal(id, ['publish_web']));

    expect(await refusal(publish(id))).toBe('story_publish_consent');
  });

  it('publishes no practice story, and none of somebody under 18 that nobody approved', async () => {
    expect(await refusal(publish(await startStory(api, { write: { isPractice: true } })))).toBe(
      'story_practice_not_published',
    );
    expect(await refusal(publish(await startStory(api, { write: { storytellerAge: 'from16To17' } })))).toBe(
      'story_under_18_not_published',
    );
  });

  it('has no day of publication before there is one', async () => {
    const id = await startStory(api);

    expect(await refusal(sql`update story set state = 'published' where id = ${id}`)).toBe('story_published');
  });

  it('publishes where the consent ends on a day that has not begun where the programme is', async () => {
    const id = await startStory(api, {
      to: 'approved',
      consent: { expiresOn: '2026-06-16', identityDisplay: 'firstName' },
    });
    const at = (instant: string): Sql =>
      sql`update story set state = 'published', published_at = ${instant} where id = ${id}`;

    // 00:30 of 16 June in London, 23:30 of 15 June in UTC.
    expect(await refusal(at('2026-06-15T23:30:00Z'))).toBe('story_publish_consent');
    expect(await refusal(at('2026-06-15T22:30:00Z'))).toBeNull();
  });

  it.each([['all of it'], ['publish_web']])('takes no withdrawal of %s under a story that is up', async (what) => {
    const id = await startStory(api, { to: 'published' });

    const scopes = what === 'publish_web' ? ['publish_web'] : ['record_hold', 'curate', 'publish_web'];

    expect(await refusal(withdrawal(id, scopes))).toBe('story_publish_consent');
    expect(await refusal(withdrawal(id, ['curate']))).toBeNull();
  });

  describe('with everything else in order, publishes no story', () => {
    /** Approved, agreed to, and of somebody who wants to be named. */
    const nearly = (thread: { write?: Partial<StoryWrite>; consent?: Partial<ConsentWrite> } = {}): Promise<string> =>
      startStory(api, { ...thread, consent: { identityDisplay: 'firstName', ...thread.consent }, to: 'approved' });
    const contributor = (id: string, changes: Readonly<Record<string, string>> = {}): Sql => {
      const { age, role } = { age: 'adult', role: 'thirdParty', ...changes };
      return sql`insert into story_contributor (id, story_id, role, label, age, needs_consent)
                 values (${randomUUID()}, ${id}, ${role}, 'The neighbour', ${age}, true)`;
    };
    const approval = (id: string): Sql => sql`
      update story set under_18_approved_at = '2026-06-15T09:00:00Z', under_18_approved_by = ${CAST.ada} where id = ${id}`;
    const concern = (id: string): Sql => sql`
      insert into safeguarding_concern (id, story_id, category, state, raised_at, raised_by)
      values (${randomUUID()}, ${id}, 'abuse', 'raised', now(), ${CAST.tess})`;

    it('whose text was changed after it was agreed to', async () => {
      const id = await nearly();
      await api.db.query(sql`insert into story_text (story_id, version, created_at) values (${id}, 2, now())`);
      await api.db.query(sql`update story set text_version = 2 where id = ${id}`);

      expect(await refusal(publish(id))).toBe('story_text_agreed');
    });

    it('with somebody in it who has not agreed', async () => {
      const id = await nearly();
      await api.db.query(contributor(id));

      expect(await refusal(publish(id))).toBe('story_publish_consent');
    });

    it('that nobody has made unrecognisable for somebody who wants it', async () => {
      const id = await nearly({ consent: { identityDisplay: 'anonymous' } });
      expect(await refusal(publish(id))).toBe('story_anonymised_asset');
      const asset = (isAnonymised: boolean): Sql => sql`
        insert into story_asset (id, story_id, kind, purpose, is_anonymised)
        values (${randomUUID()}, ${id}, 'text', 'publication', ${isAnonymised})`;
      await api.db.query(asset(true));
      await api.db.query(asset(false));

      expect(await refusal(publish(id))).toBe('story_anonymised_asset');
    });

    it('of a minor, or with one in it, before the lead has approved and a guardian has done their part', async () => {
      const teller = await nearly({ write: { storytellerAge: 'from16To17' } });
      expect(await refusal(publish(teller))).toBe('story_under_18_not_published');
      await api.db.query(approval(teller));
      expect(await refusal(publish(teller))).toBe('story_guardian');
      await api.db.query(sql`update story set guardian_waived = true where id = ${teller}`);
      expect(await refusal(publish(teller))).toBeNull();

      const child = { part: 'consented', name: 'Demo Guardian', relationship: 'Mother' } as const;
      const young = await nearly({ write: { storytellerAge: 'under16' }, consent: { guardian: child } });
      await api.db.query(sql`update story set guardian_waived = true where id = ${young}`);
      await api.db.query(approval(young));
      expect(await refusal(publish(young))).toBeNull();
    });

    it('that is held, nor holds or lets go of one by itself', async () => {
      const id = await nearly();
      await api.db.query(concern(id));

      expect(await refusal(publish(id))).toBe('story_held_not_published');
      expect(await refusal(sql`update story set is_held = false where id = ${id}`)).toBe('story_hold');
      expect(await refusal(sql`update safeguarding_concern set holds = false where story_id = ${id}`)).toBe(
        'safeguarding_concern_holds',
      );
    });

    it('by writing what is kept of its consents', async () => {
      const id = await startStory(api, { consent: { scopes: ['record_hold'] } });

      for (const statement of [
        sql`update story_consent set public_until = 'infinity', scopes = '{record_hold,publish_web}' where story_id = ${id}`,
        sql`delete from story_consent where story_id = ${id}`,
      ]) {
        expect(await refusal(statement)).toBe('story_consent_append_only');
      }
    });

    it('and takes down none that is up by what comes later', async () => {
      const id = await startStory(api, { to: 'published' });
      const statements: Readonly<Record<string, Sql>> = {
        story_publish_consent: contributor(id),
        story_anonymised_asset: sql`update story_asset set is_anonymised = false where story_id = ${id}`,
        story_held_not_published: concern(id),
        story_under_18_not_published: sql`update story set storyteller_age = 'under16' where id = ${id}`,
        story_practice_not_published: sql`update story set is_practice = true where id = ${id}`,
        story_asset_append_only: sql`delete from story_asset where story_id = ${id}`,
      };
      for (const [constraint, statement] of Object.entries(statements)) {
        expect(await refusal(statement)).toBe(constraint);
      }
    });
  });

  it('neither changes nor deletes what was recorded', async () => {
    const id = await startStory(api);

    for (const statement of [
      sql`update consent_record set expires_on = '2099-01-01' where story_id = ${id}`,
      sql`update consent_record set story_id = ${id}`,
      sql`delete from consent_record where story_id = ${id}`,
      sql`truncate consent_record cascade`,
      sql`update story_text set summary = 'Something else' where story_id = ${id}`,
      sql`delete from story_text where story_id = ${id}`,
      sql`update story_step set to_state = 'planned' where story_id = ${id}`,
      sql`delete from audit_event where entity_id = ${id}`,
    ]) {
      expect(await refusal(statement)).toMatch(/^(consent_record|story_text|story_step|audit_event)_append_only$/);
    }
  });
});

describe('publishing and withdrawing at the same moment', () => {
  const api = testApi({ rollBack: false });

  const stateAtTheEnd = (id: string) =>
    api.db.one<{ state: string; scopes: string[] }>(sql`
      select state, scopes from story join story_consent on story_id = id where id = ${id}`);

  it('through the API never ends with a story that is up without a consent, whoever comes first', async () => {
    for (let round = 0; round < 12; round++) {
      const id = await startStory(api, { to: 'approved', consent: { identityDisplay: 'firstName' } });
      const publish = () => api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });
      const withdraw = () =>
        api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes: ['publish_web'] });

      const answers = await Promise.all(round % 2 === 0 ? [publish(), withdraw()] : [withdraw(), publish()]);
      const [published, withdrawn] = round % 2 === 0 ? answers : answers.toReversed();

      expect(withdrawn?.status).toBe(200);
      expect([200, 422]).toContain(published?.status);
      const end = await stateAtTheEnd(id);
      expect(end).toEqual({
        state: published?.status === 200 ? 'unpublished' : 'approved',
        scopes: ['curate', 'record_hold'],
      });
    }
  });

  it.each(['publishing', 'withdrawing'] as const)(
    'by two connections past our code, %s first: the second waits for the first, and is refused',
    async (first) => {
      const id = await startStory(api, { to: 'approved', consent: { identityDisplay: 'firstName' } });
      const { dataSource } = api.get(Database);
      const [one, other] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
      const publish = sql`update story set state = 'published', published_at = '2026-06-15T10:00:00Z' where id = ${id}`;
      const withdraw = sql`
        insert into consent_record (id, story_id, decision, scopes, identity_display, given_on, recorded_at, recorded_by)
        values (${randomUUID()}, ${id}, 'withdrawn', ${['publish_web']}, 'anonymous', '2026-06-15', now(), ${CAST.ada})`;
      const [earlier, later] = first === 'publishing' ? [publish, withdraw] : [withdraw, publish];
      try {
        await one.startTransaction();
        await other.startTransaction();
        const [waiting] = (await other.query('select pg_backend_pid() as pid')) as { pid: number }[];

        await one.query(earlier.text, earlier.values);
        let refusedBy: unknown = 'nothing yet';
        const second = other.query(later.text, later.values).then(
          () => (refusedBy = null),
          (error: unknown) => (refusedBy = (error as { driverError: { constraint: string } }).driverError.constraint),
        );
        while (refusedBy === 'nothing yet' && !(await isWaitingForLock(waiting?.pid)));
        // Had it not waited, it would be done by now.
        expect(refusedBy).toBe('nothing yet');
        await one.commitTransaction();

        await second;
        expect(refusedBy).toBe('story_publish_consent');
      } finally {
        await other.rollbackTransaction();
        await one.release();
        await other.release();
      }
      expect(await stateAtTheEnd(id)).toEqual(
        first === 'publishing'
          ? { state: 'published', scopes: ['curate', 'publish_web', 'record_hold'] }
          : { state: 'approved', scopes: ['curate', 'record_hold'] },
      );
    },
  );

  /** The server says itself when somebody waits for somebody: nothing here guesses how long that takes. */
  const isWaitingForLock = async (pid: number | undefined): Promise<boolean> => {
    const row = await api.db.one<{ isWaiting: boolean }>(
      sql`select cardinality(pg_blocking_pids(${pid}::integer)) > 0 as "isWaiting"`,
    );
    return row?.isWaiting === true;
  };
});
