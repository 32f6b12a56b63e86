/** Fixed wording of NetEase (163, 126), Tencent (QQ) and Alibaba. */
import type { Rule } from '../../rule.ts';

const netease =
  'https://help.mail.163.com/faqDetail.do?code=d7a5dc8471cd0c0e8b4b8f4f8e49998b374173cfe9171305fa1ce630d7f67ac2';
const tencent = 'https://service.mail.qq.com/detail/122/169';

export const asiaRules: readonly Rule[] = [
  {
    id: 'netease-address',
    class: 'ip-blocklisted',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\b(hl:(rep|ipb|ihu|mep)|dt:rbl|wm:bli|mi:nhd)\b|ip<.{1,45}> in blacklist/ },
    source: netease,
  },
  {
    id: 'netease-content',
    class: 'content-rejected-spam',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\bdt:(spm|sum)\b/ },
    source: netease,
  },
  {
    id: 'netease-rate',
    class: 'rate-limited',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\b(hl:ifc|mi:(sfq|imf|cel|ccl)|rp:(qrc|cel|ccl))\b/ },
    source: netease,
  },
  {
    id: 'netease-connections',
    class: 'too-many-connections',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\b(hl:icc|mi:dmc|rp:drc)\b/ },
    source: netease,
  },
  {
    id: 'netease-day-quota',
    class: 'quota-exceeded-sending',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\b(mi:stc|rp:trc)\b/ },
    source: netease,
  },
  {
    id: 'netease-sender-rules',
    class: 'sender-auth-policy',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /\bmi:spf\b/ },
    source: netease,
  },
  {
    id: 'netease-smtp-off',
    class: 'auth-disabled-by-admin',
    level: 'fixed',
    certainty: 'likely',
    facts: { variant: 'switch-on-yourself' },
    when: { text: /user has no permission/ },
    source: netease,
  },
  {
    id: 'netease-many-bad-tries',
    class: 'auth-too-many-attempts',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /smtp auth error limit exceed/ },
    source: netease,
  },
  {
    id: 'tencent-sign-in',
    class: 'auth-bad-credentials',
    level: 'fixed',
    certainty: 'possible',
    when: { text: /account is abnormal, service is not open, password is incorrect/ },
    source: 'https://service.mail.qq.com/detail/0/75',
  },
  {
    id: 'tencent-frequency',
    class: 'too-many-connections',
    level: 'fixed',
    certainty: 'likely',
    when: { text: /connection frequency limited/ },
    source: tencent,
  },
];
