/** One Markdown file per tenant, ready for a ticket. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlanWords } from '../../../../shared/explain/plan-words.ts';
import type { Plan } from '../../../engine/m365/plan.ts';
import { renderTicket } from '../../../engine/m365/render/markdown.ts';
import type { Problem } from '../../problems/problem.ts';

/** Null when all were written. Files that exist are left alone without `force`. */
export async function writeTickets(
  plan: Plan,
  words: PlanWords,
  folder: string,
  force: boolean,
): Promise<Problem | null> {
  const taken = new Set<string>();
  let file = folder;
  try {
    await mkdir(folder, { recursive: true });
    for (const tenant of plan.tenants) {
      file = path.join(folder, `${freeName(tenant.tenant, taken)}.md`);
      await writeFile(file, [...renderTicket(tenant, plan, words)].join(''), { flag: force ? 'w' : 'wx' });
    }
    return null;
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return { kind: 'file', problem: exists ? 'file-exists' : 'file-unwritable', file };
  }
}

/** The name of a tenant comes from a file: letters, digits, dots and hyphens are left of it, and it never climbs. */
function freeName(tenant: string, taken: Set<string>): string {
  const plain = tenant
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}.]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  const base = plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/.test(plain) ? `tenant-${plain}` : plain;
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}
