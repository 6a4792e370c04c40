import { ownValue } from './own-value';

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'none'])('%s is not found where nobody put it', (word) => {
  expect(ownValue({ one: 1 }, word)).toBeUndefined();
});

test('what was put there is found, whatever it is called', () => {
  expect([ownValue({ one: 1 }, 'one'), ownValue({ constructor: 2 }, 'constructor')]).toEqual([1, 2]);
});
