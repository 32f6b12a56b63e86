/** "My device asks SSL, TLS or Auto": which of its options means the protection that was tested. */
import { usualSecurity } from '../endpoint.ts';
import type { Endpoint, Security } from '../model.ts';
import type { DeviceOption, OptionMeaning } from './devices.ts';

/**
 * `sure`: it is called so. `by-port`: it is right with this port only. `likely`: it nearly always means that.
 * `if-offered`: it locks the link as long as the server offers that. `try`: the device decides by itself.
 */
type Sureness = 'sure' | 'by-port' | 'likely' | 'if-offered' | 'try';

interface DeviceChoice {
  endpoint: Endpoint;
  label: string;
  sureness: Sureness;
}

/** Best first. */
const order: readonly Sureness[] = ['sure', 'by-port', 'likely', 'if-offered', 'try'];

/** What to pick for the first of these endpoints that the device can use; a surer option wins over an earlier endpoint. */
export function deviceChoice(
  endpoints: readonly Endpoint[],
  options: readonly DeviceOption[],
): DeviceChoice | null {
  const choices = endpoints.flatMap((endpoint) =>
    options.flatMap((option) => {
      const sureness = surenessOf(option, endpoint);
      return sureness === null ? [] : [{ endpoint, label: option.label, sureness }];
    }),
  );
  return order.flatMap((sureness) => choices.filter((one) => one.sureness === sureness))[0] ?? null;
}

/** Null when the option does something else at this endpoint. */
function surenessOf({ means, knownBy }: DeviceOption, { port, security }: Endpoint): Sureness | null {
  if (means === security) return knownBy === 'words' ? 'likely' : 'sure';
  return security === 'none' ? null : looseness(means, port, security);
}

function looseness(means: OptionMeaning, port: number, security: Exclude<Security, 'none'>): Sureness | null {
  switch (means) {
    case 'by-port':
      return security === usualSecurity(port) ? 'by-port' : null;
    case 'if-offered':
      return security === 'starttls' ? 'if-offered' : null;
    case 'unknown':
      return 'try';
    default:
      return null;
  }
}
