/** Who publishes this program, and where. `publisher`: the domain of `appId`, from its end. */
export const names: Record<'appId' | 'updates' | 'homepage' | 'publisher' | 'author' | 'email', string>;
/** The text of a file of the repository, with the names in the places of `@NAME@`. */
export function fillIn(file: string): string;
/** Writes the page for software centres and gives its path. */
export function writeMetainfo(): string;
/** The names whose domain is one for examples (RFC 2606). */
export function placeholders(): string[];
