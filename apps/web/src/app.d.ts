import type { Locale } from '@pateka/domain';
import type { Face } from '#lib/server/hosts.js';

declare global {
  namespace App {
    interface Locals {
      /** Which of the two sites this request is for. */
      face: Face;
      locale: Locale;
      /** The session token from the cookie; only the API knows whether it is still good. */
      session: string | null;
      /** Connects a message on the screen with a line in the logs; says nothing about the person. */
      requestId: string;
      /** Allows our own scripts on this one page. */
      nonce: string;
    }
    interface Error {
      status: number;
      message: string;
      requestId?: string;
    }
    interface PageData {
      face: Face;
      locale: Locale;
      nonce: string;
      signedIn: boolean;
      /** Where quick exit leads; empty on the check site. */
      exitTo: string;
      /** Path and query of this page, to come back to after the language switch. */
      here: string;
      issuerName: string;
      /** A page that stands in a frame of ours has nothing around it. */
      framed?: boolean;
    }
  }
}

export {};
