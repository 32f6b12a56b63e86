/** The only way out to the person's browser: https, and pages that our facts name. */
import { factPages } from '../../../shared/microsoft-365/pages.ts';
import { providers } from '../../../shared/providers/index.ts';
import type { Provider } from '../../../shared/providers/types.ts';

/** Hosts of every help page that the facts name. */
export function helpHosts(known: readonly Provider[] = providers): ReadonlySet<string> {
  const pages = known.flatMap(({ helpUrl, appPasswordUrl }) => [helpUrl, appPasswordUrl]);
  return new Set(pages.filter((page) => page !== null).map((page) => new URL(page).hostname));
}

/**
 * Opens a sign-in page that the engine names: https at any provider; only the practice provider is on this computer.
 * False when the address is neither; nothing is opened then.
 */
export async function openSignInPage(
  address: string,
  practising: boolean,
  open: (url: string) => Promise<void>,
): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, href } = new URL(address);
  const atProvider = protocol === 'https:';
  const atPractice = practising && protocol === 'http:' && hostname === '127.0.0.1';
  if (!(atProvider || atPractice) || username !== '' || password !== '') return false;
  return opened(open(href));
}

/** False: the system knows no browser. */
function opened(opening: Promise<void>): Promise<boolean> {
  return opening.then(
    () => true,
    () => false,
  );
}

/**
 * Opens a help page, or the page that a fact was read on. False when the address is neither, where nothing is opened, or when there
 * is no browser.
 */
export async function openHelp(
  address: string,
  hosts: ReadonlySet<string>,
  open: (url: string) => Promise<void>,
): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  if (!plain || !(hosts.has(url.hostname) || factPages.has(address))) return false;
  return opened(open(url.href));
}
