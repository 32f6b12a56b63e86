/** What the engine says of three lines in which one is wrong. */
import type { InspectResult } from '../../shared/inspect.ts';

export const readConfiguration: InspectResult = {
  schema: 'sendwell/inspect/1',
  program: 'SMTP_* variables',
  dialect: 'env',
  settings: {
    host: 'mail.shop.example',
    port: 587,
    security: 'tls',
    username: null,
    from: null,
    auth: null,
  },
  findings: [
    {
      problem: 'mode-port',
      line: 'SMTP_SECURE=true',
      lineNumber: 3,
      key: 'SMTP_SECURE',
      fixed: 'SMTP_SECURE=false',
      certainty: 'likely',
      why: 'Port 587 and this kind of protection do not go together.',
      alternatives: [{ line: 'SMTP_PORT=587', fixed: 'SMTP_PORT=465' }],
      source: null,
    },
  ],
  corrected: 'SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=false\n',
  notes: [],
};
