/** What administrators import says the same as the schema of the managed settings. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it, test } from 'vitest';
import { readRegistry } from '../../../electron/engine/configuration/policy/windows.ts';
import { identity } from '../../../package.json';
import { policyFiles } from '../../../scripts/policy-files/files.ts';
import { example } from '../../../scripts/policy-files/words.ts';
import { policySchema } from '../../../shared/policy.ts';

const folder = 'docs/samples/policies';
const names = policySchema.keyof().options;
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const admx = read('Sendwell.admx');

test('the files are those that the schema gives (else: npm run docs)', () => {
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  expect(Object.fromEntries(there.map((name) => [name, read(name)]))).toEqual(policyFiles);
});

test.each(Object.keys(policyFiles))('%s is well-formed', (name) => {
  expect(XMLValidator.validate(read(name))).toBe(true);
});

describe('the form of Group Policy', () => {
  const policies = [...admx.matchAll(/<policy name="(\w+)"[\s\S]*?<\/policy>/g)];

  it('has every setting once', () => {
    expect(policies.map(([, name]) => name).sort()).toEqual([...names].sort());
  });

  it.each(['en-US', 'de-DE'])('finds its words and fields in %s', (tag) => {
    const adml = read(`${tag}/Sendwell.adml`);
    const ids = (pattern: RegExp, text: string) =>
      [...new Set([...text.matchAll(pattern)].map(([, id]) => id))].sort();
    expect(ids(/<string id="(\w+)"/g, adml)).toEqual(ids(/\$\(string\.(\w+)\)/g, admx));
    expect(ids(/<presentation id="(\w+)"/g, adml)).toEqual(ids(/\$\(presentation\.(\w+)\)/g, admx));
    expect(ids(/refId="(\w+)"/g, adml)).toEqual(ids(/<(?:text|multiText|enum|list) id="(\w+)"/g, admx));
  });

  it('writes to the registry what the program reads', () => {
    const key = 'HKEY_LOCAL_MACHINE\\Software\\Policies\\Sendwell';
    const lines = policies.flatMap(([policy, name = '']) => written(policy, name, key));
    const query = [key, ...lines].join('\r\n');
    expect(policySchema.parse(switchesOf(readRegistry(query, 'HKLM\\Software\\Policies\\Sendwell')))).toEqual(
      example,
    );
  });
});

/** What `reg query` would show once the form wrote the value of the example. */
function written(policy: string, name: string, key: string): string[] {
  const value: unknown = example[name as keyof typeof example];
  if (/<multiText /.test(policy))
    return [`    ${name}    REG_MULTI_SZ    ${(value as string[]).join('\\0')}`];
  if (/<(text|enum) /.test(policy)) return [`    ${name}    REG_SZ    ${value}`];
  const [, below = ''] = /<list [^>]*key="([^"]+)"/.exec(policy) ?? [];
  if (below !== '')
    return [
      `HKEY_LOCAL_MACHINE\\${below}`,
      ...Object.entries(value as object).map(([one, text]) => `    ${one}    REG_SZ    ${text}`),
      key,
    ];
  const [, number] =
    new RegExp(`<${value ? 'en' : 'dis'}abledValue><decimal value="(\\d)"/>`).exec(policy) ?? [];
  return [`    ${name}    REG_DWORD    0x${number}`];
}

/** As the reader of policies turns numbers into switches. */
function switchesOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value !== 0 : value]),
  );
}

test('the profile for macOS has every setting once, with a value that can be used', () => {
  const tree = new XMLParser({ preserveOrder: true, parseTagValue: false }).parse(
    read('Sendwell.mobileconfig'),
  );
  const { PayloadContent } = dictionary(tree.find((node: Node) => 'plist' in node).plist[0].dict);
  const { PayloadType, PayloadVersion, PayloadIdentifier, PayloadUUID, ...settings } = (
    PayloadContent as Record<string, unknown>[]
  )[0] as Record<string, unknown>;
  expect(PayloadType).toBe(identity.appId);
  expect(policySchema.strict().parse(settings)).toEqual(example);
  expect(Object.keys(settings).sort()).toEqual([...names].sort());
});

type Node = Record<string, unknown>;

/** A dictionary of a property list, read as the value that it is. */
function dictionary(nodes: Node[]): Record<string, unknown> {
  const pairs = nodes.flatMap((node, index) =>
    index % 2 === 0 ? [[textOf(node.key), plistValue(nodes[index + 1] ?? {})]] : [],
  );
  return Object.fromEntries(pairs);
}

function plistValue(node: Node): unknown {
  const [[kind, content] = ['', []]] = Object.entries(node);
  if (kind === 'dict') return dictionary(content as Node[]);
  if (kind === 'array') return (content as Node[]).map(plistValue);
  if (kind === 'string') return textOf(content);
  return kind === 'integer' ? Number(textOf(content)) : kind === 'true';
}

function textOf(content: unknown): string {
  return (content as { '#text': string }[]).map((one) => one['#text']).join('');
}
