/** Setting cards: the fields of another program in its own order and with its own labels. */

import { proxmoxForm } from '../../dialects/servers.ts';
import { vocabularyOf } from '../../dialects/vocabulary.ts';
import type { Draft, Writer } from '../draft.ts';
import { isPrivateHost } from '../private-host.ts';

type Row = readonly [label: string, value: string];

function card(
  { head, words }: Draft,
  title: string,
  rows: readonly Row[],
  remarks: readonly string[],
): string {
  const lines = rows.map(([label, value]) => `  ${label}: ${value}\n`);
  const closing = [words('card.password'), ...remarks].map((line) => `\n${line}\n`);
  return `${title}\n\n${head.join('\n')}\n\n${lines.join('')}${closing.join('')}`;
}

/** Classic Outlook tests from this computer; the new one from Microsoft's network. */
export const outlook: Writer = (draft) => {
  const { words, settings } = draft;
  const { host, port, security, auth, username, fromAddress } = settings;
  const rows: Row[] = [
    [words('outlook.address'), fromAddress],
    [words('outlook.host'), host],
    [words('outlook.port'), String(port)],
    [words('outlook.encryption'), words(`outlook.option.${security}`)],
    [words('outlook.signIn'), words(auth === 'none' ? 'answer.no' : 'answer.yes')],
    ...(auth === 'none' ? [] : [[words('outlook.username'), username] as const]),
  ];
  return { text: card(draft, words('outlook.title'), rows, [words('outlook.newOne')]) };
};

const gmailPorts = [25, 465, 587];

/** Google's servers connect, not this computer: only three ports, and never a host inside a private network. */
export const gmail: Writer = (draft) => {
  const { words, settings } = draft;
  const { host, port, security, auth, username, fromAddress } = settings;
  if (!gmailPorts.includes(port)) return { refusal: 'port-not-taken' };
  if (security === 'none') return { refusal: 'protection-not-possible' };
  const unreachable = isPrivateHost(host);
  const rows: Row[] = [
    [words('gmail.address'), fromAddress],
    [words('gmail.host'), host],
    [words('gmail.port'), String(port)],
    ...(auth === 'none' ? [] : [[words('gmail.username'), username] as const]),
    [words('gmail.encryption'), words(`gmail.option.${security}`)],
  ];
  const remarks = [words('gmail.where'), ...(unreachable ? [words('note.private-host')] : [])];
  return {
    text: card(draft, words('gmail.title'), rows, remarks),
    notes: unreachable ? ['private-host'] : [],
  };
};

const proxmoxWords = vocabularyOf(proxmoxForm);

/** The dialog of Proxmox VE and of its Backup Server, in the words of its English screen. */
export const proxmox: Writer = (draft) => {
  const { words, settings } = draft;
  const { host, port, security, auth, username, fromAddress } = settings;
  const { name, word } = proxmoxWords;
  const rows: Row[] = [
    [name('host'), host],
    [name('mode'), word(security)],
    [name('port'), String(port)],
    [name('sign-in'), words(auth === 'none' ? 'answer.no' : 'answer.yes')],
    ...(auth === 'none' ? [] : [[name('username'), username] as const]),
    [name('from'), fromAddress],
  ];
  return { text: card(draft, words('proxmox.title'), rows, [words('proxmox.where')]) };
};
