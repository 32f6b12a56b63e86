/** Plays the person at the browser where there is none: opens the sign-in page, agrees, and follows the way back. */
import http from 'node:http';

/** True when the page led back to the program that asked. */
export async function agreeAt(page: string): Promise<boolean> {
  const shown = await request(page, null);
  const [, query] = /name="query" value="([^"]*)"/.exec(shown.body) ?? [];
  if (query === undefined) return false;
  const form = new URLSearchParams({ query: query.replaceAll('&amp;', '&'), decision: 'yes' });
  const decided = await request(new URL('/decide', page).href, form.toString());
  if (decided.location === null) return false;
  return (await request(decided.location, null)).status === 200;
}

/** Types the code of the device flow and agrees. */
export async function agreeWithCode(page: string, code: string): Promise<boolean> {
  const form = new URLSearchParams({ code, decision: 'yes' });
  return (await request(page, form.toString())).status === 200;
}

/** Milliseconds of silence after which nothing more comes. */
const answerMs = 10_000;

interface Answer {
  status: number | null;
  location: string | null;
  body: string;
}

function request(url: string, form: string | null): Promise<Answer> {
  return new Promise((resolve) => {
    const method = form === null ? 'GET' : 'POST';
    const headers = form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const asking = http.request(url, { method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      const { statusCode = null, headers: given } = response;
      response.on('close', () => resolve({ status: statusCode, location: given.location ?? null, body }));
    });
    asking.setTimeout(answerMs, () => asking.destroy());
    asking.on('error', () => resolve({ status: null, location: null, body: '' }));
    asking.end(form ?? undefined);
  });
}
