/** Options of `check` that mean nothing together, as far as the definition of the command cannot say so. */
import { takesToken } from '../../../../shared/mechanisms.ts';
import type { Problem } from '../../problems/problem.ts';
import type { CheckOptions } from './command.ts';

/** What brings a password, and what brings a token. Absent where they were not named. */
const passwordOptions = [
  ['passwordStdin', '--password-stdin'],
  ['passwordEnv', '--password-env'],
  ['passwordFromConfig', '--password-from-config'],
] as const;
const tokenOptions = [
  ['tokenStdin', '--token-stdin'],
  ['oauth', '--oauth'],
] as const;

/** Null: they go together. Nothing that was typed is passed over in silence. */
export function whyNotTogether(options: CheckOptions): Problem | null {
  const { auth } = options;
  if (options.passwordFromConfig && options.config === undefined)
    return misuse('needs', '--password-from-config', '--config');
  if (options.deleteTestMessage && !options.checkArrival)
    return misuse('needs', '--delete-test-message', '--check-arrival');
  if (options.clientSecretEnv !== undefined && options.clientId === undefined)
    return misuse('needs', '--client-secret-env', '--client-id');
  if (options.checkArrival && !options.send) return misuse('together', '--check-arrival', '--no-send');
  if (auth === undefined) return null;
  const first = `--auth ${auth}`;
  const unfit =
    auth === 'NONE'
      ? [...tokenOptions, ...passwordOptions]
      : takesToken(auth)
        ? passwordOptions
        : tokenOptions;
  const named = unfit.find(([key]) => options[key] !== undefined);
  return named ? misuse('together', first, named[1]) : null;
}

function misuse(key: 'together' | 'needs', first: string, second: string): Problem {
  return { kind: 'usage', misuse: { key, first, second } };
}
