import { hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type MailAddress, parseAddress } from '../../../electron/engine/base/address.ts';
import { stuffDots } from '../../../electron/engine/smtp/dot-stuffing.ts';
import { verificationMessage } from '../../../electron/engine/smtp/verification-message.ts';
import { catalogueOf } from '../../../shared/explain/catalogues.ts';

function address(text: string): MailAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.address;
}

async function build(from = 'ana@example.test', language: 'en' | 'de' = 'en', to = from) {
  const words = catalogueOf(language).message;
  const built = await verificationMessage({ from: address(from), to: address(to), words });
  const text = Buffer.from(built.outgoing.content).toString('utf8');
  const [head = '', ...body] = text.split('\r\n\r\n');
  return { ...built, text, head: head.replaceAll('\r\n ', ' '), body: body.join('\r\n\r\n') };
}

/** A part's text, decoded (RFC 2045 6.7). */
function decode(part: string): string {
  const bytes = part
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('verificationMessage', () => {
  it.each(['en', 'de'] as const)('is pure 7-bit ASCII with short lines and CRLF (%s)', async (language) => {
    const { outgoing, text } = await build('ana@müller.example', language);
    expect([...outgoing.content].every((byte) => byte < 0x80 && byte !== 0)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.split('\r\n').every((line) => line.length <= 78)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(Buffer.from(stuffDots(outgoing.content)).equals(Buffer.from(outgoing.content))).toBe(true);
  });

  it("has the headers of RFC 5322 and a message id with the sender's domain", async () => {
    const { head, messageId, code } = await build('ana@example.test', 'en', 'bob@other.test');
    expect(head).toMatch(/^From: ana@example\.test$/m);
    expect(head).toMatch(/^To: bob@other\.test$/m);
    expect(head).toMatch(/^Date: \w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000$/m);
    expect(head).toContain(`Message-ID: ${messageId}`);
    expect(messageId).toMatch(/^<[0-9a-f]{32}@example\.test>$/);
    expect(head).toContain(`Subject: Test message from Sendwell: ${code}`);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(/^MIME-Version: 1\.0$/m);
  });

  it('tells nothing of the computer', async () => {
    const { text } = await build();
    expect(text).not.toMatch(/X-Mailer|User-Agent|nodemailer/i);
    for (const name of [hostname(), userInfo().username].filter((name) => name.length > 4)) {
      expect(text).not.toContain(name);
    }
  });

  it('shows the code and the reason in both parts', async () => {
    const { body, code } = await build('ana@example.test', 'de');
    const [plain = '', html = ''] = decode(body).split('text/html');
    for (const part of [plain, html]) {
      expect(part).toContain(code);
      expect(part).toContain('ana@example.test in Sendwell eingegeben');
      expect(part).not.toContain('{{');
    }
    expect(html).toContain('<html lang="de">');
    expect(html).not.toMatch(/https?:|<img|<a |<script/);
  });

  it('has six digits that differ', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, async () => (await build()).code));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBeGreaterThan(15);
  });

  it('keeps the domain as A-labels in envelope, headers and message id', async () => {
    const { outgoing, head, messageId } = await build('ana@müller.example');
    expect(outgoing).toMatchObject({
      from: 'ana@xn--mller-kva.example',
      recipient: 'ana@xn--mller-kva.example',
    });
    expect(messageId).toContain('@xn--mller-kva.example>');
    expect(head).toMatch(/^From: ana@xn--mller-kva\.example$/m);
  });

  it('escapes an address in the HTML part', async () => {
    const { body } = await build("a&b'c@example.test");
    expect(decode(body)).toContain('a&amp;b');
  });

  it('writes a local part outside ASCII as UTF-8, which SMTPUTF8 carries', async () => {
    const { text, outgoing } = await build('grüße@example.test');
    expect(outgoing.from).toBe('grüße@example.test');
    expect(text).toMatch(/^From: grüße@example\.test$/m);
  });
});
