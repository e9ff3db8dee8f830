import { TestBed } from '@angular/core/testing';
import { aCohort, aMember, aSession, COHORT_ID, NOW, SESSION_ID } from '../../testing/a-cohort';
import { AppDriver } from '../../testing/app-driver';
import { accountOf } from '../../testing/cast';
import { stopClockAt } from '../../testing/stopped-clock';

const COHORT = `/cohorts/${COHORT_ID}`;
const ENROLMENT = /^\/enrolments\/[0-9a-f-]{36}$/;
const KNOWN = '0190a000-0000-7000-8000-00000000aa01';
const MOVES = `/enrolments/${aMember().enrolmentId}/moves`;

const inList = {
  ...{
    id: COHORT_ID,
    name: 'Spring',
    programme: aCohort().programme,
    strand: aCohort().strand,
    region: aCohort().region,
  },
  ...{
    startDate: '2026-01-12',
    endDate: '2026-06-30',
    placesTaken: 11,
    placesOffered: 0,
    capacity: 12,
    minimumViable: 3,
  },
  ...{ waiting: 0, completed: 0, sessionsHeld: 0, sessionsPlanned: 0 },
};

const atCohort = async (...[changes]: Parameters<typeof aCohort>) => {
  const app = AppDriver.start();
  app.go(COHORT);
  await app.answer('GET', '/account', accountOf('trainer'));
  await app.answer('GET', COHORT, aCohort(changes));
  await app.find('heading', 'Spring');
  return app;
};

describe('a cohort', () => {
  stopClockAt(NOW);

  it('with nobody in it says what is needed to begin', async () => {
    const app = await atCohort();
    await app.find('tl-empty-state', 'Nobody is enrolled yet');
    expect(app.words).toContain('0 of 12 places taken — it needs at least 3');
    expect(app.words).toContain('No session is planned yet.');
  });

  it('tells of each person as counts, and whom somebody should call', async () => {
    const app = await atCohort({
      placesTaken: 3,
      members: [
        aMember(),
        aMember({
          ...{ enrolmentId: COHORT_ID, preferredName: 'Demo Trainee 02', attended: 1, consecutiveAbsences: 2 },
          ...{ missingCoreModules: ['Responsible storytelling'], mayComplete: false },
        }),
      ],
      sessions: [aSession()],
    });
    expect(app.names('row')).toEqual([
      expect.stringMatching(/^Demo Trainee 01\s*2 of 3 held, 1 to come\s*all done\s*In training/),
      expect.stringMatching(
        /^Demo Trainee 02\s*1 of 3 held.*missed the last 2 sessions.*needs Responsible storytelling/,
      ),
    ]);
    await app.find('link', 'Workshop 1');
    await app.find('link', 'Change the plan of Workshop 1');
    expect(app.words).not.toContain('it needs at least');
  });

  it('is finished by those who work there: the safeguarding lead looks on', async () => {
    for (const [role, isOffered] of [
      ['trainer', true],
      ['safeguardingLead', false],
    ] as const) {
      TestBed.resetTestingModule();
      const app = AppDriver.start();
      app.go(COHORT);
      await app.answer('GET', '/account', accountOf(role));
      await app.answer('GET', COHORT, aCohort({ members: [aMember()] }));
      await app.find('heading', 'Spring');
      expect([role, app.seen('link', 'Finish the course') !== undefined]).toEqual([role, isOffered]);
    }
  });

  it('that is over asks nobody to call, unless a session is still to come', async () => {
    const missed = aMember({ consecutiveAbsences: 2, toCome: 0 });
    const over = { startDate: '2025-09-01', endDate: '2026-03-08' };
    expect((await atCohort({ ...over, members: [missed] })).seen('heading', 'Somebody should call')).toBeUndefined();
    TestBed.resetTestingModule();
    const withMore = await atCohort({ ...over, members: [{ ...missed, toCome: 1 }] });
    await withMore.find('heading', 'Somebody should call');
  });

  it('offers nothing to whom it is only shown', async () => {
    const app = await atCohort({
      ...{ members: [aMember()], sessions: [aSession()] },
      may: { write: false, enrol: false, schedule: false },
    });
    for (const name of ['Pause', 'Withdraw', 'Enrol']) expect(app.seen('button', name)).toBeUndefined();
    for (const name of ['Plan sessions', 'Change']) expect(app.seen('link', name)).toBeUndefined();
  });

  it('enrols one after the other, with a name for a start', async () => {
    const app = await atCohort();
    await app.fill('Name they want to be called by', 'Demo Newcomer');
    await app.press('button', 'Enrol');
    const sent = await app.answer('PUT', ENROLMENT, aMember({ preferredName: 'Demo Newcomer', state: 'enrolled' }));
    expect(sent.request.body).toMatchObject({
      ...{ cohortId: COHORT_ID, preferredName: 'Demo Newcomer', enrolledOn: '2026-03-09', joinsAs: 'enrolled' },
    });
    await app.answer('GET', COHORT, aCohort({ members: [aMember({ preferredName: 'Demo Newcomer' })] }));
    await app.find('row', 'Demo Newcomer');
    const field = (await app.find('textbox', 'Name they want to be called by')) as HTMLInputElement;
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  it('asks whether somebody of a known name is the same person, and enrols the one who is known', async () => {
    const app = await atCohort();
    await app.fill('Name they want to be called by', 'river demo');
    const asked = await app.answer('POST', '/people/search', {
      items: [
        {
          ...{ id: KNOWN, preferredName: 'River (demo)', isSameName: true },
          cohorts: [{ id: KNOWN, name: 'Autumn', programmeName: 'Bridges', state: 'completed' }],
        },
      ],
      hasMore: false,
    });
    expect([asked.request.url, asked.request.body]).toEqual(['/api/v1/people/search', { name: 'river demo' }]);
    await app.find('strong', 'Is it the same person?');
    expect(app.words).toContain('Autumn (completed)');
    await app.press('button', 'It is them: River (demo)');
    await app.press('button', 'Enrol');
    const sent = await app.answer('PUT', ENROLMENT, aMember({ preferredName: 'River (demo)', state: 'enrolled' }));
    expect(sent.request.body).toMatchObject({ personId: KNOWN });
    expect(sent.request.body).not.toHaveProperty('preferredName');
  });

  it('that is full puts who asks on the waiting list', async () => {
    const app = await atCohort({ capacity: 3, placesTaken: 2, placesOffered: 1 });
    expect(app.words).toContain('2 of 3 places taken, 1 offered');
    expect(app.seen('button', 'Enrol')).toBeUndefined();
    await app.fill('Name they want to be called by', 'Demo Newcomer');
    await app.press('button', 'Put on the waiting list');
    const sent = await app.answer('PUT', ENROLMENT, aMember({ state: 'interested' }));
    expect(sent.request.body).toMatchObject({ joinsAs: 'interested' });
  });

  it('whose last place went meanwhile says what to do, and keeps the name that was typed', async () => {
    const app = await atCohort();
    await app.fill('Name they want to be called by', 'Demo Newcomer');
    await app.press('button', 'Enrol');
    const first = await app.refuse('PUT', ENROLMENT, { status: 422, code: 'cohort.full' });
    await app.find('alert', 'Every place of the cohort is taken or offered.');
    expect(((await app.find('textbox', 'Name')) as HTMLInputElement).value).toBe('Demo Newcomer');
    await app.press('button', 'Enrol');
    const again = await app.answer('PUT', ENROLMENT, aMember());
    expect(again.request.url).toBe(first.request.url);
  });

  it('records on which day somebody left, asks nobody why, and takes it back', async () => {
    const app = await atCohort({ members: [aMember()] });
    await app.press('button', 'Change state: Demo Trainee 01');
    await app.press('button', 'Withdraw…');
    await app.find('[role=dialog]', 'Nobody has to give a reason');
    await app.fill('On which day', '2026-03-02');
    await app.press('button', 'Record that they withdrew');
    const left = aMember({ state: 'withdrew', leftOn: '2026-03-02', stepId: KNOWN });
    const sent = await app.answer('POST', MOVES, left);
    expect(sent.request.body).toEqual({ to: 'withdrew', on: '2026-03-02' });
    await app.press('mat-snack-bar-container button', 'Undo');
    await app.answer('DELETE', `/enrolments/${left.enrolmentId}/steps/${KNOWN}`, aMember());
    await app.find('mat-snack-bar-container', 'Taken back. Demo Trainee 01: in training.');
  });

  it('says why a day is not possible, and keeps the question open', async () => {
    const app = await atCohort({ members: [aMember()] });
    await app.press('button', 'Change state: Demo Trainee 01');
    await app.press('button', 'Pause…');
    await app.press('[role=dialog] button', 'Pause');
    await app.refuse('POST', MOVES, { status: 422, code: 'enrolment.dateOutside' });
    await app.find('alert', 'This day is not possible here.');
    await app.find('[role=dialog]', 'taking a break');
  });

  it('moves somebody to another cohort, under an id that a repeat keeps', async () => {
    const app = await atCohort({ members: [aMember()] });
    await app.press('button', 'Change state: Demo Trainee 01');
    await app.press('button', 'Move to another cohort…');
    await app.answer('GET', '/cohorts', {
      items: [
        { ...inList, id: KNOWN, name: 'Autumn', endDate: '2026-12-01' },
        { ...inList, name: 'Spring' },
      ],
      ...{ next: null, total: 2 },
    });
    expect(app.words).toContain('Autumn · 1 place free');
    await app.press('[role=dialog] button', 'Move');
    await app.find('[role=dialog]', 'Choose where they go.');
    await app.choose('To which cohort', 'Autumn · 1 place free');
    await app.press('[role=dialog] button', 'Move');
    const path = `/enrolments/${aMember().enrolmentId}/transfer`;
    const first = await app.refuse('POST', path, { status: 422, code: 'cohort.full' });
    await app.press('[role=dialog] button', 'Move');
    const again = await app.answer('POST', path, aMember());
    expect(again.request.body).toEqual(first.request.body);
    expect(first.request.body).toMatchObject({ cohortId: KNOWN, on: '2026-03-09' });
  });

  it('says what is missing instead of completing somebody too early', async () => {
    const app = await atCohort({ members: [aMember({ missingCoreModules: ['Recording'], mayComplete: false })] });
    await app.press('button', 'Change state: Demo Trainee 01');
    await app.press('button', 'Complete…');
    await app.find('mat-snack-bar-container', 'Core modules are still missing: Recording.');
    expect(app.waiting('POST', MOVES)).toBe(0);
  });
});

describe('the waiting list of a cohort', () => {
  stopClockAt(NOW);
  const [FIRST, SECOND] = [KNOWN, SESSION_ID];
  const waits = (preferredName: string, changes: Parameters<typeof aMember>[0]) =>
    aMember({ preferredName, state: 'interested', enrolledOn: null, ...changes });
  const two = [
    waits('Demo First', { enrolmentId: FIRST, waitingPosition: 1 }),
    waits('Demo Second', { enrolmentId: SECOND, waitingPosition: 2 }),
  ];

  it('offers a free place to the first, for a week', async () => {
    const app = await atCohort({ waitingList: two });
    await app.press('button', 'Offer the place to Demo First');
    expect(app.seen('textbox', 'Why before those who wait longer')).toBeUndefined();
    await app.press('[role=dialog] button', 'Offer the place');
    const sent = await app.answer('POST', `${COHORT}/offers`, aMember({ state: 'invited' }));
    expect(sent.request.body).toEqual({ enrolmentId: FIRST, until: '2026-03-16' });
  });

  it('asks why before it offers one to somebody else', async () => {
    const app = await atCohort({ waitingList: two });
    await app.press('button', 'Change state: Demo Second');
    await app.press('button', 'Offer a place…');
    await app.press('[role=dialog] button', 'Offer the place');
    await app.find('[role=dialog]', 'Say why.');
    await app.fill('Why before those who wait longer', 'Moves away in July');
    await app.press('[role=dialog] button', 'Offer the place');
    const sent = await app.answer('POST', `${COHORT}/offers`, aMember({ state: 'invited' }));
    expect(sent.request.body).toMatchObject({ enrolmentId: SECOND, reason: 'Moves away in July' });
  });

  it('offers nothing while no place is free, and says how an offer stands', async () => {
    const open = waits('Demo Offered', {
      state: 'invited',
      offeredUntil: '2026-03-12',
      isOfferOpen: true,
      waitingPosition: null,
    });
    const app = await atCohort({ capacity: 1, placesOffered: 1, waitingList: [open, ...two] });
    expect(app.words).toContain('No place is free.');
    expect(app.words).toContain('offered a place until 12 Mar 2026');
    expect(app.seen('button', 'Offer the place to')).toBeUndefined();
    await app.find('button', 'They accept: enrol Demo Offered');
  });
});

describe('a cohort that cannot be shown', () => {
  it.each([
    [403, 'request.forbidden', 'tl-forbidden-state', 'This is not open to you'],
    [404, 'request.notFound', 'tl-not-found-state', 'There is nothing here'],
    [503, 'server.unavailable', 'tl-failed-state', 'The service is away for a moment.'],
  ])('that answers %i says so', async (status, code, state, words) => {
    const app = AppDriver.start();
    app.go(COHORT);
    await app.answer('GET', '/account', accountOf('trainer'));
    await app.refuse('GET', COHORT, { status, code });
    await app.find(state, words);
    await app.find('heading', 'Cohort');
  });
});
