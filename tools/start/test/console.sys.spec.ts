import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderV1, StatusEntryView } from '@ytterby/contracts';
import { beijingDate } from '@ytterby/kernel';
import { eventually } from '@ytterby/testing';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { type Client, loadDemo, request, requestOk } from '../src';
import { submittedRecord } from '../src/demo/feed';
import { findChromium } from './chromium';
import { emPerCharacter, newContext, openSignedIn, stumblingBlocks, type WatchedPage, watchedPage } from './console-page';
import { type RunningProduct, startRunningProduct } from './running-product';

const CHIP_MAKER = '龙芯中科技术股份有限公司';
const STORY_MS = 60_000;

/** A demo order under another id, with one party if given. */
function orderLike(demoId: string, orderId: string, endUser?: string): { order: OrderV1; asOf: string } {
  const demo = loadDemo(process.cwd()).orders.find((line) => line.order.orderId === demoId && line.order.revision === 1);
  if (demo === undefined) throw new Error(`there is no demo order ${demoId}`);
  const party = { ...demo.order.parties[0], partyId: 'p1', role: 'end_user', country: 'CN', name: endUser } as OrderV1['parties'][number];
  return { order: { ...demo.order, orderId, ...(endUser === undefined ? {} : { parties: [party] }) }, asOf: demo.asOf };
}

async function submit(erp: Client, { order, asOf }: { order: OrderV1; asOf: string }): Promise<void> {
  const answer = await request(erp, 'POST', '/v1/orders', { body: JSON.stringify(order), headers: { 'Ytterby-As-Of': asOf } });
  expect(answer.status).toBe(202);
}

/** Issue 4, point 8: what persons see and do, in a real Chromium, on the real product. The tests tell one story, in order. */
describe('the console in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-console-'));
  let browser: Browser | null = null;
  let running: RunningProduct;
  let context: BrowserContext;
  let desk: WatchedPage;

  const keyOf = (subject: string): string => running.product.client(subject).key;
  const gateway = (): string => running.product.urls.gateway;
  const row = (page: Page, orderId: string): Locator => page.locator(`[data-testid=order-row][data-order-id="${orderId}"]`);

  beforeAll(async () => {
    const executablePath = await findChromium();
    if (executablePath === null) {
      if (process.env['CI'] === 'true') throw new Error('no Chromium: put one on the path, name it in YTTERBY_CHROMIUM, or run npm ci');
      process.stderr.write('The console was not tested: no Chromium runs here. Put one on the path, or name it in YTTERBY_CHROMIUM.\n');
      return;
    }
    writeFileSync(join(folder, 'own.jsonl'), `${JSON.stringify({ id: 'OWN-1', list: 'OWN', names: ['Heron Test Works'] })}\n`);
    writeFileSync(join(folder, 'sources.json'), JSON.stringify({ sources: [{ id: 'own-list', file: 'own.jsonl', format: 'ytterby', lists: ['OWN'] }] }));
    running = await startRunningProduct({ settings: { YTTERBY_LIST_SOURCES_FILE: join(folder, 'sources.json') } });
    // The sandbox of Chromium needs rights that containers and root do not have; only our own pages are opened.
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    context = await newContext(browser);
    desk = await watchedPage(context);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  /** A step of the story; without a browser there is none (and under CI=true beforeAll has failed). */
  const step = (name: string, work: (browser: Browser) => Promise<void>): void => {
    it(name, async () => (browser === null ? undefined : work(browser)), STORY_MS);
  };

  step('tells in words that a key is refused, and lets one try again', async (chromium) => {
    const { page } = await watchedPage(await newContext(chromium));
    await page.goto(gateway());
    await page.getByLabel('API key').fill('ytb_not-a-key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const refusal = page.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/key/i);
    expect(await page.getByTestId('me').count()).toBe(0);
    expect(await page.getByLabel('API key').isEnabled()).toBe(true);
    await page.context().close();
  });

  step('signs in with a key, and says who one is', async () => {
    await desk.page.goto(gateway());
    expect(await stumblingBlocks(desk.page)).toEqual([]);
    await desk.page.getByLabel('API key').fill(keyOf('demo-reviewer'));
    await desk.page.getByRole('button', { name: 'Sign in' }).click();
    await desk.page.getByTestId('me').waitFor();
    expect(await desk.page.getByTestId('me').innerText()).toBe('demo-reviewer (analyst)');
    await desk.page.locator('[data-testid=live][data-state=live]').waitFor();
  });

  step('shows new orders and their decisions by itself', async () => {
    const { page } = desk;
    await page.evaluate('window.wasNotReloaded = true');
    await submit(running.product.client('demo-erp'), orderLike('DEMO-0059', 'CONSOLE-HIT', CHIP_MAKER));
    await submit(running.product.client('demo-erp'), orderLike('DEMO-0020', 'CONSOLE-OPEN'));
    await row(page, 'CONSOLE-HIT').and(page.locator('[data-status=decided]')).waitFor();
    await row(page, 'CONSOLE-OPEN').and(page.locator('[data-status=decided]')).waitFor();
    expect(await row(page, 'CONSOLE-HIT').getByTestId('action').innerText()).toContain('Hold');
    expect(await row(page, 'CONSOLE-HIT').getByTestId('outcome').innerText()).toBe('No licence required');
    expect(await row(page, 'CONSOLE-OPEN').getByTestId('outcome').innerText()).toBe('Needs information');
    expect(await page.evaluate('window.wasNotReloaded')).toBe(true);
  });

  step('filters orders by action and by words', async () => {
    const { page } = desk;
    await page.getByRole('search').getByText('Release').click();
    await page.getByText('No loaded order passes the filter.').waitFor();
    await page.getByRole('search').getByText('All').click();
    await page.getByLabel('Search').fill('龙芯');
    await row(page, 'CONSOLE-OPEN').waitFor({ state: 'detached' });
    expect(await page.getByTestId('order-row').count()).toBe(1);
    await page.getByLabel('Search').fill('');
    await row(page, 'CONSOLE-OPEN').waitFor();
  });

  step('shows a decision as a memo: outcome, action, rules with their articles, values compared, missing facts', async () => {
    const { page } = desk;
    await row(page, 'CONSOLE-OPEN').getByRole('link').click();
    const memo = page.getByTestId('memo');
    await memo.waitFor();
    expect(await memo.getByTestId('memo-outcome').innerText()).toBe('Needs information');
    expect(await memo.getByTestId('memo-action').innerText()).toContain('Do not ship before this is settled.');
    expect(await memo.innerText()).toContain('No legal advice');
    const licence = memo.getByTestId('rule').filter({ hasText: 'MOFCOM-GAC 18/2025 1C908.b' });
    expect(await licence.getAttribute('data-result')).toBe('hit');
    expect(await licence.locator('.citation').innerText()).toContain('MOFCOM-GAC 18/2025, items 1C902-1C908');
    const ban = memo.getByTestId('rule').filter({ hasText: 'MOFCOM 46/2024 Art 1' });
    expect(await ban.getAttribute('data-result')).toBe('undetermined');
    expect(await ban.getByRole('row', { name: 'destination' }).getByRole('cell').innerText()).toBe('US');
    expect(await ban.getByRole('row', { name: 'military user' }).getByRole('cell').innerText()).toBe('unknown');
    expect(await memo.getByTestId('missing-facts').innerText()).toContain('whether the end user is a military user');
    expect(await page.title()).toBe('CONSOLE-OPEN · Ytterby');
  });

  step('decides again, in front of the reader, once a person resolved the hit', async () => {
    const order = await watchedPage(context);
    await openSignedIn(order.page, gateway(), keyOf('viewer'), '#/orders/CONSOLE-HIT');
    await order.page.locator('[data-testid=memo][data-seq="1"]').waitFor();
    expect(await order.page.getByTestId('memo-action').getAttribute('data-action')).toBe('hold');
    await order.page.locator('[data-testid=live][data-state=live]').waitFor();
    await order.page.evaluate('window.wasNotReloaded = true');

    await resolveHit(desk.page);

    await order.page.locator('[data-testid=memo][data-seq="2"]').waitFor();
    expect(await order.page.getByTestId('memo-action').getAttribute('data-action')).toBe('release');
    expect(await order.page.getByTestId('decision-item').count()).toBe(2);
    const timeline = await order.page.getByTestId('timeline').innerText();
    expect(timeline).toContain('Decision 1 after screening: No licence required, action hold.');
    expect(timeline).toContain("Decision 2 after an analyst's resolution: No licence required, action release.");
    expect(await order.page.evaluate('window.wasNotReloaded')).toBe(true);
    await order.page.getByRole('link', { name: /^Decision 1/ }).click();
    await order.page.locator('[data-testid=memo][data-seq="1"]').getByText('no longer in force').waitFor();
    expect(order.problems).toEqual([]);
    await order.page.close();
  });

  /** Goes to the queue, reads both sides, forgets the comment, then resolves as false positive. */
  async function resolveHit(page: Page): Promise<void> {
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Reviews' }).click();
    const card = page.locator('[data-testid=review][data-order-id="CONSOLE-HIT"]');
    await card.waitFor();
    const names = card.getByRole('row', { name: /^Name/ }).getByRole('cell');
    expect(await names.allInnerTexts()).toEqual([CHIP_MAKER, 'Loongson Technology Corporation Limited']);
    const [party, entity] = await Promise.all([names.nth(0).boundingBox(), names.nth(1).boundingBox()]);
    expect({ level: party?.y === entity?.y, leftOf: (party?.x ?? 0) + (party?.width ?? 0) <= (entity?.x ?? 0) }).toEqual({ level: true, leftOf: true });
    await card.getByLabel('Why?').fill('   ');
    await card.getByRole('button', { name: 'False positive' }).click();
    await card.getByTestId('comment-missing').waitFor();
    expect(await card.getAttribute('data-status')).toBe('open');
    await card.getByLabel('Why?').fill('Another company of that name: its registration number differs.');
    await card.getByRole('button', { name: 'False positive' }).click();
    const resolution = card.getByTestId('resolution');
    await resolution.waitFor();
    expect(await resolution.innerText()).toMatch(/False positive, said demo-reviewer[^]*registration number differs/);
  }

  step('shows the new decision in the list as well', async () => {
    await desk.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Orders' }).click();
    await row(desk.page, 'CONSOLE-HIT').locator('[data-action=release]').waitFor();
  });

  step('shows a record that was parked, with the field that is wrong', async () => {
    const { product } = running;
    const { order, asOf } = orderLike('DEMO-0020', 'CONSOLE-BAD');
    const producer = await product.producer();
    const record = submittedRecord({ ...order, revision: 0 }, asOf, product.partitions);
    await producer.send({ topic: `${product.topicPrefix}orders.submitted.v1`, acks: -1, messages: [record] });
    await producer.disconnect();
    const readParked = (): Promise<unknown> => requestOk(product.client('officer'), 'GET', '/v1/services/order-intake/parked');
    await eventually('the bad order is parked', async () => JSON.stringify(await readParked()).includes('CONSOLE-BAD'));
    await desk.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'System' }).click();
    const parked = desk.page.locator('[data-testid=parked-service][data-service=order-intake]').getByTestId('parked');
    await parked.waitFor();
    expect(await parked.innerText()).toContain('CONSOLE-BAD');
    expect(await parked.locator('code').innerText()).toBe('revision');
    // Only an officer may have it processed again.
    expect(await parked.getByTestId('replay').count()).toBe(0);
    for (const service of ['order-intake', 'screening', 'licensing']) {
      await desk.page.locator(`[data-testid=service][data-service=${service}][data-status=ready]`).waitFor();
    }
  });

  step('shows where lists come from, and what waits for a person', async () => {
    const source = desk.page.locator('[data-testid=list-source][data-source=own-list]');
    await source.waitFor();
    expect(await source.getByTestId('freshness').innerText()).toBe('A new version waits for somebody to activate it.');
    expect(await source.innerText()).toContain('1 entity of OWN');
    // Only an officer may have it fetched.
    expect(await source.getByTestId('refresh-source').count()).toBe(0);
    const officer = await watchedPage(context);
    await openSignedIn(officer.page, gateway(), keyOf('officer'), '#/system');
    await officer.page.locator('[data-source=own-list]').getByTestId('refresh-source').click();
    await officer.page.locator('[data-source=own-list]').getByText('nothing new').waitFor();
    expect(officer.problems).toEqual([]);
    await officer.page.close();
  });

  /** Two officers confirm that No. 70 lapsed; then No. 61 with its exemption is in force again. */
  async function confirmLapse(): Promise<void> {
    const [officer, second] = [running.product.client('officer'), running.product.client('second-officer')];
    const entry = { measure: '70/2025', state: 'lapsed', knownSince: '2026-11-11', source: 'a test' };
    const { entryId } = (await requestOk(officer, 'POST', '/v1/status-register/entries', { body: JSON.stringify(entry) })) as StatusEntryView;
    await requestOk(second, 'POST', `/v1/status-register/entries/${entryId}:approve`, { body: '{}' });
  }

  step('shows the report that an exempted export owes, and takes down that it was filed', async () => {
    const { page } = desk;
    const erp = running.product.client('demo-erp');
    await confirmLapse();
    const { order } = orderLike('DEMO-0039', 'CONSOLE-RELIEF');
    await requestOk(erp, 'POST', '/v1/orders', { body: JSON.stringify(order) });
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Orders' }).click();
    await row(page, 'CONSOLE-RELIEF').locator('[data-outcome=EXEMPT_WITH_REPORT]').waitFor();
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Reports' }).click();
    await page.getByText('No report is owed.').waitFor();

    await requestOk(erp, 'POST', '/v1/orders/CONSOLE-RELIEF/shipped', { body: JSON.stringify({ revision: order.revision, shippedOn: beijingDate(Date.now()) }) });
    const report = page.locator('[data-testid=report-row][data-order-id=CONSOLE-RELIEF]');
    await eventually('the report is due', async () => {
      await page.getByRole('button', { name: 'Read again' }).click();
      return (await report.count()) === 1;
    });
    expect(await report.innerText()).toMatch(/Due by \d+ \w+ 20\d\d/);
    expect(await stumblingBlocks(page)).toEqual([]);
    await report.getByTestId('file-report').click();
    await report.getByLabel('Filed on (Beijing)').fill(beijingDate(Date.now()));
    await report.getByLabel('Number of the authority').fill('MOFCOM 4711');
    await report.getByRole('button', { name: 'Record' }).click();
    await report.and(page.locator('[data-state=filed]')).waitFor();
    expect(await report.innerText()).toMatch(/Filed on \d+ \w+ 20\d\d[^]*MOFCOM 4711, recorded by demo-reviewer/);
  });

  step('looks a name up, in another script, and says why one cannot be', async () => {
    const { page } = desk;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Names' }).click();
    await page.getByTestId('name').fill('Longxin Zhongke Jishu');
    await page.getByTestId('country').fill('cn');
    await page.getByTestId('search').click();
    await page.locator('[data-testid=result][data-status=review]').waitFor();
    expect(await page.getByTestId('hit').first().innerText()).toMatch(/semiconductor, active[^]*%[^]*The country agrees\./);
    await page.getByTestId('name').fill('Co., Ltd.');
    await page.getByTestId('search').click();
    await page.locator('[data-testid=result][data-status=error]').waitFor();
    expect(await page.getByTestId('result').innerText()).toContain('The name “Co., Ltd.” is only a legal form; give the full name.');
  });

  step('draws Chinese names, with fonts of its own where the machine has none', async () => {
    const { page } = desk;
    await page.goto(`${gateway()}/#/orders/CONSOLE-HIT`);
    await page.getByTestId('memo').waitFor();
    expect(await emPerCharacter(page, '.facts td', CHIP_MAKER)).toBeCloseTo(1, 1);
  });

  step('can be read with a screen reader and on a phone', async (chromium) => {
    const phone = await newContext(chromium, 390);
    const { page, problems } = await watchedPage(phone);
    await openSignedIn(page, gateway(), keyOf('officer'));
    for (const [address, landmark] of [
      ['#/orders', 'orders'],
      ['#/orders/CONSOLE-OPEN', 'memo'],
      ['#/reviews?status=all', 'review'],
      ['#/names', 'search'],
      ['#/reports', 'reports'],
      ['#/system', 'parked'],
    ] as const) {
      for (const view of [page, desk.page]) {
        await view.goto(`${gateway()}/${address}`);
        await view.getByTestId(landmark).first().waitFor();
        expect({ address, blocks: await stumblingBlocks(view) }).toEqual({ address, blocks: [] });
      }
    }
    expect(problems).toEqual([]);
    await phone.close();
  });

  step('logs no error, refused request or breach of its security policy on the way', async () => {
    await Promise.resolve();
    expect(desk.problems).toEqual([]);
  });
});
