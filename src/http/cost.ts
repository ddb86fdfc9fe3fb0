import {
  GraphQLError,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** What one operation asks of the server, counted before anything is executed. Fragments count wherever they are spread. */
export interface Measures {
  /** Fields inside fields; Relay's wrappers (nodes, edges, node, pageInfo) do not count. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly fields: number;
  /** Objects that the answer can hold: 1 for each, times the length of every list it stands in. */
  readonly cost: number;
  /** Whether the schema itself is asked for. */
  readonly introspects: boolean;
}

interface Limit {
  readonly name: Exclude<keyof Measures, "introspects">;
  readonly most: number;
  /** What the caller is told, with both numbers and the mend. */
  readonly refusal: (asked: string, most: string) => string;
}

/** The most that one operation may ask. The parser refuses what is longer than `MOST_TOKENS` before anything is counted. */
export const LIMITS: readonly Limit[] = [
  {
    name: "depth",
    most: 8,
    refusal: (asked, most) =>
      `問い合わせの入れ子が深すぎます（${asked} 段、上限 ${most} 段）。いくつかに分けてください。 / This query is nested ${asked} deep; at most ${most} is allowed. Ask in several queries.`,
  },
  {
    name: "aliases",
    most: 15,
    refusal: (asked, most) =>
      `別名が多すぎます（${asked} 個、上限 ${most} 個）。いくつかに分けてください。 / This query has ${asked} aliases; at most ${most} are allowed. Ask in several queries.`,
  },
  {
    name: "directives",
    most: 20,
    refusal: (asked, most) =>
      `ディレクティブが多すぎます（${asked} 個、上限 ${most} 個）。減らしてください。 / This query has ${asked} directives; at most ${most} are allowed. Leave some out.`,
  },
  {
    name: "rootFields",
    most: 10,
    refusal: (asked, most) =>
      `一度に尋ねる問いが多すぎます（${asked} 個、上限 ${most} 個）。いくつかに分けてください。 / This operation asks ${asked} questions at once; at most ${most} are allowed. Ask in several operations.`,
  },
  {
    name: "fields",
    most: 1_000,
    refusal: (asked, most) =>
      `項目が多すぎます（${asked} 個、上限 ${most} 個）。必要な項目だけにしてください。 / This query selects ${asked} fields, fragments included; at most ${most} are allowed. Select fewer.`,
  },
  {
    name: "cost",
    most: 10_000,
    refusal: (asked, most) =>
      `この問い合わせは重すぎます（費用 ${asked}、上限 ${most}）。first を小さくするか、一覧の中の一覧を減らしてください。 / This query costs ${asked}; at most ${most} is allowed. Ask for fewer with \`first\`, or for fewer lists inside lists.`,
  },
];
export const MOST_TOKENS = 1_000;

/** The assumed length of a list that takes no `first`: the small closed ones, such as the parts of a score. */
const CLOSED_LIST = 4;
/** The assumed length of a page whose `first` is neither given nor known from the schema. */
const USUAL_PAGE = 20;
/** The schema is the same for everybody and large: two readings of it fill an operation. */
const SCHEMA_COST = 2_000;

/** Throws QUERY_TOO_COSTLY, naming the measure, what was asked and the limit. */
export function assertAffordable(measures: Measures): void {
  for (const { name, most, refusal } of LIMITS) {
    const asked = measures[name];
    if (asked <= most) continue;
    throw new GraphQLError(refusal(amount(asked), amount(most)), {
      extensions: { code: "QUERY_TOO_COSTLY", [name]: asked, limit: most, http: { status: 400 } },
    });
  }
}

/** Measures a valid operation. The variables need not be: one that is no number counts as the default. */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measures {
  const root = schema.getRootType(operation.operation);
  if (!root) return NOTHING;
  const within = new Ruler(schema, document, operation, variables).selections(operation.selectionSet, root);
  const onVariables = (operation.variableDefinitions ?? []).flatMap((variable) => variable.directives ?? []);
  return {
    ...within,
    directives: within.directives + onVariables.length + (operation.directives?.length ?? 0),
  };
}

const NOTHING: Measures = {
  depth: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
  fields: 0,
  cost: 0,
  introspects: false,
};

class Ruler {
  readonly #schema: GraphQLSchema;
  readonly #variables: ReadonlyMap<string, unknown>;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** A fragment spread twice in a fragment spread twice … doubles with each line, so each is measured once. */
  readonly #measured = new Map<string, Measures>();

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ) {
    this.#schema = schema;
    this.#variables = new Map(
      (operation.variableDefinitions ?? []).map(({ variable: { name }, defaultValue }) => [
        name.value,
        Object.hasOwn(given, name.value)
          ? given[name.value]
          : defaultValue?.kind === Kind.INT
            ? Number(defaultValue.value)
            : undefined,
      ]),
    );
    this.#fragments = new Map(
      document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    );
  }

  /** `page` is a length asked for above and not yet used up by a list. `rootFields` counts this level's fields. */
  selections(set: SelectionSetNode, parent: GraphQLCompositeType | undefined, page?: number): Measures {
    let sum = NOTHING;
    for (const selection of set.selections) {
      const directives = selection.directives?.length ?? 0;
      switch (selection.kind) {
        case Kind.FIELD:
          sum = plus(sum, this.#field(selection, parent, page), directives);
          break;
        case Kind.INLINE_FRAGMENT: {
          const type = this.#type(selection.typeCondition?.name.value) ?? parent;
          sum = plus(sum, this.selections(selection.selectionSet, type, page), directives);
          break;
        }
        case Kind.FRAGMENT_SPREAD:
          sum = plus(sum, this.#fragment(selection.name.value, page), directives);
      }
    }
    return sum;
  }

  #fragment(name: string, page: number | undefined): Measures {
    const key = `${name} ${page}`;
    const known = this.#measured.get(key);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const found = fragment
      ? this.selections(fragment.selectionSet, this.#type(fragment.typeCondition.name.value), page)
      : NOTHING;
    this.#measured.set(key, found);
    return found;
  }

  #field(field: FieldNode, parent: GraphQLCompositeType | undefined, inherited: number | undefined): Measures {
    const name = field.name.value;
    const itself = { ...NOTHING, rootFields: 1, fields: 1, aliases: field.alias ? 1 : 0 };
    if (name === "__schema" || name === "__type") {
      // graphql-js bounds the depth of introspection by a rule of its own; ours would refuse every tool's first query.
      const within = field.selectionSet ? this.selections(field.selectionSet, undefined) : NOTHING;
      return { ...plus(itself, within), rootFields: 1, depth: 0, cost: SCHEMA_COST, introspects: true };
    }
    const definition = parent && "getFields" in parent ? parent.getFields()[name] : undefined;
    const wrapper = definition !== undefined && isWrapper(name, parent);
    if (!field.selectionSet) return { ...itself, depth: wrapper ? 0 : 1 };

    const own = definition && this.#page(field, definition);
    const page = own ?? inherited;
    const list = definition !== undefined && isListType(getNullableType(definition.type));
    const times = !list ? 1 : wrapper || own !== undefined ? (page ?? USUAL_PAGE) : CLOSED_LIST;
    const type = definition && getNamedType(definition.type);
    const within = this.selections(
      field.selectionSet,
      isCompositeType(type) ? type : undefined,
      list ? undefined : page,
    );
    return {
      ...plus(itself, within),
      rootFields: 1,
      depth: bounded(within.depth + (wrapper ? 0 : 1)),
      // A page is fetched whole even when only its pageInfo or __typename is looked at.
      cost: bounded(Math.max(times * (1 + within.cost), own ?? 0)),
    };
  }

  /** The page size that a field asks for, when it is one of those that take `first`. */
  #page(field: FieldNode, definition: GraphQLField<unknown, unknown>): number | undefined {
    const argument = definition.args.find((each) => each.name === "first");
    if (!argument) return undefined;
    const usual = typeof argument.defaultValue === "number" ? argument.defaultValue : USUAL_PAGE;
    const given = field.arguments?.find((each) => each.name.value === "first")?.value;
    const asked =
      given?.kind === Kind.INT
        ? Number(given.value)
        : given?.kind === Kind.VARIABLE
          ? this.#variables.get(given.name.value)
          : undefined;
    return typeof asked === "number" && Number.isFinite(asked) ? Math.max(0, asked) : usual;
  }

  #type(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

function isWrapper(field: string, parent: GraphQLCompositeType | undefined): boolean {
  const name = parent?.name ?? "";
  if (name.endsWith("Connection")) return field === "nodes" || field === "edges" || field === "pageInfo";
  return name.endsWith("Edge") && field === "node";
}

function plus(a: Measures, b: Measures, directives = 0): Measures {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: bounded(a.aliases + b.aliases),
    directives: bounded(a.directives + b.directives + directives),
    rootFields: bounded(a.rootFields + b.rootFields),
    fields: bounded(a.fields + b.fields),
    cost: bounded(a.cost + b.cost),
    introspects: a.introspects || b.introspects,
  };
}

/** Doubling fragments and huge pages leave the range in which numbers can be counted, and said in JSON. */
function bounded(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}

function amount(count: number): string {
  return count.toLocaleString("en");
}
