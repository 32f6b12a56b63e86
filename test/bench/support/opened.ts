/** Servers, proxies and other things that have to be closed. */
interface Closable {
  close(): Promise<void>;
}

/** Waits for something that opens, and remembers it for the end. */
type Open = <T extends Closable>(opening: Promise<T>) => Promise<T>;

/** Closes everything that `work` opened, whatever happens. */
export async function withOpened<T>(work: (open: Open) => Promise<T>): Promise<T> {
  const opened: Closable[] = [];
  try {
    return await work(async (opening) => {
      const one = await opening;
      opened.push(one);
      return one;
    });
  } finally {
    await Promise.all(opened.map((one) => one.close()));
  }
}
