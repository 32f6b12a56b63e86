/** What the window remembers by itself: a plain reducer. The job's own state comes from the assistant. */
import type { AssistantStage, ManualSettings } from '../shared/assistant.ts';
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
        | 'set-up-device';
    }
  /** With the text that was dropped or pasted on another page. */
  | { name: 'error-message' | 'configuration'; text?: string }
  /** The certificate that an endpoint showed. */
  | { name: 'certificate'; endpoint: Endpoint };

/** A screen that the person asked for while the job waits for them. */
export type Wanted = 'ports' | 'sign-in' | 'message' | 'elsewhere' | 'report';

export interface View {
  /** The stage that was heard of last; null before the first change. */
  stage: AssistantStage | null;
  /** True until the first change of screen: the page has just opened. */
  fresh: boolean;
  start: StartView;
  panel: Panel | null;
  /** The address as typed, kept for the way back. */
  address: string;
  manual: ManualSettings;
  /** The known device that this check is for, or `other`; null: it is for none. */
  device: string | null;
  practice: PracticeAccount | null;
  wanted: Wanted | null;
  /** True once a sign-in was tried in this run: the ports need no second look before the next one. */
  pastPorts: boolean;
  /** The last thing worth saying that is no progress, such as "Copied." `nonce` makes repeats heard. */
  notice: { text: string; nonce: number } | null;
}

export type ViewAction =
  | { type: 'show-start'; start: StartView }
  | { type: 'show-panel'; panel: Panel | null }
  | { type: 'typed'; address: string; manual?: ManualSettings }
  /** The check that begins now is for a device. */
  | { type: 'for-device'; device: string | null }
  | { type: 'practice-entered'; account: PracticeAccount }
  | { type: 'practice-left' }
  | { type: 'want'; wanted: Wanted | null }
  /** Comes with every snapshot; only a new stage changes something. */
  | { type: 'stage-heard'; stage: AssistantStage }
  | { type: 'notice'; text: string };

export const firstView: View = {
  stage: null,
  fresh: true,
  start: 'address',
  panel: null,
  address: '',
  manual: {},
  device: null,
  practice: null,
  wanted: null,
  pastPorts: false,
  notice: null,
};

export function nextView(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'show-start':
      return { ...view, fresh: false, start: action.start, panel: null };
    case 'show-panel':
      return { ...view, fresh: false, panel: action.panel, notice: null };
    case 'typed':
      return { ...view, address: action.address, manual: action.manual ?? {} };
    case 'for-device':
      return { ...view, device: action.device };
    case 'practice-entered':
      return {
        ...view,
        fresh: false,
        panel: null,
        practice: action.account,
        address: action.account.address,
        manual: {},
      };
    case 'practice-left':
      return { ...firstView, fresh: false };
    case 'want':
      return { ...view, wanted: action.wanted };
    case 'stage-heard':
      return action.stage === view.stage ? view : afterStage(view, action.stage);
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
 * A stage in which the program works ends what the person had asked for before; a new run begins at the ports, in sight.
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
    pastPorts: stage === 'signing-in' || (view.pastPorts && !begins),
    notice: null,
  };
}
