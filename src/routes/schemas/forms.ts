/**
 * What the schemas of all answers are built of, and the claim that one says the same as its type in
 * TypeScript: the agreements at the end of each file fail to compile when either changes alone.
 * Answers are written by `JSON.stringify`: nothing is dropped on the way out.
 */
import { Type, type Static, type TSchema } from 'typebox'

/** A schema that stands under its name in the OpenAPI document. */
export const named = <Properties extends Record<string, TSchema>>(name: string, description: string, properties: Properties) =>
  Type.Object(properties, { $id: name, description })

/** Refers to a named schema. */
export const ref = <Schema extends TSchema>(schema: Schema) =>
  Type.Unsafe<Static<Schema>>({ $ref: `${(schema as { $id?: string }).$id}#` })

export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
export const text = nullable(Type.String())
export const count = (description: string) => Type.Integer({ minimum: 0, description })
export const offset = (description: string) => Type.Integer({ minimum: 0, description: `${description}, UTF-16 code units into the article text` })
export const instant = (description: string) => Type.String({ format: 'date-time', description })

export type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
export type Assert<Claim extends true> = Claim
