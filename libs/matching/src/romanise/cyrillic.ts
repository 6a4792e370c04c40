import type { CharTable } from './char-table';

/** Cyrillic to Latin, close to BGN/PCGN without its marks; Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh letters. Ours. */
export const CYRILLIC: CharTable = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p',
  р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya',
  і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ў: 'u', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'gj', ќ: 'kj', ѕ: 'dz', ѝ: 'i', ѐ: 'e',
  қ: 'k', ғ: 'g', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', ә: 'a', ҳ: 'h', ҷ: 'j', ӣ: 'i', ӯ: 'u', ҹ: 'j', җ: 'j', ӑ: 'a', ӗ: 'e', ҫ: 's', ӳ: 'u',
};
