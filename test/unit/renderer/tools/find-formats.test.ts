import { expect, test } from 'vitest';
import { findFormats, groupFormats, nameFormats } from '../../../../renderer/tools/elsewhere/find-formats.ts';
import { createI18n } from '../../../../shared/explain/catalogues.ts';
import { exportFormats } from '../../../../shared/exports.ts';

const t = createI18n('en').getFixedT('en', 'export');
const formats = nameFormats((id, what) => t(`format.${id}.${what}`));
const found = (typed: string) => findFormats(formats, typed).map(({ format }) => format.id);

test('nothing typed finds everything, in the order of the list', () => {
  expect(found('  ')).toEqual(exportFormats.map(({ id }) => id));
});

test('names, texts and other names count, in any order and case', () => {
  expect(found('PRINTER')).toContain('device-sheet');
  expect(found('iphone')).toEqual(['apple']);
  expect(found('phone android')).toEqual(['thunderbird-android']);
  expect(found('zzz')).toEqual([]);
});

test('groups keep the order and hold every format once', () => {
  const groups = groupFormats(formats);
  expect(groups[0]?.group).toBe('paper');
  expect(groups.flatMap((group) => group.formats)).toHaveLength(formats.length);
});
