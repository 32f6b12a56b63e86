/** A secret is found in whatever form a server writes it. */
import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../electron/engine/base/redactor.ts';

const secret = 'Zq7&hünter2pl=';
const username = 'ana@shop.example';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const bytes = [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, '0'));
const characters = [...secret];
const reference = (radix: number, mark: string) =>
  characters.map((one) => `&#${mark}${(one.codePointAt(0) ?? 0).toString(radix)};`).join('');

function redactor(): Redactor {
  const known = new Redactor();
  known.addSecret(secret, username);
  return known;
}

describe('masked', () => {
  it.each([
    ['as it is', secret],
    ['base64', base64(secret)],
    ['base64 behind the user name', base64(`${username}:${secret}`)],
    ['base64 of PLAIN', base64(`\0${username}\0${secret}`)],
    ['hexadecimal', bytes.join('')],
    ['hexadecimal in capitals', bytes.join('').toUpperCase()],
    ['half of the hexadecimal form', bytes.join('').slice(0, 16)],
    ['quoted-printable', bytes.map((byte) => `=${byte.toUpperCase()}`).join('')],
    ['quoted-printable as programs write it', 'Zq7&h=C3=BCnter2pl=3D'],
    ['quoted-printable over two lines', 'Zq7&h=C3=BCn=\r\nter2pl=3D'],
    ['percent', encodeURIComponent(secret)],
    ['HTML', 'Zq7&amp;h&#252;nter2pl='],
    ['HTML numbers', reference(10, '')],
    ['HTML numbers, hexadecimal', reference(16, 'x')],
    ['HTML numbers with zeros and without an end', reference(10, '000').replaceAll(';', '')],
  ])('%s', (_, form) => {
    const cleaned = redactor().clean(`before ${form} behind`);
    expect(cleaned).toContain('***');
    expect(cleaned).not.toContain(form);
    expect(cleaned).toMatch(/^before .* behind$/);
  });
});

it('nothing is masked before a secret is known, and nothing else after', () => {
  const known = new Redactor();
  expect(known.size).toBe(0);
  const text = 'smtp.shop.example ESMTP =3D &#90; 5a7137 Zq7';
  expect(known.clean(text)).toBe(text);
  expect(redactor().clean(text)).toBe(text);
});

it('a text is cleaned anew once another secret is known, whatever its length', () => {
  const known = redactor();
  for (const length of [20, 2000]) {
    const text = `${'x '.repeat(length / 2)}Wm9second`;
    expect(known.clean(text)).toBe(text);
  }
  known.addSecret('Wm9second');
  for (const length of [20, 2000])
    expect(known.clean(`${'x '.repeat(length / 2)}Wm9second`)).not.toContain('Wm9second');
});

describe('a secret of printable ASCII', () => {
  const plain = 'Hunter2-plain';
  const known = new Redactor();
  known.addSecret(plain, username);

  it.each([
    ['in other capitals', plain.toUpperCase()],
    ['with one letter in percent form', 'Hunter2%2Dplain'],
    ['with one letter in quoted-printable', 'Hun=74er2-plain'],
    ['with one letter as a reference', 'Hunter2&#45;plain'],
    ['over two lines', 'Hunter=\r\n2-plain'],
    ['base64 in the wrong capitals', base64(plain).toLowerCase()],
    ['cut-off base64 behind the user name', base64(`\0${username}\0${plain}`).slice(5, 30)],
  ])('is masked %s', (_, form) => {
    for (const around of ['CN=mail', 'grüße', 'tab\t'])
      expect(known.clean(`${around} ${form} behind`)).toBe(`${around} *** behind`);
  });
});

it('a secret of nothing that can be shown masks nothing', () => {
  const known = new Redactor();
  known.addSecret('\u200b');
  expect(known.clean('220 smtp.shop.example &')).toBe('220 smtp.shop.example &');
});
