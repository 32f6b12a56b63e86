/** A password is cut out whatever the language of the form is that it was copied from. */
import { expect, it } from 'vitest';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';

it.each(['Passwort', 'Contraseña', 'Mot de passe', 'Hasło', 'Пароль', '密码'])(
  'a comment that says %s',
  (word) => {
    const text = `SMTP_HOST=smtp.shop.example\nSMTP_PORT=587\n# ${word}: geheim-12345\nSMTP_SECURE=true\n`;
    const { result } = inspect(text, 'en');
    expect(result.settings.host).toBe('smtp.shop.example');
    expect(JSON.stringify(result)).not.toContain('geheim');
    expect(result.corrected).toContain('PUT-PASSWORD-HERE');
  },
);
