/** Every program that is known, those with marks of their own first. A new one is a row: CONTRIBUTING.md says how. */
import { mailKit, smtplib } from './code.ts';
import type { Dialect } from './dialect.ts';
import { authentik, directus, environment, ghost, gotrue, mattermost, n8n } from './environment.ts';
import { form } from './form.ts';
import { nodemailer, settingsJson } from './javascript.ts';
import { apple, autoconfig, mutt, thunderbirdPrefs } from './mail-apps.ts';
import { msmtp, postfix, relayContainer } from './mail-programs.ts';
import { laravel, moodle, nextcloud, phpmailer, symfony, wordpress } from './php.ts';
import { airflow, django, flaskMail, homeAssistant, odoo, sentry, synapse } from './python.ts';
import { discourse, gitlab, mastodon, rails } from './ruby.ts';
import { activiti, authelia, cds, gitea, grafana, keycloak, peertube, sonarQube, spring } from './servers.ts';

export const dialects: readonly Dialect[] = [
  n8n,
  authentik,
  ghost,
  mattermost,
  gotrue,
  directus,
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
  symfony,
  moodle,
  gitea,
  grafana,
  spring,
  activiti,
  keycloak,
  authelia,
  cds,
  peertube,
  sonarQube,
  postfix,
  relayContainer,
  msmtp,
  mutt,
  autoconfig,
  thunderbirdPrefs,
  apple,
  smtplib,
  mailKit,
  settingsJson,
  nodemailer,
  rails,
  environment,
  form,
];
