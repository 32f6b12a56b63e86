import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/screen.tsx';
import styles from './help.module.css';

const questions = ['password', 'safe', 'helper'] as const;
const words = ['server', 'port', 'tls', 'starttls', 'app-password', 'window', 'card', 'dns'] as const;

interface Topic {
  name: string;
  texts: string[];
}

/** The questions and words that have this in them; all of them where nothing is typed. */
export function useTopics(typed: string): { questions: Topic[]; words: Topic[] } {
  const { t } = useTranslation();
  const part = typed.trim().toLowerCase();
  const has = ({ name, texts }: Topic) => [name, ...texts].some((text) => text.toLowerCase().includes(part));
  const asked = questions.map((question) => ({
    name: t(`help.questions.${question}.title`),
    texts: [t(`help.questions.${question}.text`), t(`help.questions.${question}.more`)],
  }));
  const explained = words.map((word) => ({
    name: t(`help.words.${word}.name`),
    texts: [t(`help.words.${word}.text`)],
  }));
  return { questions: asked.filter(has), words: explained.filter(has) };
}

interface TopicsProps {
  title: string;
  topics: readonly Topic[];
  /** Name and text side by side. */
  narrow?: boolean;
  children?: ReactNode;
}

/** Topics of one kind below their heading; nothing where there are none. */
export function Topics({ title, topics, narrow = false, children }: TopicsProps) {
  if (topics.length === 0) return null;
  return (
    <Sheet>
      <h2 className={styles.heading}>{title}</h2>
      <dl className={styles.words}>
        {topics.map(({ name, texts }) => (
          <div key={name} className={narrow ? styles.word : styles.question}>
            <dt>{name}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      {children}
    </Sheet>
  );
}
