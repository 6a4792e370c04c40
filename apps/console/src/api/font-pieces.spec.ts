import { eastAsian, loadPieces } from './font-pieces';

describe('font pieces', () => {
  it.each([
    ['{"name":"Förde GmbH → US"}', ''],
    ['中芯国际 SMIC 中芯', '中芯国际'],
    ['SK하이닉스 · ＩＨＩエアロ（株）', '하이닉스ＩＨエアロ（株）'],
  ])('of %s are asked for by the characters %s', (text, expected) => {
    expect(eastAsian(text)).toBe(expected);
  });

  it('are not waited for where no character needs them', async () => {
    await expect(loadPieces('Latin only')).resolves.toBeUndefined();
  });
});
