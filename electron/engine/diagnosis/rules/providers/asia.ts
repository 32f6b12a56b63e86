/** Fixed wording of NetEase (163, 126), Tencent (QQ) and Alibaba. */
import { group, type Rule } from '../../rule.ts';

export const asiaRules: readonly Rule[] = [
  ...group({
    level: 'fixed',
    source:
      'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2',
  })({
    'netease-address': {
      class: 'ip-blocklisted',
      text: /\b(hl:(rep|ipb|ihu|mep)|dt:rbl|wm:bli|mi:nhd)\b|ip<.{1,45}> in blacklist/,
    },
    'netease-content': { class: 'content-rejected-spam', text: /\bdt:(spm|sum)\b/ },
    'netease-rate': { class: 'rate-limited', text: /\b(hl:ifc|mi:(sfq|imf|cel|ccl)|rp:(qrc|cel|ccl))\b/ },
    'netease-connections': { class: 'too-many-connections', text: /\b(hl:icc|mi:dmc|rp:drc)\b/ },
    'netease-day-quota': { class: 'quota-exceeded-sending', text: /\b(mi:stc|rp:trc)\b/ },
    'netease-sender-rules': { class: 'sender-auth-policy', text: /\bmi:spf\b/ },
    'netease-smtp-off': {
      class: 'auth-disabled-by-admin',
      variant: 'switch-on-yourself',
      text: /user has no permission/,
    },
    'netease-many-bad-tries': { class: 'auth-too-many-attempts', text: /smtp auth error limit exceed/ },
  }),
  ...group({ level: 'fixed' })({
    'tencent-sign-in': {
      class: 'auth-bad-credentials',
      certainty: 'possible',
      text: /account is abnormal, service is not open, password is incorrect/,
      source: 'https://service.mail.qq.com/detail/0/75',
    },
    'tencent-frequency': {
      class: 'too-many-connections',
      text: /connection frequency limited/,
      source: 'https://service.mail.qq.com/detail/122/169',
    },
  }),
];
