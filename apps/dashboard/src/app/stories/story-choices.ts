import { computed, effect, inject, untracked, type Signal, type WritableSignal } from '@angular/core';
import { programmeList } from '@throughline/domain/programmes';
import { gathererList } from '@throughline/domain/stories';
import { apiResource } from '../platform/api';
import { SignedIn } from '../platform/signed-in';
import { ME, strandChoices, type StoryDraft } from './story-draft';

interface Place {
  readonly strandId: string;
  readonly regionId: string;
}

/**
 * What a story's form offers, and the choices that make themselves: the only strand or region there is, else the one of `usual`; and
 * what no longer fits the strand is let go.
 */
export const storyChoices = (
  draft: { readonly value: Signal<StoryDraft>; update: WritableSignal<StoryDraft>['update'] },
  usual: Place | null,
) => {
  const signedIn = inject(SignedIn);
  const programmes = apiResource(programmeList, () => '/programmes');
  const strands = computed(() =>
    programmes.hasValue() ? strandChoices(programmes.value().items, signedIn.account()?.memberships ?? []) : [],
  );
  const strandId = computed(() => draft.value().strandId);
  const gatherers = apiResource(gathererList, () => (strandId() ? `/strands/${strandId()}/gatherers` : undefined));

  effect(() => {
    const [present, offered] = [draft.value(), strands()];
    if (offered.length === 0) return;
    const fitting = offered.find(({ id }) => id === (present.strandId || usual?.strandId)) ?? only(offered);
    const regions = fitting?.regions ?? [];
    const region =
      regions.find(({ id }) => id === present.regionId) ??
      regions.find(({ id }) => fitting?.id === usual?.strandId && id === usual?.regionId) ??
      only(regions);
    const mended = { strandId: fitting?.id ?? present.strandId, regionId: region?.id ?? '' };
    if (mended.strandId !== present.strandId || mended.regionId !== present.regionId)
      untracked(() => draft.update((before) => ({ ...before, ...mended })));
  });
  effect(() => {
    if (!gatherers.hasValue()) return;
    const { reporters, organisations } = gatherers.value();
    const known = [
      ME,
      ...reporters.map(({ id }) => `reporter:${id}`),
      ...organisations.map(({ id }) => `partnerOrganisation:${id}`),
    ];
    if (!known.includes(untracked(draft.value).gatheredBy))
      untracked(() => draft.update((before) => ({ ...before, gatheredBy: ME })));
  });

  return { programmes, strands, gatherers };
};

const only = <Item>(items: readonly Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined);
