export const willCall = (server: string, layer: string) => `Nothing has run yet. ${server} will call ${layer}.`;
