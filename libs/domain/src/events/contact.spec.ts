import { contactKey } from './contact';

it.each([
  ['Demo.Guest@Example.org', 'demo.guest@example.org'],
  [' 0161 496 0000', '01614960000'],
  ['(0161) 496-0000', '01614960000'],
  ['0044 161 496 0000', '+441614960000'],
  ['+44 161 496 0000', '+441614960000'],
  ['a-b@example.org', 'a-b@example.org'],
  ['ask at the library', 'askatthelibrary'],
])('%s is kept in mind as %s', (contact, key) => {
  expect(contactKey(contact)).toBe(key);
});

it('nothing is the same as nothing else', () => {
  expect(contactKey(null)).toBeNull();
});
