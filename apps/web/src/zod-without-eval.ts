import { z } from 'zod';

// Our content security policy forbids code made from text. Zod would try it while the first schema is made, which the
// browser reports as a violation; so this file is imported before any schema.
z.config({ jitless: true });
