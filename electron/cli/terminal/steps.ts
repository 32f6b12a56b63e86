/** The step list: drawn with progress on a terminal, plain lines everywhere else. */
import { marks } from './style.ts';
import type { Terminal } from './terminal.ts';

/** What stands in the place of the title when the work is done. */
export interface StepEnd {
  good: boolean;
  text: string;
}

interface Step<T> {
  title: string;
  /** `show` replaces the line of progress. */
  work(show: (progress: string) => void): Promise<T>;
  end(value: T): StepEnd;
}

export interface Steps {
  /** Shows a step while its work goes on; gives what the work gives. */
  run<T>(step: Step<T>): Promise<T>;
}

/** `quiet`: the work goes on unseen. */
export function createSteps(terminal: Terminal, quiet: boolean): Steps {
  if (quiet) return { run: ({ work }) => work(() => {}) };
  return terminal.redraws ? drawnSteps() : plainSteps(terminal);
}

/** Every line once; nothing is drawn over. */
function plainSteps({ say, style }: Terminal): Steps {
  return {
    async run({ title, work, end }) {
      say(`${title} …`);
      let last = '';
      const value = await work((progress) => {
        if (progress !== last) say(`  ${progress}`);
        last = progress;
      });
      const { good, text } = end(value);
      say(`${good ? style.good(marks.good) : style.bad(marks.bad)} ${text}`);
      return value;
    },
  };
}

/** listr2 draws on stdout; each step is a list of its own, so that a question can stand between two steps. */
function drawnSteps(): Steps {
  return {
    async run({ title, work, end }) {
      const { Listr } = await import('listr2');
      let show = (_progress: string): void => {};
      const running = work((progress) => show(progress));
      const list = new Listr(
        {
          title,
          async task(_context, drawn) {
            show = (progress) => {
              drawn.output = progress;
            };
            const { good, text } = end(await running);
            drawn.title = text;
            if (!good) throw new NotGood(text);
          },
        },
        { registerSignalListeners: false, rendererOptions: { showErrorMessage: false } },
      );
      await list.run().catch((reason: unknown) => {
        if (!(reason instanceof NotGood)) throw reason;
      });
      return running;
    },
  };
}

/** How listr2 is told to mark a step with a cross. */
class NotGood extends Error {}
