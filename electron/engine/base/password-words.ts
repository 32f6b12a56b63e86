/** What dialogs and forms call a password in other languages than English: alternatives of a regular expression. */
export const foreignPasswordWords =
  'passwort|kennwort|contraseña|mot de passe|senha|palavra-passe|wachtwoord|hasło|пароль|parola|lösenord|heslo|密码|パスワード';
