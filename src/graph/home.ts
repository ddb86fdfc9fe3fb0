import { join } from "node:path";
import { ENGINE_VERSION } from "./jars.ts";

/** Where things lie in a home (MUSUBI_HOME), which holds all of Musubi's state. */
export const jarFolder = (home: string): string => join(home, "engine", ENGINE_VERSION);
export const passwordFile = (home: string): string => join(home, "password");
export const lockFile = (home: string): string => join(home, "lock.json");
/** Names the process that runs Neo4j, while it runs. */
export const recordFile = (home: string): string => join(home, "neo4j.json");
export const neo4jFolder = (home: string): string => join(home, "neo4j");
export const confFolder = (home: string): string => join(neo4jFolder(home), "conf");
/** What Neo4j tells its operator; begun anew with every start. */
export const serverLog = (home: string): string => join(neo4jFolder(home), "logs", "neo4j.log");
/** What Java says where Neo4j cannot. */
export const consoleLog = (home: string): string => join(neo4jFolder(home), "logs", "console.log");
/** The system database is the first that Neo4j makes: before it is there, no server ever ran on this home. */
export const systemDatabase = (home: string): string => join(neo4jFolder(home), "data", "databases", "system");
/** Tells this home's engine from any other in a list of processes. */
export const homeArgument = (home: string): string => `--home-dir=${neo4jFolder(home)}`;
