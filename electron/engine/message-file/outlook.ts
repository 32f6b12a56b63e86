/** A message as Outlook saves it: `.msg`, properties in the streams of a compound file ([MS-OXMSG], [MS-CFB]). */
import { type CFolder, Reader } from '@kenjiuno/msgreader/lib/Reader.js';
import { htmlText } from './html-text.ts';
import { deepest, headerOf, type Kept, longestPart, mostAttachments } from './kept.ts';

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Tags of properties ([MS-OXPROPS]). */
const tags = {
  body: '1000',
  reportText: '1001',
  html: '1013',
  header: '007D',
  supplementaryInfo: '0C1B',
  attachedType: '370E',
  attachedData: '3701',
} as const;
const unicode = '001F';
const ansi = '001E';
const binary = '0102';
const folder = '000D';

export function isOutlook(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Throws when the file is damaged. One whose sectors go round in circles never ends, or takes all memory that there is. */
export function keepOutlook(bytes: Uint8Array, kept: Kept): void {
  const reader = new Reader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  reader.parse();
  keepFolder(reader.rootFolder(), kept, 0);
}

function keepFolder(message: CFolder, kept: Kept, depth: number): void {
  kept.texts.push(bodyOf(message) || textIn(message, tags.reportText));
  const inside = message.subFolders();
  const recipients = inside.filter(({ name }) => name.startsWith('__recip_'));
  for (const recipient of recipients.slice(0, mostAttachments))
    kept.statuses.push(textIn(recipient, tags.supplementaryInfo));
  const attachments = inside.filter(({ name }) => name.startsWith('__attach_'));
  for (const attachment of attachments.slice(0, mostAttachments)) keepAttachment(attachment, kept, depth);
}

function keepAttachment(attachment: CFolder, kept: Kept, depth: number): void {
  const type = textIn(attachment, tags.attachedType).toLowerCase();
  const data = () => decoded(streamOf(attachment, tags.attachedData, binary), 'utf-8');
  if (/^message\/(?:global-)?delivery-status/.test(type)) kept.statuses.push(data());
  else if (/^(?:text\/rfc822-headers|message\/(?:rfc822|global|global-headers))$/.test(type))
    kept.headers.push(headerOf(data()));
  for (const inner of attachment
    .subFolders()
    .filter(({ name }) => name === streamName(tags.attachedData, folder)))
    keepInner(inner, kept, depth);
}

/** A report that somebody passed on is read; of a message that came back only its header. */
function keepInner(message: CFolder, kept: Kept, depth: number): void {
  const reported = message.subFolders().some((one) => textIn(one, tags.supplementaryInfo) !== '');
  if (reported && depth < deepest) keepFolder(message, kept, depth + 1);
  else kept.headers.push(headerOf(textIn(message, tags.header)));
}

function bodyOf(message: CFolder): string {
  const plain = textIn(message, tags.body);
  if (plain.trim() !== '') return plain;
  return htmlText(textIn(message, tags.html) || decoded(streamOf(message, tags.html, binary), 'utf-8'));
}

function textIn(at: CFolder, tag: string): string {
  const wide = streamOf(at, tag, unicode);
  return wide.length > 0 ? decoded(wide, 'utf-16le') : decoded(streamOf(at, tag, ansi), 'utf-8');
}

/** Empty when it is not there, or larger than any honest one. */
function streamOf(at: CFolder, tag: string, type: string): Uint8Array {
  const name = streamName(tag, type);
  const stream = at.fileNameSets().find((one) => one.name.toUpperCase() === name.toUpperCase());
  return stream && stream.length > 0 && stream.length <= 2 * longestPart
    ? stream.provider()
    : new Uint8Array();
}

const streamName = (tag: string, type: string) => `__substg1.0_${tag}${type}`;

/** The letters of Western Europe where the bytes are no UTF-8: old files name no charset. */
function decoded(bytes: Uint8Array, charset: 'utf-8' | 'utf-16le'): string {
  try {
    return new TextDecoder(charset, { fatal: charset === 'utf-8' }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
