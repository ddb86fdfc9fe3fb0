import {
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import type { Context } from "../../src/context.ts";
import { GraphTimeout, GraphUnavailable, StatementFault, UniquenessViolated } from "../../src/graph/errors.ts";

/** A schema of a few fields with everything the door must cope with: a cycle, pages, lists, and every way to fail. */

const required = { type: new GraphQLNonNull(GraphQLString) };

const Person: GraphQLObjectType<unknown, Context> = new GraphQLObjectType<unknown, Context>({
  name: "Person",
  fields: () => ({
    name: { ...required, resolve: () => "Hanako" },
    friend: { type: Person, resolve: () => ({}) },
    reasons: { type: new GraphQLNonNull(new GraphQLList(Person)), resolve: () => [{}, {}] },
    friends: { ...people, resolve: (_, { first }: { first: number }) => ({ first }) },
  }),
});

const PersonEdge = new GraphQLObjectType({ name: "PersonEdge", fields: { node: { type: Person } } });
const PersonConnection = new GraphQLObjectType({
  name: "PersonConnection",
  fields: {
    nodes: {
      type: new GraphQLList(Person),
      resolve: ({ first }: { first: number }) => Array.from({ length: first }, () => ({})),
    },
    edges: { type: new GraphQLList(PersonEdge), resolve: () => [{ node: {} }] },
  },
});
const people = {
  type: new GraphQLNonNull(PersonConnection),
  args: { first: { type: GraphQLInt, defaultValue: 20 } },
};

const failing = (error: () => Error) => ({
  type: GraphQLString,
  resolve: () => {
    throw error();
  },
});

export const written: string[] = [];

export const smallTown = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, Context>({
    name: "Query",
    fields: {
      who: { ...required, resolve: (_, __, { viewer }) => viewer.roles[0] ?? viewer.id },
      person: { type: Person, resolve: () => ({}) },
      people: { ...people, resolve: (_, { first }: { first: number }) => ({ first }) },
      slow: {
        type: GraphQLString,
        args: { ms: { type: new GraphQLNonNull(GraphQLInt) } },
        resolve: async (_, { ms }: { ms: number }) => {
          await new Promise((done) => setTimeout(done, ms));
          return "done";
        },
      },
      lost: failing(() => new GraphUnavailable("who-can-help: connect ECONNREFUSED bolt://10.0.0.1:7687")),
      late: failing(() => new GraphTimeout("who-can-help: Neo.ClientError.Transaction.TransactionTimedOut")),
      twice: failing(() => new UniquenessViolated("Node(1) already exists with name = 'Sato Hanako'")),
      broken: failing(() => new StatementFault("who-can-help: Invalid input 'MATCHH' (Neo.ClientError.Statement)")),
      bug: failing(() => new TypeError("Cannot read properties of undefined (reading 'name')")),
      refused: failing(
        () =>
          new GraphQLError("at must be a time.", {
            extensions: { code: "BAD_USER_INPUT", argument: "at", stack: "/usr/src", given: { password: "secret" } },
          }),
      ),
    },
  }),
  mutation: new GraphQLObjectType({
    name: "Mutation",
    fields: {
      write: {
        type: GraphQLString,
        args: { word: required },
        resolve: (_, { word }: { word: string }) => {
          written.push(word);
          return word;
        },
      },
    },
  }),
});
