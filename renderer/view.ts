/** What the window remembers by itself: a plain reducer. The job's own state comes from the assistant. */
import type { AssistantStage, ManualSettings } from '../shared/assistant.ts';
import type { FormatId } from '../shared/exports.ts';
import type { ChannelOutput } from '../shared/ipc.ts';
import type { Endpoint } from '../shared/model.ts';

type PracticeAccount = ChannelOutput<'practice:enter'>;

export type StartView = 'address' | 'manual' | 'settings-file';

/** A page that lies over the screen. The screen stays as it is below, and a check goes on. */
export type Panel =
  | {
      name:
        | 'help'
        | 'practice'
        | 'history'
        | 'settings'
        | 'share-code'
        | 'microsoft-365-plan'
        | 'ask-device'
        | 'set-up-device'
        | 'accounts';
    }
  /** With the text or the file that was dropped or pasted on another page. */
  | { name: 'error-message'; given?: string | File }
  | { name: 'configuration'; text?: string }
  /** The certificate that an endpoint showed. */
  | { name: 'certificate'; endpoint: Endpoint };

/** A screen that the person asked for while the job waits for them. `address` and `found` are steps that lie behind. */
export type Wanted = 'address' | 'found' | 'ports' | 'sign-in' | 'message' | 'elsewhere' | 'report';

/** What a check is about beside its address. */
interface Job {
  manual: ManualSettings;
  /** The known device that this check is for, or `other`; null: it is for none. */
  device: string | null;
  /** Sender and recipient of the first message; the address itself where nobody says. */
  from: string | undefined;
  to: string | undefined;
}

export interface View extends Job {
  /** The stage that was heard of last; null before the first change. */
  stage: AssistantStage | null;
  /** True until the first change of screen: the page has just opened. */
  fresh: boolean;
  start: StartView;
  panel: Panel | null;
  /** The address as typed, kept for the way back. */
  address: string;
  practice: PracticeAccount | null;
  wanted: Wanted | null;
  /** What the settings shall be written for, when they are taken along; null: nobody has said. */
  format: FormatId | null;
  /** How many sign-ins were tried in this run. */
  tries: number;
  /** The details of a result are open; the program remembers it. */
  detailsOpen: boolean;
  /** The last thing worth saying that is no progress, such as "Copied." `nonce` makes repeats heard. */
  notice: { text: string; nonce: number } | null;
}

export type ViewAction =
  | { type: 'show-start'; start: StartView }
  | { type: 'show-panel'; panel: Panel | null }
  /** For a new job; what is left out is no part of it. */
  | ({ type: 'typed'; address: string } & Partial<Job>)
  /** Server settings for the job as it is; another address begins a new one. */
  | { type: 'settings-typed'; address: string; manual: ManualSettings }
  | { type: 'practice-entered'; account: PracticeAccount }
  | { type: 'practice-left' }
  | { type: 'want'; wanted: Wanted | null; format?: FormatId }
  /** Comes with every snapshot; only a new stage changes something. */
  | { type: 'stage-heard'; stage: AssistantStage }
  | { type: 'details'; open: boolean }
  | { type: 'notice'; text: string };

const plainJob: Job = { manual: {}, device: null, from: undefined, to: undefined };

export const firstView: View = {
  ...plainJob,
  stage: null,
  fresh: true,
  start: 'address',
  panel: null,
  address: '',
  practice: null,
  wanted: null,
  format: null,
  tries: 0,
  detailsOpen: false,
  notice: null,
};

export function nextView(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'show-start':
      return { ...view, fresh: false, start: action.start, panel: null };
    case 'show-panel':
      return { ...view, fresh: false, panel: action.panel, notice: null };
    case 'typed':
      return {
        ...view,
        address: action.address,
        manual: action.manual ?? {},
        device: action.device ?? null,
        from: action.from,
        to: action.to,
      };
    case 'settings-typed':
      if (action.address !== view.address) return nextView(view, { ...action, type: 'typed' });
      return { ...view, manual: action.manual };
    case 'practice-entered':
      return {
        ...view,
        fresh: false,
        panel: null,
        practice: action.account,
        ...plainJob,
        address: action.account.address,
      };
    case 'practice-left':
      return { ...firstView, fresh: false, detailsOpen: view.detailsOpen };
    case 'want':
      return { ...view, wanted: action.wanted, format: action.format ?? null };
    case 'stage-heard':
      return action.stage === view.stage ? view : afterStage(view, action.stage);
    case 'details':
      return { ...view, detailsOpen: action.open };
    case 'notice':
      return { ...view, notice: { text: action.text, nonce: (view.notice?.nonce ?? 0) + 1 } };
  }
}

/** A new run shows itself, but where the page over it began it; what shows a part of the last run goes with it. */
function stays(panel: Panel | null, stage: AssistantStage): boolean {
  if (stage === 'discovering') return panel?.name === 'configuration';
  return stage !== 'idle' || panel?.name !== 'certificate';
}

/**
 * A stage in which the program works ends what the person had asked for before.
 * What was opened while the last run was put away stays open, but for what shows a part of that run.
 */
function afterStage(view: View, stage: AssistantStage): View {
  const waits = stage === 'needs-sign-in' || stage === 'finished';
  const begins = stage === 'idle' || stage === 'discovering';
  return {
    ...view,
    stage,
    fresh: false,
    panel: stays(view.panel, stage) ? view.panel : null,
    wanted: waits ? view.wanted : null,
    tries: begins ? 0 : view.tries + (stage === 'signing-in' ? 1 : 0),
    notice: null,
  };
}
