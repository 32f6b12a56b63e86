import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../electron/engine/practice/message.ts';

const noon = new Date('2026-11-01T12:00:00Z');
const read = (...lines: string[]) => readMessage(Buffer.from(lines.join('\r\n')), noon);

describe('readMessage', () => {
  it('reads a message that nodemailer built', async () => {
    const raw = await new MailComposer({
      from: 'Anna <anna@practice.example>',
      to: 'anna@practice.example',
      subject: 'Prüfung 123456',
      text: 'Grüße!\nA line with = and a very long word that has to be folded: '.concat('x'.repeat(90)),
      html: '<p>Grüße!</p>',
    })
      .compile()
      .build();
    expect(readMessage(raw, noon)).toEqual({
      from: 'Anna <anna@practice.example>',
      to: 'anna@practice.example',
      subject: 'Prüfung 123456',
      text: 'Grüße!\nA line with = and a very long word that has to be folded: '.concat('x'.repeat(90)),
      receivedAt: '2026-11-01T12:00:00.000Z',
    });
  });

  it('reads a bare message and unfolds its headers', () => {
    const message = read('Subject: one', ' two', 'From: a@example.org', '', 'Hello', 'there');
    expect(message).toMatchObject({
      subject: 'one two',
      from: 'a@example.org',
      to: '',
      text: 'Hello\nthere',
    });
  });

  it.each([
    ['=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße'],
    ['=?UTF-8?q?Gr=C3=BC=C3=9Fe_an?= =?utf-8?Q?_alle?=', 'Grüße an alle'],
    ['=?iso-8859-1?Q?Gr=FC=DFe?= you', 'Grüße you'],
    ['=?no-such-charset?Q?abc?=', 'abc'],
    ['=?broken', '=?broken'],
  ])('decodes the words %s', (subject, decoded) => {
    expect(read(`Subject: ${subject}`, '', '').subject).toBe(decoded);
  });

  it('decodes base64 and other charsets', () => {
    const head = ['Content-Type: text/plain; charset="iso-8859-1"', 'Content-Transfer-Encoding: base64'];
    expect(read(...head, '', 'R3L832U=').text).toBe('Grüße');
  });

  it('finds the text inside nested parts', () => {
    const message = read(
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      'preamble',
      '--outer',
      'Content-Type: multipart/alternative; boundary="inner"',
      '',
      '--inner',
      'Content-Type: text/html',
      '',
      '<p>no</p>',
      '--inner',
      '',
      'yes',
      '--inner--',
      '--outer--',
      'epilogue',
    );
    expect(message.text).toBe('yes');
  });

  it('shows nothing where there is no plain text', () => {
    expect(read('Content-Type: text/html', '', '<p>no</p>').text).toBe('');
    expect(read('Content-Type: multipart/mixed', '', 'no boundary').text).toBe('');
  });

  it('survives parts inside parts without end', () => {
    const part = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n';
    expect(readMessage(Buffer.from(part.repeat(500)), noon).text).toBe('');
    expect(readMessage(new Uint8Array(), noon).text).toBe('');
  });
});
