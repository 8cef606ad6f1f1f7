/** Of a file that is not a page: opened by itself it may do nothing at all (safety 38). */
export const FILE_POLICY = "default-src 'none'; sandbox";

/** What a page may do; everything else is forbidden. */
export interface PolicyInput {
  /** Allows the scripts of this page that we wrote into it. */
  scriptNonce: string;
  /** Allows the styles that kit wrote into the page; null when there are none. */
  styleNonce: string | null;
  /** Allows kit's own scripts on the few staff pages that are rendered in the browser. */
  kitNonce: string | null;
  /** Where a form's answer may lead besides this site: the target of quick exit. */
  exitOrigin: string | null;
  /** Whether the site is served over TLS. */
  secure: boolean;
  /** Whether a page of ours may hold it in a frame: one page, see frames.ts. */
  mayBeFramed: boolean;
  /** Whether it may hold a page of ours in a frame. */
  holdsFrame: boolean;
  /** Development only: the module server needs its own scripts, styles and a web socket. */
  developing: boolean;
}

const nonce = (value: string | null) => (value === null ? [] : [`'nonce-${value}'`]);

function scripts({ scriptNonce, kitNonce, developing }: PolicyInput): string[] {
  if (developing) return ["'self'", "'unsafe-inline'"];
  // Kit's start script imports modules by address, which a nonce alone does not allow.
  const own = kitNonce === null ? [] : ["'self'"];
  return [...own, ...nonce(scriptNonce), ...nonce(kitNonce)];
}

function styles({ styleNonce, developing }: PolicyInput): string[] {
  if (developing) return ["'self'", "'unsafe-inline'"];
  return styleNonce === null ? ["'none'"] : nonce(styleNonce);
}

/** The one style attribute that kit itself writes, on pages it starts in the browser: it hides its announcer. */
const announcer = "'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='";

function styleAttributes({ kitNonce, developing }: PolicyInput): string[] {
  if (developing) return ["'unsafe-inline'"];
  return kitNonce === null ? ["'none'"] : ["'unsafe-hashes'", announcer];
}

/**
 * Builds the Content-Security-Policy header: nothing but this site, scripts and styles by nonce only
 * (safety 36, OWASP ASVS 14.2.3).
 * @param input nonces and circumstances of one answer
 * @returns the header's value
 */
export function contentSecurityPolicy(input: PolicyInput): string {
  const { developing, exitOrigin, holdsFrame, mayBeFramed, secure } = input;
  const directives: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['script-src', scripts(input)],
    ['style-src', styles(input)],
    ['style-src-attr', styleAttributes(input)],
    ['img-src', ["'self'", 'data:']],
    ['font-src', ["'self'"]],
    ['media-src', ["'self'"]],
    ['connect-src', developing ? ["'self'", 'ws:'] : ["'self'"]],
    // Browsers follow the redirect of a form only where this allows it.
    ['form-action', exitOrigin === null ? ["'self'"] : ["'self'", exitOrigin]],
    ['frame-src', [holdsFrame ? "'self'" : "'none'"]],
    ['frame-ancestors', [mayBeFramed ? "'self'" : "'none'"]],
    ['base-uri', ["'none'"]],
  ];
  if (secure) directives.push(['upgrade-insecure-requests', []]);
  return directives.map(([name, values]) => [name, ...values].join(' ')).join('; ');
}

/**
 * Reads the nonces out of the policy that kit made for a page.
 * @param header kit's Content-Security-Policy, if it set one
 * @returns the nonce of the inlined styles and the nonce of kit's own scripts, each null when unused
 */
export function kitNonces(header: string | null): {
  styleNonce: string | null;
  kitNonce: string | null;
} {
  const of = (directive: string) =>
    header
      ?.split(';')
      .find((part) => part.trim().startsWith(`${directive} `))
      ?.match(/'nonce-([^']+)'/)?.[1] ?? null;
  return { styleNonce: of('style-src'), kitNonce: of('script-src') };
}
