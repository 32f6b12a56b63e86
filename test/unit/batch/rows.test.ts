import { describe, expect, it } from 'vitest';
import { type BatchItem, readRows } from '../../../electron/engine/batch/rows.ts';

async function read(text: string, takesPasswords = false): Promise<BatchItem[]> {
  const items: BatchItem[] = [];
  async function* bytes() {
    yield Buffer.from(text);
  }
  for await (const item of readRows(bytes(), { takesPasswords })) items.push(item);
  return items;
}

describe('the heading', () => {
  it.each([
    ['', { problem: 'empty' }],
    ['host,port\n', { problem: 'no-email-column' }],
    ['email,password\n', { problem: 'password-column', name: 'password' }],
    ['email,Kennwort\n', { problem: 'password-column', name: 'kennwort' }],
    ['email,app_pwd\n', { problem: 'password-column', name: 'app_pwd' }],
    ['email,hots\n', { problem: 'unknown-column', name: 'hots' }],
    ['email,host,host\n', { problem: 'double-column', name: 'host' }],
    ['email,"host\n', { problem: 'unclosed', line: 2 }],
  ])('%j', async (text, problem) => {
    expect(await read(text)).toEqual([{ kind: 'table', problem }]);
  });

  it('has any order and case, and semicolons too', async () => {
    const [item] = await read('Note; EMAIL\nhello;ana@shop.example\n');
    expect(item).toMatchObject({
      kind: 'row',
      row: { number: 1, note: 'hello', address: { ascii: 'ana@shop.example' } },
    });
  });
});

it('takes one column of passwords where the caller does, as secrets with their blanks', async () => {
  const items = await read('email,Kennwort\nana@shop.example," open sesame "\nbob@shop.example,\n', true);
  const secrets = items.map((item) => item.kind === 'row' && (item.row.secret?.open() ?? null));
  expect(secrets).toEqual([' open sesame ', null]);
  expect(JSON.stringify(items)).not.toContain('sesame');
  expect(await read('email,password,pwd\n', true)).toEqual([
    { kind: 'table', problem: { problem: 'double-column', name: 'pwd' } },
  ]);
});

describe('rows', () => {
  const heading = 'email,host,port,security,username,from,note';

  it('takes every column', async () => {
    const line = 'ana@shop.example,Mail.Shop.example,587,STARTTLS,SHOP\\ana,office@shop.example,"a, b"';
    expect(await read(`${heading}\n${line}\n`)).toMatchObject([
      {
        kind: 'row',
        row: {
          number: 1,
          manual: { host: 'mail.shop.example', port: 587, security: 'starttls', username: 'SHOP\\ana' },
          from: { ascii: 'office@shop.example' },
          note: 'a, b',
        },
      },
    ]);
  });

  it('finds out what is empty', async () => {
    expect(await read(`${heading}\nana@shop.example,,,,,,\n`)).toMatchObject([
      { row: { manual: {}, from: null, note: '' } },
    ]);
  });

  it.each([
    ['nobody,,,,,,n', 'email'],
    ['a@b.example,a b,,,,,', 'host'],
    ['a@b.example,,0,,,,', 'port'],
    ['a@b.example,,,ssl,,,', 'security'],
    ['a@b.example,,,,a\u0007b,,', 'username'],
    ['a@b.example,,,,,nobody,', 'from'],
    ['a@b.example', null],
    ['a@b.example,,,,,,,', null],
  ])('%j cannot be used', async (line, column) => {
    expect(await read(`${heading}\n${line}\na@b.example,,,,,,\n`)).toMatchObject([
      { kind: 'unusable', row: { number: 1, column } },
      { kind: 'row', row: { number: 2 } },
    ]);
  });
});
