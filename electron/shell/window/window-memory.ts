/** Remembers the size of the window from one start to the next. */
import Conf from 'conf';
import { z } from 'zod';

export const minimumSize = { width: 480, height: 560 } as const;

const windowShapeSchema = z.object({
  width: z.number().int().min(minimumSize.width).max(10_000),
  height: z.number().int().min(minimumSize.height).max(10_000),
  maximized: z.boolean(),
});
type WindowShape = z.infer<typeof windowShapeSchema>;

const firstShape: WindowShape = { width: 960, height: 760, maximized: false };

export interface WindowMemory {
  read(): WindowShape;
  /** A folder that cannot be written to is no reason to stop. */
  write(shape: WindowShape): void;
}

/** Kept as `window.json` in the given folder. What cannot be read or makes no sense counts as a first start. */
export function openWindowMemory(folder: string): WindowMemory {
  const store = new Conf<{ shape?: unknown }>({
    cwd: folder,
    configName: 'window',
    clearInvalidConfig: true,
  });
  return {
    read() {
      const shape = windowShapeSchema.safeParse(store.get('shape'));
      return shape.success ? shape.data : firstShape;
    },
    write(shape) {
      try {
        store.set('shape', shape);
      } catch (error) {
        console.warn(`the size of the window was not saved: ${error}`);
      }
    },
  };
}
