import { TextInput, type TextInputProps } from '@mantine/core';
import { Search } from 'lucide-react';

interface SearchFieldProps extends Pick<TextInputProps, 'label' | 'maxLength'> {
  typed: string;
  onType: (typed: string) => void;
}

/** A field to find something in the list below it. */
export function SearchField({ typed, onType, ...field }: SearchFieldProps) {
  return (
    <TextInput
      {...field}
      type="search"
      leftSection={<Search aria-hidden size="1.1em" />}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
