import { eventReportWrite, eventWrite } from '@throughline/domain/events';
import { anEvent } from '../../testing/an-event';
import { emptyEvent, eventDraftOf, eventWriteOf, planOf, wholeOf } from './event-draft';
import { reportDraftOf, reportWriteOf } from './report-draft';

const COUNCIL = { id: '0190a000-0000-7000-8000-000000000060', name: 'Demo Council' };

describe('an event as it is typed', () => {
  it.each([
    ['', null],
    [' 30 ', 30],
    ['0', 0],
    ['about 30', undefined],
    ['-3', undefined],
    ['3.5', undefined],
  ])('a number of "%s" is %s', (typed, count) => {
    expect(wholeOf(typed)).toBe(count);
  });

  it('comes back as it was stored', () => {
    const stored = anEvent({ capacity: 24, exceptionNote: 'On the day of the summit' });
    expect(eventWrite.parse(eventWriteOf(eventDraftOf(stored)))).toEqual(planOf(stored));
  });

  it('holds nothing online in a room, and has no limit where none was typed', () => {
    const typed = { ...emptyEvent(), mode: 'online' as const, venueId: 'room', exceptionNote: '  ' };
    expect(eventWriteOf(typed)).toMatchObject({ venueId: null, capacity: null, exceptionNote: null });
  });
});

describe('a write-up as it is typed', () => {
  const typed = { ...reportDraftOf(anEvent()), headcount: '31', headcountMethod: 'register' as const };

  it('comes back as it was stored', () => {
    const stored = anEvent({
      ...{ headcount: 30, headcountMethod: 'estimate' as const },
      organisations: [
        { organisationId: COUNCIL.id, name: COUNCIL.name, people: 2 },
        { organisationId: null, name: 'Demo Neighbours', people: null },
      ],
      activities: [{ title: 'Story exchange', text: '' }],
      publicSummary: { url: 'https://example.org/festival', title: 'What we heard' },
    });
    expect(eventReportWrite.parse(reportWriteOf(reportDraftOf(stored), [COUNCIL]))).toEqual({
      ...{ headcount: 30, headcountMethod: 'estimate', noHeadcountReason: null },
      organisations: [
        { organisationId: COUNCIL.id, name: null, people: 2 },
        { organisationId: null, name: 'Demo Neighbours', people: null },
      ],
      activities: [{ title: 'Story exchange', text: '' }],
      publicSummary: { url: 'https://example.org/festival', title: 'What we heard' },
    });
  });

  it('knows an organisation by its name, whatever its case', () => {
    const organisations = [{ name: 'demo council', people: '' }];
    expect(reportWriteOf({ ...typed, organisations }, [COUNCIL]).organisations).toEqual([
      { organisationId: COUNCIL.id, name: null, people: null },
    ]);
  });

  it('leaves out lines that nobody filled in, and a reason where somebody counted', () => {
    const write = reportWriteOf(
      {
        ...typed,
        noHeadcountReason: 'Nobody had a list',
        organisations: [{ name: ' ', people: '' }],
        activities: [{ title: '', text: ' ' }],
      },
      [],
    );
    expect(write).toMatchObject({ noHeadcountReason: null, organisations: [], activities: [], publicSummary: null });
  });

  it('says nothing of how it was counted when nothing was', () => {
    const write = reportWriteOf({ ...typed, headcount: '', noHeadcountReason: 'Nobody had a list' }, []);
    expect(write).toMatchObject({ headcount: null, headcountMethod: null, noHeadcountReason: 'Nobody had a list' });
  });
});
