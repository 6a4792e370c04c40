import { aboutParty } from './parties';

const PARTY = { partyId: 'p1', role: 'end_user' as const, name: 'Pellucid SARL', country: 'FR', militaryUser: false };

test('a party of whom nothing more is stated', () => expect(aboutParty(PARTY)).toEqual([]));

test('owners at every depth, with their shares', () => {
  const owners = [{ name: 'Midway LP', pct: '60', owners: [{ name: 'Zorin AB', nativeNames: ['Зорин'], pct: null }] }, { name: 'Kestrel BV', pct: '20.5' }];
  expect(aboutParty({ ...PARTY, owners })).toEqual(['Held by Midway LP 60 % (Zorin AB · Зорин unknown share), Kestrel BV 20.5 %']);
});

test('what else may be stated', () => {
  const party = { ...PARTY, aliases: ['Pellucid', 'PV'], address: '5 Harbour Road', branchOf: { name: 'Head Office' }, ownersKnown: false, controlWithoutShares: true, militaryUser: null };
  expect(aboutParty(party)).toEqual(['Also called Pellucid · PV', '5 Harbour Road', 'Branch of Head Office', 'Owners could not be established', 'Controlled by board seats or contracts', 'Whether it is a military user is not stated']);
  expect(aboutParty({ ...PARTY, militaryUser: true })).toEqual(['Military user']);
});
