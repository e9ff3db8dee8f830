import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testApi } from '../testing/test-api';
import { documentText } from './openapi';

const COMMITTED = join(__dirname, '../../openapi.json');

describe('the document of the API', () => {
  const api = testApi();

  it('is the committed one (when it is not: nx run api:openapi)', () => {
    const parts = (text: string): Map<string, string> => {
      const { paths, components, ...rest } = JSON.parse(text) as Record<string, Record<string, object>>;
      const named = { ...paths, ...components?.['schemas'], ...rest };
      return new Map(Object.entries(named).map(([name, part]) => [name, JSON.stringify(part)]));
    };
    const [made, committed] = [parts(documentText(api.app)), parts(readFileSync(COMMITTED, 'utf8'))];
    const differing = [...made.keys(), ...committed.keys()].filter((name) => made.get(name) !== committed.get(name));

    // Names only: the whole difference would be thousands of lines.
    expect([...new Set(differing)]).toEqual([]);
  });

  it('is served, with a page to read it that needs nothing from elsewhere', async () => {
    const document = await api.as(null).get('/api/openapi.json');
    expect(document.body.components.schemas).toHaveProperty('SignInWrite');

    const page = await api.as(null).get('/api/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const files = [...(page.body as string).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) expect((await api.as(null).get(file)).status).toBe(200);
    expect(page.body).not.toMatch(/<script>|https?:/);
  });

  it('names the action of each operation', async () => {
    const { body } = await api.as(null).get('/api/openapi.json');

    expect(body.paths['/api/v1/accounts/{id}'].put['x-can']).toEqual(['account.manage']);
    expect(body.paths['/api/v1/sign-in'].post['x-can']).toBe('public');
  });
});
