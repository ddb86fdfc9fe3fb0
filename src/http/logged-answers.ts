import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from "graphql";
import type { Context } from "../context.ts";
import { GraphUnavailable } from "../graph/errors.ts";
import { formatErrors, type Log } from "./errors.ts";

/** Whose facts an answer carries stands in the log before the answer leaves. What cannot be logged is not told. */
export function loggedAnswers(log: Log): ApolloServerPlugin<Context> {
  const format = formatErrors(log);
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, document, operation, source, response }) => {
        const { body, http } = response;
        if (!document || !operation || body.kind !== "single" || !body.singleResult.data) return;
        try {
          await contextValue.logAnswer(questionsIn(document, operation).join(", "), /\bassuredBy\b/.test(source));
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          const unavailable = new GraphUnavailable(`the answer could not be logged: ${why}`, { cause: error });
          const cause = new GraphQLError("", { originalError: unavailable });
          response.body = { kind: "single", singleResult: { errors: [format(cause.toJSON(), cause)] } };
          http.status = 503;
        }
      },
    }),
  };
}

/** The fields at the root, by their own names: an alias says nothing. */
function questionsIn(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const named = (set: SelectionSetNode): string[] =>
    set.selections.flatMap((each) => {
      if (each.kind === Kind.FIELD) return each.name.value;
      if (each.kind === Kind.INLINE_FRAGMENT) return named(each.selectionSet);
      return document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === each.name.value
          ? named(definition.selectionSet)
          : [],
      );
    });
  return [...new Set(named(operation.selectionSet))];
}
