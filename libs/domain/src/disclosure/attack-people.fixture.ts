import {
  activeOf,
  more,
  splitsOf,
  stepsOf,
  type Sum,
  text,
  unique,
  wholesOf,
  within,
} from './attack-rules.fixture.js';
import { type Network, placesOf } from './network.fixture.js';
import type { DisclosureDimension } from './release-table.js';

/** A number of people, those who could be among them, and what they are a part of. */
export interface Secret extends Sum {
  eligible: Sum[];
  wholes: Sum[];
  /** The whole, and of two dimensions everybody of the other categories. */
  covers?: Sum[];
}

const single = (key: string): Sum => ({ terms: [[key, 1, false]] });

/** Those who could still do so before the release. */
const flow = (above: string[], less: string): Sum => ({
  terms: [...more(above, [less]).terms, [less, 1, false]],
});

/** What is left beside a part of a whole, of which group: all of the whole, and those who could do so. */
function restOf(whole: string, part: string, steps: [string, string][]): Secret {
  const befores = (key: string) => steps.filter(([, less]) => less === key).map(([above]) => above);
  const measureOf = (key: string) => key.slice(key.lastIndexOf('/'));
  const beside = befores(part).flatMap((before) => {
    const above = befores(whole).find((one) => measureOf(one) === measureOf(before));
    return above ? [{ above, before }] : [];
  });
  return {
    terms: [...single(whole).terms, [part, -1, false]],
    wholes: [single(whole)],
    eligible: [
      ...beside.map(({ above, before }): Sum => ({
        terms: [
          ...flow([above], whole).terms,
          ...flow([before], part).terms.map(([key, times, isSoFar]): [string, number, boolean] => [
            key,
            -times,
            isSoFar,
          ]),
        ],
      })),
    ],
  };
}

/** Who is beside a part of a table of two dimensions is of the other categories of the other dimension. */
function crossing(network: Network, whole: string, part: string, parts: string[]): Sum[] {
  const others = parts
    .filter((other) => other !== part)
    .flatMap((other) => {
      const [dimension = '', category = '', measure = ''] = other.split('/');
      return wholesOf(network, dimension as DisclosureDimension, category)
        .map((one) => `${one}/${measure}`)
        .filter((one) => one !== whole);
    });
  return others.length > 0 ? [{ terms: others.map((key) => [key, 1, false]) }] : [];
}

/** Every number of people that figures tell of, and of which groups: each must stay uncertain when small. */
export function peopleOf(network: Network): Secret[] {
  const { modules } = network.nesting;
  const steps = stepsOf(network);
  const nested = (above: string[], less: string): Secret[] => [
    { ...more(above, [less]), eligible: [flow(above, less)], wholes: [] },
    { ...single(less), eligible: [flow(above, less)], wholes: [] },
  ];
  const found: Secret[] = [
    ...placesOf(network)
      .filter(({ measure }) => measure !== 'minutes')
      .map((place) => ({ ...single(text(place)), eligible: [], wholes: [] })),
    ...steps.flatMap(([above, less]) => nested([above], less)),
    ...splitsOf(network)
      .filter(({ whole, parts }) => parts.length > 1 && !whole.endsWith('/minutes'))
      .flatMap(({ whole, parts }) =>
        parts.flatMap((part): Secret[] => [
          { ...single(part), eligible: [], wholes: [single(whole)], covers: [single(whole)] },
          {
            ...restOf(whole, part, steps),
            covers: [single(whole), ...crossing(network, whole, part, parts)],
          },
        ]),
      ),
    ...activeOf(network, placesOf(network)).flatMap((pair): Secret[] => {
      const group: Sum = { terms: [[pair[0], 1, pair[2]]] };
      const groups = pair[2]
        ? { eligible: [group], wholes: [] }
        : { eligible: [], wholes: [group] };
      return [
        { ...within(pair), ...groups },
        { ...single(pair[1]), ...groups },
      ];
    }),
    ...modules.flatMap(({ moduleId, courseId, partnerId, lessons }) => [
      ...nested([`course/${courseId}/started`], `module/${moduleId}/started`),
      ...(lessons.every(({ skippable }) => skippable)
        ? []
        : nested([`module/${moduleId}/completed`], `course/${courseId}/completed`)),
      ...nested([`partner/${partnerId}/started`], `module/${moduleId}/started`),
      ...nested([`partner/${partnerId}/completed`], `module/${moduleId}/completed`),
      ...lessons.flatMap(({ id, skippable }) => [
        ...nested([`module/${moduleId}/started`], `lesson/${id}/completed`),
        ...(skippable ? [] : nested([`lesson/${id}/completed`], `module/${moduleId}/completed`)),
      ]),
    ]),
    ...unique(modules.map((m) => m.partnerId)).flatMap((id) =>
      nested(
        unique(
          modules.filter((m) => m.partnerId === id).map((m) => `course/${m.courseId}/started`),
        ),
        `partner/${id}/started`,
      ),
    ),
  ];
  const joined = new Map<string, Secret>();
  for (const { terms, eligible, wholes, covers = [] } of found) {
    const key = JSON.stringify([...terms].sort());
    const before = joined.get(key);
    joined.set(key, {
      terms,
      eligible: [...(before?.eligible ?? []), ...eligible],
      wholes: [...(before?.wholes ?? []), ...wholes],
      covers: [...(before?.covers ?? []), ...covers],
    });
  }
  return [...joined.values()];
}
