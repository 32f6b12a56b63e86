// Inside a network namespace: answers DNS on port 53 of an address, and runs a command beside it.
// node with-name-server.mjs ADDRESS KIND PROGRAM [arguments]; ends with the exit code of the command.
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import packet from 'dns-packet';

const rcodes = { servfail: 2, nxdomain: 3, refused: 5 };

/** What a name server of each kind knows, by name and type. */
const zones = {
  good: {
    '_submissions._tcp.shop.example SRV': { port: 465, target: 'mail.shop.example' },
    'mail.shop.example A': '127.0.0.1',
  },
  'IPv4-only': {
    '_submissions._tcp.shop.example SRV': { port: 465, target: 'mail.shop.example' },
    'mail.shop.example A': '198.51.100.1',
  },
  // The same server, as a resolver with DNS64 tells it (RFC 6147, RFC 6052).
  DNS64: {
    '_submissions._tcp.shop.example SRV': { port: 465, target: 'mail.shop.example' },
    'mail.shop.example A': '198.51.100.1',
    'mail.shop.example AAAA': '64:ff9b::c633:6401',
  },
};

const [ip, kind, program, ...args] = process.argv.slice(2);

function answerTo({ name, type }) {
  if (kind in rcodes) return { rcode: rcodes[kind] };
  if (kind === 'captive') return type === 'A' ? { data: '192.0.2.2' } : {};
  const known = zones[kind];
  const data = known[`${name.toLowerCase()} ${type}`];
  if (data !== undefined) return { data };
  return Object.keys(known).some((key) => key.startsWith(`${name.toLowerCase()} `)) ? {} : { rcode: 3 };
}

const server = dgram.createSocket(ip.includes(':') ? 'udp6' : 'udp4');
server.on('message', (bytes, from) => {
  const { id, questions } = packet.decode(bytes);
  const [question] = questions;
  const { rcode = 0, data } = answerTo(question);
  const answers = data === undefined ? [] : [{ ...question, ttl: 60, data }];
  const reply = { type: 'response', id, flags: 0x180 | rcode, questions, answers };
  server.send(packet.encode(reply), from.port, from.address);
});
server.bind(53, ip, () => {
  const child = spawn(program, args, { stdio: 'inherit' });
  child.once('close', (code) => process.exit(code ?? 1));
});
