import { networkInterfaces } from 'node:os';

/** Names of drivers (Linux, macOS), and parts of the names that VPN programs give to their interfaces (Windows). */
const tunnelName =
  /^(tun|tap|utun|wg|ppp|ipsec|cscotun|gpd)\d*$|^zt[a-z0-9]{8}|tailscale|nordlynx|proton|mullvad|wireguard|tap-windows|anyconnect|fortinet|globalprotect|vpn/i;

/** Interfaces that look like a tunnel and carry an address of their own; macOS keeps idle ones with link-local only. */
export function findTunnels(
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] {
  return Object.entries(interfaces)
    .filter(([name, addresses = []]) => tunnelName.test(name) && addresses.some(isRoutable))
    .map(([name]) => name);
}

function isRoutable({ address }: { address: string }): boolean {
  return !/^(fe[89ab][0-9a-f]:|169\.254\.)/i.test(address);
}
