/** Port and protection: pairs that do not go together, switches that contradict each other, no protection at all. */
import { type Role, ruleOf } from '../../dialects/dialect.ts';
import { type Edit, isBeside, nameFor, switchText, writtenKey } from '../edits.ts';
import { switchOf, usualProtection, wordOf } from '../effective.ts';
import type { Setting } from '../recognise.ts';
import { type Config, certaintyOf, type Found, nameOf, type Rule } from './rule.ts';

type Wanted = 'tls' | 'starttls';

/** Both switches on, where the program takes only one: the one that does not belong to the port goes off. */
export const bothSwitches: Rule = (config) => {
  const { recognised, effective } = config;
  if (!recognised.dialect.clash) return [];
  const onOf = (role: Role) => effective.all(role).filter((one) => isOn(one, config));
  const [implicit, starttls] = [onOf('implicit'), onOf('starttls')];
  if (implicit.length === 0 || starttls.length === 0) return [];
  const wanted = usualProtection(effective.port) ?? 'starttls';
  return (wanted === 'tls' ? starttls : implicit).map((at) => ({
    problem: 'both-switches',
    at,
    key: nameOf(at),
    certainty: certaintyOf(recognised, 'both-switches'),
    edits: [turn(at, false, config)],
    alternatives: [(wanted === 'tls' ? implicit : starttls).map((other) => turn(other, false, config))],
    facts: { port: effective.port ?? 0 },
  }));
};

/** On as the program sees it: for some, any text is true. */
function isOn({ value, form, rule }: Setting, { recognised: { dialect } }: Config): boolean {
  if (form === 'expression') return dialect.anyTextIsTrue === true && isBareLookup(value);
  return switchOf(value) === true && rule.role !== 'other';
}

/** A variable of the environment, taken as it is: its text, not its meaning. */
function isBareLookup(value: string): boolean {
  return /^os\.(getenv\([^)]*\)|environ(\.get\([^)]*\)|\[[^\]]*\]))$/.test(value.trim());
}

function turn(setting: Setting, state: boolean, { recognised: { dialect } }: Config): Edit {
  if (setting.form === 'expression') {
    const [on] = dialect.switches ?? ['true'];
    return { kind: 'value', setting, value: `${setting.value} == '${on}'` };
  }
  return { kind: 'value', setting, value: switchText(state, setting.value, dialect.switches) };
}

/** A port that is meant for one kind of protection, with the other one. Both repairs are right. */
export const modeAndPort: Rule = (config) => {
  const { port, protection } = config.effective;
  const wanted = usualProtection(port);
  // What the server showed counts more than what is usual.
  if (config.proof?.security || wanted === null || protection === null || bothSwitches(config).length > 0)
    return [];
  const fits = wanted === 'tls' ? protection === 'tls' : protection !== 'tls';
  if (fits) return [];
  const changes = repairs(wanted, config);
  const other = portRepair(wanted === 'tls' ? 587 : 465, config);
  const [primary, alternative] = changes.length > 0 ? [changes, other] : [other, []];
  return asFindings('mode-port', primary, alternative, config, { port: port ?? 0, mode: protection });
};

/** One finding for each line that has to change; lines that are missing stand with the first of them. */
function asFindings(
  problem: 'mode-port' | 'unprotected' | 'mode-proven',
  primary: readonly Edit[],
  alternative: readonly Edit[],
  { recognised }: Config,
  facts: Found['facts'],
): Found[] {
  const lines = primary.flatMap((edit) => (edit.kind === 'add' ? [] : [edit]));
  const added = primary.flatMap((edit) => (edit.kind === 'add' ? [edit] : []));
  const common = {
    problem,
    certainty: certaintyOf(recognised, problem),
    alternatives: alternative.length > 0 ? [alternative] : [],
    facts,
  } as const;
  const [first, ...others] = lines;
  if (!first) {
    const [one] = added;
    return one ? [{ ...common, at: null, key: writtenKey(one.name, one.near), edits: added }] : [];
  }
  return [
    { ...common, at: first.setting, key: nameOf(first.setting), edits: [first, ...added] },
    ...others.map((edit) => ({ ...common, at: edit.setting, key: nameOf(edit.setting), edits: [edit] })),
  ];
}

/** Changes that make the protection the wanted one; none where the program has no words for it. */
function repairs(wanted: Wanted, config: Config): Edit[] {
  const { effective, recognised } = config;
  const scheme = urlRepair(wanted, config) ?? hostRepair(wanted, config);
  if (scheme) return scheme;
  if (has('gate', config)) return gateRepair(wanted, config);
  const switches = switchRepair(wanted, config);
  if (
    switches.length > 0 &&
    (effective.all('implicit').length > 0 || effective.all('mode').length === 0 || !modeDecides(config))
  )
    return switches;
  const alone = starttlsAlone(wanted, config);
  if (alone.length > 0) return alone;
  const starttls = onlyStarttls(wanted, config);
  if (starttls.length > 0) return starttls;
  const modes = effective.all('mode').flatMap((setting): Edit[] => {
    const word = wordFor(wanted, setting.rule.words, setting.value);
    return word === null || setting.form === 'expression' ? [] : [{ kind: 'value', setting, value: word }];
  });
  if (modes.length > 0)
    return modes.filter((edit) => edit.kind !== 'value' || edit.value !== edit.setting.value);
  return switches.length > 0 ? switches : added('mode', wanted, config, recognised.dialect.keys);
}

/** One switch, for STARTTLS, is all that the program has. */
function starttlsAlone(wanted: Wanted, config: Config): Edit[] {
  if (wanted === 'tls' || has('implicit', config) || has('mode', config)) return [];
  const off = config.effective.of('starttls');
  return off ? [turn(off, true, config)] : newSwitch('starttls', true, config);
}

/** The port decides, and one switch asks for STARTTLS on top of that: it goes off where TLS comes first. */
function onlyStarttls(wanted: Wanted, config: Config): Edit[] {
  const { effective, recognised } = config;
  if (wanted !== 'tls' || recognised.dialect.otherwise !== 'by-port' || has('implicit', config)) return [];
  const lines = effective.all('starttls').filter((one) => isOn(one, config));
  if (lines.length > 0) return lines.map((one) => turn(one, false, config));
  return defaultOn('starttls', config) ? newSwitch('starttls', false, config) : [];
}

function has(role: Role, { recognised }: Config): boolean {
  return Object.values(recognised.dialect.keys).some((key) => ruleOf(key).role === role);
}

/** A word for the protection stands there, and counts before the switches. */
function modeDecides({ effective }: Config): boolean {
  return effective.all('mode').some(({ value, rule }) => {
    const word = wordOf(value, rule.words);
    return word !== null && word !== 'by-switch';
  });
}

/** The first word of the table with this meaning; beside a short word, a switch or a constant, one of its kind. */
function wordFor(wanted: Wanted, words: Setting['rule']['words'] = {}, like = ''): string | null {
  const meanings = wanted === 'tls' ? ['tls'] : ['starttls', 'opportunistic', 'by-port'];
  const fitting = meanings.flatMap((meaning) =>
    Object.entries(words).flatMap(([text, word]) => (word === meaning ? [text] : [])),
  );
  const kind = kinds.find((one) => one.test(like));
  const hit = fitting.find((text) => kind?.test(text)) ?? fitting[0];
  if (hit === undefined) return null;
  return /^[A-Z/]{3,}$/.test(like) ? hit.toUpperCase() : hit;
}

const kinds = [/^(ssl|tls)$/i, /^(true|false)$/, /::/];

function added(
  role: Role,
  wanted: Wanted,
  config: Config,
  keys: Config['recognised']['dialect']['keys'],
): Edit[] {
  const near = nearby(config);
  const name = near && nameFor(role, near, config.recognised);
  const word = name && wordFor(wanted, ruleOf(keys[name] ?? 'other').words);
  return near && name && word !== null ? [{ kind: 'add', name, value: String(word), near }] : [];
}

/** The line beside which a missing one is written. */
export function nearby({ effective }: Config): Setting | null {
  for (const role of [
    'port',
    'implicit',
    'starttls',
    'mode',
    'host',
    'username',
    'address',
    'from',
  ] as const) {
    const setting = effective.of(role);
    if (setting) return setting;
  }
  return null;
}

function switchRepair(wanted: Wanted, config: Config): Edit[] {
  if (!has('implicit', config)) return [];
  const { effective } = config;
  const { clash, together } = config.recognised.dialect;
  const implicit = effective.all('implicit');
  if (wanted === 'tls') {
    const offOnes = effective.all('starttls').filter((one) => isOn(one, config) && (clash || together));
    const last = implicit.at(-1);
    const turned = last
      ? [implicitWord(last, 'tls') ?? turn(last, true, config)]
      : newSwitch('implicit', true, config);
    return [...offOnes.map((one) => turn(one, false, config)), ...turned];
  }
  const on = implicit.filter((one) => isOn(one, config) || wordOf(one.value, one.rule.words) === 'tls');
  const turned =
    on.length > 0
      ? on.map((one) => implicitWord(one, 'starttls') ?? turn(one, false, config))
      : defaultOn('implicit', config)
        ? newSwitch('implicit', false, config)
        : [];
  const enough = config.recognised.dialect.otherwise !== 'none' || autoOn(config);
  if (enough) return turned;
  const starttls = effective.all('starttls').at(-1) ?? effective.all('starttls-auto').at(-1);
  if (starttls) return isOn(starttls, config) ? turned : [...turned, turn(starttls, true, config)];
  const named = newSwitch('starttls', true, config);
  const more = named.length > 0 ? named : newSwitch('starttls-auto', true, config);
  // Without a switch for STARTTLS the program cannot do what the port wants.
  return more.length > 0 ? [...turned, ...more] : [];
}

function defaultOn(role: Role, { recognised }: Config): boolean {
  return Object.values(recognised.dialect.keys)
    .map(ruleOf)
    .some((rule) => rule.role === role && switchOf(rule.default ?? '') === true);
}

/** STARTTLS is on by a line, or by a default while no line says otherwise. */
function autoOn(config: Config): boolean {
  const lines = [...config.effective.all('starttls'), ...config.effective.all('starttls-auto')];
  if (lines.length > 0) return lines.some((one) => isOn(one, config));
  return defaultOn('starttls', config) || defaultOn('starttls-auto', config);
}

/** A switch that takes words as well keeps to words. */
function implicitWord(setting: Setting, wanted: Wanted): Edit | null {
  if (switchOf(setting.value) !== null || wordOf(setting.value, setting.rule.words) === null) return null;
  const value = wordFor(wanted, setting.rule.words, setting.value);
  return value === null ? null : { kind: 'value', setting, value };
}

function newSwitch(role: Role, state: boolean, config: Config): Edit[] {
  const switches = [...config.effective.all('implicit'), ...config.effective.all('starttls')];
  const beside = [
    switches.at(-1),
    nearby(config),
    config.effective.of('host'),
    config.effective.of('starttls-auto'),
  ];
  const places = beside.flatMap((near) => {
    const name = near && nameFor(role, near, config.recognised);
    return near && name && isBeside(name, near, config.recognised) ? [{ near, name }] : [];
  });
  const [place] = places;
  if (!place) return [];
  const { near, name } = place;
  const like = switches[0]?.value ?? null;
  return [{ kind: 'add', name, value: switchText(state, like, config.recognised.dialect.switches), near }];
}

function gateRepair(wanted: Wanted, config: Config): Edit[] {
  const { effective } = config;
  const edits: Edit[] = [];
  const gate = effective.of('gate');
  if (!gate) edits.push(...newSwitch('gate', true, config));
  else if (switchOf(gate.value) !== true) edits.push(turn(gate, true, config));
  const kind = effective.of('starttls');
  if (kind && switchOf(kind.value) !== (wanted === 'starttls'))
    edits.push(turn(kind, wanted === 'starttls', config));
  else if (!kind && wanted === 'tls') edits.push(...newSwitch('starttls', false, config));
  return edits;
}

/** `ssl://` before the host is a protection of its own. */
function hostRepair(wanted: Wanted, config: Config): Edit[] | null {
  const host = config.effective.of('host');
  const bare = /^(?:ssl|smtps):\/\/(.+)$/i.exec(host?.value ?? '')?.[1];
  if (!host || bare === undefined || wanted === 'tls') return null;
  return [
    { kind: 'value', setting: host, value: bare },
    ...added('mode', wanted, config, config.recognised.dialect.keys),
  ];
}

function urlRepair(wanted: Wanted, { effective, recognised }: Config): Edit[] | null {
  const url = effective.of('url');
  const { schemes, otherwise } = recognised.dialect;
  if (url && schemes) {
    const bare = url.value.replace(/^[a-z+]{2,20}:\/\//i, '');
    return [{ kind: 'value', setting: url, value: `${schemes[wanted]}://${bare}` }];
  }
  // Without a scheme that asks for STARTTLS, the port is what can be mended.
  if (wanted === 'starttls' && otherwise === 'none') return null;
  const [, scheme, rest] = /^([a-z+]+)(:\/\/.+)$/i.exec(url?.value ?? '') ?? [];
  if (!url || scheme === undefined) return null;
  const [tls, starttls] = /^submission/i.test(scheme) ? ['submissions', 'submission'] : ['smtps', 'smtp'];
  return [{ kind: 'value', setting: url, value: `${wanted === 'tls' ? tls : starttls}${rest}` }];
}

/** The same protection at the port that is meant for it. */
function portRepair(port: number, { effective }: Config): Edit[] {
  const setting = effective.of('port');
  if (setting) return setting.form === 'expression' ? [] : [{ kind: 'value', setting, value: String(port) }];
  const address = effective.of('address') ?? effective.of('url');
  const changed = address?.value.replace(/:\d{1,5}(?=$|[/?#])/, `:${port}`);
  return address && changed !== undefined && changed !== address.value
    ? [{ kind: 'value', setting: address, value: changed }]
    : [];
}

/** The port speaks another protection than the one that is written: the server was asked. */
export const provenMode: Rule = (config) => {
  const { effective, proof } = config;
  const wanted = proof?.security;
  const { protection, port, host } = effective;
  if (!wanted || protection === wanted || (wanted === 'starttls' && protection === 'opportunistic'))
    return [];
  const facts = { host: host ?? '', port: port ?? 0, mode: wanted === 'tls' ? 'SSL/TLS' : 'STARTTLS' };
  const changes = repairs(wanted, config);
  const other = portRepair(wanted === 'tls' ? 587 : 465, config);
  return asFindings('mode-proven', changes.length > 0 ? changes : other, [], config, facts).map((found) => ({
    ...found,
    certainty: 'certain',
  }));
};

/** A password over an open line: no protection at a port for submission, with a sign-in. */
export const unprotected: Rule = (config) => {
  const { effective } = config;
  const signsIn = effective.of('username') !== null || effective.of('password') !== null;
  if (
    config.proof?.security ||
    effective.protection !== 'none' ||
    effective.port !== 587 ||
    !signsIn ||
    switchWithoutEffect(config).length > 0
  )
    return [];
  const edits = repairs('starttls', config);
  const found = asFindings('unprotected', edits, [], config, { port: 587 });
  const near = nearby(config);
  const name = near && nameFor('starttls', near, config.recognised);
  // Where the switch has to stand, its name alone is said.
  if (found.length > 0 || !name) return found;
  const certainty = certaintyOf(config.recognised, 'unprotected');
  const facts = { port: 587 };
  return [{ problem: 'unprotected', at: null, key: name, certainty, edits, alternatives: [], facts }];
};

/** The switch for STARTTLS while protection as a whole is off. */
export const switchWithoutEffect: Rule = (config) => {
  const { effective, recognised } = config;
  const gate = effective.of('gate');
  const kind = effective.of('starttls');
  if (!gate || switchOf(gate.value) !== false || !kind || switchOf(kind.value) !== true) return [];
  return [
    {
      problem: 'switch-without-effect',
      at: gate,
      key: nameOf(gate),
      certainty: certaintyOf(recognised, 'switch-without-effect'),
      edits: [turn(gate, true, config)],
      alternatives: [],
      facts: { other: nameOf(kind) },
    },
  ];
};
