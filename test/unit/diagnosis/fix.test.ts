/** The values to type in place of those that did not work. */
import { describe, expect, it } from 'vitest';
import { explainLine } from '../../../electron/engine/diagnosis/explain-line.ts';
import { createExplainer } from '../../../shared/explain/explain.ts';

const explain = (reply: string) => explainLine({ reply }, createExplainer('en'));

describe('values to type', () => {
  it('are those of the provider whose server is named', () => {
    const { facts, next } = explain(
      'connecting to smtp.office365.com:465 with ssl=true\nSSL routines:ssl3_get_record:wrong version number',
    );
    expect(facts?.fix).toEqual({
      host: 'smtp.office365.com',
      port: 587,
      security: 'starttls',
      from: 'published',
    });
    expect(next.label).toContain('smtp.office365.com');
  });

  it('are the usual pair of port and protection for a server that nobody knows', () => {
    const { facts, next } = explain(
      'smtp.example.net:587 secure: true\nSSL routines:ssl3_get_record:wrong version number',
    );
    expect(facts?.fix).toEqual({
      host: 'smtp.example.net',
      port: 587,
      security: 'starttls',
      from: 'guessed',
    });
    expect(next.label).toBe('Set the encryption to STARTTLS for port 587, or use port 465 with SSL/TLS');
  });

  it.each([
    'SSL routines:ssl3_get_record:wrong version number',
    'smtp.office365.com said: 550 5.1.1 user unknown',
  ])('are not made up: %s', (text) => expect(explain(text).facts).toBeUndefined());

  it('a sign-in that failed beside a server of Microsoft speaks of Microsoft', () => {
    const { what, why } = explain('SMTP server smtp.office365.com\nAuthentication failed');
    expect(`${what} ${why}`).toContain('Microsoft');
  });
});
