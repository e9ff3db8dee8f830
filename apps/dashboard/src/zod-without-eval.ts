// Zod would try whether it may compile code at run time. The content security policy forbids that, and would report each try. Read by zod
// when it is loaded, so this has to come before everything else: it is among the polyfills.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
