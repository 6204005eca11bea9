/** Ways in which a starting daemon can be looked at. Apart from the schema, whose library a page does not need. */
export const observableKeys = ['stack-dump', 'api-socket', 'debug-endpoint', 'metrics', 'service-manager'] as const;
export type ObservableKey = (typeof observableKeys)[number];
