/** One request of `sendwell explain`: an error text in, cause and plain words out. */
import { type Diagnosis, type ProblemClass, type Stage, stageSchema } from '../../../shared/diagnosis.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import { looksLikeConfiguration } from '../../../shared/looks-like-configuration.ts';
import type { Security } from '../../../shared/model.ts';
import { problems } from '../../../shared/problems/problems.ts';
import type { ExplainInput, ExplainOutput, PasteForm } from '../../../shared/results.ts';
import { readable } from './charset.ts';
import { diagnose, ruleIdOf } from './diagnose.ts';
import type { Evidence, Observation, ReplyEvidence } from './evidence.ts';
import { weaker } from './interpret.ts';
import { fixFor } from './paste/fix.ts';
import { masked } from './paste/mask.ts';
import type { Candidate, Line, Reading } from './paste/paste.ts';
import { type PastePlace, placeIn } from './paste/place.ts';
import { guessStage, providerIn, quotedReply, sentByProvider } from './paste/quoted.ts';
import { recognise } from './paste/recognise.ts';
import { readReplyText } from './reply-text.ts';
import { rules } from './rules/index.ts';

/** Characters of the decisive line in an answer. */
const longestShown = 2000;

/** Never throws: a field that says nothing we know is passed over. */
export function explainLine(input: ExplainInput, explainer: Explainer): ExplainOutput {
  return outputOf(input, explainPaste(input), explainer);
}

/** What `explain` says of a text. */
export function outputOf(
  input: Pick<ExplainInput, 'id'>,
  { diagnosis, form, decisive }: ExplainedPaste,
  explainer: Explainer,
): ExplainOutput {
  const { title, what, why, next, actor } = explainer.explain(diagnosis, { pasted: true });
  return {
    schema: 'sendwell/explain/1',
    id: input.id ?? null,
    class: diagnosis.class,
    certainty: diagnosis.certainty,
    actor,
    title,
    what,
    why,
    next,
    form,
    decisive: { line: decisive.number, text: decisive.text.trim().slice(0, longestShown) },
    ...shownFacts(diagnosis, explainer),
  };
}

/** What a result carries of the facts; none is no field. */
function shownFacts(
  { facts: { fix, device } }: Diagnosis,
  explainer: Explainer,
): Pick<ExplainOutput, 'facts'> {
  if (!fix && !device) return {};
  const meaning = device ? explainer.t(`diagnosis:device.meaning.${device.meaning}`) : '';
  return { facts: { ...(fix && { fix }), ...(device && { device: { ...device, meaning } }) } };
}

/** The diagnosis behind `explainLine`. */
export function diagnoseInput(input: ExplainInput): Diagnosis {
  return explainPaste(input).diagnosis;
}

/** A pasted text, read: what it means, and by which of its lines. */
export interface ExplainedPaste {
  diagnosis: Diagnosis;
  form: PasteForm;
  /** The line that decided. */
  decisive: Line;
  /** What the rules were asked about. */
  words: string;
}

/**
 * What the text is, which of its lines decides, and what that line means: the first line whose cause is plain, else the
 * first that has one at all. What a program says around a server's reply does not outweigh the reply.
 */
export function explainPaste(input: ExplainInput): ExplainedPaste {
  const text = masked(readable(input.reply ?? ''));
  const { form, candidates, observations, device } = readPaste(text);
  const place = placeOf(input, text);
  let best: ExplainedPaste | null = null;
  for (const [index, candidate] of candidates.entries()) {
    const read = diagnose(evidenceOf(input, candidate, observations, place));
    const found = form === 'bounce' ? betweenServers(read) : withFix(read, place);
    const diagnosis = device ? { ...found, facts: { ...found.facts, device } } : found;
    if (best !== null && isKnown(best.diagnosis) && isQuoted(best.diagnosis) && !isQuoted(diagnosis))
      continue;
    if (best === null || (!isKnown(best.diagnosis) && isKnown(diagnosis)))
      best = { diagnosis, form, decisive: candidate.line, words: candidate.words };
    if (isKnown(diagnosis) && diagnosis.certainty !== 'possible') {
      const sure = doubted(diagnosis, candidates.slice(index + 1), (other) =>
        diagnose(evidenceOf(input, other, observations, place)),
      );
      return {
        diagnosis: hedged(sure, candidate, input),
        form: formOf(form, diagnosis),
        decisive: candidate.line,
        words: candidate.words,
      };
    }
  }
  return (
    best ?? {
      diagnosis: diagnose(evidenceOfInput(input)),
      form,
      decisive: { number: 1, text: '' },
      words: '',
    }
  );
}

const ruleById = new Map(rules.map((rule) => [rule.id, rule]));

/**
 * Words out of a longer text of which nothing stands out, and what only a server can know in a text that quotes none, are
 * less sure than the rule is. Beside a stage a text is one statement.
 */
function hedged(
  diagnosis: Diagnosis,
  { loose }: Candidate,
  { stage }: Pick<ExplainInput, 'stage'>,
): Diagnosis {
  const rule = ruleById.get(ruleIdOf(diagnosis) ?? '');
  if (!rule?.when.text || stage) return diagnosis;
  const { stops, atPort } = problems[diagnosis.class];
  const unquoted =
    rule.level === 'cause' && stops === 'server' && atPort !== 'refused' && !isQuoted(diagnosis);
  return loose || unquoted ? { ...diagnosis, certainty: weaker(diagnosis.certainty) } : diagnosis;
}

/** Codes by which two lines are known as one and the same answer; none is no answer. */
function statementIn(words: string): string {
  return /[45]\d\d[ -]\s{0,4}(?:[45]\.\d{1,3}\.\d{1,3})?/.exec(words)?.[0] ?? '';
}

/** What a server says in another of the decisive lines stands beside it, when it is as plain and another cause. */
function doubted(
  diagnosis: Diagnosis,
  others: readonly Candidate[],
  judged: (candidate: Candidate) => Diagnosis,
): Diagnosis {
  if (diagnosis.certainty === 'certain' || !diagnosis.reply) return diagnosis;
  const said = statementIn(diagnosis.reply.text);
  const other = others
    .filter(({ rest, words }) => !rest && statementIn(words) !== said)
    .slice(0, 2)
    .map(judged)
    .find(
      (one) => isKnown(one) && one.reply && one.certainty !== 'possible' && one.class !== diagnosis.class,
    );
  return other
    ? { ...diagnosis, certainty: 'possible', facts: { ...diagnosis.facts, close: other.class } }
    : diagnosis;
}

/** True where the words of a server decided. */
function isQuoted({ evidence }: Diagnosis): boolean {
  return !evidence.some(({ kind }) => kind === 'no-server-words');
}

function isKnown(diagnosis: Diagnosis): boolean {
  return diagnosis.class !== 'unknown';
}

/** A program that quarrels with its own settings spoke to no server, whatever it is written in. */
function formOf(form: PasteForm, diagnosis: Diagnosis): PasteForm {
  return diagnosis.class === 'client-configuration' && form !== 'device' ? 'configuration' : form;
}

/** Evidence of the line that decides in a text that somebody else's program showed. */
export function evidenceOfInput(input: ExplainInput): Evidence {
  const text = masked(readable(input.reply ?? ''));
  const { candidates, observations } = readPaste(text);
  const [first = { line: { number: 1, text: '' }, words: '' }] = candidates;
  return evidenceOf(input, first, observations, placeOf(input, text));
}

/** What the text is, and what all of it shows beside the lines that decide. */
function readPaste(text: string) {
  const { observations = [], hints = [], ...reading } = recognise(text);
  const seen: Observation[] = sentByProvider(text) ? [{ kind: 'sent-by-provider' }] : [];
  if (!tellsOfError(reading) && looksLikeConfiguration(text)) seen.push({ kind: 'configuration' });
  return { ...reading, observations: [...observations, ...hints, ...seen] };
}

/** Forms that a configuration has in common with an error: it has settings, and so do some programs' words around one. */
const settingsToo: ReadonlySet<PasteForm> = new Set<PasteForm>(['prose', 'program-log', 'http-error']);

/** A conversation, a dialog or a report, or the reply of a server anywhere. */
function tellsOfError({ form, candidates }: Pick<Reading, 'form' | 'candidates'>): boolean {
  return (
    !settingsToo.has(form) || candidates.some(({ words }) => isSpoken(readReplyText(quotedReply(words))))
  );
}

/** What was said beside the text counts more than what the text names. */
function placeOf(input: ExplainInput, text: string): PastePlace {
  const named = placeIn(text);
  return {
    ...named,
    port: portOf(input.port) ?? named.port,
    security: securityOf(input.security) ?? named.security,
  };
}

/** Troubles on the way to a server, which a report of mail that was not delivered tells of the recipient's server. */
const onTheWay: ReadonlySet<ProblemClass> = new Set<ProblemClass>([
  'connection-refused',
  'connection-timeout',
  'connection-reset',
  'host-unreachable',
]);

/** Mail that a server took and could not pass on: nothing is wrong with the settings by which it was sent. */
function betweenServers(diagnosis: Diagnosis): Diagnosis {
  if (!onTheWay.has(diagnosis.class)) return diagnosis;
  return { ...diagnosis, actor: 'wait', facts: { ...diagnosis.facts, variant: 'recipient-server' } };
}

function withFix(diagnosis: Diagnosis, place: PastePlace): Diagnosis {
  const fix = fixFor(diagnosis.class, place);
  return fix ? { ...diagnosis, facts: { ...diagnosis.facts, fix } } : diagnosis;
}

function evidenceOf(
  input: ExplainInput,
  candidate: Candidate,
  seen: readonly Observation[],
  place: PastePlace,
): Evidence {
  const { words, stage } = candidate;
  const reply = quotedReply(words);
  const errorCode = input.errorCode ?? null;
  const read = reply === '' ? null : readReplyText(reply);
  return {
    stage: stageOf(input.stage) ?? stage ?? guessStage(`${words} ${errorCode ?? ''}`),
    reply: read,
    errorCode: errorCode === null ? null : String(errorCode),
    port: place.port,
    security: securityOf(input.security),
    provider: input.provider || providerIn(reply) || (place.provider?.id ?? null),
    context: [input.context, place.host].filter(Boolean).join(' ') || null,
    observations: isSpoken(read) ? [...seen] : [...seen, { kind: 'no-server-words' }],
  };
}

/** True where a server's reply is in it, code or enhanced code. */
function isSpoken(reply: ReplyEvidence | null): boolean {
  return reply !== null && (reply.code !== null || reply.enhanced.length > 0);
}

const stageNames: Readonly<Record<string, Stage>> = {
  lookup: 'dns',
  connection: 'connect',
  conn: 'connect',
  greeting: 'banner',
  helo: 'ehlo',
  handshake: 'tls',
  certificate: 'tls',
  login: 'auth',
  'sign-in': 'auth',
  mail: 'mail-from',
  sender: 'mail-from',
  rcpt: 'rcpt-to',
  recipient: 'rcpt-to',
  'end-of-data': 'after-data',
  message: 'after-data',
};

/** Null when nobody said where it happened, or in no word we know. */
function stageOf(stage: string | null | undefined): Stage | null {
  const name = (stage ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const known = stageSchema.safeParse(name);
  return known.success ? known.data : (stageNames[name] ?? null);
}

const securityNames: Readonly<Record<string, Security>> = {
  tls: 'tls',
  ssl: 'tls',
  'ssl/tls': 'tls',
  smtps: 'tls',
  implicit: 'tls',
  starttls: 'starttls',
  'start-tls': 'starttls',
  explicit: 'starttls',
  none: 'none',
  plain: 'none',
  off: 'none',
  no: 'none',
};

function securityOf(security: string | null | undefined): Security | null {
  return securityNames[(security ?? '').trim().toLowerCase()] ?? null;
}

function portOf(port: number | string | null | undefined): number | null {
  const number = Number(port ?? Number.NaN);
  return Number.isInteger(number) && number > 0 && number < 65_536 ? number : null;
}
