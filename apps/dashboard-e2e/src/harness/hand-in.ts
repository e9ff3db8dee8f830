import { v7 } from 'uuid';
import { Api } from './api';
import type { World } from './world';

/** A story that the trainer of a world has handed in, past the screens; answers its id. */
export async function handIn(
  world: World,
  baseURL: string,
  told: { readonly pseudonym: string; readonly scopes: readonly string[] },
): Promise<string> {
  const trainer = await Api.open(baseURL, world.trainer.signIn);
  const id = v7();
  await trainer.put(`/stories/${id}`, {
    strandId: world.strand.id,
    regionId: world.region.id,
    technique: 'snapshot',
    media: ['audio'],
    language: 'en',
    conversationStarter: '',
    recordedOn: world.today,
    gatheredBy: { kind: 'trainer', personId: null, organisationId: null },
    storytellerPseudonym: told.pseudonym,
    storytellerAge: 'adult',
    isPractice: false,
    summary: '',
  });
  await trainer.put(`/stories/${id}/consents/${v7()}`, {
    decision: 'given',
    scopes: ['record_hold', ...told.scopes],
    identityDisplay: 'firstName',
    method: 'paper',
    informationSheetVersion: '2026-01',
    language: 'en',
    givenOn: world.today,
    expiresOn: null,
  });
  await trainer.post(`/stories/${id}/moves`, { to: 'submitted', attestsConsent: true });
  await trainer.close();
  return id;
}
