import { computed, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { type HttpResourceRef } from '@angular/common/http';
import { type z } from 'zod';
import { Api, apiResource } from './api';
import { type Problem, problemOf } from './problem';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
  readonly total: number;
  /** There are more than `total`: the count stopped there. */
  readonly totalIsCapped?: boolean | undefined;
}

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A list that comes page by page, as signals. */
export interface PagedResource<Item, First extends Page<Item> = Page<Item>> {
  /** The first page: for `<tl-resource-state>`, and to ask again. Read the others after its `hasValue()`. */
  readonly first: HttpResourceRef<First | undefined>;
  readonly items: Signal<readonly Item[]>;
  readonly total: Signal<number>;
  readonly totalIsCapped: Signal<boolean>;
  readonly hasMore: Signal<boolean>;
  readonly isLoadingMore: Signal<boolean>;
  /** Why the next page did not come. */
  readonly problem: Signal<Problem | null>;
  more(): Promise<void>;
}

/** Reads a list of the API page by page. It begins anew when a signal that the query reads changes. */
export const pagedResource = <Item, First extends Page<Item> = Page<Item>>(
  schema: z.ZodType<First>,
  address: () => string,
  query: () => Query,
): PagedResource<Item, First> => {
  const api = inject(Api);
  const first = apiResource(schema, address, query);
  const beginning = computed(() => (first.hasValue() ? first.value() : undefined));
  const all = linkedSignal<Page<Item>>(() => beginning() ?? { items: [], next: null, total: 0 });
  const [isLoadingMore, problem] = [signal(false), signal<Problem | null>(null)];

  const more = async (): Promise<void> => {
    const before = all();
    if (before.next === null || isLoadingMore()) return;
    isLoadingMore.set(true);
    problem.set(null);
    try {
      const page = await api.get(address(), schema, { ...query(), cursor: before.next });
      // The list may have begun anew while this was on its way.
      if (all() === before) all.set({ ...page, items: [...before.items, ...page.items] });
    } catch (error) {
      problem.set(problemOf(error));
    } finally {
      isLoadingMore.set(false);
    }
  };

  return {
    first,
    items: computed(() => all().items),
    total: computed(() => all().total),
    totalIsCapped: computed(() => all().totalIsCapped ?? false),
    hasMore: computed(() => all().next !== null),
    isLoadingMore: isLoadingMore.asReadonly(),
    problem: problem.asReadonly(),
    more,
  };
};
