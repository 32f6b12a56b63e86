/** A network of real sockets in which a benchmark says where each door leads to. No name is looked up anywhere. */

import { ContactList } from '../../../electron/engine/network/contacts.ts';
import type { Network } from '../../../electron/engine/network/network.ts';
import { connectTcp } from '../../../electron/engine/network/tcp/connection.ts';
import { dial } from '../../../electron/engine/network/tcp/dial.ts';
import type { Roots } from '../../../electron/engine/network/tls/roots.ts';
import { createMemoryNetwork } from '../../support/memory-network/memory.ts';

interface LoopbackWorld {
  roots: Roots;
  /** Loopback ports by `host:port`. Other doors refuse. */
  doors: Readonly<Record<string, number>>;
  /** Loopback addresses of every host. Default: 127.0.0.1. */
  addresses?: readonly string[];
}

/** Makes the network of one run. */
export function createLoopbackNetwork({ roots, doors, addresses = ['127.0.0.1'] }: LoopbackWorld): Network {
  const contacts = new ContactList();
  const hosts = [...new Set(Object.keys(doors).map((door) => door.slice(0, door.lastIndexOf(':'))))];
  const names = createMemoryNetwork({
    addresses: Object.fromEntries(hosts.map((host) => [host, [...addresses]])),
  });
  return {
    ...names,
    contacted: () => contacts.list(),
    dial(target, signal) {
      const answer = names.resolveAddresses(target.ip ?? target.host, signal);
      return dial(
        { initial: answer, complete: answer },
        async (address, attempt) => {
          contacts.add(target.host, target.port, target.why);
          const port = doors[`${target.host}:${target.port}`];
          return port === undefined ? { error: 'ECONNREFUSED' } : connectTcp(address, port, roots, attempt);
        },
        target,
        signal,
      );
    },
  };
}
