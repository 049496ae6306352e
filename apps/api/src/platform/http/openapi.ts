import { type Endpoint, ENDPOINTS, isFileResponse, problemBody, PROBLEMS } from '@edukom/contracts';
import { z } from 'zod';

type Json = Record<string, unknown>;

// The wire's side of a codec is its input in both directions; the output side has no JSON form.
const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return json;
};

function parametersOf(endpoint: Endpoint): Json[] {
  const of = (place: 'path' | 'query', schema: z.ZodObject | undefined) =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
      name,
      in: place,
      required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
      schema: schemaOf(field as z.ZodType),
    }));
  return [...of('path', endpoint.params), ...of('query', endpoint.query)];
}

function requestBodyOf(endpoint: Endpoint): Json {
  if (endpoint.upload?.raw)
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    };
  if (endpoint.upload)
    return {
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
          },
        },
      },
    };
  if (!endpoint.body) return {};
  const schema = schemaOf(endpoint.body);
  return {
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        ...(endpoint.form ? { 'application/x-www-form-urlencoded': { schema } } : {}),
      },
    },
  };
}

function successOf(endpoint: Endpoint): Json {
  const { response } = endpoint;
  if (response === null) return { '204': { description: 'Done' } };
  const content = isFileResponse(response)
    ? Object.fromEntries(response.contentTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
    : { 'application/json': { schema: schemaOf(response) } };
  return { [String(endpoint.status ?? 200)]: { description: endpoint.summary, content } };
}

function refusalsOf(endpoint: Endpoint): Json {
  const always: (keyof typeof PROBLEMS)[] = endpoint.access === 'public' ? [] : ['access.signed-out'];
  const byStatus = new Map<number, string[]>();
  for (const code of [...always, ...endpoint.problems])
    byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [String(status), { description: codes.join(', '), content }]),
  );
}

const accessText = ({ access }: Endpoint) =>
  typeof access === 'string'
    ? access
    : `${access.action} (${typeof access.scope === 'string' ? access.scope : access.scope.kind})`;

/** The whole interface as an OpenAPI 3.1 document, derived from the contracts and nothing else. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const [name, endpoint] of [...ENDPOINTS].sort(([a], [b]) => a.localeCompare(b, 'en'))) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: {
        operationId: name,
        tags: [name.split('.')[0]],
        summary: endpoint.summary,
        'x-access': accessText(endpoint),
        ...(endpoint.access === 'public' ? { security: [] } : {}),
        parameters: parametersOf(endpoint),
        ...requestBodyOf(endpoint),
        responses: { ...successOf(endpoint), ...refusalsOf(endpoint) },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Edukom',
      version: '1',
      description: 'Training of municipal officials in Kosovo and the Digital Agenda Observatory',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'edukom_session' } },
    },
  };
}

const escape = (text: unknown) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The same document as a plain page, readable without a script. */
export function openApiPage(): string {
  const document = openApiDocument() as {
    info: { title: string; description: string };
    paths: Record<string, Record<string, Json>>;
  };
  const rows = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const responses = Object.entries(operation['responses'] as Record<string, { description: string }>).map(
        ([status, { description }]) => `<dt>${status}</dt><dd>${escape(description)}</dd>`,
      );
      const details = operation['requestBody'] ?? operation['parameters'];
      return `<section><h2><code>${method.toUpperCase()} ${escape(path)}</code></h2><p>${escape(operation['summary'])} <small>(${escape(operation['x-access'])})</small></p><details><summary>Input</summary><pre>${escape(JSON.stringify(details, null, 2))}</pre></details><dl>${responses.join('')}</dl></section>`;
    }),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${document.info.title} API</title></head><body><main><h1>${document.info.title} API</h1><p>${escape(document.info.description)}. <a href="/api/openapi.json">openapi.json</a></p>${rows.join('')}</main></body></html>`;
}
