/** Values of the wrong kind: ports, switches, words, hosts and senders, and checks that are switched off. */
import { type Edit, nameFor, switchText, writtenKey } from '../edits.ts';
import { hostOf, portOf, switchOf, usualProtection, wordOf } from '../effective.ts';
import type { Setting } from '../recognise.ts';
import { nearby } from './protection.ts';
import { type Config, certaintyOf, type Found, nameOf, type Rule } from './rule.ts';

const placeholder = /^(<.*>|\[.*\]|x{2,}|\.{3}|…|changeme|your[-_ ].*|_{3,})$/i;

/** What the program would work out, and what nobody has filled in yet, is no value of a wrong kind. */
function isOpen({ form, value }: Setting): boolean {
  return form === 'expression' || placeholder.test(value.trim());
}

/** A port that is empty, no number, or out of range. */
export const ports: Rule = ({ recognised, effective }) =>
  effective.all('port').flatMap((at): Found[] => {
    if (isOpen(at) || portOf(at.value) !== null) return [];
    const digits = /\d{2,5}/.exec(at.value)?.[0];
    const right = portOf(digits) === null ? defaultPort(effective.protection) : Number(digits);
    const problem =
      at.value.trim() === ''
        ? 'port-empty'
        : /^\d+$/.test(at.value.trim())
          ? 'port-impossible'
          : 'not-a-number';
    const other = right === 587 ? 465 : 587;
    return [
      {
        problem,
        at,
        key: nameOf(at),
        certainty: certaintyOf(recognised, problem),
        edits: [{ kind: 'value', setting: at, value: String(right) }],
        alternatives: digits ? [] : [[{ kind: 'value', setting: at, value: String(other) }]],
      },
    ];
  });

function defaultPort(protection: Config['effective']['protection']): number {
  return protection === 'tls' ? 465 : 587;
}

/** An address without its port, where the program adds none that would do. */
export const addressPorts: Rule = ({ recognised, effective }) => {
  const { portOfAddress } = recognised.dialect;
  const at = effective.of('address');
  if (portOfAddress === undefined || !at || isOpen(at) || at.value === '' || effective.port !== null)
    return [];
  if (effective.of('stray-port')) return [];
  const right = defaultPort(effective.protection);
  const host = at.value.replace(/:$/, '');
  return [
    {
      problem: 'port-missing',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'port-missing'),
      edits: [{ kind: 'value', setting: at, value: `${host}:${right}` }],
      alternatives: [[{ kind: 'value', setting: at, value: `${host}:${right === 587 ? 465 : 587}` }]],
    },
  ];
};

/** Signs that divide a URL stand in its user name or password, and are not encoded (RFC 3986 3.2.1). */
export const urlSigns: Rule = ({ recognised, effective }) => {
  const at = effective.of('url');
  const parts =
    /^(?<scheme>[a-z+]{2,20}:\/\/)(?<user>[^:/]{0,200})(?<rest>(?::.{0,400})?)@(?<host>[^@]{1,300})$/i.exec(
      at?.value ?? '',
    )?.groups;
  if (!at || !parts || at.form === 'expression') return [];
  const { scheme = '', user = '', rest = '', host = '' } = parts;
  const encoded =
    user.replace(recognised.dialect.lastAt ? /[#?\s]/g : /[@#?\s]/g, encodeURIComponent) +
    rest.replace(/[@#?/\s]/g, encodeURIComponent);
  if (encoded === user + rest) return [];
  return [
    {
      problem: 'not-encoded',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'not-encoded'),
      edits: [{ kind: 'value', setting: at, value: `${scheme}${encoded}@${host}` }],
      alternatives: [],
    },
  ];
};

/** Switches that say neither yes nor no, and words that are not in the table. */
export const words: Rule = ({ recognised, effective }) => {
  const { dialect } = recognised;
  const switches = (['implicit', 'starttls', 'starttls-auto', 'gate'] as const).flatMap((role) =>
    effective.all(role),
  );
  const wrongSwitches = switches
    .filter((at) => !isOpen(at) && switchOf(at.value) === null && wordOf(at.value, at.rule.words) === null)
    .map((at): Found => {
      const wanted =
        usualProtection(effective.port) === (at.rule.role === 'implicit' ? 'tls' : 'starttls') ||
        at.rule.role === 'gate';
      const value = switchText(wanted, null, dialect.switches);
      return wrongValue('not-a-switch', at, value, recognised);
    });
  const wrongWords = effective
    .all('mode')
    .filter((at) => !isOpen(at) && wordOf(at.value, at.rule.words) === null)
    .flatMap((at): Found[] => {
      const value = rightWord(at, effective.port);
      return value === null ? [] : [wrongValue('wrong-word', at, value, recognised)];
    });
  return [...wrongSwitches, ...wrongWords];
};

function wrongValue(
  problem: 'not-a-switch' | 'wrong-word',
  at: Setting,
  value: string,
  recognised: Config['recognised'],
): Found {
  const words = Object.keys(at.rule.words ?? {}).filter((word) => word !== '');
  return {
    problem,
    at,
    key: nameOf(at),
    certainty: certaintyOf(recognised, problem),
    edits: [{ kind: 'value', setting: at, value }],
    alternatives: [],
    facts: { words: problem === 'wrong-word' ? words.slice(0, 6).join(', ') : '' },
  };
}

/** What was written, in the words of this program; else what belongs to the port. */
function rightWord({ value, rule }: Setting, port: number | null): string | null {
  const typed = value.toLowerCase();
  const meant = /start/.test(typed)
    ? 'starttls'
    : /ssl|smtps|implicit|force/.test(typed)
      ? 'tls'
      : usualProtection(port);
  const wanted = usualProtection(port) ?? meant ?? 'starttls';
  const entries = Object.entries(rule.words ?? {});
  const hit =
    entries.find(([, word]) => word === wanted) ??
    (wanted === 'starttls'
      ? entries.find(([, word]) => word === 'opportunistic' || word === 'by-port')
      : undefined);
  return hit?.[0] ?? null;
}

/** A web address where host and port belong. */
export const addresses: Rule = ({ recognised, effective }) =>
  effective
    .all('address')
    .filter((at) => !isOpen(at) && webAddress.test(at.value))
    .map((at) => ({
      problem: 'host-is-url',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'host-is-url'),
      edits: [{ kind: 'value', setting: at, value: at.value.replace(webAddress, '').replace(/\/$/, '') }],
      alternatives: [],
      facts: { value: at.value.replace(webAddress, '').replace(/\/$/, '') },
    }));

const webAddress = /\bhttps?:\/\//i;

/** A web address, a port or blanks where a host name belongs. */
export const hosts: Rule = ({ recognised, effective }) =>
  effective.all('host').flatMap((at): Found[] => {
    if (isOpen(at) || at.value === '') return [];
    const value = at.value.trim();
    const wanted = hostOf(value);
    const say = (problem: Found['problem'], fixed: string | null): Found[] => [
      {
        problem,
        at,
        key: nameOf(at),
        certainty: certaintyOf(recognised, problem),
        edits: fixed === null ? [] : [{ kind: 'value', setting: at, value: fixed }],
        alternatives: [],
        facts: { value: fixed ?? value },
      },
    ];
    if (/^(https?|ftp|imaps?|pop3s?|mailto):/i.test(value) || /\.\w+\/.*$/.test(value))
      return say('host-is-url', wanted);
    const scheme = /^(smtps?|ssl|tls):\/\//i.test(value);
    if (scheme)
      return recognised.dialect.exports?.includes('phpmailer') ||
        recognised.dialect.exports?.includes('wordpress')
        ? []
        : say('host-is-url', wanted);
    if (effective.of('port') && /^[^:\s[\]]+:\d{1,5}$/.test(value)) return say('host-with-port', wanted);
    if (/[@\s,;]/.test(value)) return say('host-unusable', null);
    return [];
  });

/** The check of the certificate is switched off: whoever sits in between reads the password. */
export const checksOff: Rule = ({ recognised, effective }) => {
  const edits: [at: Setting, edit: Edit][] = [
    ...effective
      .all('verify')
      .filter(
        (at) =>
          switchOf(at.value) === false || wordOf(at.value.replace(/^.*::|^:/, ''), at.rule.words) !== null,
      )
      .map((at): [Setting, Edit] => [at, { kind: 'value', setting: at, value: on(at, true, recognised) }]),
    ...effective
      .all('no-verify')
      .filter((at) => switchOf(at.value) === true)
      .map((at): [Setting, Edit] => [at, { kind: 'value', setting: at, value: on(at, false, recognised) }]),
  ];
  return edits
    .filter(([at]) => at.form !== 'expression')
    .map(
      ([at, edit]): Found => ({
        problem: 'checks-off',
        at,
        key: nameOf(at),
        certainty: certaintyOf(recognised, 'checks-off'),
        edits: [edit],
        alternatives: [],
      }),
    );
};

function on({ value, rule }: Setting, state: boolean, { dialect }: Config['recognised']): string {
  if (/none/i.test(value) && rule.words)
    return value.replace(/none/i, (word) => (word === 'NONE' ? 'PEER' : 'peer'));
  return switchText(state, value, dialect.switches);
}

/** The sender: missing where the program wants one, or an address with a name and no angle brackets. */
export const senders: Rule = (config) => {
  const { recognised, effective } = config;
  const at = effective.of('from');
  if (recognised.dialect.sender !== undefined && (!at || at.value.trim() === ''))
    return missingSender(at, config);
  if (!at || isOpen(at)) return [];
  const value = at.value.trim();
  const bare = /^(["']?)(?<name>[^<>@"']*[^<>@"'\s])\1\s+(?<address>[^\s@<>]+@[^\s@<>]+)$/.exec(
    value,
  )?.groups;
  const fixed = bare ? `${bare.name} <${bare.address}>` : null;
  const malformed =
    fixed !== null || (value !== '' && !value.includes('@') && /\s/.test(value)) || /<[^>]*$/.test(value);
  if (!malformed) return [];
  return [
    {
      problem: 'sender-malformed',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'sender-malformed'),
      edits: fixed === null ? [] : [{ kind: 'value', setting: at, value: fixed }],
      alternatives: [],
    },
  ];
};

/** No line for it, or nothing on that line. */
function missingSender(at: Setting | null, config: Config): Found[] {
  const { recognised, effective } = config;
  const username = effective.of('username');
  const near = username ?? nearby(config);
  const name = near && (nameFor('from', near, recognised) ?? recognised.dialect.sender);
  if (!near || !name) return [];
  const value =
    username && /^[^\s@]+@[^\s@]+$/.test(username.value)
      ? username.value
      : `name@${effective.host?.split('.').slice(-2).join('.') ?? 'example.com'}`;
  return [
    {
      problem: 'sender-missing',
      at,
      key: at ? nameOf(at) : writtenKey(name, near),
      certainty: certaintyOf(recognised, 'sender-missing'),
      edits: [at ? { kind: 'value', setting: at, value } : { kind: 'add', name, value, near }],
      alternatives: [],
    },
  ];
}

/** The address stands in two halves; a whole one on the line of the first half doubles the second. */
export const senderHalves: Rule = ({ recognised, effective }) => {
  const [at, domain] = [effective.of('from-local'), effective.of('from-domain')];
  if (!at || at.form === 'expression') return [];
  const [local = '', host] = at.value.split('@');
  if (host === undefined) return [];
  const edits: Edit[] = [{ kind: 'value', setting: at, value: local }];
  const near = domain ?? at;
  const name = domain ? null : nameFor('from-domain', near, recognised);
  if (name !== null) edits.push({ kind: 'add', name, value: host, near });
  return [
    {
      problem: 'sender-malformed',
      at,
      key: nameOf(at),
      certainty: certaintyOf(recognised, 'sender-malformed'),
      edits,
      alternatives: [],
    },
  ];
};

/** The certificate is for another name: the host that it names, where the server was asked. */
export const certificateNames: Rule = ({ effective, proof }) => {
  const at = effective.of('host') ?? effective.of('address') ?? effective.of('url');
  const name = proof?.names.find((one) => !one.startsWith('*.'));
  if (!at || !proof || proof.names.length === 0 || effective.host === null) return [];
  const value = name === undefined ? null : at.value.replace(effective.host, name);
  return [
    {
      problem: 'name-on-certificate',
      at,
      key: nameOf(at),
      certainty: 'likely',
      edits: value === null ? [] : [{ kind: 'value', setting: at, value }],
      alternatives: [],
      facts: { host: effective.host, names: proof.names.slice(0, 5).join(', ') },
    },
  ];
};
