import { testApi } from '../testing/test-api';

describe('health', () => {
  const api = testApi();

  it('answers that the process is alive', async () => {
    const answer = await api.as(null).get('/health');

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ status: 'ok' });
  });

  it('answers that requests can be served', async () => {
    expect(await api.as(null).get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
