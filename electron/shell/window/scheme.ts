/** The scheme of the page: `sendwell://app/`. It serves the fixed files of the page and nothing else. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { listRendererFiles, type RendererFile } from './renderer-files.ts';

const scheme = 'sendwell';
export const origin = `${scheme}://app`;
export const startPage = `${origin}/index.html`;

/** Stands in index.html where the page looks for the nonce of its own style sheets. */
const noncePlaceholder = '__STYLE_NONCE__';

/** Before the program is ready: a standard scheme has origins, a secure one counts as https. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** `visiting`: the page says so in its first tag, and shows no password (renderer/styles/base.css). */
export function servePage(protocol: Pick<Protocol, 'handle'>, folder: string, visiting: boolean): void {
  const files = listRendererFiles(folder);
  protocol.handle(scheme, (request) => answer(files, request, visiting));
}

/** A file of the page with its headers, or 404. */
export async function answer(
  files: ReadonlyMap<string, RendererFile>,
  { method, url }: Pick<Request, 'method' | 'url'>,
  visiting = false,
): Promise<Response> {
  const { host, pathname } = new URL(url);
  const found = host === 'app' && method === 'GET' ? files.get(pathname) : undefined;
  if (!found) return new Response('not found', { status: 404 });
  const nonce = randomBytes(16).toString('base64');
  const content = await readFile(found.file);
  const body = pathname.endsWith('.html')
    ? content
        .toString('utf8')
        .replace(noncePlaceholder, nonce)
        .replace('<html', visiting ? '<html data-visit' : '<html')
    : new Uint8Array(content);
  return new Response(body, { headers: headers(found.type, nonce) });
}

function headers(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/** Nothing remote, nothing inline but the style sheets of our own components, no request, no form, no frame. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
