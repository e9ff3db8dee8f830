import { METRIC_AGGREGATIONS, type IndicatorWrite } from '@throughline/domain/results';
import { addDays, type LocalDate } from '@throughline/domain/shared';
import { IndicatorService } from '../results/indicator.service';
import type { Player } from './player';

type Base = Omit<IndicatorWrite, 'code' | 'title' | 'calculation' | 'measure' | 'aggregation' | 'unitLabel'>;

/**
 * What the programme that is under way is held to: two indicators that are counted, one that trainers ask about, one in words. It has two
 * periods; the first is over, reported and closed.
 */
export const playIndicators = async (
  player: Player,
  { today, now }: { today: LocalDate; now: string },
): Promise<void> => {
  const service = player.the(IndicatorService);
  const [startDate, endDate] = [addDays(today, -269), addDays(today, 30)];
  const first = { startDate, endDate: addDays(startDate, 181) };
  const second = { startDate: addDays(startDate, 182), endDate };
  const base: Base = {
    ...{
      programmeId: player.id('nacp'),
      strandId: null,
      resultType: 'output',
      isAscending: true,
      outcome: '',
      baseline: 0,
    },
    ...{ baselineYear: Number(startDate.slice(0, 4)), levels: [], tolerance: { amber: 0.1, red: 0.25 }, isKey: true },
    ...{ isPublicToFunder: true, isArchived: false },
  };
  const outcome = 'People with lived experience shape the services that they use.';

  const make = async (
    key: string,
    write: IndicatorWrite,
    targets: readonly [number | null, number | null],
  ): Promise<void> => {
    const id = player.id(key);
    await service.put(id, write, null);
    for (const [index, days] of [first, second].entries()) {
      const period = { ...days, target: targets[index] ?? null, profile: 'linear', points: [], reason: null } as const;
      await service.putPeriod({ id, periodId: player.id(`${key} ${index + 1}`) }, period, null);
    }
  };
  await player.as('manager', now, async () => {
    const stories = {
      calculation: 'storiesNet',
      measure: 'unit',
      aggregation: METRIC_AGGREGATIONS.storiesNet,
    } as const;
    await make('op1', { ...base, ...stories, code: 'OP1', title: 'Stories gathered', unitLabel: 'stories' }, [16, 28]);
    const trained = { calculation: 'reportersCompleted', measure: 'unit', aggregation: 'distinct' } as const;
    await make(
      'op2',
      { ...base, ...trained, code: 'OP2', title: 'Reporters who completed the training', unitLabel: 'reporters' },
      [8, 24],
    );
    const heard = {
      calculation: 'byHand',
      measure: 'percentage',
      aggregation: 'ratio',
      unitLabel: 'of those asked',
    } as const;
    const asked = { ...base, ...heard, code: 'OC1', title: 'Reporters who say that they were heard', baseline: 40 };
    await make('oc1', { ...asked, resultType: 'outcome', outcome }, [60, 75]);
    const told = {
      calculation: 'byHand',
      measure: 'qualitative',
      aggregation: 'none',
      unitLabel: 'examples',
      baseline: null,
    } as const;
    const changed = { ...base, ...told, code: 'OC2', title: 'What services did differently because of a story' };
    await make('oc2', { ...changed, resultType: 'outcome', outcome, isKey: false }, [null, null]);
  });

  const enter = async (
    key: string,
    period: 1 | 2,
    said: { asAt: LocalDate; numerator?: number; denominator?: number; words: string },
  ) => {
    const path = {
      id: player.id(key),
      periodId: player.id(`${key} ${period}`),
      indicatorEntryId: player.id(`${key} ${said.asAt}`),
    };
    const { numerator = null, denominator = null, ...rest } = said;
    await player.as('trainer', now, async () => {
      const value = { regionId: null, value: null, evidence: 'Feedback forms of the last session' };
      await service.putEntry(path, { ...value, ...rest, numerator, denominator, reason: null }, null);
      await service.moveEntry(path, { to: 'submitted', words: '', reason: null });
    });
    return path;
  };
  const reported = [
    await enter('oc1', 1, { asAt: addDays(startDate, 150), numerator: 11, denominator: 18, words: '' }),
    await enter('oc2', 1, {
      asAt: addDays(startDate, 160),
      words: 'The housing team now reads the letters aloud with people before it sends them.',
    }),
  ];
  await player.as('manager', now, async () => {
    for (const path of reported) await service.moveEntry(path, { to: 'approved', words: '', reason: null });
    for (const key of ['op1', 'oc1']) await service.close({ id: player.id(key), periodId: player.id(`${key} 1`) });
  });
  await enter('oc1', 2, {
    asAt: addDays(today, -20),
    numerator: 9,
    denominator: 14,
    words: 'Two had left before they were asked.',
  });
};
