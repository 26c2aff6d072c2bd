/* Takes away a column that nothing was ever written to. Never edited once shipped. */
export const determinationColumns = `
ALTER TABLE determination DROP COLUMN verifies_id;
`;
