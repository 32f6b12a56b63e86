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
      examples: [
        '421 HL:REP 163 mx20,example,please see http://mail.163.com/help/help_spam_16.htm?ip=198.51.100.7',
      ],
    },
    'netease-content': {
      class: 'content-rejected-spam',
      text: /\bdt:(spm|sum)\b/,
      examples: [
        '554 DT:SPM 163 smtp10,DsCowAAAA example,please see http://mail.163.com/help/help_spam_16.htm?ip=198.51.100.7',
      ],
    },
    'netease-rate': {
      class: 'rate-limited',
      text: /\b(hl:ifc|mi:(sfq|imf|cel|ccl)|rp:(qrc|cel|ccl))\b/,
      examples: ['451 MI:SFQ 163 smtp5,D9GowAC example,please see http://mail.163.com/help/help_spam_16.htm'],
    },
    'netease-connections': {
      class: 'too-many-connections',
      text: /\b(hl:icc|mi:dmc|rp:drc)\b/,
      examples: ['421 HL:ICC 163 mx8,example,please see http://mail.163.com/help/help_spam_16.htm'],
    },
    'netease-day-quota': {
      class: 'quota-exceeded-sending',
      text: /\b(mi:stc|rp:trc)\b/,
      examples: ['451 MI:STC the number of messages of the day is used up'],
    },
    'netease-sender-rules': {
      class: 'sender-auth-policy',
      text: /\bmi:spf\b/,
      examples: ['550 MI:SPF the sender is not allowed by its domain'],
    },
    'netease-smtp-off': {
      class: 'auth-disabled-by-admin',
      variant: 'switch-on-yourself',
      text: /user has no permission/,
      examples: ['550 User has no permission'],
    },
    'netease-many-bad-tries': {
      class: 'auth-too-many-attempts',
      text: /smtp auth error limit exceed/,
      examples: ['535 smtp auth error limit exceed'],
    },
  }),
  ...group({ level: 'fixed' })({
    'tencent-sign-in': {
      class: 'auth-bad-credentials',
      certainty: 'possible',
      text: /account is abnormal, service is not open, password is incorrect/,
      source: 'https://service.mail.qq.com/detail/0/75',
      examples: [
        '535 Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
      ],
    },
    'tencent-frequency': {
      class: 'too-many-connections',
      text: /connection frequency limited/,
      source: 'https://service.mail.qq.com/detail/122/169',
      examples: ['550 Connection frequency limited'],
    },
  }),
];
