import { Neo4jError } from "neo4j-driver";

/** Everything that can go wrong between a statement and its answer. Callers tell the cases apart by class, never by text. */
export class GraphError extends Error {
  override name = "GraphError";
}

/** The graph cannot be reached, or did not answer in time. For a write: whether it took place is unknown. */
export class GraphUnavailable extends GraphError {
  override name = "GraphUnavailable";
}

/** The graph answered that the statement took longer than it may. Nothing was written. */
export class GraphTimeout extends GraphError {
  override name = "GraphTimeout";
}

/** Something with this key is there already. Nothing was written. */
export class UniquenessViolated extends GraphError {
  override name = "UniquenessViolated";
}

/** The database refused the statement itself: a bug in Musubi, not in what was asked. */
export class StatementFault extends GraphError {
  override name = "StatementFault";
}

type GraphErrorClass = new (message: string, options?: ErrorOptions) => GraphError;

/**
 * The database's and the driver's codes, the more particular before the more general: the first prefix that fits decides.
 * https://neo4j.com/docs/status-codes/5/errors/all-errors/
 */
const CLASSES: readonly (readonly [prefix: string, error: GraphErrorClass])[] = [
  ["Neo.ClientError.Schema.ConstraintValidationFailed", UniquenessViolated],
  ["Neo.ClientError.Transaction.TransactionTimedOut", GraphTimeout],
  // The server calls it transient, the driver hands it on as the client's: a transaction whose time was up while it waited for a lock.
  ["Neo.TransientError.Transaction.LockClientStopped", GraphTimeout],
  ["Neo.ClientError.Transaction.LockClientStopped", GraphTimeout],
  ["Neo.ClientError.Transaction.Terminated", GraphTimeout],
  ["Neo.ClientError.Security", GraphUnavailable],
  ["Neo.ClientError.Database", GraphUnavailable],
  ["Neo.ClientError.Cluster", GraphUnavailable],
  ["Neo.TransientError", GraphUnavailable],
  ["Neo.DatabaseError.Database", GraphUnavailable],
  ["Neo.DatabaseError.General.StorageDamageDetected", GraphUnavailable],
  ["Neo.DatabaseError.Transaction", GraphUnavailable],
  ["ServiceUnavailable", GraphUnavailable],
  ["SessionExpired", GraphUnavailable],
];

/** The same failure as one of ours, naming the statement it befell. What is none of the database's errors passes unchanged. */
export function asGraphError(error: unknown, where: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const found = CLASSES.find(([prefix]) => error.code.startsWith(prefix));
  const kind = found?.[1] ?? (LOST.test(error.message) ? GraphUnavailable : StatementFault);
  return new kind(`${where}: ${error.message} (${error.code})`, { cause: error });
}

/** The driver gives a pool that ran dry, or one that is closed, no code of its own. */
const LOST = /acquisition timed out|pool is closed|closed driver|connection/i;
