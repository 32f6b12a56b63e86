/**
 * The look of Sendwell on top of Mantine: colours that pass AA in light and dark, type, radius and motion. The same
 * colours stand as `--sw-*` tokens in styles/tokens.css for our own components.
 */
import {
  Alert,
  Anchor,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  NativeSelect,
  PasswordInput,
  Progress,
  Radio,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core';
import controls from './styles/controls.module.css';

/** The brand: harbour water. Shade 8 carries white text at 7:1, shade 3 carries dark text at 10:1. */
const harbour: MantineColorsTuple = [
  '#eaf6f7',
  '#d3ebee',
  '#a8d8de',
  '#7cc9d3',
  '#52b0bd',
  '#2f95a4',
  '#1c7e8d',
  '#116b79',
  '#0a5260',
  '#06424d',
];

/** Mantine's `dark` scale in the hue of the brand: 0 text, 2 dimmed, 4 borders, 6 fields, 7 page. */
const dark: MantineColorsTuple = [
  '#e8f0f0',
  '#c6d3d5',
  '#a9babd',
  '#7b9197',
  '#44585e',
  '#2b3b40',
  '#1a272b',
  '#0f1719',
  '#0b1113',
  '#070c0d',
];

/** Every field that takes what a person types or picks. */
const field = {
  defaultProps: { size: 'md' },
  classNames: { input: controls.field, label: controls.label },
};

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  colors: { harbour, dark },
  black: '#14232a',
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Cantarell, Ubuntu, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono", monospace',
  headings: { fontWeight: '650', textWrap: 'balance' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md', variant: 'filled' },
      classNames: { root: controls.button, inner: controls.buttonInner, label: controls.buttonLabel },
    }),
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend(field),
    NativeSelect: NativeSelect.extend(field),
    Select: Select.extend(field),
    Textarea: Textarea.extend(field),
    RadioGroup: Radio.Group.extend({ defaultProps: { size: 'md' } }),
    Radio: Radio.extend({
      defaultProps: { size: 'sm' },
      classNames: {
        root: controls.choice,
        radio: controls.radio,
        label: controls.choiceLabel,
        description: controls.choiceText,
      },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'sm' },
      classNames: {
        root: controls.choice,
        input: controls.radio,
        label: controls.choiceLabel,
        description: controls.choiceText,
      },
    }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' }, classNames: { root: controls.link } }),
    Progress: Progress.extend({ defaultProps: { size: 'sm', radius: 'xl' } }),
  },
});

/** Mantine's own variables, pointed at our tokens, which know light from dark themselves. */
const pointed = {
  '--mantine-color-body': 'var(--sw-page)',
  '--mantine-color-text': 'var(--sw-ink)',
  '--mantine-color-dimmed': 'var(--sw-ink-soft)',
  '--mantine-color-anchor': 'var(--sw-brand)',
  '--mantine-color-error': 'var(--sw-bad)',
  '--mantine-color-placeholder': 'var(--sw-ink-soft)',
  '--mantine-color-default': 'var(--sw-surface)',
  '--mantine-color-default-hover': 'var(--sw-sunken)',
  '--mantine-color-default-color': 'var(--sw-ink)',
  '--mantine-color-default-border': 'var(--sw-line-strong)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: pointed, dark: pointed });
