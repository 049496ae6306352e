import { config } from 'zod';

// Our content security policy forbids code made from text. Zod would try it while the first schema is made, which the
// browser reports as a violation; so this file is imported before any schema. Not by `z.config`: the build takes calls
// of `z` for pure and would leave this one out.
config({ jitless: true });
