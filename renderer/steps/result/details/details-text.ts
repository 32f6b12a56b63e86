/** The details as lines of text, for the screen and for copying. */
import type { TFunction } from 'i18next';
import type { AssistantState } from '../../../../shared/assistant.ts';
import { replyText } from '../../../../shared/explain/reply-text.ts';
import type { Contact, Phase, PortFinding, TranscriptLine } from '../../../../shared/model.ts';

type T = TFunction<'window'>;

const arrows = { client: '>', server: '<', note: '*' } as const;

/** The server's own answers in the order they came, each once. */
export function repliesOf({ signIn, verification, diagnosis }: AssistantState): string[] {
  const replies = [
    ...(signIn?.tried.map((attempt) => attempt.reply) ?? []),
    verification?.reply ?? null,
    diagnosis?.reply ?? null,
  ];
  return [...new Set(replies.flatMap((reply) => (reply ? [replyText(reply)] : [])))];
}

/** `   12 ms > EHLO …`: time since the start of the session, direction, text. */
export function transcriptLines(transcript: readonly TranscriptLine[]): string[] {
  return transcript.map(
    ({ ms, direction, text }) => `${String(Math.round(ms)).padStart(6)} ms ${arrows[direction]} ${text}`,
  );
}

export function contactLines(contacted: readonly Contact[], t: T): string[] {
  return contacted.map(({ host, port, why }) => `${host}:${port} (${t(`contact.${why}`)})`);
}

export function findingName({ endpoint: { host, port, security } }: PortFinding): string {
  return `${host}:${port} ${security}`;
}

export function totalMs(phases: readonly Phase[]): number {
  return phases.reduce((sum, phase) => sum + phase.ms, 0);
}

/** Everything as one text. */
export function detailsText(state: AssistantState, t: T): string {
  const findings = state.findings.map((finding) => {
    const phases = finding.phases.map(({ name, ms }) => `${name} ${Math.round(ms)} ms`).join(', ');
    const result = finding.usable ? 'usable' : (finding.diagnosis?.class ?? 'unusable');
    return `${findingName(finding)}: ${result}${phases && ` (${phases})`}`;
  });
  const trace = state.discovery?.trace.map(
    ({ source, target, outcome, ms }) => `${source} ${target}: ${outcome} (${Math.round(ms)} ms)`,
  );
  const blocks: [title: string, lines: readonly string[]][] = [
    [t('details.replies'), repliesOf(state)],
    [t('details.transcript'), transcriptLines(state.transcript)],
    [t('details.timings'), findings],
    [t('looked.title'), trace ?? []],
    [t('details.contacted'), contactLines(state.contacted, t)],
  ];
  return blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.join('\n')}`)
    .join('\n\n');
}
