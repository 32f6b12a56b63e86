/** The mail server of the benchmarks: submission doors of the practice world with the policy of its `works` scenario. */
import { makeCertificates } from '../../../electron/engine/practice/certificates.ts';
import { openDoor } from '../../../electron/engine/practice/doors.ts';
import { makePolicy } from '../../../electron/engine/practice/policy.ts';
import { scenarios } from '../../../electron/engine/practice/scenarios.ts';
import { mailHost, type Opened } from './mail-server.ts';

const { caPem, server } = await makeCertificates(mailHost, 'good');
const policy = makePolicy(scenarios.works);
const quiet = { onEvent() {}, onMessage() {} };
const tls = await openDoor({ door: 465, mode: 'tls', keyPair: server, policy, ...quiet });
const starttls = await openDoor({ door: 587, mode: 'starttls', keyPair: server, policy, ...quiet });

process.once('disconnect', () => process.exit());
process.send?.({ ports: { tls: tls.port, starttls: starttls.port }, caPem } satisfies Opened);
