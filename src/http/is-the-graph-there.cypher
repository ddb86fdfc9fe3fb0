// Does the graph answer?
// No parameters. One row: there (always true).
RETURN true AS there
