/** The next step as a sentence and a call to type: the buttons of the window are no actions in a terminal. */

import type { Endpoint } from '../../../shared/model.ts';
import type { LabelId } from '../../../shared/problems/plans.ts';
import { type Call, withOption } from '../terminal/call.ts';
import type { Words } from '../terminal/words.ts';

/** What a step may name. */
export interface StepFacts {
  /** The call that shows whether it helped. */
  again: Call;
  /** A call of `check` to which more options can be added. */
  check: Call;
  /** A call that takes `--as`. */
  tell: Call;
  host?: string;
  /** The agreement that is missing is one to tell the host the password, which no name gives beforehand. */
  toPassword?: boolean;
  /** Help page of the provider. */
  helpUrl?: string | null;
  /** An endpoint that can be used in place of the one that was asked for. */
  instead?: Endpoint | null;
}

const again = ({ again }: StepFacts) => again;
/** A call of `check` with more options, each with its value. */
const check =
  (...options: readonly string[]) =>
  (facts: StepFacts) =>
    checkWith(facts.check, options);
const tell = (form: string) => (facts: StepFacts) => withOption(facts.tell, '--as', form);
const agree = ({ check, host = 'NAME', toPassword }: StepFacts) =>
  toPassword ? [...check, '--yes'] : withOption(check, '--allow-host', host);
const other =
  (...options: readonly string[]) =>
  ({ check, instead }: StepFacts) =>
    checkWith(check, instead ? ['--port', String(instead.port), '--security', instead.security] : options);
const none = () => null;

/** The call behind the sentence `next.<label>`; null where there is nothing to type. */
const calls: Readonly<Record<LabelId, (facts: StepFacts) => Call | null>> = {
  'try-again': again,
  'try-again-soon': again,
  'try-again-in-an-hour': again,
  'try-again-tomorrow': again,
  'check-server-name': check('--host', 'NAME'),
  'use-other-network': again,
  'pause-vpn': again,
  'pause-scanner': again,
  'use-other-port': other('--port', 'NUMBER'),
  'use-right-security': other('--security', 'MODE'),
  'use-card-name': agree,
  'use-provider-server': other('--host', 'NAME'),
  'use-outgoing-server': check('--host', 'NAME'),
  'use-sign-in': check('--user', 'NAME'),
  'set-clock': again,
  'update-device': again,
  'sign-in-to-network': again,
  'type-settings': check('--host', 'NAME', '--port', 'NUMBER'),
  'check-settings': () => ['inspect', 'FILE'],
  'check-password': again,
  'use-full-address': check('--user', 'ADDRESS'),
  'make-app-password': again,
  'use-sign-in-window': check('--oauth', 'browser'),
  'open-web-mail': again,
  'turn-on-apps': again,
  'confirm-sender': again,
  'open-account': again,
  'open-help': none,
  'copy-for-it': tell('ticket'),
  'copy-for-provider': tell('admin'),
  'change-from': check('--from', 'ADDRESS'),
  'change-recipient': check('--to', 'ADDRESS'),
  'make-smaller': none,
  'change-message': none,
  'look-in-inbox': none,
  'paste-more': () => ['explain', 'FILE'],
  'agree-host': agree,
};

/** Steps that are done on a page of the provider. */
const atProvider: ReadonlySet<LabelId> = new Set([
  'make-app-password',
  'open-web-mail',
  'turn-on-apps',
  'confirm-sender',
  'open-account',
  'open-help',
]);

function checkWith(call: Call, options: readonly string[]): Call {
  const [name, value = '', ...rest] = options;
  return name === undefined ? call : checkWith(withOption(call, name, value), rest);
}

export interface TypedStep {
  sentence: string;
  call: Call | null;
  /** The page where it is done, before the call; null where there is none. */
  page: string | null;
}

/**
 * `call`: what to type; `page`: the help page of the provider where the step is done there. Null where there is none.
 */
export function typedStep(id: LabelId, facts: StepFacts, words: Words): TypedStep {
  const { host = '', helpUrl } = facts;
  return {
    sentence: words(`next.${id}`, { host }),
    call: calls[id](facts),
    page: (atProvider.has(id) && helpUrl) || null,
  };
}
