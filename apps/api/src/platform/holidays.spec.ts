import { holidaysAt } from './holidays';

const at = async (countryCode: string | null, officialCode: string | null, date: string): Promise<string | null> =>
  (await holidaysAt({ countryCode, officialCode }))(date);

describe('public holidays', () => {
  it.each([
    ['England has its bank holiday in August', 'GB', 'E08000034', '2026-08-31', 'Summer bank holiday'],
    ['Scotland has it earlier', 'GB', 'S12000036', '2026-08-31', null],
    ['the kingdom as a whole has neither', 'GB', null, '2026-08-31', null],
    ['and all have Good Friday', 'GB', null, '2026-04-03', 'Good Friday'],
    ['Boxing Day on a Saturday has a substitute', 'GB', 'E08000034', '2026-12-28', 'Boxing Day (substitute day)'],
    ['Poland in November', 'PL', null, '2026-11-11', 'Narodowe Święto Niepodległości'],
    ['Estonia at midsummer', 'EE', null, '2026-06-24', 'jaanipäev'],
    ['Italy in April', 'IT', null, '2026-04-25', 'Liberazione dal nazifascismo (1945)'],
    ['an ordinary Tuesday', 'IT', null, '2026-09-15', null],
    ['a country that nobody has said', null, null, '2026-12-25', null],
    ['a country that is not known', 'XX', null, '2026-12-25', null],
  ])('%s', async (_, country, code, date, name) => {
    expect(await at(country, code, date)).toBe(name);
  });
});
