/** The process of mail-server.ts. */
import { makeCertificates } from '../../../electron/engine/practice/certificates.ts';
import { mailHost } from '../../../electron/engine/practice/scenarios.ts';
import { startPracticeWorld } from '../../../electron/engine/practice/start.ts';
import { onLine, startTlsServer } from '../../support/loopback.ts';
import { endWithParent, say } from './child.ts';
import type { PracticeDoors, QuickDoor } from './mail-server.ts';

/** What the process says once it listens. */
export interface Opened {
  practice: PracticeDoors;
  quick: QuickDoor;
}

endWithParent();
say<Opened>({ practice: await openPractice(), quick: await openQuick() });

async function openPractice(): Promise<PracticeDoors> {
  const { caPem, ports } = await startPracticeWorld('works');
  return { host: mailHost, caPem, ports: { tls: ports[465] ?? 0, starttls: ports[587] ?? 0 } };
}

async function openQuick(): Promise<QuickDoor> {
  const host = 'localhost';
  const { caPem, server } = await makeCertificates([host], 'good');
  const replies: Readonly<Record<string, string>> = {
    EHLO: `250-${host}\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN`,
    AUTH: '235 2.7.0 Welcome',
    QUIT: '221 2.0.0 Bye',
  };
  const { port } = await startTlsServer({ cert: server.certPem, key: server.keyPem }, (socket) => {
    socket.write(`220 ${host} ESMTP\r\n`);
    onLine(socket, (line) => {
      const verb = line.slice(0, 4).toUpperCase();
      socket.write(`${replies[verb] ?? '500 5.5.1 What?'}\r\n`);
      if (verb === 'QUIT') socket.end();
    });
  });
  return { host, caPem, port };
}
