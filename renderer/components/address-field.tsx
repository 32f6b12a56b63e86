import { TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressProblem } from './address-problem.ts';

interface AddressFieldProps {
  label: string;
  description?: string;
  value: string;
  onChange(value: string): void;
  problem: AddressProblem | null;
  inputRef?: Ref<HTMLInputElement>;
  required?: boolean;
}

/** A field for one email address with its problem in a sentence below. */
export function AddressField(props: AddressFieldProps) {
  const { t } = useTranslation();
  const { label, description, value, onChange, problem, inputRef, required = true } = props;
  return (
    <TextInput
      ref={inputRef}
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={problem && t(`address.problem.${problem}`)}
      type="text"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      required={required}
      withAsterisk={false}
      placeholder={t('address.example')}
    />
  );
}
