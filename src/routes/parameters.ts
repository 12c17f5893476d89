/** Parameters that several routes take. */
import { Type } from 'typebox'
import { WELL_FORMED } from '../http/validate-request.js'

const strict = { additionalProperties: false }

/** Text that may be anything but half characters. */
export const wellFormed = (description: string, more: { minLength?: number, maxLength?: number } = {}) => Type.String({ pattern: WELL_FORMED, description, ...more })

export const MOST_VALUES = 200 // of one facet; the same number as the search allows

/** May be repeated: values are alternatives. */
export const facetValues = (description: string) => Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: MOST_VALUES, description: `${description}; may be repeated, values are alternatives` }))

export const noQuery = Type.Object({}, strict)

export const idParameter = (what: string) => Type.Object({ id: Type.String({ minLength: 1, description: `id of the ${what}` }) })

/** @param fields optional parameters of the query */
export const query = <Properties extends Parameters<typeof Type.Object>[0]>(properties: Properties) => Type.Object(properties, strict)
