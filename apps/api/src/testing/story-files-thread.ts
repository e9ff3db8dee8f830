import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import type { MediaKind } from '@throughline/domain/shared';
import { story, type AssetWrite, type Story, type StoryAsset } from '@throughline/domain/stories';
import sql from 'sql-template-tag';
import type { Words } from '../stories/consent-words.repository';
import { tokenOf, type Name } from './cast';
import { recording } from './media-samples';
import { assetWrite, startStory, type Thread } from './story-thread';
import type { Answer, TestApi } from './test-api';

/** Which file of which asset of which story. */
export interface Where {
  readonly id: string;
  readonly assetId: string;
  readonly fileId: string;
}

const expectDone = ({ status, body }: Pick<Answer, 'status' | 'body'>): void => {
  if (status !== 200) throw new Error(`A step on the way was refused: ${JSON.stringify(body)}`);
};

/** What is done to the files of stories, through one API. What takes several steps is done by who may: the spec is not about that. */
export const storyFiles = (api: TestApi) => {
  const read = async (name: Name, id: string): Promise<Story> =>
    story.parse((await api.as(name).get(`/api/v1/stories/${id}`)).body);
  const at = (where: Where, rest = ''): string =>
    `/api/v1/stories/${where.id}/assets/${where.assetId}/files/${where.fileId}${rest}`;

  const putAsset = (
    name: Name,
    id: string,
    write: Partial<AssetWrite>,
    { id: partId, version }: Pick<StoryAsset, 'id' | 'version'>,
  ): Promise<Answer> =>
    api
      .as(name)
      .put(
        `/api/v1/stories/${id}/assets/${partId}`,
        assetWrite({ url: null, isAnonymised: false, ...write }),
        version > 0 ? { 'if-match': `"${String(version)}"` } : {},
      );
  const addAsset = async (id: string, write: Partial<AssetWrite> = {}): Promise<Where> => {
    const assetId = randomUUID();
    expectDone(await putAsset('maya', id, write, { id: assetId, version: 0 }));
    return { id, assetId, fileId: randomUUID() };
  };
  const assetOf = async (name: Name, { id, assetId }: Where): Promise<StoryAsset> => {
    const found = (await read(name, id)).assets.find((asset) => asset.id === assetId);
    if (!found) throw new Error(`${name} sees no such asset`);
    return found;
  };

  const begin = (name: Name | null, where: Where, bytes: number, kind: MediaKind = 'audio'): Promise<Answer> =>
    api.as(name).put(at(where), { kind, bytes });
  const append = (name: Name | null, where: Where, offset: number, bytes: Buffer) =>
    patch(name, at(where, `/content?offset=${String(offset)}`), bytes);
  const patch = async (name: Name | null, path: string, bytes: Buffer): Promise<Pick<Answer, 'status' | 'body'>> => {
    const answer = await fetch(api.url + path, {
      method: 'PATCH',
      body: new Uint8Array(bytes),
      headers: {
        ...(name !== null && { cookie: `__Host-throughline=${tokenOf(name)}` }),
        ...{ 'sec-fetch-site': 'same-origin', 'content-type': 'application/octet-stream' },
      },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const complete = (name: Name | null, where: Where): Promise<Answer> => api.as(name).post(at(where, '/completion'));
  const content = (name: Name | null, where: Where, headers = {}): Promise<Answer> =>
    api.as(name).get(at(where, '/content'), headers);
  const wordsAt = (words: Words, rest = ''): string =>
    `/api/v1/stories/${words.id}/consents/${words.consentId}/words/${words.wordsId}${rest}`;
  const beginWords = (name: Name | null, words: Words, bytes: number, kind = 'audio'): Promise<Answer> =>
    api.as(name).put(wordsAt(words), { kind, bytes });
  const appendWords = (name: Name | null, words: Words, offset: number, bytes: Buffer) =>
    patch(name, wordsAt(words, `/content?offset=${String(offset)}`), bytes);
  const completeWords = (name: Name | null, words: Words): Promise<Answer> =>
    api.as(name).post(wordsAt(words, '/completion'));
  const hear = (name: Name | null, words: Words, headers = {}): Promise<Answer> =>
    api.as(name).get(wordsAt(words, '/content'), headers);
  const removeWords = (name: Name | null, words: Words): Promise<Answer> => api.as(name).delete(wordsAt(words));
  /** Sends what somebody said when they decided. */
  const keepWords = async (words: Words, bytes: Buffer): Promise<Words> => {
    expectDone(await beginWords('ada', words, bytes.length));
    expectDone(await appendWords('ada', words, 0, bytes));
    expectDone(await completeWords('ada', words));
    return words;
  };
  const remove = (name: Name | null, where: Where): Promise<Answer> => api.as(name).delete(at(where));

  /** Sends a file to where an asset is. */
  const keep = async (where: Where, bytes: Buffer, kind: MediaKind = 'audio'): Promise<Where> => {
    expectDone(await begin('ada', where, bytes.length, kind));
    expectDone(await append('ada', where, 0, bytes));
    expectDone(await complete('ada', where));
    return where;
  };
  /** What lies in the folder under the key of a file. */
  const bytesLie = async ({ fileId }: Pick<Where, 'fileId'>): Promise<boolean> => {
    const file = await api.db.one<{ key: string }>(sql`select storage_key as key from media_file where id = ${fileId}`);
    const name = file?.key.split('/')[1] ?? 'no such file';
    return (await readdir(api.mediaFolder, { recursive: true })).some((path) => path.endsWith(name));
  };
  const withdraw = (id: string, scopes: unknown = 'all'): Promise<Answer> =>
    api.as('tess').post(`/api/v1/stories/${id}/withdrawal`, { consentId: randomUUID(), scopes });

  /** A story that is public, unnamed, with a recording for the website that is kept here. */
  const published = async (thread: Thread = {}): Promise<Where> => {
    const id = await startStory(api, { to: 'approved', ...thread });
    const where = await keep(await addAsset(id), recording(2000));
    await putAsset('maya', id, { isAnonymised: true }, await assetOf('maya', where));
    expectDone(await publish(id));
    return where;
  };
  const publish = (id: string): Promise<Answer> =>
    api.as('maya').post(`/api/v1/stories/${id}/moves`, { to: 'published' });

  return {
    ...{ read, putAsset, addAsset, assetOf, begin, append, complete, content, remove },
    ...{ beginWords, appendWords, completeWords, hear, removeWords, keepWords },
    ...{ keep, bytesLie, withdraw, published, publish },
  };
};
