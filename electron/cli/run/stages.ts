/** The stages of a run as steps: what each one says while it goes on, and at its end. */
import { asWritten } from '../../../shared/as-written.ts';
import type { AssistantState, WorkingStage } from '../../../shared/assistant.ts';
import type { Assistant } from '../../engine/run/assistant.ts';
import { wordsOfTrace } from '../print/discovery.ts';
import { wordsOfEndpoint } from '../print/seen.ts';
import type { Context } from '../terminal/context.ts';
import type { StepEnd, Steps } from '../terminal/steps.ts';
import type { Words } from '../terminal/words.ts';

interface StageWords {
  title(state: AssistantState, words: Words): string;
  /** Everything that can be told so far; each line is shown once. */
  progress(state: AssistantState, words: Words): string[];
  end(state: AssistantState, words: Words): StepEnd;
}

/** Shows a stage until `over` resolves. */
export function runStep(
  stage: WorkingStage,
  assistant: Assistant,
  over: Promise<void>,
  steps: Steps,
  { words, stop }: Context,
): Promise<void> {
  const { title, progress, end } = stageWords[stage];
  return steps.run({
    title: title(assistant.state, words),
    async work(show) {
      const told = new Set<string>();
      const tell = (state: AssistantState) => {
        if (state.stage !== stage) return;
        for (const line of progress(state, words)) {
          if (told.has(line)) continue;
          told.add(line);
          show(line);
        }
      };
      tell(assistant.state);
      const forget = assistant.subscribe(tell);
      await over;
      forget();
    },
    end: () =>
      stop.signal.aborted ? { good: false, text: words('step.stopped') } : end(assistant.state, words),
  });
}

/** Said once, when the server takes longer than usual. */
const slowly = ({ slow }: AssistantState, words: Words) => (slow.length > 0 ? [words('step.slow')] : []);

const stageWords: Readonly<Record<WorkingStage, StageWords>> = {
  discovering: {
    title: (state, words) => words('step.discovering', { address: addressOf(state) }),
    progress: ({ discovery }, words) => (discovery?.trace ?? []).map((entry) => wordsOfTrace(entry, words)),
    end(state, words) {
      const { discovery, consent } = state;
      const { host, source } = discovery?.candidates[0] ?? consent ?? {};
      if (!host || !source)
        return { good: false, text: words('step.notDiscovered', { address: addressOf(state) }) };
      return {
        good: true,
        text: words('step.discovered', {
          host: asWritten(host, discovery),
          source: words(`source.${source}`),
        }),
      };
    },
  },
  probing: {
    title({ pending }, words) {
      const host = pending[0]?.host;
      return host === undefined ? words('step.probing') : words('step.probingHost', { host });
    },
    progress: ({ findings, slow }, words) => [
      ...findings.map((finding) => wordsOfEndpoint(finding, words)),
      ...slow.map(({ endpoint: { host, port } }) => words('step.slowDoor', { host, port })),
    ],
    end({ chosen, recommendation }, words) {
      if (!chosen)
        return { good: false, text: words(recommendation ? 'step.notChosenDoor' : 'step.notProbed') };
      const { host, port, security } = chosen;
      return {
        good: true,
        text: words('step.probed', { host, port, security: words(`security.${security}`) }),
      };
    },
  },
  'signing-in': {
    title: ({ username }, words) => words('step.signingIn', { username: username ?? '' }),
    progress: slowly,
    end({ stage, signIn, username }, words) {
      const good = signIn?.ok === true || stage === 'sending';
      return { good, text: words(good ? 'step.signedIn' : 'step.notSignedIn', { username: username ?? '' }) };
    },
  },
  sending: {
    title: ({ to }, words) => words('step.sending', { to: to ?? '' }),
    progress: slowly,
    end({ verification }, words) {
      if (verification?.ok) return { good: true, text: words('step.sent') };
      return { good: false, text: words(verification?.ok === null ? 'step.sentMaybe' : 'step.notSent') };
    },
  },
};

function addressOf({ address, discovery }: AssistantState): string {
  return asWritten(address ?? '', discovery);
}
