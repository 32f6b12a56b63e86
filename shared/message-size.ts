/** The largest message that a server takes, and what of it is left for attachments. */
import type { AssistantState } from './assistant.ts';
import { sameEndpoint } from './endpoint.ts';

/** Base64 makes 4 letters of 3 bytes, and line ends and headers take their part (RFC 2045 6.8): about 70 % are left. */
const attachmentShare = 0.7;
const megabyte = 1_000_000;

/** Megabytes of a message and of its attachments, tenths below 10. Null: no limit worth a word is stated (RFC 1870 4). */
export function messageSizeLimit({
  chosen,
  findings,
}: Pick<AssistantState, 'chosen' | 'findings'>): { message: number; attachments: number } | null {
  const finding = findings.find(({ endpoint }) => sameEndpoint(endpoint, chosen));
  const lines = finding?.capabilities.after ?? finding?.capabilities.before ?? [];
  const stated = lines.map((line) => /^SIZE (\d{1,15})$/i.exec(line.trim())?.[1]).find((size) => size);
  const bytes = Number(stated ?? 0);
  if (bytes < megabyte / 10) return null;
  return { message: megabytes(bytes), attachments: megabytes(bytes * attachmentShare) };
}

function megabytes(bytes: number): number {
  const exact = bytes / megabyte;
  return exact < 10 ? Math.floor(exact * 10) / 10 : Math.floor(exact);
}
