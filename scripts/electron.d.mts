/** Folder of the repository. */
export const root: string;
/** The environment in which windows open without a person; ends the process when there is no way. */
export function prepareWindow(): Promise<NodeJS.ProcessEnv>;
/** The program file of an installed Chromium; null when there is none. */
export function findChromium(): string | null;
