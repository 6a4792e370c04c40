import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A page of the console and everything that went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Console errors and warnings (a breach of the Content-Security-Policy is one), exceptions, refused and failed requests. */
  readonly problems: string[];
}

/** A new page whose problems are kept. A request that the page itself gave up, because the reader went on, is none. */
export async function watchedPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') problems.push(`${why} for ${request.url()}`);
  });
  return { page, problems };
}

/** A context of its own, as wide as a desk or a phone. */
export function newContext(browser: Browser, width = 1280): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB', timezoneId: 'UTC' });
}

/** Opens the console at `address` (a fragment), signed in by the link that `npm start` prints. */
export async function openSignedIn(page: Page, gateway: string, key: string, address = '#/orders'): Promise<void> {
  await page.goto(`${gateway}/#key=${encodeURIComponent(key)}`);
  await page.getByTestId('me').waitFor();
  await page.goto(`${gateway}/${address}`);
}

/** What a screen reader or a phone would stumble over on the page as it stands; empty when nothing. Scripts run in the browser, hence as text. */
export function stumblingBlocks(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    const text = (element) => (element.getAttribute('aria-label') ?? element.textContent).trim();
    for (const field of all('input, textarea, select')) {
      if (![...field.labels].some((label) => text(label) !== '') && !field.hasAttribute('aria-label')) found.push('no label: ' + field.outerHTML);
    }
    for (const control of all('button, a[href]')) if (text(control) === '') found.push('no name: ' + control.outerHTML);
    const levels = all('h1, h2, h3, h4, h5, h6').map((heading) => Number(heading.tagName[1]));
    if (levels.filter((level) => level === 1).length !== 1) found.push('headings of level 1: ' + levels.filter((level) => level === 1).length);
    let before = levels[0] === 1 ? 1 : 0;
    for (const level of levels) {
      if (level > before + 1) found.push('heading jumps from ' + before + ' to ' + level);
      before = level;
    }
    for (const table of all('table')) if (table.caption === null) found.push('table without caption: ' + table.className);
    for (const id of all('[id]').map((element) => element.id)) if (all('[id="' + CSS.escape(id) + '"]').length > 1) found.push('id twice: ' + id);
    for (const image of all('img')) if (!image.hasAttribute('alt')) found.push('no alt: ' + image.outerHTML);
    if (document.documentElement.lang === '') found.push('no language');
    if (all('main').length !== 1) found.push('main regions: ' + all('main').length);
    const excess = document.documentElement.scrollWidth - innerWidth;
    if (excess > 0) found.push('wider than the window by ' + excess + ' px');
    return found;
  })()`);
}

/**
 * The width of a run of East Asian characters in the first element that shows it, in em per character: 1 where a font has them, less where boxes or
 * nothing stand in their place.
 */
export function emPerCharacter(page: Page, selector: string, run: string): Promise<number> {
  return page.evaluate<number>(`(() => {
    const element = [...document.querySelectorAll(${JSON.stringify(selector)})].find((each) => each.textContent.includes(${JSON.stringify(run)}));
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (!node.data.includes(${JSON.stringify(run)})) node = walker.nextNode();
    const range = document.createRange();
    const start = node.data.indexOf(${JSON.stringify(run)});
    range.setStart(node, start);
    range.setEnd(node, start + ${run.length});
    return range.getBoundingClientRect().width / ${run.length} / parseFloat(getComputedStyle(node.parentElement).fontSize);
  })()`);
}
