import { TestEnvironment } from 'jest-environment-jsdom';

/** jsdom with the parts of the fetch standard it leaves out; the router makes a `Request` for each navigation. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    // The abort classes come along: a Request accepts no signal of another realm.
    Object.assign(this.global, { Request, Response, Headers, AbortController, AbortSignal, structuredClone });
  }
}
