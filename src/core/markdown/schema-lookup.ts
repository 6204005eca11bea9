import type { z } from 'zod';
import type { YamlPath } from './yaml.ts';

/** The parts of Zod's definitions that lead from a schema to the ones inside it. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
}

const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

/** The words with which the schema describes the field at `path`. */
export function descriptionAt(schema: z.ZodType, path: YamlPath): string | undefined {
  let described: string | undefined;
  for (let at: z.ZodType | undefined = schemaAt(schema, path); at; at = inside(at)) described ??= at.description;
  return described;
}

/** Names of the fields that a group at `path` can have. */
export function fieldsAt(schema: z.ZodType, path: YamlPath): readonly string[] {
  for (let at: z.ZodType | undefined = schemaAt(schema, path); at; at = inside(at)) {
    const { shape, keyType, options } = definitionOf(at);
    if (shape) return Object.keys(shape);
    if (keyType) return Object.keys(definitionOf(keyType).entries ?? {});
    const group = options?.find((option) => definitionOf(option).shape);
    if (group) return fieldsAt(group, []);
  }
  return [];
}

function schemaAt(schema: z.ZodType, path: YamlPath): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => at && child(at, step), schema);
}

function child(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  for (let at: z.ZodType | undefined = schema; at; at = inside(at)) {
    const { shape, element, valueType, options } = definitionOf(at);
    if (shape) return Object.hasOwn(shape, step) ? shape[step] : undefined;
    if (element) return element;
    if (valueType) return valueType;
    if (options) return options.map((option) => child(option, step)).find((found) => found !== undefined);
  }
  return undefined;
}

/** What `optional`, `default` and `transform` wrap. */
function inside(schema: z.ZodType): z.ZodType | undefined {
  const definition = definitionOf(schema);
  return definition.innerType ?? (definition.type === 'pipe' ? definition.in : undefined);
}
