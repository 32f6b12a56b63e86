/** docs/helpdesk-guide.md: everything that can be managed is in it, and its examples are true. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSettingsFile } from '../../../../electron/engine/configuration/file.ts';
import { policySchema } from '../../../../shared/policy.ts';
import { restrictionSchema, settingsFileSchema } from '../../../../shared/settings-file.ts';
import { decodeShareCode } from '../../../../shared/share-code/share-code.ts';

const guide = readFileSync(new URL('../../../../docs/helpdesk-guide.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

it.each(policySchema.keyof().options)('rule %s', (name) => {
  expect(guide).toMatch(new RegExp(`^\\| \`${name}\` \\| \\w+ \\| .+ \\|$`, 'm'));
});

it.each(restrictionSchema.options)('restriction %s', (name) => {
  expect(guide).toMatch(new RegExp(`^\\| \`${name}\` \\| .+ \\|$`, 'm'));
});

it('the settings file of the example can be used and shows every field', () => {
  const reading = readSettingsFile(blocks[0] ?? '');
  expect(reading).toMatchObject({ ok: true });
  for (const name of settingsFileSchema.keyof().options) expect(blocks[0]).toContain(`"${name}"`);
});

it('the managed settings of the example can be used', () => {
  expect(policySchema.strict().safeParse(JSON.parse(blocks[1] ?? '')).success).toBe(true);
});

it('the share code of the example can be read', () => {
  const [code = ''] = /\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\b/.exec(guide) ?? [];
  expect(decodeShareCode(code).ok).toBe(true);
});
