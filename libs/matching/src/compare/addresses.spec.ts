import fc from 'fast-check';
import { addressComparer } from './addresses';

const relation = (query: string | readonly string[], ...listed: string[]): string => addressComparer([query].flat())(listed).relation;

describe('two addresses', () => {
  it.each([
    ['the same', '9 Fuhong Road, Futian District, Shenzhen', 'No. 9 Fuhong Rd., Futian, Shenzhen, China'],
    ['one with more of it', 'Fuhong Road 9, Shenzhen', '18F Block B, World Trade Plaza, No. 9 Fuhong Road, Futian District, Shenzhen, Guangdong, China'],
    ['a listed text with several', 'Partiyny Pereulok 1, Block 11, Moscow', '154 Block 1 Building 57, Privolnaya Street, Moscow; and #313, Block 11 Building 1, Partiyny Pereulok, Moscow, 125009'],
    ['Cyrillic and Latin letters', 'ул. Привольная, д. 57, Москва', '57 Privolnaya Street, Moscow'],
    ['accents', 'Mündsburger Damm 16, Hamburg', 'Mundsburger Damm 16, 22087 Hamburg'],
    ['Chinese characters, simplified and traditional', '深圳市龙岗区坂雪岗大道7号', '深圳市龍崗區坂雪崗大道7號'],
    ['full-width digits', '知春路７号', '北京市海淀区知春路7号'],
  ])('agree: %s', (_what, query, listed) => {
    expect(relation(query, listed)).toBe('agrees');
    expect(relation(listed, query)).toBe('agrees');
  });

  it('say what agrees', () => {
    expect(addressComparer(['Fuhong Road 9, Shenzhen'])(['No. 9 Fuhong Rd, Futian, Shenzhen']).shared).toEqual(['fuhong', '9']);
  });

  it.each([
    ['other towns', 'Winterhuder Weg 8, 22085 Hamburg', '9 Fuhong Road, Shenzhen'],
    ['Chinese characters', '北京市海淀区知春路7号', '上海市浦东新区张江路18号'],
  ])('differ: %s', (_what, query, listed) => {
    expect(relation(query, listed)).toBe('differs');
    expect(relation(listed, query)).toBe('differs');
  });

  it.each([
    ['another street of the same town', '9 Fuhong Road, Futian District, Shenzhen', '9 Shennan Avenue, Futian District, Shenzhen'],
    ['another house of the same street', '12 Fuhong Road, Shenzhen', '9 Fuhong Road, Shenzhen'],
    ['the town only', 'Moscow', 'Privolnaya Street 57, Moscow'],
    ['the country only', 'Russia', 'Privolnaya Street 57, Moscow, Russia'],
    ['a listed address that is not precise', 'Winterhuder Weg 8, Hamburg', 'China'],
    ['letters beside Chinese characters', '7 Zhichun Road, Beijing', '北京市海淀区知春路7号'],
    ['numbers only', '12345', '12345'],
    ['nothing that can be read', '—', '9 Fuhong Road, Shenzhen'],
  ])('say nothing: %s', (_what, query, listed) => {
    expect(relation(query, listed)).toBe('unknown');
  });

  it('of several differ only when none could be the same', () => {
    const hamburg = 'Winterhuder Weg 8, Hamburg';
    expect(relation(hamburg, '9 Fuhong Road, Shenzhen', '57 Privolnaya Street, Moscow')).toBe('differs');
    expect(relation(hamburg, '9 Fuhong Road, Shenzhen', 'Mundsburger Damm 16, Hamburg')).toBe('unknown');
    expect(relation([hamburg, '9 Fuhong Road, Shenzhen'], '57 Privolnaya Street, Moscow', 'Fuhong Road 9, Shenzhen')).toBe('agrees');
    expect([relation([], hamburg), relation(hamburg)]).toEqual(['unknown', 'unknown']);
  });

  it('of any text are compared, either way round, and long ones are cut', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('9 Fuhong Road, Shenzhen', '北京市海淀区知春路7号', '; ;', '1'.repeat(9_000), 'a1 '.repeat(5_000), '路'.repeat(5_000)));
    fc.assert(fc.property(text, text, (a, b) => relation(a, b) === relation(b, a)), { seed: 20_261_128, numRuns: 500 });
  });
});
