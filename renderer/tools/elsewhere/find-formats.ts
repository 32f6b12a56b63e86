/** Looks for formats by what a person calls them. */
import { type ExportFormat, exportFormats } from '../../../shared/exports.ts';

export interface NamedFormat {
  format: ExportFormat;
  name: string;
  text: string;
}

/** In the order in which they are offered; every typed word must be somewhere in the name, the text or another name. */
export function findFormats(formats: readonly NamedFormat[], typed: string): NamedFormat[] {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return formats.filter(({ format, name, text }) => {
    const about = [format.id, name, text, ...format.alsoKnownAs].join(' ').toLowerCase();
    return words.every((word) => about.includes(word));
  });
}

export interface FormatGroup {
  group: ExportFormat['group'];
  formats: NamedFormat[];
}

/** Formats under the headings of their groups; each group stands where its first format does. */
export function groupFormats(formats: readonly NamedFormat[]): FormatGroup[] {
  const groups = [...new Set(formats.map(({ format }) => format.group))];
  return groups.map((group) => ({ group, formats: formats.filter(({ format }) => format.group === group) }));
}

/** Every format with its words. */
export function nameFormats(words: (id: ExportFormat['id'], what: 'name' | 'text') => string): NamedFormat[] {
  return exportFormats.map((format) => ({
    format,
    name: words(format.id, 'name'),
    text: words(format.id, 'text'),
  }));
}
