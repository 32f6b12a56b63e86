/** The server's side of SCRAM (RFC 5802 5), as turns of a scripted AUTH exchange. */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { AuthTurn } from './smtp-server.ts';

const salt = Buffer.from('0123456789abcdef');
const rounds = 4096;
const base64 = (data: string | Uint8Array) => Buffer.from(data).toString('base64');
const text = (line: string) => Buffer.from(line, 'base64').toString('utf8');

/** First challenge, verdict over the proof, and the final reply after the client took the signature. */
export function scramTurns(password: string, boundTo?: Uint8Array): AuthTurn[] {
  let clientFirst = '';
  let serverFirst = '';
  return [
    (line) => {
      clientFirst = text(line.split(' ')[2] ?? '');
      const nonce = /r=(.*)$/.exec(clientFirst)?.[1] ?? '';
      serverFirst = `r=${nonce}server,s=${base64(salt)},i=${rounds}`;
      return `334 ${base64(serverFirst)}`;
    },
    (line) => {
      const clientFinal = text(line);
      const [header = '', bare = ''] = clientFirst.split(',,');
      const withoutProof = clientFinal.replace(/,p=.*$/, '');
      const wanted = Buffer.concat([Buffer.from(`${header},,`), boundTo ?? Buffer.alloc(0)]);
      if (!withoutProof.startsWith(`c=${base64(wanted)},`))
        return `334 ${base64('e=channel-bindings-dont-match')}`;
      const message = `${bare},${serverFirst},${withoutProof}`;
      const { proof, signature } = sign(password, message);
      return clientFinal.endsWith(`,p=${proof}`) ? `334 ${base64(`v=${signature}`)}` : '535 5.7.8 no';
    },
    (line) => (line === '' ? '235 2.7.0 fine' : '501 cancelled'),
  ];
}

function sign(password: string, message: string): { proof: string; signature: string } {
  const hmac = (key: Uint8Array, data: string) => createHmac('sha256', key).update(data).digest();
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const clientKey = hmac(salted, 'Client Key');
  const clientSignature = hmac(createHash('sha256').update(clientKey).digest(), message);
  const proof = clientKey.map((byte, index) => byte ^ (clientSignature[index] ?? 0));
  return { proof: base64(proof), signature: base64(hmac(hmac(salted, 'Server Key'), message)) };
}
