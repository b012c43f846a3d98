import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats, { type FormatsPlugin } from 'ajv-formats'

import openapi from '../../../../docs/openapi.json'

/*
 * Checks what the stub sends and receives against the control plane's OpenAPI document, so that a
 * test cannot pass with a response that the control plane does not send.
 */
const ajv = new Ajv2020({ strict: false, allErrors: true })
const plugin = addFormats.default as FormatsPlugin
plugin(ajv)
// OpenAPI's number formats; the type says already that it is an integer.
ajv.addFormat('int32', true)
ajv.addFormat('int64', true)
ajv.addSchema(openapi, 'openapi')

interface MediaType {
  schema?: unknown
}

type Operation = Record<string, unknown> & {
  responses: Record<string, { $ref?: string; content?: Record<string, MediaType> }>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

const operations = Object.entries(openapi.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/:]+')}$`),
      operation: operation as Operation,
    })),
)

/** What is wrong with a response; empty when the document allows it. */
export async function responseErrors(request: Request, response: Response): Promise<string[]> {
  const { pathname } = new URL(request.url)
  const found = operations.find(({ method, pattern }) => method === request.method && pattern.test(pathname))
  if (found === undefined) return [`${request.method} ${pathname} is not in the OpenAPI document`]
  const name = `${request.method} ${found.path} ${response.status}`
  const documented = found.operation.responses[String(response.status)]
  if (documented === undefined) return [`${name} is not in the OpenAPI document`]
  const responses: Record<string, typeof documented> = openapi.components.responses
  const { content = {} } = documented.$ref === undefined ? documented : responses[lastSegment(documented.$ref)]!
  if (Object.keys(content).length === 0) return response.body === null ? [] : [`${name} has content`]
  const mediaType = (response.headers.get('Content-Type') ?? '').split(';', 1)[0]!
  if (content[mediaType] === undefined) return [`${name} has no content of type ${mediaType}`]
  if (mediaType === 'text/event-stream') return []
  const text = await response.clone().text()
  const bodies = mediaType === 'application/x-ndjson' ? text.split('\n').filter((line) => line !== '') : [text]
  const schema = content[mediaType].schema as { $ref: string }
  return bodies.flatMap((body) => schemaErrors(lastSegment(schema.$ref), JSON.parse(body)).map((error) => `${name}: ${error}`))
}

/** What is wrong with a value of a named schema; empty when it is valid. */
export function schemaErrors(schema: string, value: unknown): string[] {
  return violations(schema, value).map(({ instancePath, message = '' }) => `${schema}${instancePath} ${message}`)
}

/** The same, by field. */
export function violations(schema: string, value: unknown): ErrorObject[] {
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`)!
  return validate(value) === true ? [] : (validate.errors ?? [])
}

function lastSegment(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
