import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { type StoryFilter, type StorySearchQuery } from '@throughline/domain/stories';

/** What the address may say about which stories; nothing about anybody but the id of a reporter. */
export const FILTER_KEYS = [
  'programmeId',
  'strandId',
  'regionId',
  'state',
  'themeId',
  'collectionId',
  'technique',
  'language',
  'mine',
  'personId',
  'communityId',
  'consentState',
  'age',
  'isPractice',
  'isHeld',
  'from',
  'until',
] as const satisfies (keyof StoryFilter)[];
export type FilterKey = (typeof FILTER_KEYS)[number];
export type Filter = Readonly<Partial<Record<FilterKey, string>>>;

const isYesOrNo = (key: string): boolean => key === 'mine' || key === 'isPractice' || key === 'isHeld';

/** The filters of an address as a search takes them, which is asked with a body. Whether an address says what is known, the API checks. */
export const searchFilterOf = (filter: Filter): Partial<StorySearchQuery> =>
  Object.fromEntries(
    Object.entries(filter).map(([key, value]): readonly [string, string | boolean | string[]] => {
      if (key === 'state') return [key, value.split(',')];
      return [key, isYesOrNo(key) ? value === 'true' : value];
    }),
  );

/** What hangs on a filter, and goes when it is set to something else. */
export const HANGING: Readonly<Partial<Record<FilterKey, readonly FilterKey[]>>> = {
  programmeId: ['strandId', 'regionId', 'collectionId', 'communityId'],
  strandId: ['regionId'],
};

/** The filters in the address, so that a view can be kept and sent on. */
export const filterOfAddress = (): Signal<Filter> => {
  const { queryParamMap, snapshot } = inject(ActivatedRoute);
  const query = toSignal(queryParamMap, { initialValue: snapshot.queryParamMap });
  return computed(() =>
    Object.fromEntries(
      FILTER_KEYS.flatMap((key) => {
        const value = query().getAll(key).join(',');
        return value === '' ? [] : [[key, value]];
      }),
    ),
  );
};
