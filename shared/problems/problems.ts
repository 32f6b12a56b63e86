/**
 * Every class of problem, a row each: what the engine, the terminal, the window and the share codes have to know of it.
 * A new class is a row here, a rule that leads to it (engine/diagnosis/rules) and its words in every catalogue.
 */
import { exitCodes as exit } from './exit-codes.ts';
import { type Plan, plan } from './plans.ts';

/** Who can fix it. */
export const actors = ['you', 'it-team', 'provider', 'network', 'wait'] as const;
type Actor = (typeof actors)[number];

/** The parts of the way from here to the mail server, in order. `lock` is the protection of the connection. */
type WayPart = 'computer' | 'network' | 'lock' | 'server';

/** What is said of a port: `seen.<word>` in the catalogue of the terminal. */
type PortWord =
  | 'noName'
  | 'nameTrouble'
  | 'refused'
  | 'silent'
  | 'blocked'
  | 'unreachable'
  | 'cut'
  | 'wrongMode'
  | 'lockFirst'
  | 'noLock'
  | 'expired'
  | 'ownCard'
  | 'unknownCard'
  | 'otherName'
  | 'old'
  | 'lockFailed'
  | 'busy'
  | 'otherSignIn'
  | 'unclear'
  | 'notYet'
  | 'intercepted'
  | 'portal'
  | 'otherService'
  | 'tampered'
  | 'noSignIn'
  | 'unfitCard'
  | 'saidNo'
  | 'fault';

interface Place {
  /** Where the way to the server stops. */
  stops: WayPart;
  atPort: PortWord;
  /** It lies with the certificate: the connection got as far as one can before the sign-in. */
  certificate: boolean;
}

interface Plans {
  usual: Plan;
  [variant: string]: Plan;
}

interface Problem extends Place {
  /** Its number in share codes, which later versions read years from now: never changed, never used for another. */
  number: number;
  /** Who can fix it, unless the rule that decided knows better. */
  actor: Actor;
  /** Exit code of the command (BSD sysexits). What a reply changes stands in exit-code.ts beside this. */
  exit: (typeof exit)[keyof typeof exit];
  /** What can be done about it, and about those of its variants (shared/explain/variants.ts) that need another plan. */
  plans: Plans;
}

const place = (stops: WayPart, atPort: PortWord, certificate = false): Place => ({
  stops,
  atPort,
  certificate,
});
const computer = (atPort: PortWord = 'saidNo') => place('computer', atPort);
const network = (atPort: PortWord) => place('network', atPort);
const lock = (atPort: PortWord) => place('lock', atPort);
const certificate = (atPort: PortWord) => place('lock', atPort, true);
/** Most problems are answers of the server that end the conversation. */
const server = (atPort: PortWord = 'saidNo') => place('server', atPort);

function problem(number: number, actor: Actor, code: Problem['exit'], where: Place, plans: Plans): Problem {
  return { number, actor, exit: code, plans, ...where };
}

/** Classes that a reply or an error text can carry. */
const inText = {
  'dns-not-found': problem(2, 'you', exit.hostUnknown, network('noName'), {
    usual: plan('check-server-name', 'pause-vpn', 'copy-for-it'),
    'list-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
    'published-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
  }),
  'dns-temporary': problem(3, 'network', exit.tryLater, network('nameTrouble'), {
    usual: plan('try-again', 'use-other-network', 'pause-vpn'),
    'this-name-only': plan('try-again-soon', 'copy-for-provider', 'check-server-name'),
    offline: plan('try-again', 'use-other-network', 'pause-vpn'),
    'no-dns-server': plan('try-again', 'use-other-network', 'pause-vpn', 'copy-for-it'),
    'names-refused': plan('use-other-network', 'try-again-soon', 'pause-vpn', 'copy-for-it'),
    'names-denied': plan('use-other-network', 'try-again-soon', 'pause-vpn', 'copy-for-it'),
  }),
  'connection-refused': problem(4, 'you', exit.unreachable, server('refused'), {
    usual: plan('use-other-port', 'check-server-name', 'copy-for-it'),
    'recipient-server': plan('try-again-soon', 'change-recipient', 'copy-for-provider'),
    'list-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
    'published-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
    'this-computer': plan('check-server-name', 'use-other-port', 'copy-for-it'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
  }),
  'connection-timeout': problem(5, 'network', exit.unreachable, network('silent'), {
    usual: plan('use-other-network', 'use-other-port', 'pause-vpn', 'check-server-name'),
    'recipient-server': plan('try-again-soon', 'change-recipient', 'copy-for-provider'),
    online: plan('use-other-network', 'check-server-name', 'copy-for-it'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
    vpn: plan('pause-vpn', 'use-other-network', 'use-other-port', 'check-server-name'),
    'large-packets-lost': plan('pause-vpn', 'use-other-network', 'copy-for-it'),
    'server-stopped-waiting': plan('try-again', 'use-other-network', 'copy-for-provider'),
    'silent-later': plan('try-again', 'use-other-network', 'pause-vpn', 'copy-for-provider'),
  }),
  'port-blocked-by-network': problem(6, 'network', exit.unreachable, network('blocked'), {
    usual: plan('use-other-port', 'use-other-network', 'pause-vpn', 'copy-for-it'),
    'this-computer': plan('pause-scanner', 'pause-vpn', 'copy-for-it'),
    vpn: plan('use-other-port', 'pause-vpn', 'use-other-network', 'copy-for-it'),
    'proxy-only': plan('use-other-network', 'copy-for-it', 'pause-vpn'),
  }),
  'host-unreachable': problem(7, 'network', exit.unreachable, network('unreachable'), {
    usual: plan('use-other-network', 'pause-vpn', 'copy-for-it'),
    'recipient-server': plan('try-again-soon', 'change-recipient', 'copy-for-provider'),
    offline: plan('try-again', 'use-other-network', 'pause-vpn'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
    vpn: plan('pause-vpn', 'use-other-network', 'copy-for-it'),
  }),
  'connection-reset': problem(8, 'network', exit.unreachable, network('cut'), {
    usual: plan('try-again', 'use-other-network', 'use-other-port', 'pause-scanner'),
    'recipient-server': plan('try-again-soon', 'change-recipient', 'copy-for-provider'),
    'before-a-word': plan('use-other-network', 'try-again-soon', 'pause-vpn', 'use-other-port'),
    'first-steps': plan('use-other-network', 'pause-scanner', 'use-other-port'),
    'name-filtered': plan('use-other-network', 'pause-scanner', 'copy-for-it'),
    'large-pieces': plan('pause-vpn', 'use-other-network', 'copy-for-it'),
    'large-packets-lost': plan('pause-vpn', 'use-other-network', 'copy-for-it'),
  }),
  'tls-wrong-mode': problem(9, 'you', exit.protocol, lock('wrongMode'), {
    usual: plan('use-right-security', 'use-other-port', 'copy-for-it'),
  }),
  'tls-required-first': problem(10, 'you', exit.protocol, lock('lockFirst'), {
    usual: plan('use-right-security', 'use-other-port', 'copy-for-it'),
    'inside-tls': plan('copy-for-it', 'use-other-port', 'type-settings'),
  }),
  'starttls-unavailable': problem(11, 'provider', exit.protocol, lock('noLock'), {
    usual: plan('use-other-port', 'use-other-network', 'copy-for-provider'),
    'local-name': plan('check-server-name', 'use-other-port', 'copy-for-it'),
  }),
  'tls-cert-expired': problem(12, 'provider', exit.protocol, certificate('expired'), {
    usual: plan('copy-for-provider', 'set-clock', 'check-server-name'),
    clock: plan('set-clock', 'copy-for-provider', 'check-server-name'),
    issuer: plan('copy-for-provider', 'use-other-port', 'open-help'),
  }),
  'tls-cert-self-signed': problem(13, 'provider', exit.protocol, certificate('ownCard'), {
    usual: plan('copy-for-provider', 'check-server-name', 'pause-scanner'),
    'local-gateway': plan('check-settings', 'check-server-name', 'copy-for-it'),
  }),
  'tls-cert-untrusted-issuer': problem(14, 'it-team', exit.protocol, certificate('unknownCard'), {
    usual: plan('copy-for-it', 'pause-scanner', 'use-other-network'),
    'missing-intermediate': plan('copy-for-provider', 'use-other-port', 'pause-scanner'),
    'private-authority': plan('copy-for-it', 'check-server-name', 'use-other-network'),
  }),
  'tls-cert-name-mismatch': problem(15, 'you', exit.protocol, certificate('otherName'), {
    usual: plan('check-server-name', 'open-help', 'copy-for-it'),
    'suggested-host': plan('use-card-name', 'check-server-name', 'copy-for-it'),
    'common-name-only': plan('copy-for-provider', 'check-server-name', 'open-help'),
  }),
  'tls-too-old': problem(16, 'provider', exit.protocol, lock('old'), {
    usual: plan('copy-for-provider', 'use-other-port', 'open-help'),
    'old-device': plan('update-device', 'copy-for-it', 'open-help'),
  }),
  'tls-handshake-other': problem(17, 'provider', exit.protocol, lock('lockFailed'), {
    usual: plan('copy-for-provider', 'use-other-port', 'pause-scanner'),
    'name-unknown': plan('check-server-name', 'use-other-port', 'copy-for-it'),
    'client-certificate': plan('copy-for-it', 'use-other-port', 'open-help'),
  }),
  'server-busy-or-greylisted': problem(18, 'wait', exit.tryLater, server('busy'), {
    usual: plan('try-again-soon', 'use-other-port', 'copy-for-provider'),
  }),
  'too-many-connections': problem(19, 'wait', exit.tryLater, server('busy'), {
    usual: plan('try-again-soon', 'use-other-network', 'copy-for-it'),
  }),
  'rate-limited': problem(20, 'wait', exit.tryLater, server(), {
    usual: plan('try-again-in-an-hour', 'open-help', 'copy-for-provider'),
  }),
  'quota-exceeded-sending': problem(21, 'wait', exit.tryLater, server(), {
    usual: plan('try-again-tomorrow', 'open-help', 'copy-for-provider'),
  }),
  'ip-blocklisted': problem(22, 'network', exit.refused, server(), {
    usual: plan('use-other-network', 'pause-vpn', 'use-provider-server', 'copy-for-it'),
    'reverse-name': plan('use-provider-server', 'use-other-network', 'copy-for-it'),
    'home-connection': plan('use-provider-server', 'use-other-network', 'copy-for-it'),
    'banned-here': plan('try-again-tomorrow', 'use-other-network', 'copy-for-provider'),
    'provider-address': plan('try-again-tomorrow', 'change-recipient', 'copy-for-provider'),
  }),
  'banner-rejected': problem(23, 'provider', exit.refused, server(), {
    usual: plan('use-other-port', 'use-other-network', 'copy-for-provider'),
  }),
  'helo-rejected': problem(24, 'it-team', exit.protocol, server(), {
    usual: plan('copy-for-it', 'use-other-port', 'use-other-network'),
  }),
  'relay-denied': problem(25, 'you', exit.refused, server(), {
    usual: plan('use-sign-in', 'use-provider-server', 'copy-for-it'),
    connector: plan('copy-for-it', 'use-sign-in', 'use-other-network'),
    'partner-connector': plan('copy-for-it', 'change-recipient', 'use-provider-server'),
    'direct-send': plan('copy-for-it', 'use-sign-in', 'change-from'),
  }),
  'auth-bad-credentials': problem(26, 'you', exit.refused, server(), {
    usual: plan('check-password', 'make-app-password', 'use-full-address', 'open-web-mail'),
    'unusable-characters': plan('check-password', 'open-web-mail', 'copy-for-it'),
    'no-reason': plan('check-password', 'use-sign-in-window', 'open-web-mail'),
    'name-is-address': plan('check-password', 'make-app-password', 'open-web-mail'),
    'settings-service': plan('check-password', 'type-settings', 'copy-for-it'),
  }),
  'auth-app-password-required': problem(27, 'you', exit.refused, server(), {
    usual: plan('make-app-password', 'use-sign-in-window', 'copy-for-it'),
  }),
  'auth-oauth-required': problem(28, 'you', exit.refused, server(), {
    usual: plan('use-sign-in-window', 'make-app-password', 'copy-for-it'),
    'basic-auth': plan('use-sign-in-window', 'copy-for-it', 'open-help'),
    removed: plan('use-sign-in-window', 'copy-for-it', 'open-help'),
    outlook: plan('use-sign-in-window', 'open-help', 'open-web-mail'),
    'no-page': plan('make-app-password', 'check-password', 'copy-for-it'),
    'no-client': plan('copy-for-it', 'make-app-password', 'open-help'),
    'no-way-back': plan('make-app-password', 'open-help', 'copy-for-it'),
    'admin-consent': plan('copy-for-it', 'use-sign-in-window', 'open-help'),
    'wrong-client': plan('copy-for-it', 'make-app-password', 'use-sign-in-window'),
    'client-setup': plan('copy-for-it', 'make-app-password', 'use-sign-in-window'),
    'token-scope': plan('copy-for-it', 'use-sign-in-window', 'make-app-password'),
    'token-audience': plan('copy-for-it', 'use-sign-in-window', 'make-app-password'),
  }),
  'auth-browser-signin-required': problem(29, 'you', exit.refused, server(), {
    usual: plan('open-web-mail', 'make-app-password', 'copy-for-it'),
  }),
  'auth-too-many-attempts': problem(30, 'wait', exit.refused, server(), {
    usual: plan('try-again-in-an-hour', 'make-app-password', 'open-web-mail'),
  }),
  'auth-required': problem(31, 'you', exit.refused, server(), {
    usual: plan('use-sign-in', 'use-other-port', 'copy-for-it'),
    'after-sign-in': plan('copy-for-it', 'use-other-port', 'type-settings'),
  }),
  'auth-mechanism-unsupported': problem(32, 'it-team', exit.protocol, server('otherSignIn'), {
    usual: plan('use-other-port', 'use-right-security', 'copy-for-it'),
    'company-network': plan('copy-for-it', 'use-other-port', 'open-help'),
    'client-certificate': plan('copy-for-it', 'use-other-port', 'open-help'),
  }),
  'auth-disabled-by-admin': problem(33, 'it-team', exit.refused, server(), {
    usual: plan('copy-for-it', 'open-help', 'use-sign-in-window'),
    'switch-on-yourself': plan('turn-on-apps', 'make-app-password', 'copy-for-it'),
    personal: plan('open-web-mail', 'open-help', 'type-settings'),
  }),
  'auth-temporary-failure': problem(34, 'wait', exit.tryLater, server(), {
    usual: plan('try-again-soon', 'open-web-mail', 'copy-for-provider'),
  }),
  'account-locked-or-disabled': problem(35, 'provider', exit.refused, server(), {
    usual: plan('open-web-mail', 'copy-for-provider', 'open-help'),
    dormant: plan('open-web-mail', 'copy-for-provider', 'open-help'),
    unpaid: plan('open-web-mail', 'copy-for-provider', 'open-help'),
  }),
  'trial-or-sandbox-restriction': problem(36, 'you', exit.refused, server(), {
    usual: plan('open-account', 'change-recipient', 'copy-for-it'),
  }),
  'sender-not-allowed': problem(37, 'you', exit.refused, server(), {
    usual: plan('change-from', 'open-help', 'copy-for-it'),
    'send-as': plan('change-from', 'copy-for-it', 'open-help'),
  }),
  'sender-address-invalid': problem(38, 'you', exit.refused, server(), {
    usual: plan('change-from', 'copy-for-it', 'open-help'),
  }),
  'sender-domain-unverified': problem(39, 'you', exit.refused, server(), {
    usual: plan('confirm-sender', 'change-from', 'copy-for-it'),
  }),
  'sender-auth-policy': problem(40, 'it-team', exit.refused, server(), {
    usual: plan('copy-for-it', 'change-from', 'use-provider-server'),
  }),
  'recipient-unknown': problem(41, 'you', exit.refused, server(), {
    usual: plan('change-recipient', 'try-again', 'copy-for-it'),
  }),
  'recipient-address-invalid': problem(42, 'you', exit.refused, server(), {
    usual: plan('change-recipient', 'try-again', 'copy-for-it'),
  }),
  'recipient-refused-policy': problem(43, 'it-team', exit.refused, server(), {
    usual: plan('copy-for-it', 'change-recipient', 'change-message'),
  }),
  'mailbox-full': problem(44, 'wait', exit.refused, server(), {
    usual: plan('try-again-tomorrow', 'change-recipient', 'copy-for-it'),
  }),
  'message-too-large': problem(45, 'you', exit.refused, server(), {
    usual: plan('make-smaller', 'open-help', 'copy-for-it'),
  }),
  'content-rejected-spam': problem(46, 'you', exit.refused, server(), {
    usual: plan('change-message', 'copy-for-provider', 'open-help'),
  }),
  'message-format-rejected': problem(47, 'it-team', exit.refused, server(), {
    usual: plan('copy-for-it', 'change-message', 'open-help'),
  }),
  'smtputf8-unsupported': problem(48, 'you', exit.protocol, server(), {
    usual: plan('change-recipient', 'change-from', 'copy-for-it'),
  }),
  'syntax-or-protocol-error': problem(49, 'it-team', exit.protocol, server('unclear'), {
    usual: plan('copy-for-it', 'use-other-port', 'pause-scanner'),
  }),
  'server-internal-error': problem(50, 'provider', exit.protocol, server(), {
    usual: plan('copy-for-provider', 'try-again-in-an-hour', 'use-other-port'),
  }),
  unknown: problem(1, 'it-team', exit.protocol, server('unclear'), {
    usual: plan('copy-for-it', 'try-again', 'open-help'),
    'no-server-words': plan('paste-more', 'try-again', 'copy-for-it'),
    'which-device': plan('paste-more', 'try-again', 'copy-for-it'),
    configuration: plan('check-settings', 'paste-more', 'copy-for-it'),
  }),
  'tls-cert-unfit': problem(61, 'provider', exit.protocol, certificate('unfitCard'), {
    usual: plan('copy-for-provider', 'use-other-port', 'open-help'),
  }),
  // For `explain` alone: such a text is not the end of a run.
  'receiving-not-sending': problem(62, 'you', exit.works, server(), {
    usual: plan('use-outgoing-server', 'open-help', 'copy-for-it'),
  }),
  'not-an-error': problem(63, 'you', exit.works, server(), {
    usual: plan('look-in-inbox', 'try-again', 'copy-for-it'),
    unfinished: plan('paste-more', 'look-in-inbox', 'copy-for-it'),
  }),
  'client-configuration': problem(64, 'you', exit.works, computer(), {
    usual: plan('check-settings', 'open-help', 'copy-for-it'),
  }),
};

/** Classes that need observations which a text does not carry. */
const observed = {
  'tls-cert-not-yet-valid': problem(51, 'you', exit.protocol, certificate('notYet'), {
    usual: plan('set-clock', 'copy-for-provider', 'check-server-name'),
  }),
  'tls-intercepted': problem(52, 'it-team', exit.protocol, place('network', 'intercepted', true), {
    usual: plan('copy-for-it', 'pause-scanner', 'use-other-network'),
    antivirus: plan('pause-scanner', 'copy-for-it', 'use-other-network'),
    gateway: plan('copy-for-it', 'use-other-network', 'open-help'),
  }),
  'captive-portal': problem(53, 'you', exit.unreachable, network('portal'), {
    usual: plan('sign-in-to-network', 'use-other-network', 'copy-for-it'),
    'every-name': plan('sign-in-to-network', 'use-other-network', 'pause-vpn', 'copy-for-it'),
  }),
  'wrong-service': problem(54, 'you', exit.protocol, server('otherService'), {
    usual: plan('use-other-port', 'check-server-name', 'copy-for-it'),
    'list-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
    'published-gone': plan('type-settings', 'copy-for-provider', 'try-again'),
    'filtered-name': plan('use-other-network', 'check-server-name', 'copy-for-it'),
  }),
  'starttls-tampered': problem(55, 'network', exit.protocol, lock('tampered'), {
    usual: plan('use-other-network', 'pause-scanner', 'use-other-port', 'copy-for-it'),
  }),
  'server-not-authentic': problem(56, 'it-team', exit.protocol, server(), {
    usual: plan('copy-for-it', 'check-server-name', 'use-other-network'),
    'other-end': plan('copy-for-it', 'pause-scanner', 'use-other-network'),
  }),
  'auth-not-offered': problem(57, 'you', exit.protocol, server('noSignIn'), {
    usual: plan('use-other-port', 'check-server-name', 'copy-for-it'),
  }),
  'outcome-unknown': problem(58, 'you', exit.tryLater, server(), {
    usual: plan('look-in-inbox', 'try-again-soon', 'copy-for-provider'),
  }),
  'settings-not-found': problem(59, 'you', exit.hostUnknown, computer(), {
    usual: plan('type-settings', 'copy-for-it', 'try-again'),
    incomplete: plan('try-again', 'type-settings', 'use-other-network'),
  }),
  'consent-required': problem(60, 'you', exit.policy, computer(), {
    usual: plan('agree-host', 'type-settings', 'copy-for-it'),
  }),
  'client-fault': problem(65, 'wait', exit.tryLater, computer('fault'), {
    usual: plan('try-again', 'use-other-port', 'copy-for-it'),
  }),
};

export const problems = { ...inText, ...observed } satisfies Record<string, Problem>;
export type ProblemClass = keyof typeof problems;

/** The classes in the order of the table; those of a text come first. */
export const textClasses = Object.keys(inText) as [keyof typeof inText, ...(keyof typeof inText)[]];
export const problemClasses = Object.keys(problems) as [ProblemClass, ...ProblemClass[]];

/** The plan for a class; the first of its variants with a plan of its own decides. */
export function planOf(problem: ProblemClass, variants: readonly string[]): Plan {
  const { plans } = problems[problem];
  return variants.map((name) => plans[name]).find((one) => one !== undefined) ?? plans.usual;
}
