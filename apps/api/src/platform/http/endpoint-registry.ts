import { type Endpoint, type InputOf, type OutputOf, isFileResponse } from '@edukom/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { z } from 'zod';
import { Problem } from './problem.js';
import type { Actor, Context } from './context.js';
import { ENDPOINT } from './route.js';

export interface BoundHandler {
  readonly endpoint: Endpoint;
  readonly controller: string;
  readonly call: (input: unknown, context: unknown) => Promise<unknown>;
}

/** Every handler of every controller with its contract; server-rendered pages call endpoints through it, in the process. */
@Injectable()
export class EndpointRegistry {
  #handlers: BoundHandler[] | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  all(): readonly BoundHandler[] {
    this.#handlers ??= this.discovery.getControllers().flatMap((wrapper) => {
      const instance = wrapper.instance as Record<string, (...args: unknown[]) => Promise<unknown>> | undefined;
      if (!instance) return [];
      return this.scanner.getAllMethodNames(Object.getPrototypeOf(instance)).map((name): BoundHandler => {
        const method = instance[name];
        if (!method) throw new Error(`No method ${name}`);
        return {
          endpoint: Reflect.getMetadata(ENDPOINT, method) as Endpoint,
          controller: `${wrapper.name}.${name}`,
          call: (input, context) => method.call(instance, input, context),
        };
      });
    });
    return this.#handlers;
  }

  /**
   * Runs a public endpoint in the process. Its result goes through the contract as on the wire, so a page cannot show
   * a field that the endpoint does not declare.
   */
  callPublic<E extends Endpoint>(endpoint: E, input: InputOf<E>, context: Context): Promise<OutputOf<E>> {
    if (endpoint.access !== 'public') throw new Error(`${endpoint.path} is not public`);
    return this.#call(endpoint, input, context);
  }

  /**
   * The same in the name of whoever is signed in, for what everybody signed in may read: the access guard asks no more of
   * such a request than the person of a valid session, which is `context.actor`.
   */
  async callOwn<E extends Endpoint>(endpoint: E, input: InputOf<E>, context: Context): Promise<OutputOf<E>> {
    if (endpoint.access !== 'signed-in' || endpoint.method !== 'GET')
      throw new Error(`${endpoint.method} ${endpoint.path} is not a read for everybody signed in`);
    // The type says that a handler's actor may be trusted to be there; this context was not made by the guard.
    if ((context.actor as Actor | null | undefined) == null) throw new Problem('access.signed-out');
    return this.#call(endpoint, input, context);
  }

  async #call<E extends Endpoint>(endpoint: E, input: InputOf<E>, context: Context): Promise<OutputOf<E>> {
    const handler = this.all().find((candidate) => candidate.endpoint === endpoint);
    if (!handler) throw new Error(`No handler for ${endpoint.method} ${endpoint.path}`);
    const result = await handler.call(input, context);
    if (endpoint.response === null || isFileResponse(endpoint.response)) return undefined as OutputOf<E>;
    return z.decode(endpoint.response, z.encode(endpoint.response, result) as never) as OutputOf<E>;
  }
}
