// Makes the functions for the texts without a build, for the type check: node vite/compile-messages.ts
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide.ts';

await compile(paraglideOptions);
