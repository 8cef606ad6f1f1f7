import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';

/** An element as the parser gives it: its name, attributes and children in order. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
});

type Raw = Record<string, unknown> & { ':@'?: Record<string, string> };

function nodeOf(raw: Raw): Node {
  const [name = ''] = Object.keys(raw).filter((key) => key !== ':@');
  if (name === '#text') {
    return { name, attributes: {}, children: [], text: String(raw[name]) };
  }
  const children = (raw[name] as Raw[]).map(nodeOf);
  const text = children.map((child) => child.text).join('');
  return { name, attributes: raw[':@'] ?? {}, children, text };
}

/** @throws Error when it is no well-formed XML */
export function parsed(xml: string): Node {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(JSON.stringify(valid));
  const root = (parser.parse(xml) as Raw[]).map(nodeOf).find(({ name }) => !name.startsWith('?'));
  if (!root) throw new Error('No element');
  return root;
}

/** Every file of a package, parsed. */
export function filesOf(bytes: Uint8Array): Map<string, Node> {
  const files = Object.entries(unzipSync(bytes));
  return new Map(files.map(([path, content]) => [path, parsed(strFromU8(content))]));
}

/** Every element with a name, however deep. */
export function all(node: Node, name: string): Node[] {
  const deeper = node.children.flatMap((child) => all(child, name));
  return node.name === name ? [node, ...deeper] : deeper;
}

type Values = Record<string, string[]>;

/** A player of items, as small as our own items need: it follows the rules of response processing. */
class Player {
  readonly outcomes: Values = {};

  constructor(
    private readonly item: Node,
    private readonly responses: Values,
  ) {
    for (const node of all(item, 'qti-outcome-declaration')) {
      this.outcomes[node.attributes['identifier'] ?? ''] = all(node, 'qti-value').map(
        ({ text }) => text,
      );
    }
  }

  run(node: Node): void {
    if (node.name === 'qti-set-outcome-value') {
      const [expression] = elements(node);
      this.outcomes[node.attributes['identifier'] ?? ''] = this.value(expression);
    } else if (node.name === 'qti-response-condition') {
      const [first, otherwise] = elements(node);
      const [condition, ...then] = first ? elements(first) : [];
      const holds = this.value(condition)[0] === 'true';
      for (const each of holds ? then : otherwise ? elements(otherwise) : []) this.run(each);
    } else elements(node).forEach((child) => this.run(child));
  }

  private declaration(identifier: string | undefined): Node {
    const found = all(this.item, 'qti-response-declaration').find(
      ({ attributes }) => attributes['identifier'] === identifier,
    );
    if (!found) throw new Error(`No ${identifier}`);
    return found;
  }

  private value(node: Node | undefined): string[] {
    if (!node) throw new Error('No expression');
    const { identifier } = node.attributes;
    const parts = elements(node).map((child) => this.value(child));
    switch (node.name) {
      case 'qti-variable':
        return this.responses[identifier ?? ''] ?? [];
      case 'qti-base-value':
        return [node.text];
      case 'qti-correct':
        return all(this.declaration(identifier), 'qti-value').map(({ text }) => text);
      case 'qti-match':
        return [String(JSON.stringify(parts[0]) === JSON.stringify(parts[1]))];
      case 'qti-equal': {
        const [given, right] = parts.map(([only]) => Number(only));
        const [near = 0] = (node.attributes['tolerance'] ?? '0').split(' ').map(Number);
        return [String(Math.abs((given ?? NaN) - (right ?? NaN)) <= near)];
      }
      case 'qti-sum':
        return [String(parts.reduce((sum, [only]) => sum + Number(only), 0))];
      case 'qti-map-response':
        return [String(this.mapped(this.declaration(identifier)))];
      default:
        throw new Error(`Unknown ${node.name}`);
    }
  }

  private mapped(declaration: Node): number {
    const [mapping] = all(declaration, 'qti-mapping');
    const given = this.responses[declaration.attributes['identifier'] ?? ''] ?? [];
    const same = (entry: Node, value: string) => {
      const key = entry.attributes['map-key'] ?? '';
      return entry.attributes['case-sensitive'] === 'false'
        ? key.toLowerCase() === value.toLowerCase()
        : key === value;
    };
    const sum = [...new Set(given)].reduce((total, value) => {
      const entry = all(declaration, 'qti-map-entry').find((each) => same(each, value));
      return total + Number(entry?.attributes['mapped-value'] ?? 0);
    }, 0);
    const bound = (name: string) => Number(mapping?.attributes[name]);
    return Math.min(bound('upper-bound'), Math.max(bound('lower-bound'), sum));
  }
}

const elements = (node: Node): Node[] => node.children.filter(({ name }) => name !== '#text');

/** Answers an item and says its score and the explanations that are shown. */
export function play(item: Node, responses: Values): { score: number; shown: string[] } {
  const player = new Player(item, responses);
  for (const each of all(item, 'qti-response-processing')) player.run(each);
  const ids = player.outcomes['FEEDBACK'] ?? [];
  const shown = all(item, 'qti-modal-feedback')
    .filter(({ attributes }) => ids.includes(attributes['identifier'] ?? ''))
    .map(({ text }) => text);
  return { score: Number(player.outcomes['SCORE']?.[0]), shown };
}
