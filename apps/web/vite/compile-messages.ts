// Makes the functions for the texts, before a build, a type check or a test: node vite/compile-messages.ts
import { compile } from '@inlang/paraglide-js';
import { paraglideOptions } from './paraglide.ts';

await compile(paraglideOptions);
// the compiler's store leaves timers of 30 s behind that nothing waits for
process.exit();
