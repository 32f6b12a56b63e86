/** Every program that is known, those with marks of their own first. A new one is a row: CONTRIBUTING.md says how. */
import { curl, gitSendEmail, gomail, netSmtp, smtplib } from './code.ts';
import type { Dialect } from './dialect.ts';
import { dotnetSettings, mailKit, sendMailMessage, systemNetMail } from './dotnet.ts';
import {
  authentik,
  directus,
  environment,
  ghost,
  gotrue,
  mattermost,
  n8n,
  vaultwarden,
} from './environment.ts';
import { form } from './form.ts';
import { activiti, jakartaMail, jenkins, keycloak, sonarQube, spring } from './java.ts';
import { nodemailer, settingsJson } from './javascript.ts';
import { apple, autoconfig, mutt, thunderbirdPrefs } from './mail-apps.ts';
import { exim, msmtp, postfix, relayContainer, ssmtp } from './mail-programs.ts';
import {
  codeIgniter,
  laravel,
  laravelConfig,
  nextcloud,
  phpConstants,
  phpmailer,
  symfony,
  wordpress,
} from './php.ts';
import { joomla, matomo, moodle, roundcube, typo3 } from './php-sites.ts';
import { airflow, django, flaskMail, homeAssistant, odoo, sentry, synapse } from './python.ts';
import { discourse, gitlab, mastodon, rails } from './ruby.ts';
import { alertmanager, authelia, bitwarden, cds, gitea, grafana, peertube, proxmox } from './servers.ts';

export const dialects: readonly Dialect[] = [
  bitwarden,
  n8n,
  authentik,
  ghost,
  mattermost,
  gotrue,
  directus,
  vaultwarden,
  mastodon,
  discourse,
  gitlab,
  django,
  flaskMail,
  sentry,
  odoo,
  synapse,
  homeAssistant,
  airflow,
  wordpress,
  phpmailer,
  nextcloud,
  laravel,
  laravelConfig,
  symfony,
  typo3,
  roundcube,
  matomo,
  moodle,
  joomla,
  codeIgniter,
  phpConstants,
  gitea,
  grafana,
  spring,
  jakartaMail,
  activiti,
  keycloak,
  authelia,
  cds,
  peertube,
  sonarQube,
  jenkins,
  alertmanager,
  dotnetSettings,
  postfix,
  exim,
  relayContainer,
  ssmtp,
  proxmox,
  msmtp,
  mutt,
  autoconfig,
  thunderbirdPrefs,
  apple,
  smtplib,
  mailKit,
  sendMailMessage,
  systemNetMail,
  gomail,
  netSmtp,
  curl,
  gitSendEmail,
  settingsJson,
  nodemailer,
  rails,
  environment,
  form,
];
