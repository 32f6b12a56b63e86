/** What an account is, by its name: a guess, and marked as one wherever it is shown. */
import type { SenderKind } from '../../../shared/microsoft-365/plan.ts';

const devices =
  /^(mfp|mfc|scan|scans|scanner|scanning|scan2mail|scantomail|scantoemail|print|printer|printers|copier|copy|fax|kopierer|drucker|multifunktion|plotter|kamera|camera|nas|ups|usv|ricoh|konica|minolta|kyocera|canon|brother|xerox|lexmark|epson|sharp|toshiba|hp)\d*$/;
const applications =
  /^(noreply|donotreply|reply|alert|alerts|alarm|alarme|notification|notifications|notify|benachrichtigung|monitor|monitoring|backup|backups|server|service|svc|system|app|apps|application|erp|crm|sap|datev|shop|webshop|web|website|wordpress|ticket|tickets|helpdesk|rechnung|rechnungen|invoice|invoices|billing|order|orders|bestellung|report|reports|mailer|smtp|relay|cron|jenkins|gitlab|zabbix|nagios|veeam|dynamics|navision|bot|script|automation|newsletter)\d*$/;

/** By the words of the local part; two words with a dot between them are a person. */
export function kindByName(local: string): SenderKind {
  const name = local.toLowerCase();
  const words = name.split(/[._+\-\d]+/).filter((word) => word !== '');
  const joined = words.join('');
  if (words.some((word) => devices.test(word)) || devices.test(joined)) return 'device';
  if (words.some((word) => applications.test(word)) || applications.test(joined)) return 'application';
  return /^\p{Letter}{1,30}\.\p{Letter}{2,30}$/u.test(name) ? 'person' : 'unknown';
}
