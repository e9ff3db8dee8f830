import type { Request } from 'express';
import { isSecureConnection } from './connection';

const request = (host: string | undefined, secure = false): Request =>
  ({ headers: { host }, secure }) as unknown as Request;
const PUBLIC_URL = new URL('https://throughline.example.org');

describe('a connection on which a password is safe', () => {
  it.each(['localhost:3000', 'a.localhost', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000'])(
    'is this very machine: %s',
    (host) => {
      expect(isSecureConnection(request(host), { PUBLIC_URL: undefined })).toBe(true);
    },
  );

  it.each(['192.168.1.7:3000', 'hall.local', 'localhost.example.org', '127.0.0.1.example.org', '', undefined, 'a b'])(
    'is not plain http to %s',
    (host) => {
      expect(isSecureConnection(request(host), { PUBLIC_URL })).toBe(false);
    },
  );

  it('is https, by itself or by the proxy that PUBLIC_URL names', () => {
    expect(isSecureConnection(request('hall.local', true), { PUBLIC_URL: undefined })).toBe(true);
    expect(isSecureConnection(request('throughline.example.org'), { PUBLIC_URL })).toBe(true);
  });
});
