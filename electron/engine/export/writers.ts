/** One writer per format. */
import type { FormatId } from '../../../shared/exports.ts';
import type { Writer } from './draft.ts';
import { apple } from './formats/apple.ts';
import { gmail, outlook, proxmox } from './formats/cards.ts';
import { compose } from './formats/compose.ts';
import { curl } from './formats/curl.ts';
import { deviceSheet, deviceSheetText } from './formats/device-sheet.ts';
import { dotnet } from './formats/dotnet.ts';
import { env } from './formats/env.ts';
import { exim4 } from './formats/exim4.ts';
import { gitSendEmail } from './formats/git-send-email.ts';
import { grafana } from './formats/grafana.ts';
import { homeAssistant } from './formats/home-assistant.ts';
import { json } from './formats/json.ts';
import { laravel } from './formats/laravel.ts';
import { msmtp } from './formats/msmtp.ts';
import { nextcloud, nextcloudOcc } from './formats/nextcloud.ts';
import { nodemailer } from './formats/nodemailer.ts';
import { phpmailer, wordpress } from './formats/php.ts';
import { postfix } from './formats/postfix.ts';
import { powershell } from './formats/powershell.ts';
import { django, python } from './formats/python.ts';
import { gitlab, rails } from './formats/ruby.ts';
import { spring } from './formats/spring.ts';
import { symfony } from './formats/symfony.ts';
import { text } from './formats/text.ts';
import { thunderbird } from './formats/thunderbird.ts';
import { thunderbirdAndroid } from './formats/thunderbird-android.ts';
import { vaultwarden } from './formats/vaultwarden.ts';

export const writers: Readonly<Record<FormatId, Writer>> = {
  'device-sheet': deviceSheet,
  'device-sheet-text': deviceSheetText,
  text,
  json,
  env,
  thunderbird,
  apple,
  outlook,
  gmail,
  proxmox,
  msmtp,
  postfix,
  nodemailer,
  python,
  phpmailer,
  wordpress,
  nextcloud,
  'nextcloud-occ': nextcloudOcc,
  gitlab,
  laravel,
  django,
  rails,
  vaultwarden,
  'home-assistant': homeAssistant,
  dotnet,
  powershell,
  'thunderbird-android': thunderbirdAndroid,
  compose,
  grafana,
  spring,
  symfony,
  curl,
  'git-send-email': gitSendEmail,
  exim4,
};
