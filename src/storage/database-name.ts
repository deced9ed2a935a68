/** The one database of this origin that is ours. */
export const databaseName = 'certdesk'
