import { computed, linkedSignal, untracked, type WritableSignal } from '@angular/core';
import { type Api } from '../platform/api';
import { problemOf } from '../platform/problem';

interface Planned {
  readonly id: string;
  readonly version: number;
}

/**
 * What somebody fills in about something in the plan. It begins anew with another thing, and stays as it was filled in when the plan is
 * read again meanwhile.
 */
export const planDraft = <Of extends Planned, Draft>(
  of: () => Of | undefined,
  make: (of: Of | undefined) => Draft,
): WritableSignal<Draft> => {
  const id = computed(() => of()?.id);
  return linkedSignal({ source: id, computation: () => untracked(() => make(of())) });
};

/** Sends something in the plan: the one that is edited, or else a new one. `stale` is told when somebody else was faster. */
export const sendPlanned = async (
  api: Api,
  {
    path,
    of,
    id,
    body,
  }: { readonly path: string; readonly of: Planned | undefined; readonly id: string; readonly body: unknown },
  stale: () => void,
): Promise<void> => {
  try {
    await api.send('PUT', `${path}/${of?.id ?? id}`, { body, ...(of && { ifMatch: of.version }) });
  } catch (error) {
    if (problemOf(error).status === 412) stale();
    throw error;
  }
};
