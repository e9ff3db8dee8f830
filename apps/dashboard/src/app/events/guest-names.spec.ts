import { guestsIn, namesAmong } from './guest-names';

describe('the guests in a list that was pasted', () => {
  it.each([
    ['Demo Guest 01', ['Demo Guest 01']],
    ['Demo Guest 01\nDemo Guest 02\r\n\r\n  Demo Guest 03  ', ['Demo Guest 01', 'Demo Guest 02', 'Demo Guest 03']],
    ['1. Demo A\n2) Demo B\n- Demo C\n• Demo D', ['Demo A', 'Demo B', 'Demo C', 'Demo D']],
    ['Demo A; Demo B', ['Demo A', 'Demo B']],
    ['Demo Guest, Town Hall', ['Demo Guest, Town Hall']],
    [' \n ; ', []],
  ])('%j are %j', (typed, names) => {
    expect(guestsIn(typed)).toEqual(names.map((name) => ({ name, contact: null })));
  });

  it.each([
    ['Demo Guest <guest@example.org>', 'Demo Guest', 'guest@example.org'],
    ['Demo Guest, guest@example.org', 'Demo Guest', 'guest@example.org'],
    // As it comes out of a spreadsheet.
    ['Demo Guest\tguest@example.org', 'Demo Guest', 'guest@example.org'],
    ['"Demo Guest" (guest@example.org)', 'Demo Guest', 'guest@example.org'],
    ['Demo Guest +44 7700 900123', 'Demo Guest', '+44 7700 900123'],
    ['guest@example.org', 'guest@example.org', 'guest@example.org'],
    ['Demo Guest 02', 'Demo Guest 02', null],
  ])('%j is %s, reached at %s', (typed, name, contact) => {
    expect(guestsIn(typed)).toEqual([{ name, contact }]);
  });

  it('count once, whatever their case and accents', () => {
    expect(guestsIn('Demo Őrs\nDEMO ORS\nDemo Guest').map(({ name }) => name)).toEqual(['Demo Őrs', 'Demo Guest']);
  });

  it('are told apart from those who are invited already', () => {
    const guests = guestsIn('Demo Guest 01\ndemo guest 02');
    expect(namesAmong(guests, ['Demo Guest 02', 'Demo Guest 03'])).toEqual(['demo guest 02']);
  });
});
