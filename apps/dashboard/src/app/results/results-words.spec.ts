import { METRICS } from '@throughline/domain/results';
import {
  behindBy,
  KEY_METRICS,
  METRIC_WORDS,
  onlyCounted,
  OTHER_METRICS,
  ragWords,
  shortfallSentence,
} from './results-words';

const sandwell = {
  strand: { id: 's', name: 'Year 2', code: 'Y2' },
  region: { id: 'r', name: 'Sandwell' },
  metric: 'storiesNet',
  actual: 3,
  target: 10,
  expected: 6,
  rag: 'red',
} as const;

describe('words for results', () => {
  it('say in a sentence what is behind, and by how much', () => {
    expect(shortfallSentence(sandwell)).toBe('Sandwell: 3 of 10 stories, 6 expected by now');
    expect(behindBy(sandwell)).toBe('3 stories behind');
  });

  it('count one thing as one', () => {
    const one = { ...sandwell, actual: 0, target: 1, expected: 1 };
    expect(shortfallSentence(one)).toBe('Sandwell: 0 of 1 story, 1 expected by now');
    expect(behindBy(one)).toBe('1 story behind');
  });

  it('never lose a tenth to binary fractions', () => {
    expect(behindBy({ metric: 'storiesNet', actual: 5, expected: 6.3 })).toBe('1.3 stories behind');
  });

  it('show every metric once', () => {
    expect([...KEY_METRICS, ...OTHER_METRICS].toSorted()).toEqual([...METRICS].toSorted());
  });

  it('never call contacts participants', () => {
    expect(METRIC_WORDS.contacts.label).not.toMatch(/participant/i);
    expect(METRIC_WORDS.contacts.many).toBe('contacts');
    expect(METRIC_WORDS.participants.leavesOut).toMatch(/contacts/);
  });

  it('tell of people who were only counted apart, as reach', () => {
    const counted = { sessions: 2, reach: 42, reachIsEstimate: true };
    expect(onlyCounted({ ...counted, sessions: 0, reach: 0 })).toBeNull();
    expect(onlyCounted(counted)).toBe(
      'Unidentified: about 42 people were only counted, at 2 sessions. They are neither contacts nor participants.',
    );
    expect(onlyCounted({ sessions: 1, reach: 1, reachIsEstimate: false })).toBe(
      'Unidentified: 1 person was only counted, at 1 session. They are neither a contact nor a participant.',
    );
  });

  it('do not say of a programme that is over that it is slipping', () => {
    expect(ragWords({ status: 'underWay', rag: 'amber' })).toBeUndefined();
    expect(ragWords({ status: 'closed', rag: 'amber' })).toBe('Short');
  });
});
