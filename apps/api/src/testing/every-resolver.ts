/** For tests of the platform, which by itself knows no slice. */
export { resolvers as everyResolver } from '../resolvers.js';
