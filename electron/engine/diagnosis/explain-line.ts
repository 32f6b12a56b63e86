/** One request of `sendwell explain`: an error text in, cause and plain words out. */
import { type Diagnosis, type Stage, stageSchema } from '../../../shared/diagnosis.ts';
import type { Explainer } from '../../../shared/explain/explain.ts';
import type { Security } from '../../../shared/model.ts';
import type { ExplainInput, ExplainOutput } from '../../../shared/results.ts';
import { readable } from './charset.ts';
import { diagnose } from './diagnose.ts';
import type { Evidence } from './evidence.ts';
import { cleanPaste, guessStage, providerIn, quotedReply } from './paste.ts';
import { readReplyText } from './reply-text.ts';

/** Never throws: a field that says nothing we know is passed over. */
export function explainLine(input: ExplainInput, explainer: Explainer): ExplainOutput {
  const diagnosis = diagnoseInput(input);
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
  };
}

/** The diagnosis behind `explainLine`. */
export function diagnoseInput(input: ExplainInput): Diagnosis {
  return diagnose(evidenceOfInput(input));
}

/** Evidence of a text that somebody else's program showed. */
export function evidenceOfInput(input: ExplainInput): Evidence {
  const pasted = cleanPaste(readable(input.reply ?? ''));
  const reply = quotedReply(pasted);
  const errorCode = input.errorCode ?? null;
  return {
    stage: stageOf(input.stage) ?? guessStage(`${pasted} ${errorCode ?? ''}`),
    reply: reply === '' ? null : readReplyText(reply),
    errorCode: errorCode === null ? null : String(errorCode),
    port: portOf(input.port),
    security: securityOf(input.security),
    provider: input.provider || providerIn(reply),
    context: input.context ?? null,
    observations: [],
  };
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
