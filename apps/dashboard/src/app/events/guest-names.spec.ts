import { namesAmong, namesIn } from './guest-names';

describe('the names in a list that was pasted', () => {
  it.each([
    ['Demo Guest 01', ['Demo Guest 01']],
    ['Demo Guest 01\nDemo Guest 02\r\n\r\n  Demo Guest 03  ', ['Demo Guest 01', 'Demo Guest 02', 'Demo Guest 03']],
    [
      '1. Demo Guest A\n2) Demo Guest B\n- Demo Guest C\n• Demo Guest D',
      ['Demo Guest A', 'Demo Guest B', 'Demo Guest C', 'Demo Guest D'],
    ],
    ['Demo Guest A; Demo Guest B\tDemo Guest C', ['Demo Guest A', 'Demo Guest B', 'Demo Guest C']],
    ['Demo Guest, Town Hall', ['Demo Guest, Town Hall']],
    [' \n ; ', []],
  ])('%j holds %j', (typed, names) => {
    expect(namesIn(typed)).toEqual(names);
  });

  it('count once, whatever their case and accents', () => {
    expect(namesIn('Demo Őrs\nDEMO ORS\nDemo Guest')).toEqual(['Demo Őrs', 'Demo Guest']);
  });

  it('are told apart from those who are invited already', () => {
    expect(namesAmong(['Demo Guest 01', 'demo guest 02'], ['Demo Guest 02', 'Demo Guest 03'])).toEqual([
      'demo guest 02',
    ]);
  });
});
