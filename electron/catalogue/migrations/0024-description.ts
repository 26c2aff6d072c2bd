/* What the collection says of itself where it is published. Never edited once shipped: a change is a new migration. */
export const description = `
CREATE TABLE description (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  -- A UUID by which all published versions are known to be of one collection.
  package_id TEXT NOT NULL,
  -- Title, people, licence and so on, as JSON.
  said TEXT NOT NULL CHECK (json_valid(said)),
  changed_utc TEXT NOT NULL
) STRICT;
`;
