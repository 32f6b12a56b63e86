/** One line out of a system log, as people paste it. */
import { describe, expect, it } from 'vitest';
import { explainPaste } from '../../../electron/engine/diagnosis/explain-line.ts';

describe('one line of a system log', () => {
  const lost = (port: number) =>
    `Dec  1 10:00:01 pve postfix/smtp[888]: 9B2: to=<a@example.org>, relay=smtp.example.net[192.0.2.1]:${port}, delay=300, status=deferred (lost connection with smtp.example.net[192.0.2.1] while receiving the initial server greeting)`;

  it.each([
    [465, 'tls-wrong-mode'],
    [587, 'connection-reset'],
  ])('is a log: no greeting at port %i is %s', (port, problem) => {
    const { diagnosis, form, decisive } = explainPaste({ reply: lost(port) });
    expect({ class: diagnosis.class, form, line: decisive.number }).toEqual({
      class: problem,
      form: 'program-log',
      line: 1,
    });
  });

  it('the word of a queue is no word of the server', () => {
    const silent =
      'Nov 30 09:09:10 mx postfix/smtp[99]: 4B1: to=<a@example.org>, relay=none, delay=30, status=deferred (connect to mail.example.org[192.0.2.1]:25: Connection timed out)';
    const { diagnosis } = explainPaste({ reply: silent });
    expect(diagnosis).toMatchObject({ class: 'connection-timeout', certainty: 'likely' });
  });
});
