/** How results are put into words: for everybody, or in the field's own terms for those who know them. */
export const registers = ['plain', 'technical'] as const;
export type Register = (typeof registers)[number];
