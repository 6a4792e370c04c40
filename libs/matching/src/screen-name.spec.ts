import { REVIEW_THRESHOLD } from './config';
import { buildIndex } from './index/build-index';
import { scoreNames } from './score-names';
import { type NameHit, type NameQuery, screenName } from './screen-name';
import { buildSubjectIndex, subjectsMeeting } from './subject-names';

const ADDRESS = 'No. 9 Fuhong Road, Futian District, Shenzhen';
/** Scores 0.77, and 0.66, which is below the threshold. */
const [ALIKE, NOT_QUITE] = ['Qinglan Photon Power Systems', 'Qinglan Photon Power Grid Systems'];
const index = buildIndex([{ id: 'E', schema: 'organization', names: ['Qinglan Photon Devices'], addresses: [`Building 57, Privolnaya Street, Moscow; and ${ADDRESS}`], countries: ['CN'] }]);

function hitOf(query: Omit<NameQuery, 'name'>, name = NOT_QUITE): NameHit | undefined {
  return screenName({ name, ...query }, index).hits[0];
}

describe('what stands beside a name', () => {
  const named = hitOf({}, ALIKE);

  it('country and address raise a score, each with its words', () => {
    const country = hitOf({ country: 'CN' }, ALIKE);
    const both = hitOf({ country: 'CN', addresses: ['Fuhong Rd. 9, Shenzhen'] }, ALIKE);
    expect([country?.score, both?.score].map((score) => Math.round(((score ?? 0) - (named?.score ?? 0)) * 1000) / 1000)).toEqual([0.01, 0.05]);
    expect(both?.because).toMatch(/ The country agrees\. The address agrees in “fuhong”, “9”, which raises the score a little\.$/);
  });

  it('and lower it', () => {
    const other = hitOf({ country: 'DE', addresses: ['Winterhuder Weg 8, Hamburg'] }, ALIKE);
    expect(Math.round(((other?.score ?? 0) - (named?.score ?? 0)) * 1000) / 1000).toBe(-0.03);
    expect(other?.because).toMatch(/ The country differs, which lowers the score a little\. The address differs, which lowers the score a little\.$/);
  });

  it('but make nothing identical that is not', () => {
    expect(hitOf({ addresses: [ADDRESS] }, 'Qinglan Photon Device')?.score).toBe(hitOf({}, 'Qinglan Photon Device')?.score);
    expect([hitOf({ country: 'CN' }, 'Qinglan Photon Device')?.score, hitOf({ country: 'CN' }, 'Qinglan Photon Devices')?.score]).toEqual([0.995, 1]);
    expect([hitOf({ addresses: [ADDRESS] }, 'Qinglan Photon')?.score, hitOf({ addresses: [ADDRESS] }, 'Qinglan Photon Devices')?.score]).toEqual([expect.closeTo(0.98, 2), 1]);
  });

  it('an address that says nothing changes nothing', () => {
    expect(hitOf({ addresses: ['Shenzhen'] }, ALIKE)).toEqual(named);
  });

  it('an address lifts a name that is not quite enough by itself, and never one that is another', () => {
    expect([hitOf({})?.score, hitOf({ addresses: [ADDRESS] })?.score]).toEqual([undefined, expect.any(Number)]);
    expect(hitOf({ addresses: [ADDRESS] }, 'Bergstrom Bakery')).toBeUndefined();
  });
});

describe('an address that is in care of somebody', () => {
  const query: NameQuery = { name: 'Harbour Bakery', addresses: ['c/o Qinglan Photon Devices, Winterhuder Weg 8, Hamburg'] };

  it('is screened for whom it names', () => {
    expect(screenName(query, index)).toMatchObject({ status: 'review', problems: [], hits: [{ entityId: 'E', queryName: 'Qinglan Photon Devices' }] });
    expect(screenName({ ...query, addresses: ['Attn: X'] }, index)).toMatchObject({ status: 'clear', hits: [] });
  });

  it('and found by those who look for whom a listing concerns', () => {
    const entity = { id: 'E', schema: 'organization', names: ['Qinglan Photon Devices'] };
    expect(subjectsMeeting(entity, buildSubjectIndex([{ id: 'S', names: query }, { id: 'T', names: { name: 'Harbour Bakery' } }]))).toEqual(new Set(['S']));
  });
});

describe('a text that holds several names', () => {
  const listed = buildIndex([{ id: 'F', schema: 'organization', names: ['formerly known as Marovic Photon Co., Ltd'] }, { id: 'Q', schema: 'organization', names: ['Qinglan Photon Devices (f.k.a. Orelin Metals)'] }]);
  const hitsOf = (name: string) => screenName({ name, schema: 'organization' }, listed).hits;

  it('is listed under each of them', () => {
    expect(hitsOf('Marovic Photon')).toMatchObject([{ entityId: 'F', matchedName: 'Marovic Photon Co., Ltd' }]);
    expect(hitsOf('Orelin Metals')).toMatchObject([{ entityId: 'Q', matchedName: 'Orelin Metals' }]);
  });

  it('is looked for under each of them', () => {
    expect(hitsOf('Stankovic Shipping d/b/a Orelin Metals')).toMatchObject([{ entityId: 'Q', queryName: 'Orelin Metals' }]);
    expect(scoreNames('Stankovic Shipping c/o Orelin Metals', 'Orelin Metals', { schema: 'organization' }).score).toBeGreaterThanOrEqual(REVIEW_THRESHOLD);
    expect(hitsOf('Stankovic Shipping Orelin Metals Lines')).toEqual([]);
  });
});

describe('a company that is called by a single letter', () => {
  const listed = buildIndex([{ id: 'Z', schema: 'organization', names: ['Z Corp'] }, { id: 'K', schema: 'organization', names: ['K.AD Ltd.'] }]);
  const found = (name: string) => {
    const { status, hits } = screenName({ name, schema: 'organization' }, listed);
    return [status, ...hits.map(({ entityId }) => entityId)];
  };

  it.each(['Z Corp.', 'Z Corporation', 'Z Inc'])('is a name with its legal form, and met by it: %s', (name) => {
    expect(found(name)).toEqual(['review', 'Z']);
  });

  it('is met by its name under any other form', () => expect(found('K.AD Limited')).toEqual(['review', 'K']));

  it.each(['Y Corp', 'Z GmbH', 'Corp Trading'])('is no other company: %s', (name) => expect(found(name)).toEqual(['clear']));

  it.each(['Z', 'Corp', 'Corporation Ltd'])('is not named by the letter or the form alone, which are errors: %s', (name) => expect(found(name)).toEqual(['error']));
});
