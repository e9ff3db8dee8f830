import { randomUUID } from 'node:crypto';
import { addDays } from '@throughline/domain/shared';
import {
  CONSENT_SCOPES,
  currentConsent,
  IDENTITY_DISPLAYS,
  type ConsentDecisionRecord,
  type ConsentScope,
  type CurrentConsent,
} from '@throughline/domain/stories';
import fc from 'fast-check';
import sql, { bulk } from 'sql-template-tag';
import { CAST } from '../testing/cast';
import { startStory } from '../testing/story-thread';
import { testApi } from '../testing/test-api';
import { consentOn } from './stories.queries';

const api = testApi();

const FIRST_DAY = '2026-01-01';
const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays(FIRST_DAY, days));
const scopes = fc.subarray([...CONSENT_SCOPES]);
const identityDisplay = fc.constantFrom(...IDENTITY_DISPLAYS);

const given = fc
  .record({ scopes, identityDisplay, givenOn: day, lasts: fc.option(fc.integer({ min: 1, max: 150 })) })
  .map(({ lasts, ...record }): ConsentDecisionRecord => ({
    ...record,
    decision: 'given',
    scopes: [...new Set<ConsentScope>(['record_hold', ...record.scopes])],
    expiresOn: lasts === null ? null : addDays(record.givenOn, lasts),
  }));
const refusedRecord = fc
  .record({ identityDisplay, givenOn: day })
  .map((record): ConsentDecisionRecord => ({ ...record, decision: 'refused', scopes: [], expiresOn: null }));
const withdrawn = fc
  .record({ scopes: fc.subarray([...CONSENT_SCOPES], { minLength: 1 }), identityDisplay, givenOn: day })
  .map((record): ConsentDecisionRecord => ({ ...record, decision: 'withdrawn', expiresOn: null }));
const records = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: given },
    { weight: 1, arbitrary: refusedRecord },
    { weight: 3, arbitrary: withdrawn },
  ),
  { maxLength: 7 },
);

const insert = async (storyId: string, history: readonly ConsentDecisionRecord[]): Promise<void> => {
  if (history.length === 0) return;
  const rows = history.map(({ decision, scopes, identityDisplay, givenOn, expiresOn }) => {
    const evidence = decision === 'withdrawn' ? null : 'en';
    const method = decision === 'withdrawn' ? null : 'paper';
    const told = [method, evidence, evidence];
    return [
      randomUUID(),
      storyId,
      decision,
      [...scopes],
      identityDisplay,
      ...told,
      givenOn,
      expiresOn,
      new Date(),
      CAST.ada,
    ];
  });
  await api.db.query(sql`
    insert into consent_record (id, story_id, decision, scopes, identity_display, method, information_sheet_version,
      language, given_on, expires_on, recorded_at, recorded_by)
    values ${bulk(rows)}`);
};

const sorted = ({ scopes, ...consent }: CurrentConsent): CurrentConsent => ({ ...consent, scopes: scopes.toSorted() });

describe('what a storyteller allows', () => {
  it('is the same to the database as to the domain, whatever was recorded, on any day', async () => {
    const template = await startStory(api, { to: 'planned' });
    let number = 1;

    await fc.assert(
      fc.asyncProperty(records, fc.array(day, { minLength: 1, maxLength: 3 }), async (history, days) => {
        const id = randomUUID();
        await api.db.query(sql`
          with copy as (
            insert into story (id, strand_id, region_id, number, technique, media, language, conversation_starter, recorded_on,
              gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, state)
            select ${id}, strand_id, region_id, ${++number}, technique, media, language, conversation_starter, recorded_on,
              gatherer_kind, logged_by, storyteller_pseudonym, storyteller_age, is_practice, state
            from story where id = ${template} returning id)
          insert into story_text (story_id, version, created_at) select id, 1, now() from copy`);
        await insert(id, history);
        for (const today of days) {
          const stored = await api.db.one<CurrentConsent>(sql`
            select consent.state, consent.scopes, allowed.identity_display as "identityDisplay", allowed.expires_on as "expiresOn",
                   allowed.text_version as "textVersion", allowed_anew.guardian_part as guardian
            from story_consent allowed
            cross join lateral current_consent(${id}, null) allowed_anew
            cross join lateral (${consentOn(sql`${today}::date`)}) consent
            where allowed.story_id = ${id}`);
          const expected = currentConsent(history, today);
          expect(stored && sorted(stored)).toEqual(sorted(expected));
          // What is kept of it says the same as the records: public until the day on which somebody's consent ends.
          const kept = await api.db.one<{ isPublic: boolean }>(sql`
            select public_until > ${today}::date as "isPublic" from story_consent where story_id = ${id}`);
          expect(kept?.isPublic).toBe(expected.scopes.includes('publish_web'));
        }
      }),
      { numRuns: 200 },
    );
  });
});
