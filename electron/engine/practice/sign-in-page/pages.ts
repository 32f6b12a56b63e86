/** The web pages of the practice provider. They are English and plain: a real provider's page is not ours either. */

const style = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:30rem;margin:12vh auto;padding:0 1.5rem}
h1{font-size:1.5rem}button,input{font:inherit;padding:.5rem 1.25rem;margin:.25rem .5rem .25rem 0}`;

/** Values are put in escaped; `hidden` goes along with the form. */
export function consentPage(address: string, hidden: string): string {
  return page(
    'Practice provider',
    `<p>The program <strong>Sendwell</strong> wants to send mail for <strong>${escapeHtml(address)}</strong>.</p>
<p>This is a practice page. It belongs to no real account.</p>
<form method="post" action="/decide"><input type="hidden" name="query" value="${escapeHtml(hidden)}">
<button name="decision" value="yes">Allow</button><button name="decision" value="no">Refuse</button></form>`,
  );
}

export function codePage(): string {
  return page(
    'Practice provider',
    `<p>Type the code that Sendwell shows.</p>
<form method="post" action="/code"><label>Code <input name="code" autocomplete="off" required></label>
<button name="decision" value="yes">Allow</button><button name="decision" value="no">Refuse</button></form>`,
  );
}

export function wordsPage(text: string): string {
  return page('Practice provider', `<p>${escapeHtml(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
