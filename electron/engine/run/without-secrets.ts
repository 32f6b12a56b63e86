/**
 * A server may know the secret of an earlier run and say it before it is sent in this one: in its greeting, its EHLO, its
 * certificate, or in the settings that it publishes. The transcript cannot mask what it does not know yet, so what servers said is cleaned once more here.
 */
import type { AssistantState } from '../../../shared/assistant.ts';
import type { Diagnosis } from '../../../shared/diagnosis.ts';
import type { PortFinding, TlsFacts } from '../../../shared/model.ts';
import type { Discovery } from '../../../shared/results.ts';
import type { Redactor } from '../base/redactor.ts';

/**
 * The state, or a part of it that is new. Only the words of servers are changed: hosts, codes and names of ours stay what
 * they are, whatever the secret is.
 */
export function withoutSecrets<Part extends Partial<AssistantState>>(part: Part, secrets: Redactor): Part {
  if (secrets.size === 0) return part;
  const text = (words: string) => secrets.clean(words);
  const reply = <R extends Diagnosis['reply']>(said: R): R => said && { ...said, text: text(said.text) };
  const diagnosis = <D extends Diagnosis | null>(found: D): D => found && cleanDiagnosis(found, text);
  const { discovery, findings, signIn, verification, transcript } = part;
  const cleaned: Partial<AssistantState> = {};
  if (discovery) cleaned.discovery = cleanDiscovery(discovery, text);
  if (findings) cleaned.findings = findings.map((finding) => cleanFinding(finding, text));
  if (signIn)
    cleaned.signIn = {
      ...signIn,
      tried: signIn.tried.map((one) => ({ ...one, reply: reply(one.reply) })),
      diagnosis: diagnosis(signIn.diagnosis),
    };
  if (verification)
    cleaned.verification = {
      ...verification,
      queueId: verification.queueId && text(verification.queueId),
      reply: reply(verification.reply),
      diagnosis: diagnosis(verification.diagnosis),
    };
  if (part.diagnosis) cleaned.diagnosis = diagnosis(part.diagnosis);
  if (transcript) cleaned.transcript = transcript.map((line) => ({ ...line, text: text(line.text) }));
  return { ...part, ...cleaned };
}

type Clean = (words: string) => string;

/** Facts of notes that are names of hosts, or words of ours. */
const ownFacts: ReadonlySet<string> = new Set(['host', 'hosts', 'source']);

/** Hosts stay, and so does a user name that the address itself is or begins with. */
function cleanDiscovery(found: Discovery, text: Clean): Discovery {
  const { address, addressUnicode = address } = found;
  const ours = new Set([address, addressUnicode].flatMap((one) => [one, one.slice(0, one.lastIndexOf('@'))]));
  const named = <Server extends { username: string }>(server: Server): Server =>
    ours.has(server.username) ? server : { ...server, username: text(server.username) };
  return {
    ...found,
    candidates: found.candidates.map(named),
    incoming: found.incoming && named(found.incoming),
    trace: found.trace.map((entry) => ({
      ...entry,
      detail: entry.detail && text(entry.detail),
      ...(entry.card && { card: { ...entry.card, issuer: entry.card.issuer && text(entry.card.issuer) } }),
    })),
    notes: found.notes.map((note) => ({
      ...note,
      text: text(note.text),
      ...(note.facts && { facts: cleanFacts(note.facts, text) }),
    })),
  };
}

function cleanFacts(facts: Record<string, string>, text: Clean): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, ownFacts.has(name) ? value : text(value)]),
  );
}

function cleanFinding(finding: PortFinding, text: Clean): PortFinding {
  const { greeting, capabilities, tls, auth, transcript, diagnosis } = finding;
  return {
    ...finding,
    greeting: greeting && text(greeting),
    capabilities: {
      before: capabilities.before?.map(text) ?? null,
      after: capabilities.after?.map(text) ?? null,
    },
    tls: tls && cleanCertificate(tls, text),
    auth: auth.map(text),
    transcript: transcript.map((line) => ({ ...line, text: text(line.text) })),
    diagnosis: diagnosis && cleanDiagnosis(diagnosis, text),
  };
}

function cleanCertificate(tls: TlsFacts, text: Clean): TlsFacts {
  return {
    ...tls,
    subject: tls.subject && text(tls.subject),
    issuer: tls.issuer && text(tls.issuer),
    altNames: tls.altNames.map(text),
    chain: tls.chain.map((one) => ({ ...one, subject: text(one.subject), issuer: text(one.issuer) })),
  };
}

/** Facts that a server put in its own words. */
const foreignFacts = ['issuer', 'inspector', 'pageSays', 'tokenStatus', 'tokenScope'] as const;
const foreignLists = ['cardNames', 'offered'] as const;

function cleanDiagnosis<D extends Diagnosis>(diagnosis: D, text: Clean): D {
  const facts = { ...diagnosis.facts };
  for (const name of foreignFacts) if (facts[name] !== undefined) facts[name] = text(facts[name]);
  for (const name of foreignLists) if (facts[name] !== undefined) facts[name] = facts[name].map(text);
  return {
    ...diagnosis,
    facts,
    reply: diagnosis.reply && { ...diagnosis.reply, text: text(diagnosis.reply.text) },
    evidence: diagnosis.evidence.map((one) => ({ ...one, text: text(one.text) })),
  };
}
