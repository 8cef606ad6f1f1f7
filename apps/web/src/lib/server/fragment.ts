import type { Component } from 'svelte';
import { render } from 'svelte/server';

/**
 * Renders one part of a page for an island, which puts it in the place of the old one.
 * @param part the component that the page itself uses for it
 * @param props its properties
 * @returns HTML without the marks that only hydration would need
 */
export function fragment<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props,
): Response {
  const { body } = render<Component<Props>, Props>(part, { props });
  // Text is escaped, so a comment can only be one of Svelte's marks.
  return new Response(body.replace(/<!--[^>]*-->/g, ''), {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
