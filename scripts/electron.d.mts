/** Folder of the repository. */
export const root: string;
/** The environment in which windows open without a person; ends the process when there is no way. */
export function prepareWindow(): Promise<NodeJS.ProcessEnv>;
/** The program file of an installed Chromium; null when there is none. */
export function findChromium(): string | null;
/** Builds the stand-in and answers the environment that makes the `electron` package use it. */
export function prepareStandin(browser: string, options?: { headed?: boolean }): Promise<NodeJS.ProcessEnv>;
