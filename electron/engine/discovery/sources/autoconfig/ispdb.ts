/** The public provider database: one file for each mail domain. It learns the domain, never the address. */
import type { Source } from '../../../../../shared/model.ts';
import type { HttpResult } from '../../../network/network.ts';
import { directProvenance, type Provenance } from '../../consent.ts';
import { WEB_MS } from '../../limits.ts';
import type { Tier, Work } from '../../work.ts';
import { fileWork } from './config-file.ts';

/**
 * What the databases at `bases` (URLs that end in a slash) are asked about. Default: as a source of the mail domain
 * itself.
 */
export interface DatabaseQuestion {
  domain: string;
  bases: string[];
  source?: Source & ('ispdb' | 'mx-ispdb');
  tier?: Tier;
  provenance?: Provenance;
}

/** Asks the first base; the next one only when a base could not be asked. All together keep the deadline. */
export function ispdbWork(question: DatabaseQuestion): Work[] {
  return askFrom(question, 0);
}

function askFrom(question: DatabaseQuestion, index: number): Work[] {
  const { bases, domain, source = 'ispdb', tier = 'ispdb', provenance = directProvenance } = question;
  const base = bases[index];
  if (base === undefined) return [];
  const work = fileWork({
    url: `${base}${domain}`,
    source,
    tier,
    provenance,
    httpRedirects: base.startsWith('http:'),
    expected: true,
    deadlineMs: WEB_MS / bases.length,
    otherwise: (result) => (hasDecided(result) ? [] : askFrom(question, index + 1)),
  });
  return [work];
}

function hasDecided(result: HttpResult): boolean {
  return result.outcome === 'answer' && (result.status === 404 || result.status === 200);
}
