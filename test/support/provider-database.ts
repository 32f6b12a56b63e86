/** The files of the public provider database as worlds to find: what each says, read in the plainest way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the project, or SENDWELL_ISPDB. The files are not part of the project. */
const folder = process.env.SENDWELL_ISPDB ?? path.resolve(import.meta.dirname, '../../../shared/ispdb');

export const databaseIsThere = existsSync(folder);

export interface Expected {
  domain: string;
  xml: string;
  /** Right doors as `host:port security`: all of the host that the file names first. */
  doors: string[];
  username: string;
}

/** Reads a file in the plainest way, independent of the product's parser. */
function expectedOf(xml: string, domain: string): Expected {
  const sections =
    xml.replace(/<!--[\s\S]*?-->/g, '').match(/<outgoingServer[\s\S]*?<\/outgoingServer>/g) ?? [];
  const read = (section: string, name: string) =>
    (new RegExp(`<${name}>([^<]*)</${name}>`).exec(section)?.[1] ?? '')
      .trim()
      .replace('%EMAILADDRESS%', `ann@${domain}`)
      .replace('%EMAILLOCALPART%', 'ann')
      .replace('%EMAILDOMAIN%', domain);
  const host = read(sections[0] ?? '', 'hostname');
  const own = sections.filter((section) => read(section, 'hostname') === host);
  const encrypted = own.filter((section) => read(section, 'socketType') !== 'plain');
  const doors = encrypted.map(
    (section) =>
      `${host}:${read(section, 'port')} ${read(section, 'socketType') === 'SSL' ? 'tls' : 'starttls'}`,
  );
  const upgraded = [`${host}:465 tls`, ...own.map((section) => `${host}:${read(section, 'port')} starttls`)];
  return {
    domain,
    xml,
    doors: doors.length > 0 ? doors : upgraded,
    username: read(sections[0] ?? '', 'username') || `ann@${domain}`,
  };
}

/** Some files list over a hundred domains that differ in nothing else. */
const domainsPerFile = 4;

/** What is right for the first domains of every file; nothing where the folder is not there. */
export function allExpected(perFile = domainsPerFile): Expected[] {
  if (!databaseIsThere) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  return files.flatMap((name) => {
    const xml = readFileSync(path.join(folder, name), 'utf8');
    const all = [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<domain[^>]*>([^<]+)<\/domain>/g)];
    return all.slice(0, perFile).map((match) => expectedOf(xml, (match[1] ?? '').trim().toLowerCase()));
  });
}
