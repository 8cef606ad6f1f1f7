import { nameRefusal, wishRefusal } from './refusals.js';

test.each(['name-missing', 'name-too-long', 'name-is-alias', 'name-characters'])(
  '%s is said beside the name',
  (reason) => expect(nameRefusal(reason)).toMatch(/\w|[а-я]/u),
);

test.each(['changed-meanwhile', 'revoked', 'too-many-versions'])(
  '%s is no matter of the name, and has words of its own',
  (reason) => {
    expect(nameRefusal(reason)).toBeNull();
    const others = ['changed-meanwhile', 'revoked', 'too-many-versions'].filter(
      (other) => other !== reason,
    );
    expect(others.map(wishRefusal)).not.toContain(wishRefusal(reason));
  },
);
