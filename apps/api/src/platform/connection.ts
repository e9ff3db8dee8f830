import type { Request } from 'express';
import type { Config } from './config';

/** Names by which a machine calls itself. Browsers treat plain http to them as they treat https. */
const isThisMachine = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);

/** Host and port as the browser has them in its address bar; empty when the header is missing or is not one. */
export const hostOf = (request: Request): string => {
  const host = request.headers.host ?? '';
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).host : '';
};

/** Whether a cookie that is marked Secure is kept over this connection: https, or this very machine. */
export const isSecureConnection = (request: Request, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): boolean => {
  const host = hostOf(request);
  if (host === '') return false;
  return request.secure || host === PUBLIC_URL?.host || isThisMachine(new URL(`http://${host}`).hostname);
};
