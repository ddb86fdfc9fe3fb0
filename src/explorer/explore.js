// Runs in the browser, beside GraphiQL's, React's and React DOM's own bundles (see pages.ts).
const { GraphiQL, React, ReactDOM } = globalThis;

const tabs = await (await fetch("/explore/tabs.json")).json();

/** The schema is read as the administrator, whatever persona a tab's headers name for its answer. */
async function fetcher(request, { headers = {} } = {}) {
  const introspects = request.operationName === "IntrospectionQuery";
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      ...(introspects ? {} : headers),
      accept: "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
    },
    body: JSON.stringify(request),
  });
  return response.json();
}

// GraphiQL fills the variables and headers of every tab but the one it opens first, and remembers the tabs by itself from then on.
const [opened] = sessionStorage.getItem("graphiql:tabState") === null ? tabs : [];

ReactDOM.createRoot(document.getElementById("explorer")).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs: tabs.length > 0 ? tabs : undefined,
    variables: opened?.variables,
    headers: opened?.headers,
    defaultEditorToolsVisibility: true,
    // What was asked about people is forgotten when the browser's tab is closed.
    storage: sessionStorage,
  }),
);
