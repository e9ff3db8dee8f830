import { type Disclosed, type FunderFigure } from '@throughline/domain/reports';
import { disclosureNote, standingSentence, writeDisclosed, writeFigure } from './reports-words';

const exact = (value: number): Disclosed => ({ kind: 'exact', value });
const rounded = (value: number, to = 5): Disclosed => ({ kind: 'rounded', value, to });
const HIDDEN: Disclosed = { kind: 'suppressed', reason: 'fewerThan', threshold: 10 };

const figure = (changes: Partial<FunderFigure> = {}): FunderFigure => ({
  metric: 'storiesNet',
  actual: exact(9),
  target: 10,
  expected: 9,
  rag: 'green',
  ...changes,
});
const region = (name: string, ...figures: readonly FunderFigure[]) => ({
  strand: { id: 'strand', name: 'Year 2', code: 'Y2' },
  region: { id: name, name },
  figures: [...figures],
  rag: 'grey' as const,
});
const standing = (figures: readonly FunderFigure[], regions: ReturnType<typeof region>[] = [], status = 'underWay') =>
  standingSentence({ programme: { status }, figures: [...figures], regions });

describe('a number as it may be told', () => {
  it.each([
    [exact(0), '0'],
    [exact(29), '29'],
    [rounded(15), 'about 15'],
    [HIDDEN, 'fewer than 10'],
  ])('%j is "%s"', (count, words) => {
    expect(writeDisclosed(count)).toBe(words);
  });

  it('is never a 0 or nothing when it is held back, with a target or without', () => {
    expect(writeFigure(figure({ actual: HIDDEN }))).toBe('fewer than 10 of 10, 9 expected by now');
    expect(writeFigure(figure({ actual: HIDDEN, target: null, expected: null }))).toBe('fewer than 10');
  });

  it('says why it is not exact', () => {
    expect([exact(3), rounded(20, 10), HIDDEN].map(disclosureNote)).toEqual([
      undefined,
      'Rounded to 10.',
      'Too few to show a number without the risk of telling who.',
    ]);
  });

  it('expects nothing more of what is closed', () => {
    expect(writeFigure(figure(), 'closed')).toBe('9 of 10');
  });
});

describe('how a programme stands, in a sentence', () => {
  const behind = figure({ actual: exact(3), rag: 'red' });

  it('counts what is on track among what can be judged, and names what is furthest behind, with its region', () => {
    const hidden = figure({ metric: 'participants', actual: HIDDEN, rag: 'grey' });
    expect(
      standing(
        [figure({ rag: 'amber' }), figure({ metric: 'sessionsDelivered' }), hidden],
        [region('Coventry', figure({ actual: exact(7), rag: 'amber' })), region('Sandwell', behind)],
      ),
    ).toBe(
      'On track in 1 of 2 figures that can be judged; stories in Sandwell are behind: 3 of 10, 9 expected by now.',
    );
  });

  it('names stories before what leads to them', () => {
    const sessions = figure({ metric: 'sessionsDelivered', actual: exact(0), target: 2, expected: 1.8, rag: 'red' });
    expect(standing([behind, sessions], [region('Sandwell', sessions, behind)])).toContain('stories in Sandwell');
  });

  it('names a figure of the whole where no region is behind', () => {
    const people = figure({ metric: 'participants', actual: rounded(15), target: 60, expected: 33, rag: 'red' });
    expect(standing([people])).toBe(
      'On track in 0 of 1 figures that can be judged; participants are behind: about 15 of 60, 33 expected by now.',
    );
  });

  it.each([
    ['all is well', [figure()], 'underWay', 'On track in all 1 figures that can be judged.'],
    [
      'nothing can be judged',
      [figure({ rag: 'grey' })],
      'underWay',
      'It is too early to say how the work stands against its targets.',
    ],
    ['it has not begun', [figure({ rag: 'grey' })], 'upcoming', 'The work has not begun yet.'],
    ['it is closed', [figure()], 'closed', 'Targets reached, or nearly: 1 of 1.'],
  ])('when %s', (_, figures, status, sentence) => {
    expect(standing(figures, [], status)).toBe(sentence);
  });

  it('says of what is closed what it stayed at, and expects nothing', () => {
    expect(standing([behind], [region('Sandwell', behind)], 'closed')).toBe(
      'Targets reached, or nearly: 0 of 1; stories in Sandwell stayed short: 3 of 10.',
    );
  });
});
