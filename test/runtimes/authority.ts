/** Certificates with every fault, made by `openssl ca` when a test needs them: each wish once, in a folder of its own. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Programs } from '../integration/peers/packages.ts';

export interface Wish {
  commonName?: string;
  /** DNS names of the subjectAltName extension; null: no such extension. */
  names?: string[] | null;
  /** Default: P-256. */
  key?: 'rsa-1024' | 'rsa-2048' | 'rsa-pss' | 'P-224' | 'P-256' | 'P-384' | 'P-521' | 'ed25519';
  /** Of the signature. Default: sha256. */
  digest?: 'sha256' | 'sha1' | 'md5';
  /** Whole days from now. Default: from yesterday to a month ahead. */
  days?: [from: number, to: number];
  /** May sign others. */
  authority?: boolean;
  /** Values of the extensions in openssl's notation (x509v3_config); null: without it. Defaults: what a good one has. */
  constraints?: string | null;
  usage?: string | null;
  purpose?: string | null;
  /** Whole lines of further extensions. */
  more?: string[];
}

/** The server's own certificate first, then the one that signed it, and so on, without the root. */
export interface Path {
  path: [Wish, ...Wish[]];
  /** Default: the first of the trusted roots. `self`: the last of the path signs itself. */
  root?: 'trusted' | 'trusted, by SHA-1' | 'unknown' | 'self';
  /** How many of the path are sent. Default: all. */
  sent?: number;
  /** Sent behind them. */
  sendsRoot?: boolean;
  sentAlong?: Wish[];
}

export interface Identity {
  /** PEM of what is sent, the server's own first. */
  cert: string;
  key: string;
}

interface Issued {
  folder: string;
  cert: string;
  key: string;
}

/** Every name leads to loopback in the tests. */
export const host = 'mail.faults.test';

const roots: Record<'trusted' | 'trusted, by SHA-1' | 'unknown', Wish> = {
  trusted: { commonName: 'Root of the faults', authority: true, days: [-3000, 3000] },
  'trusted, by SHA-1': {
    commonName: 'Old root of the faults',
    authority: true,
    key: 'rsa-2048',
    digest: 'sha1',
    days: [-3000, 3000],
  },
  unknown: { commonName: 'Root that nobody knows', authority: true },
};

export class Authorities {
  readonly #folder: string;
  readonly #programs: Programs<'openssl'>;
  readonly #issued = new Map<string, Promise<Issued>>();

  constructor(folder: string, programs: Programs<'openssl'>) {
    this.#folder = folder;
    this.#programs = programs;
  }

  /** PEM for `--ca`. */
  async trusted(): Promise<string> {
    const both = [this.#issue(roots.trusted, null), this.#issue(roots['trusted, by SHA-1'], null)];
    return (await Promise.all(both)).map(({ cert }) => cert).join('');
  }

  async identity({
    path: wishes,
    root = 'trusted',
    sent,
    sendsRoot,
    sentAlong = [],
  }: Path): Promise<Identity> {
    const top = root === 'self' ? null : await this.#issue(roots[root], null);
    const chain: Issued[] = [];
    let issuer = top;
    for (const wish of wishes.toReversed()) {
      issuer = await this.#issue(wish, issuer);
      chain.unshift(issuer);
    }
    const along = await Promise.all(sentAlong.map((wish) => this.#issue(wish, null)));
    const all = [...chain.slice(0, sent), ...(sendsRoot && top ? [top] : []), ...along];
    return { cert: all.map(({ cert }) => cert).join(''), key: chain[0]?.key ?? '' };
  }

  #issue(wish: Wish, issuer: Issued | null): Promise<Issued> {
    const name = JSON.stringify([wish, issuer?.folder]);
    const issued = this.#issued.get(name) ?? this.#make(wish, issuer, `${this.#issued.size}`);
    this.#issued.set(name, issued);
    return issued;
  }

  async #make(wish: Wish, issuer: Issued | null, name: string): Promise<Issued> {
    const folder = path.join(this.#folder, name);
    mkdirSync(folder);
    const file = (base: string) => path.join(folder, base);
    const key = newKey(wish.key ?? 'P-256')
      .export({ type: 'pkcs8', format: 'pem' })
      .toString();
    writeFileSync(file('key.pem'), key);
    writeFileSync(file('index.txt'), '');
    writeFileSync(file('openssl.cnf'), configuration(folder, wish));
    const [from, to] = wish.days ?? [-1, 30];
    const subject = `/CN=${wish.commonName ?? host}`;
    const config = ['-config', file('openssl.cnf')];
    const signer = issuer
      ? ['-cert', path.join(issuer.folder, 'cert.pem'), '-keyfile', path.join(issuer.folder, 'key.pem')]
      : ['-selfsign', '-keyfile', file('key.pem')];
    await this.#programs.run('openssl', [
      ...['req', '-new', ...config, '-subj', subject, '-key', file('key.pem'), '-out', file('request.pem')],
    ]);
    await this.#programs.run('openssl', [
      ...['ca', '-batch', '-notext', ...config, ...signer, '-md', wish.digest ?? 'sha256'],
      ...['-startdate', asn1Time(from), '-enddate', asn1Time(to)],
      ...['-in', file('request.pem'), '-out', file('cert.pem')],
    ]);
    return { folder, key, cert: readFileSync(file('cert.pem'), 'utf8') };
  }
}

function newKey(kind: NonNullable<Wish['key']>): KeyObject {
  switch (kind) {
    case 'rsa-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    case 'rsa-2048':
      return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
    case 'ed25519':
      return generateKeyPairSync('ed25519').privateKey;
    default:
      return generateKeyPairSync('ec', { namedCurve: kind }).privateKey;
  }
}

function configuration(folder: string, wish: Wish): string {
  const { authority = false, names = authority ? null : [host], more = [] } = wish;
  const { constraints = authority ? 'critical,CA:TRUE' : 'critical,CA:FALSE' } = wish;
  const { usage = authority ? 'critical,keyCertSign,cRLSign' : 'critical,digitalSignature' } = wish;
  const { purpose = authority ? null : 'serverAuth' } = wish;
  const extensions = [
    ...(constraints === null ? [] : [`basicConstraints=${constraints}`]),
    ...(usage === null ? [] : [`keyUsage=${usage}`]),
    ...(purpose === null ? [] : [`extendedKeyUsage=${purpose}`]),
    ...(names === null ? [] : [`subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`]),
    ...more,
  ];
  return `
[req]
distinguished_name = subject
[subject]
[ca]
default_ca = authority
[authority]
database = ${folder}/index.txt
new_certs_dir = ${folder}
rand_serial = yes
policy = subject_rule
x509_extensions = extensions
[subject_rule]
commonName = supplied
[extensions]
${extensions.join('\n')}
`;
}

function asn1Time(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
}
